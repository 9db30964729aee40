"""What an engine is: something that works through shards and says what happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from .job import Job
from .shards import Shard
from .worker import Done, Progress

TRIES = 4  # of one shard, before it is listed as lost


@dataclass(frozen=True, slots=True)
class Lost:
    """A shard that could not be read: its archive is not there, or its workers died again and again."""

    key: str
    archive: str
    reason: str


Event = Progress | Done | Lost


class Engine(Protocol):
    """Processes on this machine, or a cluster of machines."""

    def run(self, shards: Sequence[Shard], job: Job) -> Iterator[Event]:
        """Work through `shards` by `worker.work`, in any order. Each ends in one Done or one Lost.

        A worker that dies costs its shard another try, up to TRIES. Closing the iterator ends all workers.
        """
        ...

    def each(self, function: str, tasks: Sequence[Any]) -> list[Any]:
        """The answers of `function` ("module:name") to each of `tasks`, in their order, worked out wherever there is room.

        A function may be called again for a task that it was called for, so what it writes must be the same then. Raises
        BroadsheetError where a task has no answer.
        """
        ...
