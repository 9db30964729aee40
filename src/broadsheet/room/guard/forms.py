"""Forms that were not sent from pages of ours do nothing: any site can make a browser send one to this machine.

Two things are asked for. A request that changes something, or asks the API, must not come from another site, as browsers say.
And a form must bring the token that only our pages hold: `request.state.csrf`, in the field `csrf` or the header
X-CSRF-Token. Requests with a bearer's Authorization header need neither: no site can make a browser send that.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import AsyncIterator
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..settings import Settings
from .answers import turned_away

FIELD, HEADER = "csrf", "x-csrf-token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_ENCODINGS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Forms:
    """Turns away what another site sends. Each browser has a cookie, and the token is its seal."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._key = secrets.token_bytes(32)
        self._secure = not settings.open and not settings.plain_http
        self._cookie = "__Host-broadsheet-form" if self._secure else "broadsheet-form"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        known = HTTPConnection(scope).cookies.get(self._cookie, "")
        name = known or secrets.token_urlsafe(24)
        token = hmac.digest(self._key, name.encode(errors="surrogatepass"), "sha256").hex()
        scope.setdefault("state", {})["csrf"] = token
        if not Headers(scope=scope).get("authorization", "").lower().startswith("bearer "):
            asks_api = scope["path"].startswith("/api/")
            changes = scope["method"] not in _SAFE
            if (changes or asks_api) and from_elsewhere(scope):
                what = "this was sent by a page of another site"
                await turned_away(scope, 403, "foreign", "Refused", what)(scope, receive, send)
                return
            if changes and not asks_api:
                try:
                    receive, given = await _token(scope, receive)
                except HTTPException as error:
                    await turned_away(scope, error.status_code, "request", "The form cannot be read", error.detail)(
                        scope, receive, send
                    )
                    return
                if not known or not hmac.compare_digest(given.encode(errors="surrogatepass"), token.encode()):
                    what = "load the page again, then send the form again"
                    await turned_away(scope, 403, "form", "This form is too old, or is not ours", what)(scope, receive, send)
                    return
        await self._app(scope, receive, send if known else self._introducing(send, name))

    def _introducing(self, send: Send, name: str) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("Set-Cookie", set_cookie(self._cookie, name, secure=self._secure, strict=True))
            await send(message)

        return sending


def from_elsewhere(scope: Scope) -> bool:
    """Whether a browser says that a page of another site makes this request. Who says nothing is no browser."""
    headers = Headers(scope=scope)
    if headers.get("sec-fetch-site", "none") in ("cross-site", "same-site"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


async def _token(scope: Scope, receive: Receive) -> tuple[Receive, str]:
    """The token that came along, and a `receive` that gives the same body again. Raises HTTPException for a broken form."""
    headers = Headers(scope=scope)
    if sent := headers.get(HEADER):
        return receive, sent
    if not headers.get("content-type", "").startswith(_ENCODINGS):
        return receive, ""
    body = await Request(scope, receive).body()
    async with Request({**scope, "app": None}, _again(body)).form() as form:
        given = form.get(FIELD)
    return _again(body), given if isinstance(given, str) else ""


def _again(body: bytes) -> Receive:
    async def messages() -> AsyncIterator[Message]:
        yield {"type": "http.request", "body": body, "more_body": False}
        yield {"type": "http.disconnect"}

    remaining = messages()

    async def receiving() -> Message:
        return await anext(remaining, {"type": "http.disconnect"})

    return receiving


def set_cookie(name: str, value: str, *, secure: bool, strict: bool = False, seconds: int | None = None) -> str:
    """A Set-Cookie header: never for scripts, never for other sites' requests."""
    cookie: SimpleCookie = SimpleCookie({name: value})
    morsel = cookie[name]
    morsel["path"], morsel["httponly"], morsel["samesite"] = "/", True, "Strict" if strict else "Lax"
    if secure:
        morsel["secure"] = True
    if seconds is not None:
        morsel["max-age"] = str(seconds)
    return morsel.OutputString()
