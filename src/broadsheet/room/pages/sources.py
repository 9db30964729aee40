"""How the sources are, one by one."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from . import health
from .view import archive_of, page


def sources(request: Request) -> Response:
    """`/sources`."""
    return page(request, "sources.html", sources=health.sources(archive_of(request)))
