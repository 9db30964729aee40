"""The engine of many machines: Ray's own scheduling, retries and object store around the same work."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from ..errors import BroadsheetError, SourceError
from .archives import Broken
from .engine import TRIES, Event, Lost
from .job import Job
from .limited import LimitedReader
from .shards import Shard
from .worker import Done, Progress, work

_POLL = 1.0  # seconds between two looks at the progress of shards under way
_AHEAD = 2  # tasks handed to Ray for each processor of the cluster, so that none waits, and new machines find some


class RayEngine:
    """A Ray cluster: the one at `address`, the one this process is connected to, or one that Ray starts on this machine.

    `workers` shards at a time; None takes all processors, of machines that join later too. Every machine needs
    `broadsheet[ray]` of this version, sees the table's folder under the same path, and reaches the archives.
    """

    def __init__(self, address: str | None = None, workers: int | None = None) -> None:
        self._address = address
        self._workers = workers

    def run(self, shards: Sequence[Shard], job: Job) -> Iterator[Event]:
        """See `Engine.run`. Raises BroadsheetError where Ray is not installed or its cluster cannot be had."""
        with self._connected() as ray:
            yield from _Run(ray, job, self._workers).events(list(reversed(shards)))

    def each(self, function: str, tasks: Sequence[Any]) -> list[Any]:
        """See `Engine.each`."""
        with self._connected() as ray:
            remote = ray.remote(_answer).options(num_cpus=1, max_retries=TRIES - 1, scheduling_strategy="SPREAD")
            try:
                answers: list[Any] = ray.get([remote.remote(function, task) for task in tasks])
            except ray.exceptions.RayError as error:
                cause = getattr(error, "cause", None) or error
                raise BroadsheetError(f"{function} failed: {cause!s:.300}") from error
            return answers

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        ray = _ray()
        ours = not ray.is_initialized()
        if ours:
            _connect(ray, self._address)
        try:
            yield ray
        finally:
            if ours:
                ray.shutdown()


class _Run:
    """One run on a cluster that is there."""

    def __init__(self, ray: Any, job: Job, workers: int | None) -> None:
        self.ray = ray
        self.workers = workers
        self.job = ray.put(job)
        here = ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=True)
        self.board = ray.remote(_Board).options(num_cpus=0, max_restarts=-1, scheduling_strategy=here).remote()
        self.task = ray.remote(_task).options(
            num_cpus=1, max_retries=TRIES - 1, retry_exceptions=[Broken, OSError], scheduling_strategy="SPREAD"
        )

    def events(self, waiting: list[Shard]) -> Iterator[Event]:
        """What happens, until nothing waits; takes from the end of `waiting`."""
        under_way: dict[Any, Shard] = {}
        try:
            while waiting or under_way:
                while waiting and len(under_way) < self._most():
                    shard = waiting.pop()
                    under_way[self.task.remote(shard, self.job, self.board)] = shard
                finished, _ = self.ray.wait(list(under_way), timeout=_POLL)
                keys = {shard.key for shard in under_way.values()}
                yield from (progress for progress in self._progress() if progress.key in keys)
                for task in finished:
                    yield self._ending(task, under_way.pop(task))
        finally:
            for task in under_way:
                self.ray.cancel(task, force=True)
            self.ray.kill(self.board)

    def _most(self) -> int:
        return self.workers or max(1, _AHEAD * int(self.ray.cluster_resources().get("CPU", 1)))

    def _progress(self) -> list[Progress]:
        try:
            known: list[Progress] = self.ray.get(self.board.take.remote(), timeout=_POLL)
        except self.ray.exceptions.RayError:  # the board is for looking at: without it, finished shards are counted all the same
            return []
        return known

    def _ending(self, task: Any, shard: Shard) -> Event:
        try:
            ending: Done | Lost = self.ray.get(task)
        except self.ray.exceptions.RayError as error:
            cause = getattr(error, "cause", None) or error
            return Lost(shard.key, shard.archive, f"given up after {TRIES} tries: {cause!s:.300}")
        return ending


class _Board:
    """Where workers note how far they are; what was noted last of each shard is what counts."""

    def __init__(self) -> None:
        self._noted: dict[str, Progress] = {}

    def note(self, progress: Progress) -> None:
        self._noted[progress.key] = progress

    def take(self) -> list[Progress]:
        noted, self._noted = self._noted, {}
        return list(noted.values())


def _task(shard: Shard, job: Job, board: Any) -> Done | Lost:
    """What Ray runs. What is to be tried again is raised, what would fail again is an answer."""
    try:
        with LimitedReader(job) as reader:
            return work(shard, job, reader, lambda progress: board.note.remote(progress))
    except SourceError as error:
        return Lost(shard.key, shard.archive, str(error))


def _answer(function: str, task: Any) -> Any:
    from pkgutil import resolve_name

    return resolve_name(function)(task)


def _connect(ray: Any, address: str | None) -> None:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray reports its use to its makers unless it is told otherwise
    try:
        ray.init(address=address, include_dashboard=False if address is None else None)
    except (ConnectionError, ValueError, RuntimeError, OSError) as error:
        raise BroadsheetError(f"no Ray cluster: {error}", where=address) from error


def _ray() -> Any:
    try:
        ray = import_module("ray")
        import_module("ray.util.scheduling_strategies")
    except ImportError as error:
        raise BroadsheetError("the ray engine needs Ray: pip install 'broadsheet[ray]'") from error
    return ray
