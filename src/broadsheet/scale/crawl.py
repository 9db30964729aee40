"""The whole of a crawl: what is missing is read, and what there is is summed up."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from ..capture import Failure
from ..errors import BroadsheetError
from ..model import shipped
from ..record import FORM
from ..version import __version__
from . import layout
from .archives import archives
from .engine import Engine, Event, Lost
from .job import Job
from .ledger import Counts, Dropped, lines
from .schema import VERSION
from .shards import Shard, shards


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do."""

    shards: tuple[Shard, ...]  # all of them, in the order of the arguments
    missing: tuple[Shard, ...]  # those that do not stand in the table yet
    failures: tuple[Failure, ...]  # arguments behind which there is no archive

    @property
    def missing_bytes(self) -> int:
        """Bytes of archives still to be read, as far as their servers say."""
        return sum((shard.span.end or shard.size or 0) - shard.span.begin for shard in self.missing)


def crawl(sources: Iterable[str], job: Job, engine: Engine, watch: Callable[[Plan, Iterator[Event]], None]) -> Counts:
    """Read the archives under `sources` into the table of `job`, and give the counts of everything that stands in it.

    Only shards that are missing are read; where none is, nothing but the ledger is written. `watch` gets the plan and the
    engine's events, and must take all of them. Raises BroadsheetError where the folder holds a table made by other orders or
    from an archive that has changed since, or where another crawl writes to it.
    """
    output = Path(job.output)
    layout.table(job.output).mkdir(parents=True, exist_ok=True)
    with _alone(output):
        _orders(output, job)
        plan = make_plan(sources, job)
        shutil.rmtree(layout.staging(job.output), ignore_errors=True)  # what a run that was broken off left behind
        lost: list[Lost] = []
        try:
            watch(plan, _noting(engine.run(plan.missing, job) if plan.missing else iter(()), lost))
        finally:
            counts = sum_up(job.output, plan.failures, lost)
        shutil.rmtree(layout.staging(job.output), ignore_errors=True)
        return counts


def make_plan(sources: Iterable[str], job: Job) -> Plan:
    """Find the archives under `sources`, each once, and cut them into shards. Raises BroadsheetError where one changed."""
    failures: list[Failure] = []
    found: dict[str, Shard] = {}
    for source in sources:
        for archive in archives(source):
            if isinstance(archive, Failure):
                failures.append(archive)
            else:
                found.update((shard.key, shard) for shard in shards(archive, job.shard_bytes))
    whole = dict(layout.marks(job.output))
    for shard in found.values():
        if (mark := whole.get(shard.key)) and mark.size != shard.size:
            raise BroadsheetError(
                f"has {shard.size} bytes, and had {mark.size} when it was read; crawl it into another folder", where=shard.archive
            )
    missing = tuple(shard for shard in found.values() if shard.key not in whole)
    return Plan(tuple(found.values()), missing, tuple(failures))


def sum_up(output: str, failures: Sequence[Failure], lost: Sequence[Lost]) -> Counts:
    """Write the ledger of everything that stands in the table, and of the archives that do not."""
    counts = Counts()
    missing = [Dropped(one.name, None, "refused", one.error.what) for one in failures]
    missing += [Dropped(one.archive, None, "refused", f"shard {one.key}: {one.reason}") for one in lost]
    made = Path(output)
    with _replaced(made / layout.ALL_DROPPED) as out:
        out.write(lines(sorted(missing, key=lambda one: (one.record, one.reason))))
        whole = list(layout.marks(output))
        for key, mark in whole:
            counts.add(mark.counts)
            out.write((layout.table(output) / f"shard={key}" / layout.DROPPED).read_bytes())
    with _replaced(made / layout.LEDGER) as out:
        plain = {"shards": len(whole), "archives_not_read": len(missing), **counts.plain()}
        out.write(msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n")
    return counts


def _noting(events: Iterator[Event], lost: list[Lost]) -> Iterator[Event]:
    for event in events:
        if isinstance(event, Lost):
            lost.append(event)
        yield event


def _orders(output: Path, job: Job) -> None:
    """Write down what the table is made with, or see that it is the same as it was."""
    orders: dict[str, Any] = {"table": VERSION, "form": FORM, "version": __version__, "model": shipped().fingerprint}
    orders |= asdict(job)
    del orders["output"]  # a table may be moved
    text = msgspec.json.format(msgspec.json.encode(orders), indent=1) + b"\n"
    path = output / layout.ORDERS
    if not path.exists():
        with _replaced(path) as out:
            out.write(text)
    elif path.read_bytes() != text:
        before = msgspec.json.decode(path.read_bytes())
        other = sorted(name for name in {*orders, *before} if before.get(name) != msgspec.to_builtins(orders).get(name))
        raise BroadsheetError(f"holds a table made with another {', '.join(other)}; name another folder", where=str(output))


@contextmanager
def _replaced(path: Path) -> Iterator[Any]:
    """A file to write that takes the place of `path` when it is whole."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as out:
        yield out
    beside.replace(path)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Hold the folder against another crawl on this machine. The system lets go of it however this process ends."""
    import fcntl

    with (output / layout.LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BroadsheetError("another crawl writes to this folder", where=str(output)) from error
        yield
