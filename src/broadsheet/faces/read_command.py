"""`broadsheet read`: sources in, records out."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from .report import Report
from .source_options import jobs_option, limits_options, url_option
from .terminal import safe

if TYPE_CHECKING:
    from ..capture import Capture, Failure
    from ..record import Article
    from ..sources import Limits
    from .writer import Output

# The names of `exports.FORMATS`, which is not imported to show a help text; a test keeps them the same.
FORMATS = ("json", "jsonl", "markdown", "text", "html")

_EPILOG = """\b
Exit codes:
  0    every source was read (a page that is no article is a record that says so)
  1    some pages could not be had or read; the others were written
  2    the command line was not understood
  3    not one page could be read
  130  interrupted"""


@dataclass(frozen=True, slots=True)
class Request:
    """What one run of the command shall do."""

    sources: tuple[str, ...]
    limits: Limits
    url: str | None
    jobs: int | None
    evidence: bool


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="Form of the records.  [default: json]")
@click.option("--why", is_flag=True, help="Show the evidence as a table instead: each field, its source, and the rejected ones.")
@click.option("-o", "--output", metavar="PATH", help="Write to this file, which is replaced when all is read.")
@jobs_option
@click.option("--no-evidence", is_flag=True, help="Leave the evidence out of the records: quicker, and smaller.")
@url_option
@limits_options
def read(
    sources: tuple[str, ...],
    *,
    form: str | None,
    why: bool,
    output: str | None,
    jobs: int,
    no_evidence: bool,
    url: str | None,
    limits: Limits,
) -> None:
    """Read pages and write their records.

    SOURCE is a file, a folder (all pages below it), a quoted glob, a WARC or ARC file, an http(s) URL, or - for standard input.

    json writes one record as an object and several as an array; jsonl writes a line for each, and suits many. text is the
    body alone; markdown and html are the article with its headline. Text and Markdown documents have a form feed between them.
    """

    if why and (form or no_evidence):
        raise click.UsageError("--why shows the evidence as a table: it goes with neither --format nor --no-evidence")
    if url is not None and (len(sources) > 1 or os.path.isdir(sources[0]) or "://" in sources[0]):
        raise click.UsageError("--url is for standard input or one file")
    request = Request(sources, limits, url, jobs or None, evidence=not no_evidence)
    report = Report()
    from .writer import Output

    with Output(output) as out:
        _write(request, out, form or FORMATS[0], why=why, report=report)
    for line in report.lines():
        click.echo(line, err=True)
    click.get_current_context().exit(report.exit_code)


def _write(request: Request, out: Output, form: str, *, why: bool, report: Report) -> None:
    from ..capture import Failure
    from ..exports import FORMATS as EXPORTS
    from .progress import Counter
    from .writer import WRITERS

    writer = WRITERS["html" if why else form](out)
    shown = _table_for(out) if why else _document_for(out, EXPORTS[form])
    with Counter(report, wanted=not out.is_terminal) as counter:
        for name, result in _results(request, report):
            if isinstance(result, Failure):
                report.failure(result)
            else:
                writer.add(shown(result, name))
                report.read += 1
            counter.advance()
    writer.end()


def _results(request: Request, report: Report) -> Iterator[tuple[str, Article | Failure]]:
    """What each page became, with the page's name."""
    from ..many import read_many

    names: deque[str] = deque()

    def pages() -> Iterator[Capture | Failure]:
        for page in _pages(request, report):
            names.append(page.name)
            yield page

    for result in read_many(pages(), jobs=request.jobs, evidence=request.evidence):
        yield names.popleft(), result


def _pages(request: Request, report: Report) -> Iterator[Capture | Failure]:
    from ..capture import Capture, Note
    from ..sources import find

    for source in request.sources:
        for found in find(source, request.limits):
            if isinstance(found, Note):
                report.note(found)
            elif isinstance(found, Capture) and request.url and found.name == source:  # not an archive's records
                yield replace(found, url=request.url)
            else:
                yield found


def _document_for(out: Output, export: Callable[[Article], str]) -> Callable[[Article, str], str]:
    if out.is_terminal:
        return lambda article, _: safe(export(article))
    return lambda article, _: export(article)


def _table_for(out: Output) -> Callable[[Article, str], str]:
    import shutil

    from .why import table

    width = shutil.get_terminal_size((100, 24)).columns
    color = out.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return lambda article, name: table(article, name, width, color=color)
