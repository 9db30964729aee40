"""So many requests of one address in a minute, and no more. On loopback there is one visitor, who may ask as they like."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from ..settings import Settings
from .answers import turned_away

_MOST = 10_000  # addresses remembered; the one longest not seen is forgotten


class Allowance:
    """Counts for each name: `most` at once, filled up again within `seconds`. Used from one thread."""

    def __init__(self, most: int, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._most, self._rate, self._now = most, most / seconds, now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, name: str) -> float:
        """Seconds until `name` may go on; 0 is now."""
        left, _ = self._state(name)
        return 0.0 if left >= 1 else (1 - left) / self._rate

    def take(self, name: str) -> None:
        """One more of `name`."""
        left, now = self._state(name)
        self._left[name] = (left - 1, now)
        self._left.move_to_end(name)
        while len(self._left) > _MOST:
            self._left.popitem(last=False)

    def _state(self, name: str) -> tuple[float, float]:
        now = self._now()
        left, since = self._left.get(name, (float(self._most), now))
        return min(float(self._most), left + (now - since) * self._rate), now


def visitor(scope: Scope) -> str:
    """The address that a request comes from. Of an IPv6 one the network, since a visitor has as many as they like in it."""
    client = scope.get("client")
    address = client[0] if client else ""
    return ":".join(address.split(":")[:4]) if ":" in address else address


class Pace:
    """Turns away who asks too often."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._allowance = None if settings.open else Allowance(settings.requests_a_minute, 60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._allowance is not None:
            name = visitor(scope)
            if wait := self._allowance.wait(name):
                await too_often(scope, wait)(scope, receive, send)
                return
            self._allowance.take(name)
        await self._app(scope, receive, send)


def too_often(scope: Scope, wait: float) -> ASGIApp:
    """The answer to who has to wait, in seconds."""
    seconds = str(int(wait) + 1)
    return turned_away(scope, 429, "too-often", "Too many requests", f"try again in {seconds} seconds", {"Retry-After": seconds})
