"""`broadsheet collect`: follow feeds, sitemaps and section pages."""

from __future__ import annotations

import signal
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from . import exits
from .archive_options import archive_option, as_json, form_option, opened, write
from .duration import duration
from .report import Report
from .source_options import limits_options
from .terminal import safe

if TYPE_CHECKING:
    from ..archive import Archive
    from ..capture import Capture, Failure, Note
    from ..collect import Settings
    from ..sources import Limits

_EPILOG = """\b
Exit codes:
  0    every source was visited, every page it led to is kept, or passed over for a reason
  1    something failed, or waits for a host that asks to be left alone; the rest is kept
  2    the command line was not understood
  130  interrupted; the next run goes on where this one stopped"""


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@archive_option
@form_option
@click.option("--every", type=duration, metavar="TIME", help="Go on until stopped, and visit sources again after TIME (15m).")
@click.option("--status", is_flag=True, help="Show the known sources and how they are; ask nobody anything.")
@click.option("--only", is_flag=True, help="Not the feeds and sitemaps that section pages and robots.txt lead to.")
@click.option(
    "--since", type=duration, default="3d", show_default=True, metavar="TIME", help="Leave out what sitemaps date before."
)
@click.option("--delay", type=click.FloatRange(min=0), default=1.0, show_default=True, help="Seconds between requests to a host.")
@click.option("--hosts", type=click.IntRange(1, 1000), default=64, show_default=True, help="Hosts asked at the same time.")
@limits_options
def collect(
    sources: tuple[str, ...],
    *,
    place: str | None,
    form: str,
    every: timedelta | None,
    status: bool,
    only: bool,
    since: timedelta,
    delay: float,
    hosts: int,
    limits: Limits,
) -> None:
    """Keep the pages that sources lead to.

    SOURCE is the address of a feed (RSS, Atom, JSON), a sitemap, or a section page. It is remembered in the archive; without
    SOURCE, all that are known are visited. Hosts are asked one request at a time, as their robots.txt wants it. What was
    interrupted goes on with the next run.
    """
    from ..collect import Settings

    limits = replace(limits, pages_only=False)
    settings = Settings(every=every, since=since, delay=delay, hosts=hosts, follow=not only, limits=limits)
    with opened(place) as archive:
        if status:
            _show_status(archive, form)
            return
        code = _run(archive, sources, settings, form)
    click.get_current_context().exit(code)


def _run(archive: Archive, sources: tuple[str, ...], settings: Settings, form: str) -> int:
    from ..capture import Capture, Failure
    from ..collect import Collector
    from ..collect.kept import ArchiveBook, ArchiveSink, alone
    from .progress import Counter

    report = Report()
    counter = Counter(report, wanted=True)

    def heard(what: Capture | Failure | Note) -> None:
        if isinstance(what, Capture):
            report.read += 1
        elif isinstance(what, Failure):
            report.failure(what)
            if settings.every is not None:  # nobody waits for the end
                click.echo(f"{safe(what.name)}: {safe(what.error.what)}", err=True)
        else:
            report.note(what)
        counter.advance()

    with alone(archive), counter:
        book = ArchiveBook(archive)
        collector = Collector(book, ArchiveSink(archive, heard), settings, heard=heard)
        interrupted = _until_stopped(collector.run(sources))
    _tell(report, form)
    if interrupted and settings.every is None:
        return exits.INTERRUPTED
    return exits.SOME_FAILED if report.failed else exits.ALL_READ


def _until_stopped(run: Coroutine[object, object, None]) -> bool:
    """Run to the end, or until Ctrl-C or SIGTERM; whether it was the latter. What was begun is finished or undone."""
    import asyncio

    async def watched() -> bool:
        task = asyncio.ensure_future(run)
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        try:
            await task
        except asyncio.CancelledError:
            return True
        return False

    return asyncio.run(watched())


def _tell(report: Report, form: str) -> None:
    if form == "json":
        as_json({"kept": report.read, **report.told()})
        return
    click.echo(f"{report.read:,} pages kept")
    if report.notes or report.failed:
        for line in report.lines():
            click.echo(line, err=True)


def _show_status(archive: Archive, form: str) -> None:
    from dataclasses import asdict

    from ..collect.kept import ArchiveBook

    book = ArchiveBook(archive)
    counts = book.counts()
    if form == "json":
        as_json({"sources": [{**asdict(source), "pages": counts.get(source.url, {})} for source in book.sources()]})
        return
    lines = []
    for source in book.sources():
        states = ", ".join(f"{count:,} {state}" for state, count in counts.get(source.url, {}).items()) or "no pages yet"
        lines.append(f"{source.url}  ({source.kind})\n    {states}")
        if source.succeeded_at:
            lines.append(f"    last good answer {source.succeeded_at:%Y-%m-%d %H:%M} UTC")
        if source.failures:
            lines.append(f"    failed {source.failures} times in a row: {source.reason}")
    write("\n".join(lines or ["No sources yet: broadsheet collect SOURCE"]) + "\n")
