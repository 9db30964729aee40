"""What stands over a text in one block with it, where a layout parts its lines by `br` alone: headline, date, byline."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..text import fold
from .assembly import Run, lines_of
from .datetext import Customs, find_dates

_LONGEST = 80  # characters of a line of date and byline
_SHORT = 40  # characters of a line that may be a byline
_BESIDE = 30  # of those that are neither: "Published on", a place, a section


def without_head(run: Run, headline: str | None, names: Sequence[str]) -> Run:
    """The run without its lines down to the text, where the first is the headline; as it is where it says no more."""
    if not headline or "\n" not in run.text:
        return run
    first, *others = lines_of(run)
    if fold(first.text) != fold(headline):
        return run
    while others and _is_head(others[0].text, names):
        others = others[1:]
    return replace(run, first=others[0].first, text="\n".join(line.text for line in others)) if others else run


def goes_on(text: str) -> bool:
    """Whether one of the lines behind the first is more than a date or a byline."""
    return any(len(line) > _SHORT and not _is_head(line, ()) for line in text.split("\n")[1:])


def _is_head(line: str, names: Sequence[str]) -> bool:
    if len(line) > _LONGEST:
        return False
    if any(name in line for name in names):
        return True
    dates = find_dates(line, Customs())
    return bool(dates) and len(line) - sum(date.end - date.start for date in dates) <= _BESIDE
