"""Where pages come from. `find` takes what a person would type and hands out pages, or says why there is none.

Nothing is dropped: what is not a page is a Failure (it should have been one) or a Note (it was passed over on purpose).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..capture import Capture, Failure, Note
from . import files, stdin, web
from .limits import Limits

Found = Capture | Failure | Note


def find(argument: str, limits: Limits | None = None) -> Iterator[Found]:
    """The pages under `argument`: `-`, an http(s) URL, or a file, folder, glob or WARC. Raises nothing for what is there."""
    limits = limits or Limits()
    for fits, captures in SOURCES:
        if fits(argument):
            yield from captures(argument, limits)
            return


def _everything(_: str) -> bool:
    return True


# The first that fits takes the argument.
SOURCES: tuple[tuple[Callable[[str], bool], Callable[[str, Limits], Iterable[Found]]], ...] = (
    (stdin.is_stdin, stdin.captures),
    (web.is_url, web.captures),
    (_everything, files.captures),
)

__all__ = ["SOURCES", "Found", "Limits", "find"]
