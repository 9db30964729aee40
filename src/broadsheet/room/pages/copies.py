"""A story's spread: who has nearly the same text, when each had it, and how much each kept; two of them side by side."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from .view import archive_of, page


def copies(request: Request) -> Response:
    """`/copies?url=…&other=…`: `other` is the one that stands beside the first; without it, the second."""
    archive = archive_of(request)
    found = archive.copies(request.query_params.get("url", ""))
    first = found.members[0] if found.members else None
    others = {member.url: member for member in found.members[1:]}
    asked = request.query_params.get("other", found.url)
    other = others.get(asked) or next(iter(others.values()), None)
    beside = None
    if first and other:
        texts = [archive.article(member.url).text.split("\n\n") for member in (first, other)]
        beside = {
            "first": [(text, text in other.cut) for text in texts[0]],
            "other": [(text, text in other.added) for text in texts[1]],
        }
    return page(request, "copies.html", copies=found, first=first, other=other, beside=beside)
