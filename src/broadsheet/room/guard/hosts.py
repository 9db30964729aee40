"""Only requests for names that are ours. A page elsewhere can have its own name lead to this machine (DNS rebinding); its
requests then carry that name."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ..settings import Settings
from .answers import turned_away


class Hosts:
    """Turns away requests for other names."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = frozenset(name.lower().strip("[]").rstrip(".") for name in settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._ours(Headers(scope=scope).getlist("host")):
            what = "start it with the name that you use"
            await turned_away(scope, 421, "host", "This is not the name of this server", what)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _ours(self, given: list[str]) -> bool:
        return len(given) == 1 and host_of(given[0]) in self._names


def host_of(authority: str) -> str:
    """A Host header's name: in lower case, without port, brackets and the root's dot."""
    name, colon, port = authority.rpartition(":")
    if not colon or (not port.isdecimal() and port):
        name = authority
    return name.lower().strip("[]").rstrip(".")
