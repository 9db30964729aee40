"""A page by its address, for the calls of other readers that fetch."""

from __future__ import annotations

from collections.abc import Iterable

from ..capture import Capture, Failure
from ..errors import SourceRefused


def fetched(url: str, allow_private: Iterable[str] = ()) -> Capture | Failure:
    """The page under an address of the web, within the limits of `broadsheet.sources`; a Failure where it is not to be had.

    `allow_private` are hosts that may have private addresses, by name; all others are refused. So is what is no address of the
    web: nobody who hands over an address means a file of this machine.
    """
    from ..sources import Limits, web

    if not web.is_url(url):
        return Failure(url, SourceRefused("no address of the web", where=url))
    return next(web.captures(url, Limits(allowed=frozenset(allow_private))))
