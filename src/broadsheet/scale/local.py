"""The engine of one machine: processes, each with one shard at a time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any

from ..errors import BroadsheetError, SourceError
from .child import Child, Line
from .engine import TRIES, Event, Lost
from .job import Job
from .limited import LimitedReader
from .shards import Shard
from .worker import Done, Progress, work

STALL = 900.0  # seconds without a word beyond a page's time, before a worker is taken for one that hangs outside of a page
_LOOK = 5.0  # seconds between two looks at the silent ones

_Said = Progress | Done | Exception


@dataclass(slots=True)
class _Worker:
    """One process, and the shard that it is busy with."""

    child: Child
    shard: Shard
    heard_at: float  # by the monotonic clock

    def heard(self) -> _Said | None:
        """What it says; None where it died."""
        self.heard_at = time.monotonic()
        try:
            said: _Said = self.child.line.recv()
            return said
        except (EOFError, OSError):
            return None


class LocalEngine:
    """`workers` processes on this machine. Each has one beside it that reads its pages; of the two, one runs at a time."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(self, shards: Sequence[Shard], job: Job) -> Iterator[Event]:
        """See `Engine.run`."""
        from multiprocessing.connection import wait

        shift = _Shift(shards, job, self._workers)
        try:
            while shift.fill():
                ready = wait([worker.child.line for worker in shift.busy], min(_LOOK, STALL))
                for worker in [worker for worker in shift.busy if worker.child.line in ready]:
                    if event := shift.event(worker, worker.heard()):
                        yield event
                for worker in shift.silent():
                    worker.child.process.kill()  # its line will say so
        finally:
            shift.end()

    def each(self, function: str, tasks: Sequence[Any]) -> list[Any]:
        """See `Engine.each`. One worker is this process."""
        if self._workers == 1:
            called = resolve_name(function)
            return [called(task) for task in tasks]
        children = [Child("broadsheet.scale.local:answer") for _ in range(min(self._workers, len(tasks)))]
        try:
            return _answers(children, function, tasks)
        except (EOFError, OSError) as error:
            raise BroadsheetError(f"a process died over {function}") from error
        finally:
            for child in children:
                child.stop()


def _answers(children: Sequence[Child], function: str, tasks: Sequence[Any]) -> list[Any]:
    from multiprocessing.connection import wait

    waiting = list(enumerate(tasks))[::-1]
    answers: dict[int, Any] = {}
    busy: dict[int, tuple[int, Child]] = {}  # by file number of the line
    while len(answers) < len(tasks):
        for child in children:
            if waiting and child.line.fileno() not in busy:
                number, task = waiting.pop()
                child.line.send((function, task))
                busy[child.line.fileno()] = number, child
        ready = wait([child.line for _, child in busy.values()])
        for number, child in [one for one in busy.values() if one[1].line in ready]:
            said = child.line.recv()
            if isinstance(said, Exception):
                raise said
            answers[number] = said
            del busy[child.line.fileno()]
    return [answers[number] for number in range(len(tasks))]


class _Shift:
    """Who is busy with what, and what is still to be done."""

    def __init__(self, shards: Sequence[Shard], job: Job, most: int) -> None:
        self.job = job
        self.most = most
        self.waiting = list(reversed(shards))
        self.tries: Counter[str] = Counter()
        self.busy: list[_Worker] = []
        self.idle: list[Child] = []

    def fill(self) -> bool:
        """Give work to those who have none; False where all is done."""
        while self.waiting and len(self.busy) < self.most:
            child = self.idle.pop() if self.idle else self._hired()
            worker = _Worker(child, self.waiting.pop(), time.monotonic())
            self.busy.append(worker)
            with suppress(OSError):  # died while it waited; `heard` will say so
                worker.child.line.send(worker.shard)
        return bool(self.busy)

    def _hired(self) -> Child:
        child = Child("broadsheet.scale.local:serve")
        with suppress(OSError):
            child.line.send(self.job)
        return child

    def silent(self) -> list[_Worker]:
        """Those who have said nothing for so long that they must hang."""
        since = time.monotonic() - STALL - self.job.limits.seconds
        return [worker for worker in self.busy if worker.heard_at < since]

    def event(self, worker: _Worker, said: _Said | None) -> Event | None:
        """What the words of `worker` mean for the run; None where its shard is tried again."""
        if isinstance(said, Progress):
            return said
        self.busy.remove(worker)
        reason = str(said) if said else worker.child.gone()
        if said:
            self.idle.append(worker.child)
        if isinstance(said, Done):
            return said
        self.tries[worker.shard.key] += 1
        if isinstance(said, SourceError) or self.tries[worker.shard.key] >= TRIES:
            return Lost(worker.shard.key, worker.shard.archive, reason)
        self.waiting.append(worker.shard)
        return None

    def end(self) -> None:
        """Stop everybody: those who are idle go by themselves."""
        for worker in self.busy:
            worker.child.stop()
        for child in self.idle:
            child.gone()


def answer(line: Line[Any, Any]) -> None:
    """What one process does: call functions until the line closes."""
    while True:
        function, task = line.recv()
        try:
            said = resolve_name(function)(task)
        except (BroadsheetError, OSError) as error:
            said = error
        line.send(said)


def serve(line: Line[Any, Any]) -> None:
    """What one process does: work on shards, all of one job, until the line closes."""
    job: Job = line.recv()
    with LimitedReader(job) as reader:
        while True:
            shard = line.recv()
            try:
                said: Done | Exception = work(shard, job, reader, line.send)
            except (BroadsheetError, OSError) as error:
                said = error
            line.send(said)
