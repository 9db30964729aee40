"""Answers that a client may have already: each is named by what is in it, and not sent to whoever names it (RFC 9110, 13.1.2)."""

from __future__ import annotations

from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response


def tagged(request: Request, body: bytes, media_type: str) -> Response:
    """`body` as an answer, or 304 where `If-None-Match` says that the client has it."""
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)
