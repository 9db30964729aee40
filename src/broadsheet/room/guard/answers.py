"""What a guard says to whom it turns away: a problem for programs, plain words for people."""

from __future__ import annotations

import msgspec
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from ..api.problem import MEDIA_TYPE, Problem


def wants_page(scope: Scope) -> bool:
    """Whether a person's browser asks, and not for the API."""
    path = scope["path"]
    return "text/html" in Headers(scope=scope).get("accept", "") and not path.startswith(("/api/", "/openapi.json", "/metrics"))


def turned_away(
    scope: Scope, status: int, name: str, title: str, detail: str = "", headers: dict[str, str] | None = None
) -> Response:
    """The answer to a request that goes no further."""
    if wants_page(scope):
        return PlainTextResponse(f"{title}. {detail}".strip() + "\n", status, headers)
    told = Problem(f"urn:broadsheet:problem:{name}", title, status, detail or None)
    return Response(msgspec.json.encode(told), status, headers, MEDIA_TYPE)
