"""A page through time: its versions, and what each changed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from .view import archive_of, page


def versions(request: Request) -> Response:
    """`/versions?url=…&version=…`: without a version, the newest."""
    archive = archive_of(request)
    history = archive.history(request.query_params.get("url", ""))
    asked = request.query_params.get("version", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else len(history.versions)
    version = next((one for one in history.versions if one.number == number), None)
    version = version or (history.versions[-1] if history.versions else None)
    article = archive.article(history.url, version.number) if version else None
    return page(request, "versions.html", history=history, version=version, article=article)
