"""One shard, from its archive to its folder in the table. Engines call this, and differ in nothing but where."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ..capture import Capture, Failure, Note
from ..sources import warc
from ..sources.limits import Limits
from .archives import opened
from .job import Job
from .layout import DROPPED, MARK, Mark, staging, table
from .ledger import Counts, Ledger, Refusal, lines
from .limited import LimitedReader
from .parquet import Spool, partition
from .reading import spent
from .rows import placed
from .schema import schema
from .shards import Shard

_TELL_EVERY = 0.5  # seconds between two reports of progress


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a shard is: all that was counted since it was begun, and bytes of the archive gone through."""

    key: str
    counts: Counts
    archive_bytes: int


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that stands in the table."""

    key: str
    counts: Counts
    archive_bytes: int
    seconds: float  # wall time
    cpu_seconds: float  # of this process and of those that read its pages
    peak_memory: int  # bytes, the most that one of these processes ever held


def work(shard: Shard, job: Job, reader: LimitedReader, tell: Callable[[Progress], None]) -> Done:
    """Read a shard and put it into the table by one rename, its completion mark inside. One that is there already stays as it is.

    `tell` hears now and then how far it is. Raises SourceError where the archive cannot be opened, `archives.Broken` where its
    server breaks off, BroadsheetError where no process can be started, OSError where the table cannot be written.
    """
    started, used = time.monotonic(), spent()[0]
    waiting = staging(job.output)
    waiting.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{shard.key}.", dir=waiting))
    try:
        mark = _Pass(shard, job, folder, tell).run(reader)
        _publish(folder, table(job.output) / f"shard={shard.key}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    (read_for, reader_held), (used_now, held) = reader.spent(), spent()
    seconds, cpu_seconds = time.monotonic() - started, used_now - used + read_for
    return Done(shard.key, mark.counts, mark.archive_bytes, seconds, cpu_seconds, max(held, reader_held))


class _Pass:
    """One pass over one shard."""

    def __init__(self, shard: Shard, job: Job, folder: Path, tell: Callable[[Progress], None]) -> None:
        self.shard = shard
        self.job = job
        self.folder = folder
        self.tell = tell
        self.told = time.monotonic()
        self.ledger = Ledger()

    def run(self, reader: LimitedReader) -> Mark:
        spool = Spool(self.folder / "spool")
        with opened(self.shard.archive) as file:
            limits = Limits(max_bytes=self.job.limits.max_bytes)
            begin = end = self.shard.span.begin
            for found in warc.part(file, self.shard.archive, limits, self.shard.span):
                self._take(found, reader, spool)
                end = self._tell(found.name, end)
        for written, misfits in spool.write(self.folder, schema(self.job.columns)):
            self.ledger.written(written)
            for row in misfits:
                self._misfit(row)
        spool.close()
        (self.folder / DROPPED).write_bytes(lines(self.ledger.dropped))
        span, size = self.shard.span, self.shard.size
        gone_through = (span.end or size or end) - begin
        mark = Mark(self.shard.archive, size, begin, span.end, gone_through, self.ledger.counts)
        (self.folder / MARK).write_bytes(mark.to_json())
        return mark

    def _take(self, found: warc.Found, reader: LimitedReader, spool: Spool) -> None:
        if isinstance(found, Note):
            self.ledger.note(found)
        elif isinstance(found, Failure):
            self.ledger.failure(found)
        else:
            self._page(found, reader, spool)

    def _page(self, page: Capture, reader: LimitedReader, spool: Spool) -> None:
        self.ledger.page(len(page.body))
        answer = reader.read(page)
        if isinstance(answer, Refusal):
            self.ledger.drop(page.name, page.url, answer)
            return
        place = page.name[len(self.shard.archive) :]
        row = placed(answer, self.shard.archive, place, page.fetched_at)
        spool.add(partition(self.job.partition, page.url, page.fetched_at), row)

    def _misfit(self, row: bytes) -> None:
        known = msgspec.json.decode(row)
        reason = Refusal("form", "its record does not fit the table's columns, as a number beyond 64 bits does not")
        self.ledger.drop(known["archive"] + known["place"], known["url"], reason)

    def _tell(self, name: str, end: int) -> int:
        place = name.rpartition("@")[2]
        end = int(place) if place.isdigit() else end
        if time.monotonic() - self.told >= _TELL_EVERY:
            self.told = time.monotonic()
            self.tell(Progress(self.shard.key, self.ledger.counts, max(end - self.shard.span.begin, 0)))
        return end


def _publish(folder: Path, place: Path) -> None:
    """Make a finished folder visible. Where another worker was quicker with the same shard, its folder stays: it is the same."""
    _sync(folder / MARK)
    _sync(folder)
    try:
        folder.rename(place)
    except OSError:
        if not (place / MARK).exists():
            raise
    _sync(place.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
