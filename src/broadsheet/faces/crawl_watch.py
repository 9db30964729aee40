"""What a person sees of a crawl: the bar while it runs, the words at its end, the figures for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from . import exits
from .terminal import safe

if TYPE_CHECKING:
    from ..scale import Event, Plan
    from ..scale.stats import Stats


class Watch:
    """Shows a run, and tells of it at its end. `stats_to` is a path, or - for standard output; `metrics_port` 0 takes any."""

    def __init__(self, stats_to: str | None, metrics_port: int | None) -> None:
        self._stats_to = stats_to
        self._metrics_port = metrics_port
        self._stats: Stats | None = None
        self._plan: Plan | None = None

    def __call__(self, plan: Plan, events: Iterator[Event]) -> None:
        from ..scale.metrics import served
        from ..scale.stats import Stats
        from .crawl_bar import Bar

        stats = self._stats = Stats(plan)
        self._plan = plan
        with ExitStack() as around:
            if self._metrics_port is not None:
                port = around.enter_context(served(stats, self._metrics_port))
                click.echo(f"Metrics at http://127.0.0.1:{port}/metrics", err=True)
            bar = around.enter_context(Bar(stats))
            for event in events:
                stats.take(event)
                bar.advance()
        self._tell(stats)

    def _tell(self, stats: Stats) -> None:
        text = json.dumps(stats.plain(), indent=1, ensure_ascii=False) + "\n"
        if self._stats_to == "-":
            sys.stdout.write(text)
        elif self._stats_to:
            with open(self._stats_to, "w", encoding="utf-8") as out:
                out.write(text)

    def lines(self) -> Iterator[str]:
        """The end of the run in words."""
        stats, plan = self._stats, self._plan
        if not stats or not plan:
            return
        counts = stats.counts
        before = f", {stats.shards_before:,} were there" if stats.shards_before else ""
        shards = f"shards read: {len(stats.done):,}{before}"
        yield f"{counts.rows:,} rows of {stats.pages:,} pages in {stats.seconds:,.1f} s; {shards}."
        if counts.passed_over:
            most = sorted(counts.passed_over.items(), key=lambda kind: (-kind[1], kind[0]))[:12]
            yield f"Passed over: {', '.join(f'{count:,} x {safe(kind)}' for kind, count in most)}"
        if counts.dropped:
            kinds = ", ".join(f"{count:,} x {kind}" for kind, count in sorted(counts.dropped.items()))
            yield f"Dropped: {kinds}; dropped.jsonl names each"
        yield from (f"  {safe(one.name)}: {safe(one.error.what)}" for one in plan.failures)
        yield from (f"  {safe(one.archive)}: {safe(one.reason)}" for one in stats.lost)

    def exit_code(self, rows: int) -> int:
        """See the help text."""
        if self._stats and self._plan and (self._stats.lost or self._plan.failures):
            return exits.SOME_FAILED if rows else exits.NOTHING_READ
        return exits.ALL_READ if rows else exits.NOTHING_READ
