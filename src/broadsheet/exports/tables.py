"""Articles as rows: CSV for people with spreadsheets, Parquet, with its types, for those who count."""

from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from .clip import Clip, moment

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow

COLUMNS = """url canonical_url page_type completeness headline description text authors publisher date_published date_modified
    sections keywords genre language images comment_count is_accessible_for_free license fetched_at version sha256
    reader""".split()
_AT_ONCE = 1000  # rows of one group
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def csv(clips: Iterable[Clip]) -> Iterator[str]:
    """A line of names, then one for each article (RFC 4180). Several values of one field have line breaks between them.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    yield _line(COLUMNS)
    for clip in clips:
        yield _line([_cell(value) for value in _row(clip).values()])


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv_module.writer(out).writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = "\n".join(one["name"] if "name" in one else one["url"] if isinstance(one, dict) else one for one in value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(clip: Clip) -> dict[str, Any]:
    article = clip.article
    return {
        "url": clip.url,
        "canonical_url": article.canonical_url,
        "page_type": article.page_type,
        "completeness": article.completeness,
        "headline": article.headline,
        "description": article.description,
        "text": article.text,
        "authors": [{"name": one.name, "url": one.url, "type": one.type} for one in article.authors],
        "publisher": article.publisher.name if article.publisher else None,
        "date_published": article.date_published,
        "date_modified": article.date_modified,
        "sections": list(article.sections),
        "keywords": list(article.keywords),
        "genre": article.genre,
        "language": article.language,
        "images": [
            {"url": one.url, "width": one.width, "height": one.height, "caption": one.caption, "credit": one.credit}
            for one in article.images
        ],
        "comment_count": article.comment_count,
        "is_accessible_for_free": article.is_accessible_for_free,
        "license": article.rights.license,
        "fetched_at": clip.fetched_at,
        "version": clip.version,
        "sha256": clip.sha256,
        "reader": article.reader.version if article.reader else None,
    }


def parquet(clips: Iterable[Clip], path: Path) -> int:
    """Write a Parquet file: times as timestamps in UTC (beside them the page's own words), lists as lists. Gives the rows."""
    from pyarrow import Table, parquet

    schema, count, rest = _schema(), 0, iter(clips)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(rest, _AT_ONCE)):
            writer.write_table(Table.from_pylist([_typed(_row(clip)) for clip in some], schema=schema))
            count += len(some)
    return count


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    dates = {name: moment(row[name]) for name in ("date_published", "date_modified")}
    return {**row, **dates, **{f"{name}_as_given": row[name] for name in dates}}


def _schema() -> pyarrow.Schema:
    import pyarrow as pa

    text, number, time = pa.string(), pa.int32(), pa.timestamp("us", tz="UTC")
    types: dict[str, Any] = dict.fromkeys(COLUMNS, text)
    types |= dict.fromkeys(("date_published", "date_modified", "fetched_at"), time)
    types |= dict.fromkeys(("comment_count", "version"), number)
    types |= dict.fromkeys(("sections", "keywords"), pa.list_(text))
    types["is_accessible_for_free"] = pa.bool_()
    types["authors"] = pa.list_(pa.struct([("name", text), ("url", text), ("type", text)]))
    sizes = [("url", text), ("width", number), ("height", number), ("caption", text), ("credit", text)]
    types["images"] = pa.list_(pa.struct(sizes))
    return pa.schema([*types.items(), ("date_published_as_given", text), ("date_modified_as_given", text)])
