"""A table read back: its rows as records, and the pages that they were read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..capture import Capture, Failure
from ..errors import RecordError, SourceError, SourceNotFound
from ..record import Article
from ..sources import warc
from ..sources.limits import Limits
from . import layout
from .archives import opened
from .parquet import FILE
from .rows import decode
from .schema import VERSION, VERSION_KEY

_AT_ONCE = 100  # rows held as Python objects


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    article: Article  # columns that the table was made without are empty in it
    archive: str  # path or URL, as it was crawled
    place: str  # @ and the byte where the record begins; in ARC files # and its number
    fetched_at: datetime | None  # UTC; None where the archive does not say


def rows(folder: str) -> Iterator[Row]:
    """The rows of a crawl's folder: shards by name, within one its partitions by name, within these the archive's order.

    Only what is whole is there. Raises SourceNotFound where there is no table, RecordError where it is of a version that this
    package does not know.
    """
    if not layout.table(folder).is_dir():
        raise SourceNotFound("no table here", where=folder)
    for key, _ in layout.marks(folder):
        shard = layout.table(folder) / f"shard={key}"
        for path in sorted(shard.rglob(FILE)):
            yield from _rows(path)


def page(row: Row, limits: Limits) -> Capture | Failure:
    """The page that `row` was read from, out of its archive, which must be where it was; a Failure where it is not to be had."""
    name = row.archive + row.place
    if not row.place.startswith("@"):
        return Failure(name, SourceNotFound("a record of an ARC file, which has no address", where=name))
    begin = int(row.place[1:])
    try:
        with opened(row.archive) as file:
            for found in warc.part(file, row.archive, limits, warc.Span(begin, begin + 1)):
                if isinstance(found, Capture | Failure) and found.name == name:
                    return found
    except SourceError as error:
        return Failure(name, error)
    return Failure(name, SourceNotFound("no such record any more", where=name))


def _rows(path: Path) -> Iterator[Row]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        version = (file.schema_arrow.metadata or {}).get(VERSION_KEY, b"none").decode()
        if version != str(VERSION):
            raise RecordError(f"a table of version {version}, and this package knows {VERSION}", where=str(path))
        for batch in file.iter_batches(_AT_ONCE):
            for row in batch.to_pylist():
                yield Row(decode(row), row["archive"], row["place"], row["fetched_at"])
