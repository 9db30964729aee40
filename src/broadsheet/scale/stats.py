"""How a crawl is doing: what was counted so far, how quick it is, and how long it will take."""

from __future__ import annotations

import time
from typing import Any

from .crawl import Plan
from .engine import Event, Lost
from .ledger import Counts
from .worker import Done, Progress


class Stats:
    """The sum over a run's events. Unlike the ledger it knows of this run only, and of time."""

    def __init__(self, plan: Plan) -> None:
        self.shards = len(plan.missing)
        self.shards_before = len(plan.shards) - len(plan.missing)
        self.bytes_planned = plan.missing_bytes
        self.done: list[Done] = []
        self.lost: list[Lost] = []
        self._under_way: dict[str, Progress] = {}
        self._whole = Counts()
        self._started = time.monotonic()

    def take(self, event: Event) -> None:
        """Count what an engine says."""
        if isinstance(event, Progress):
            self._under_way[event.key] = event
            return
        self._under_way.pop(event.key, None)
        if isinstance(event, Done):
            self.done.append(event)
            self._whole.add(event.counts)
        else:
            self.lost.append(event)

    @property
    def counts(self) -> Counts:
        """Everything counted so far in this run, shards under way with it."""
        counts = Counts()
        counts.add(self._whole)
        for shard in list(self._under_way.values()):
            counts.add(shard.counts)
        return counts

    @property
    def pages(self) -> int:
        """Pages read or given up so far."""
        counts = self.counts
        return counts.records - sum(counts.passed_over.values())

    @property
    def archive_bytes(self) -> int:
        """Bytes of archives gone through."""
        waiting = sum(shard.archive_bytes for shard in list(self._under_way.values()))
        return waiting + sum(shard.archive_bytes for shard in self.done)

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self._started

    @property
    def seconds_left(self) -> float | None:
        """At the pace so far; None where nothing is known yet."""
        gone = self.archive_bytes
        if not gone or not self.bytes_planned:
            return None
        return max(self.bytes_planned - gone, 0) * self.seconds / gone

    def plain(self) -> dict[str, Any]:
        """As a dict for JSON; seconds, bytes, and what they come to."""
        seconds, cpu = self.seconds, sum(one.cpu_seconds for one in self.done)
        pages = self.pages
        return {
            "shards": {
                "done": len(self.done),
                "done_before": self.shards_before,
                "lost": [{"archive": one.archive, "reason": one.reason} for one in self.lost],
            },
            **self.counts.plain(),
            "pages": pages,
            "archive_bytes": self.archive_bytes,
            "seconds": round(seconds, 3),
            "cpu_seconds": round(cpu, 3),
            "pages_a_second": round(pages / seconds, 3) if seconds else None,
            "pages_a_cpu_second": round(pages / cpu, 3) if cpu else None,
            "archive_bytes_a_second": round(self.archive_bytes / seconds) if seconds else None,
            "peak_memory_of_a_process": max((one.peak_memory for one in self.done), default=0),
        }
