"""A line on standard error that says how far a long run is."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .report import Report

if TYPE_CHECKING:
    from rich.progress import Progress

_QUIET_SECONDS = 1.0  # a run that is shorter shows nothing


class Counter:
    """Shows `report` while pages are read, where standard error is a terminal and nothing else is being written to one."""

    def __init__(self, report: Report, *, wanted: bool) -> None:
        self._report = report
        self._wanted = wanted and sys.stderr.isatty()
        self._started = time.monotonic()
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        """Show the tally as it stands."""
        if not self._wanted or (self._bar is None and time.monotonic() - self._started < _QUIET_SECONDS):
            return
        bar = self._bar = self._bar or _shown()
        done = self._report.read + self._report.failed
        rate = done / (time.monotonic() - self._started)
        bar.update(bar.task_ids[0], description=f"{done:,} pages, {self._report.failed:,} failed, {rate:,.0f} a second")


def _shown() -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=None)
    bar.start()
    return bar
