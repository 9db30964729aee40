"""Rows in the order of their archive to Parquet files, one for each partition, in memory that does not grow with their number."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    import pyarrow

FILE = "rows.parquet"
_GROUP_BYTES = 16 << 20  # of JSON in one row group: what the writing of a file holds at once
_GROUP_ROWS = 2000
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"  # how Hive's folders, and all that read them, write null
# Columns whose values repeat; a dictionary of the others would only be built to be thrown away.
_REPEATING = """archive page_type completeness authors.list.element.type publisher.name publisher.legal_name publisher.url
    publisher.logo.url sections.list.element genre language locale images.list.element.role copyright_holder copyright_year
    rights.robots rights.tdm_reservation rights.license evidence.list.element.field evidence.list.element.source
    evidence.list.element.path evidence.list.element.why reader.name reader.version reader.model
    blocks.list.element.type blocks.list.element.level""".split()


def partition(by: str, url: str | None, fetched_at: datetime | None) -> str:
    """The folder that a row belongs in: `day=` of its fetching in UTC, `site=` of its host without www, or none."""
    if by == "day":
        return f"day={fetched_at.astimezone(UTC):%Y-%m-%d}" if fetched_at else f"day={_UNKNOWN}"
    if by == "site":
        return f"site={quote(_host(url), safe='') or _UNKNOWN}"
    return ""


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no address
        return ""


class Spool:
    """Rows as they come, in a file, until all are there and sorted by partition. JSON lines, as `rows.placed` makes them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO = path.open("w+b")
        self._end = 0
        self._places: dict[str, array[int]] = {}  # partition -> where its rows begin and end

    def add(self, partition: str, row: bytes) -> None:
        """Keep a row of `partition`."""
        self._file.write(row)
        self._places.setdefault(partition, array("q")).extend((self._end, self._end + len(row)))
        self._end += len(row)

    def close(self) -> None:
        """Throw the file away."""
        self._file.close()
        self._path.unlink()

    def write(self, folder: Path, schema: pyarrow.Schema) -> Iterator[tuple[int, list[bytes]]]:
        """Write all partitions below `folder`. Gives, by groups, how many rows were written and which fit no column."""
        import pyarrow.parquet

        self._file.flush()
        for name, places in sorted(self._places.items()):
            (folder / name).mkdir(exist_ok=True)
            with (folder / name / FILE).open("wb") as out:
                with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd", use_dictionary=_REPEATING) as writer:
                    for group in self._groups(places):
                        good, misfits = _table(group, schema)
                        if good.num_rows:
                            writer.write_table(good, row_group_size=_GROUP_ROWS)
                        yield good.num_rows, misfits
                os.fsync(out.fileno())

    def _groups(self, places: array[int]) -> Iterator[list[bytes]]:
        group: list[bytes] = []
        held = 0
        for begin, end in zip(places[::2], places[1::2], strict=True):
            group.append(os.pread(self._file.fileno(), end - begin, begin))
            held += end - begin
            if held >= _GROUP_BYTES or len(group) == _GROUP_ROWS:
                yield group
                group, held = [], 0
        if group:
            yield group


def _table(rows: list[bytes], schema: pyarrow.Schema) -> tuple[pyarrow.Table, list[bytes]]:
    """`rows` as columns, and those that do not fit: a number too large for its column, and the like."""
    import pyarrow as pa
    from pyarrow import json

    parse = json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    if not rows:
        return schema.empty_table(), []
    lines = b"".join(rows)
    read = json.ReadOptions(use_threads=False, block_size=len(lines) + 1)
    try:
        return json.read_json(pa.BufferReader(lines), read, parse).replace_schema_metadata(schema.metadata), []
    except pa.ArrowInvalid:
        if len(rows) == 1:
            return schema.empty_table(), rows
    half = len(rows) // 2
    first, wrong = _table(rows[:half], schema)
    second, too = _table(rows[half:], schema)
    return pa.concat_tables([first, second]), wrong + too
