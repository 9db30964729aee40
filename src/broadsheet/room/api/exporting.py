"""The records that fit a query as one stream: JSON Lines, CSV, Parquet. However many there are, few are in memory at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from ...archive import Archive, Seen
from ...archive.query import parse
from ...exports import jsonl
from ...record import Article
from . import asked
from .operation import Call, Streamed
from .problem import Refused, problem

_TOGETHER = 64  # records to a piece of the stream
_ROWS = 1000  # records to a row group of Parquet

# The flat form of a record: one row, columns a person would sort and filter by. The whole record is JSON Lines.
COLUMNS: tuple[tuple[str, type, Callable[[Seen, Article], Any]], ...] = (
    ("url", str, lambda seen, article: seen.url),
    ("canonical_url", str, lambda seen, article: article.canonical_url),
    ("headline", str, lambda seen, article: article.headline),
    ("description", str, lambda seen, article: article.description),
    ("authors", list, lambda seen, article: [author.name for author in article.authors]),
    ("publisher", str, lambda seen, article: article.publisher.name if article.publisher else None),
    ("date_published", str, lambda seen, article: article.date_published),
    ("date_modified", str, lambda seen, article: article.date_modified),
    ("sections", list, lambda seen, article: list(article.sections)),
    ("keywords", list, lambda seen, article: list(article.keywords)),
    ("language", str, lambda seen, article: article.language),
    ("page_type", str, lambda seen, article: article.page_type),
    ("completeness", str, lambda seen, article: article.completeness),
    ("version", int, lambda seen, article: seen.version),
    ("fetched_at", datetime, lambda seen, article: seen.fetched_at),
    ("text", str, lambda seen, article: article.text),
)


def json_lines(call: Call, about: asked.Exported) -> Streamed:
    """Whole records, one to a line."""
    rows = _fitting(call.archive, about.q)
    return Streamed(
        ("".join(jsonl(article) for _, article in some).encode() for some in _batches(rows, _TOGETHER)), "articles.jsonl"
    )


def comma_separated(call: Call, about: asked.Exported) -> Streamed:
    """Flat rows. Lists are joined by "; "."""
    return Streamed(_csv(_fitting(call.archive, about.q)), "articles.csv")


def parquet(call: Call, about: asked.Exported) -> Streamed:
    """Flat rows. Raises Refused where the library for it is not installed."""
    rows = _fitting(call.archive, about.q)
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        what = "install it with: pip install 'broadsheet[table]'"
        raise Refused(problem(406, "no-parquet", "Parquet needs pyarrow", what)) from None
    return Streamed(_parquet(rows), "articles.parquet")


# Ending, in words, media type, how, errors besides 400.
FORMS: tuple[tuple[str, str, str, Callable[[Call, Any], Streamed], tuple[int, ...]], ...] = (
    ("jsonl", "JSON Lines", "application/jsonl", json_lines, ()),
    ("csv", "CSV in UTF-8", "text/csv", comma_separated, ()),
    ("parquet", "Parquet", "application/vnd.apache.parquet", parquet, (406,)),
)


def _fitting(archive: Archive, query: str) -> Iterator[tuple[Seen, Article]]:
    parse(query)  # a mistake is told before the stream begins
    return archive.articles(query)


def _batches(rows: Iterator[tuple[Seen, Article]], size: int) -> Iterator[list[tuple[Seen, Article]]]:
    while some := list(islice(rows, size)):
        yield some


def _csv(rows: Iterator[tuple[Seen, Article]]) -> Iterator[bytes]:
    sink = io.StringIO()
    writer = csv.writer(sink)
    writer.writerow([name for name, _, _ in COLUMNS])
    for some in _batches(rows, _TOGETHER):
        writer.writerows([_cell(of(seen, article)) for _, _, of in COLUMNS] for seen, article in some)
        yield sink.getvalue().encode()
        sink.seek(0)
        sink.truncate()
    yield sink.getvalue().encode()


def _cell(value: Any) -> str:
    """One cell. A page's text is data, but programs for tables run what begins like a formula: an apostrophe before it stops
    them."""
    if isinstance(value, datetime):
        return value.isoformat()
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return "'" + text if text[:1] in tuple("=+-@\t\r") and text else text


def _parquet(rows: Iterator[tuple[Seen, Article]]) -> Iterator[bytes]:
    import pyarrow
    import pyarrow.parquet

    types = {
        str: pyarrow.string(),
        int: pyarrow.int32(),
        list: pyarrow.list_(pyarrow.string()),
        datetime: pyarrow.timestamp("us", "UTC"),
    }
    schema = pyarrow.schema([(name, types[kind]) for name, kind, _ in COLUMNS])
    sink = _Pieces()
    with pyarrow.parquet.ParquetWriter(pyarrow.PythonFile(sink, "w"), schema, compression="zstd") as writer:
        for some in _batches(rows, _ROWS):
            columns = [[of(seen, article) for seen, article in some] for _, _, of in COLUMNS]
            writer.write_table(pyarrow.table(columns, schema=schema))
            yield sink.taken()
    yield sink.taken()


class _Pieces(io.RawIOBase):
    """A file that is taken away as it is written."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, given: Any) -> int:
        piece = bytes(given)
        self._held += piece
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held
