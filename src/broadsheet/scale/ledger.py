"""What became of every record: counts by outcome, and each page that was dropped by name, with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from ..capture import Failure, Note
from ..errors import SourceDamaged, SourceTooLarge
from ..sources.warc import DOUBTS

# Why a page is not in the table. A record that should be no row (a request, a redirect, a picture) is not dropped but
# passed over, and counted by its kind.
OUTCOMES: dict[str, str] = {
    "damaged": "its bytes are not what they claim to be",
    "too_large": "more bytes than the limit, once decompressed",
    "refused": "its archive could not be had",
    "time": "not read within the time limit",
    "memory": "not read within the memory limit",
    "died": "the process that read it died",
    "fault": "a fault of the reader",
    "form": "its record does not fit the table's schema",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no row of a page."""

    outcome: str  # a key of OUTCOMES
    reason: str


class Dropped(msgspec.Struct, frozen=True):
    """One page that is not in the table."""

    record: str  # archive@byte, or archive#number
    url: str | None  # None where the record was too damaged to say
    outcome: str  # a key of OUTCOMES
    reason: str


class Counts(msgspec.Struct):
    """The tally of a shard, or of many. `records` = `rows` + all of `dropped` + all of `passed_over`."""

    records: int = 0
    rows: int = 0
    page_bytes: int = 0  # of pages handed to the reader, decoded
    dropped: dict[str, int] = {}  # outcome -> pages
    passed_over: dict[str, int] = {}  # kind -> records
    doubts: dict[str, int] = {}  # kind -> rows that were read all the same

    def add(self, other: Counts) -> None:
        """Count what `other` counted as well."""
        self.records += other.records
        self.rows += other.rows
        self.page_bytes += other.page_bytes
        for mine, theirs in (
            (self.dropped, other.dropped),
            (self.passed_over, other.passed_over),
            (self.doubts, other.doubts),
        ):
            for kind, count in theirs.items():
                _count(mine, kind, count)

    def plain(self) -> dict[str, Any]:
        """As a dict for JSON, the kinds in alphabetical order."""
        counted = ("dropped", "passed_over", "doubts")
        return {
            **{name: getattr(self, name) for name in ("records", "rows", "page_bytes")},
            **{name: dict(sorted(getattr(self, name).items())) for name in counted},
        }


class Ledger:
    """Counts while a shard is read."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.dropped: list[Dropped] = []

    def note(self, note: Note) -> None:
        """A record passed over, or a doubt about one that was not."""
        if note.what in DOUBTS:
            _count(self.counts.doubts, note.what)
        else:
            self.counts.records += 1
            _count(self.counts.passed_over, note.what)

    def failure(self, failure: Failure) -> None:
        """A page that its archive could not hand out."""
        kinds = ((SourceDamaged, "damaged"), (SourceTooLarge, "too_large"))
        outcome = next((name for kind, name in kinds if isinstance(failure.error, kind)), "refused")
        self.counts.records += 1
        self.drop(failure.name, None, Refusal(outcome, failure.error.what))

    def written(self, rows: int) -> None:
        """Pages that became rows."""
        self.counts.rows += rows

    def page(self, size: int) -> None:
        """A page of `size` bytes that goes to the reader."""
        self.counts.records += 1
        self.counts.page_bytes += size

    def drop(self, record: str, url: str | None, why: Refusal) -> None:
        """A page that did not become a row."""
        _count(self.counts.dropped, why.outcome)
        self.dropped.append(Dropped(record, url, why.outcome, why.reason))


def _count(counts: dict[str, int], kind: str, more: int = 1) -> None:
    counts[kind] = counts.get(kind, 0) + more


def lines(dropped: Iterable[Dropped]) -> bytes:
    """`dropped` as JSON Lines."""
    return b"".join(msgspec.json.encode(one) + b"\n" for one in dropped)
