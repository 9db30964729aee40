"""A page from the web."""

from __future__ import annotations

from collections.abc import Iterator

from ..capture import Capture, Failure
from ..errors import SourceError
from .limits import Limits


def is_url(argument: str) -> bool:
    """Whether `argument` is an http(s) URL; other schemes are taken for file names, and not found."""
    return argument[:8].lower().startswith(("http://", "https://"))


def captures(argument: str, limits: Limits) -> Iterator[Capture | Failure]:
    """The page under an http(s) URL.

    Refused: other schemes (in redirects too), statuses of 400 and above, answers that are no page by their Content-Type or
    first bytes. `limits.timeout` counts from the name's look-up to the last byte, however slowly a server drips. Runs an
    event loop of its own, so not to be called from within one.
    """
    from .fetch import fetch

    try:
        yield fetch(argument, limits)
    except SourceError as error:
        yield Failure(argument, error)
