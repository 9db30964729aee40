"""The bar on standard error that says how far a crawl is."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

    from ..scale.stats import Stats


class Bar:
    """Shows `stats` while shards are read, where standard error is a terminal."""

    def __init__(self, stats: Stats) -> None:
        self._stats = stats
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._bar = _shown(self._stats)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        """Show the run as it stands."""
        if self._bar:
            stats = self._stats
            self._bar.update(self._bar.task_ids[0], completed=stats.archive_bytes, description=words(stats))


def words(stats: Stats) -> str:
    """How a run is doing, in a line."""
    pages, seconds = stats.pages, max(stats.seconds, 1e-9)
    parts = [f"{pages:,} pages", f"{pages / seconds:,.0f} a second"]
    if dropped := sum(stats.counts.dropped.values()):
        parts.append(f"{dropped:,} dropped")
    return ", ".join([*parts, f"{len(stats.done):,} of {stats.shards:,} shards"])


def _shown(stats: Stats) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=stats.bytes_planned or None)
    bar.start()
    return bar
