"""`broadsheet add`: pages into the archive."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import click

from .archive_options import archive_option, form_option, opened, tell
from .report import Report
from .source_options import jobs_option, limits_options, url_option
from .terminal import safe

if TYPE_CHECKING:
    from ..archive import Added
    from ..sources import Limits


_SAID = {
    "new": "new",
    "changed": "changed",
    "unchanged": "seen again, unchanged",
    "not_seen": "kept, but no article is shown (a wall, an error)",
    "known": "there already",
}


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@archive_option
@form_option
@click.option("--from-table", "tables", metavar="FOLDER", multiple=True, help="The pages of a crawl's table, from its archives.")
@url_option
@jobs_option
@limits_options
def add(
    sources: tuple[str, ...],
    *,
    place: str | None,
    form: str,
    tables: tuple[str, ...],
    url: str | None,
    jobs: int,
    limits: Limits,
) -> None:
    """Keep pages in the archive: their bytes, and what they say.

    SOURCE is a file, a folder, a quoted glob, a WARC or ARC file, an http(s) URL, or - for standard input. A page without a known
    address is called by its canonical one, and without that by its file's. Adding the same capture again changes nothing.
    """
    from ..capture import Failure
    from .pages_found import pages_found, pages_of_tables

    if not sources and not tables:
        raise click.UsageError("nothing to add: SOURCE... or --from-table FOLDER")
    report = Report()
    answers: list[Added] = []
    outcomes: Counter[str] = Counter()
    found = chain(pages_found(sources, limits, url, report), pages_of_tables(tables, limits))
    with opened(place) as archive:
        for answer in archive.add_many(found, jobs=jobs or None):
            if isinstance(answer, Failure):
                report.failure(answer)
                continue
            report.read += 1
            outcomes[answer.outcome] += 1
            if form == "json":
                answers.append(answer)
            if answer.failure:
                click.echo(f"{safe(answer.url)}: kept, but not read: {safe(answer.failure)}", err=True)
    said = {"added": answers, "outcomes": dict(outcomes.most_common()), **report.told()}
    tell(said, form, lambda _: (f"{count:,} {_SAID[outcome]}" for outcome, count in outcomes.most_common()))
    for line in report.lines():
        click.echo(line, err=True)
    click.get_current_context().exit(report.exit_code)
