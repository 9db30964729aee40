"""The front page: a day's stories, those with most sources first."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from ...archive.stories import FILTERS, Choice
from .health import sources
from .view import archive_of, page


def front(request: Request) -> Response:
    """`/?day=2026-11-02&section=…&language=…&publisher=…&type=…`; without a day, the newest with stories."""
    archive = archive_of(request)
    wanted = request.query_params
    chosen = {name: wanted[name] for name in FILTERS if wanted.get(name)}
    day = archive.day(_day(wanted.get("day")), Choice(**chosen))
    if day is None:
        return page(request, "empty.html", counts=archive.counts())
    return page(request, "front.html", day=day, chosen=chosen, counts=archive.counts(), sources=sources(archive))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
