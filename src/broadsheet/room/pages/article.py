"""The article page: the clipping, and where each field of it comes from."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...archive import Seen
from ...errors import NotArchived
from ...record import Article, Embed, ImageBlock, Paragraph, Rights
from ...rendering.leads import loose_leads
from ...text import fold
from ..structured import script
from .threads import threads
from .view import address, archive_of, page

# The fields that are asked after, in the order of a page, with the names that people know them by.
FIELDS = {
    "headline": "Headline",
    "description": "Standfirst",
    "text": "Body",
    "authors": "Authors",
    "date_published": "Published",
    "date_modified": "Changed",
    "publisher": "Publisher",
    "sections": "Sections",
    "keywords": "Keywords",
    "genre": "Genre",
    "language": "Language",
    "locale": "Locale",
    "images": "Pictures",
    "comments": "Comments",
    "comment_count": "Number of comments",
    "speakable": "Read aloud",
    "canonical_url": "Address",
    "page_type": "Kind of page",
    "completeness": "Completeness",
    "is_accessible_for_free": "Free to read",
    "copyright_year": "Copyright year",
    "copyright_holder": "Copyright holder",
    "rights": "Rights",
}


def article(request: Request) -> Response:
    """`/article?url=…&version=…&field=…&place=…`: a field is shown with its evidence, a place is one of its candidates.

    Evidence is not kept: the bytes are read again where a field is asked after, and only there.
    """
    archive = archive_of(request)
    wanted = request.query_params
    version = number(wanted.get("version"))
    seen = archive.captures(wanted.get("url", ""))
    url = seen[0].url
    capture = showing(seen, version)
    record = archive.article(url, version) if any(one.version for one in seen) else archive.evidence(capture.capture)
    field = wanted.get("field")
    field = field if field in FIELDS else None
    return page(
        request,
        "article.html",
        article=record,
        json_ld=script(record),
        url=url,
        capture=capture,
        version=version or capture.version,
        versions=max((one.version or 0 for one in seen), default=0),
        copies=archive.copied(url),
        opens=_opens(record),
        leads=loose_leads(record),
        threads=threads(record.comments),
        known=[name for name in FIELDS if _says(record, name)],
        fields=_fields(archive.evidence(capture.capture)) if field else [],
        field=field,
        place=number(wanted.get("place")) or 0,
        names=FIELDS,
    )


def opened(request: Request) -> Response:
    """`/open?url=…`: an address that somebody pasted, to its page."""
    url = archive_of(request).url(request.query_params.get("url", ""))
    return RedirectResponse(address("/article", url=url), 303)


def showing(seen: list[Seen], version: int | None) -> Seen:
    """The capture that shows a version first; without one, the newest that shows any, else the newest. Raises NotArchived."""
    if version is not None:
        for one in seen:
            if one.version == version:
                return one
        raise NotArchived(f"has no version {version}", where=seen[0].url)
    current = [one for one in seen if one.version is not None]
    newest = max((one.version or 0 for one in current), default=None)
    return next((one for one in current if one.version == newest), seen[-1])


def _opens(record: Article) -> bool:
    """Whether the text begins with the standfirst, which then is not shown twice."""
    first = next((block for block in record.blocks if not isinstance(block, ImageBlock | Embed)), None)
    return isinstance(first, Paragraph) and fold(first.text) == fold(record.description or "")


def _says(record: Article, name: str) -> bool:
    """Whether a field of the record is filled: then there is evidence for it."""
    value = getattr(record, name)
    return value is not None and value not in ((), "") and value != Rights()


def _fields(read: Article) -> list[dict[str, Any]]:
    """Every field that has evidence: candidates best first, each with its place and its reason."""
    return [
        {
            "field": field,
            "confidence": read.confidence.get(field),
            "candidates": [{"item": item, "value": shown(item.value)} for item in read.evidence[field]],
        }
        for field in FIELDS
        if read.evidence.get(field)
    ]


def shown(value: Any) -> str:
    """A candidate's value for people."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return str(value.get("name") or value.get("url") or ", ".join(f"{key}: {shown(one)}" for key, one in value.items()))
    return msgspec.json.encode(value).decode()


def number(text: str | None) -> int | None:
    """A number from an address; None where there is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
