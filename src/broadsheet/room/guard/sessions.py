"""Who has signed in. Kept in memory, by the hash of the cookie: who reads the memory's copy cannot sign in with it."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

LASTS = 12 * 3600  # seconds
_MOST = 1000


class Sessions:
    """Sessions by cookie. Used from one thread."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._until: OrderedDict[bytes, float] = OrderedDict()

    def begin(self) -> str:
        """A new session's cookie."""
        cookie = secrets.token_urlsafe(32)
        self._until[_hash(cookie)] = self._now() + LASTS
        while len(self._until) > _MOST:
            self._until.popitem(last=False)
        return cookie

    def lives(self, cookie: str) -> bool:
        """Whether a cookie is of a session that has not ended."""
        until = self._until.get(_hash(cookie))
        return until is not None and self._now() < until

    def end(self, cookie: str) -> None:
        """End a session."""
        self._until.pop(_hash(cookie), None)


def _hash(cookie: str) -> bytes:
    return hashlib.sha256(cookie.encode(errors="surrogatepass")).digest()
