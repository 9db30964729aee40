"""`broadsheet copies`: who had a text first, and what the others made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .archive_options import archive_option, form_option, opened, tell

if TYPE_CHECKING:
    from ..archive import Copies, Copy

_LONGEST = 160  # letters of a paragraph shown


@click.command()
@click.argument("url")
@archive_option
@form_option
def copies(url: str, *, place: str | None, form: str) -> None:
    """Show the pages with nearly the same text: who published it first, then the others by time, and what each cut and added."""
    with opened(place) as archive:
        tell(archive.copies(url), form, _lines)


def _lines(answer: Copies) -> Iterator[str]:
    others = len(answer.members) - 1
    yield answer.url
    yield (f"{others} {'copy' if others == 1 else 'copies'}" if others > 0 else "no copies") + (
        f"; agency credited: {answer.agency}" if answer.agency else ""
    )
    for number, member in enumerate(answer.members):
        yield ""
        yield from _member(number, member)


def _member(number: int, member: Copy) -> Iterator[str]:
    first = "first" if number == 0 else f"{member.shared:.0%} of the shorter text is shared"
    yield f"{number + 1}. {member.headline or '(no headline)'}{' (retitled)' if member.retitled else ''}"
    yield f"   {member.url}"
    seen = f"seen {member.first_seen:%Y-%m-%d %H:%M} UTC"
    yield "   " + ", ".join(filter(None, (member.publisher or member.site, member.date_published or seen, member.agency, first)))
    for sign, paragraphs in (("- cut:  ", member.cut), ("+ added:", member.added)):
        for text in paragraphs:
            yield f"   {sign} {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}"
