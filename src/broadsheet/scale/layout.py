"""Where what lies in the folder of a crawl.

FOLDER/
  crawl.json            what the table was made with; a run with other orders is refused
  ledger.json           all records by outcome, and the archives that could not be read
  dropped.jsonl         each page that is not in the table, with its reason
  table/shard=.../      one folder a shard, there only when it is whole
    _mark.json          that it is whole, and what was counted
    _dropped.jsonl
    day=.../rows.parquet
  related/shard=.../    versions and copies, row by row, where somebody asked for them
  .staging/             shards that are being read
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from ..errors import BroadsheetError
from .ledger import Counts

ORDERS = "crawl.json"
LEDGER = "ledger.json"
ALL_DROPPED = "dropped.jsonl"
LOCK = ".lock"
MARK = "_mark.json"  # names that begin with _ are passed over by everything that reads folders of Parquet
DROPPED = "_dropped.jsonl"


class Mark(msgspec.Struct, frozen=True):
    """That a shard is whole. No time stands in it: the same archive gives the same bytes."""

    archive: str
    size: int | None  # bytes of the archive when it was read; None where its server did not say
    begin: int
    end: int | None
    archive_bytes: int
    counts: Counts

    def to_json(self) -> bytes:
        plain = {**msgspec.structs.asdict(self), "counts": self.counts.plain()}
        return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def table(output: str) -> Path:
    """The folder that holds the Parquet files, and nothing that is not whole."""
    return Path(output) / "table"


def related(output: str) -> Path:
    """The folder of the columns that tell of versions and copies."""
    return Path(output) / "related"


def staging(output: str) -> Path:
    """The folder of what is not whole."""
    return Path(output) / ".staging"


def marks(output: str) -> Iterator[tuple[str, Mark]]:
    """The shards that are whole, by key, in its order. Raises BroadsheetError where a mark is damaged."""
    for path in sorted(table(output).glob(f"shard=*/{MARK}")):
        try:
            yield path.parent.name.removeprefix("shard="), msgspec.json.decode(path.read_bytes(), type=Mark)
        except msgspec.DecodeError as error:
            what = f"no completion mark: {error}; remove its folder to read the shard again"
            raise BroadsheetError(what, where=str(path)) from error
