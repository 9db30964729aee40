"""How much a client may send, and how long it may take: for its body, and for taking the answer."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..settings import Settings
from .answers import turned_away

_AROUND = 64 << 10  # bytes that a form may add to the page in it


class Patience:
    """Turns away bodies that are too large or too slow, and lets go of clients that do not read."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._most = settings.max_bytes + _AROUND
        self._seconds = settings.patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > self._most:
            detail = f"at most {self._most:,} bytes"
            await turned_away(scope, 413, "too-large", "Too much was sent", detail, {"Connection": "close"})(scope, receive, send)
            return
        await self._app(scope, self._counting(receive), self._hurrying(send))

    def _counting(self, receive: Receive) -> Receive:
        size, complete = 0, False
        until: float | None = None

        async def receiving() -> Message:
            nonlocal size, complete, until
            if complete:  # waiting for the client to go away takes as long as the answer
                return await receive()
            until = until or asyncio.get_running_loop().time() + self._seconds
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, f"the request took more than {self._seconds:g} seconds") from None
            size += len(message.get("body", b""))
            complete = not message.get("more_body", False)
            if size > self._most:
                raise HTTPException(413, f"at most {self._most:,} bytes")
            return message

        return receiving

    def _hurrying(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            try:
                async with asyncio.timeout(self._seconds):
                    await send(message)
            except TimeoutError:
                raise ClientDisconnect from None

        return sending
