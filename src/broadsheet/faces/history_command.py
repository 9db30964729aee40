"""`broadsheet history`: what was changed on a page, and whether it said so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .archive_options import archive_option, form_option, opened, tell

if TYPE_CHECKING:
    from ..archive import Change, History, Version

_LONGEST = 600  # letters of a paragraph shown


@click.command()
@click.argument("url")
@archive_option
@form_option
def history(url: str, *, place: str | None, form: str) -> None:
    """Show the versions of a page and what changed from one to the next.

    Words in [-brackets-] were removed, those in {+braces+} added. A silent edit is a change with no new date of modification and
    no correction note.
    """
    with opened(place) as archive:
        tell(archive.history(url), form, _lines)


def _lines(answer: History) -> Iterator[str]:
    yield answer.url
    plural = "" if len(answer.versions) == 1 else "s"
    yield f"{len(answer.versions)} version{plural} in {answer.captures} capture{'' if answer.captures == 1 else 's'}"
    for version in answer.versions:
        yield ""
        yield from _version(version)


def _version(version: Version) -> Iterator[str]:
    mark = ", silent edit" if version.silent else ""
    once = version.captures == 1
    seen = (
        f"once, {_time(version.first_at)}"
        if once
        else f"{version.captures} times, {_time(version.first_at)} to {_time(version.last_at)}"
    )
    yield f"Version {version.number}, seen {seen}{mark}"
    yield f"  {version.headline or '(no headline)'}"
    for change in version.changes:
        yield from _change(change)


def _change(change: Change) -> Iterator[str]:
    touched = f" ({', '.join(change.touches)})" if change.touches else ""
    yield f"  {change.name}{touched}:"
    if change.pieces:
        marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
        yield "    " + "".join(_marked(marks[piece.op], piece.text) for piece in change.pieces).strip()
        return
    for sign, text in (("-", change.before), ("+", change.after)):
        if text:
            yield f"    {sign} {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}"


def _marked(mark: str, text: str) -> str:
    word = text.rstrip()
    return mark.format(word) + text[len(word) :] if word else text


def _time(at: object) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
