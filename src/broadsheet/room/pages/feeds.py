"""A search as a feed that a reader of feeds follows: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...archive import Hit, Wanted
from ...archive.addresses import moment, stamped
from .view import address, archive_of

ATOM = "http://www.w3.org/2005/Atom"
_SHOWN = 50
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)))


def atom(request: Request) -> Response:
    """`/search.atom?q=…`. Raises QueryError."""
    query, hits = _found(request)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", str(request.url))
    _add(feed, "title", _title(query))
    _add(feed, "updated", max((_date(hit) for hit in hits), default="1970-01-01T00:00:00+00:00"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=str(request.url))
    _add(feed, "link", rel="alternate", type="text/html", href=_here(request, address("/search", q=query)))
    for hit in hits:
        entry = _add(feed, "entry")
        _add(entry, "id", hit.url)
        _add(entry, "title", hit.headline or hit.url)
        _add(entry, "updated", _date(hit))
        _add(entry, "link", rel="alternate", href=_here(request, address("/article", url=hit.url)))
        _add(_add(entry, "author"), "name", hit.publisher or hit.site or "unknown")
        _add(entry, "summary", hit.snippet.replace("**", ""))
    ElementTree.register_namespace("", ATOM)
    body = ElementTree.tostring(feed, "utf-8", xml_declaration=True)
    return Response(body, media_type="application/atom+xml")


def json(request: Request) -> Response:
    """`/search.json?q=…`. Raises QueryError."""
    query, hits = _found(request)
    items = [
        {
            "id": hit.url,
            "url": _here(request, address("/article", url=hit.url)),
            "external_url": hit.url,
            "title": hit.headline or hit.url,
            "content_text": hit.snippet.replace("**", ""),
            "date_published": _date(hit),
            "language": hit.language or "und",
            "authors": [{"name": hit.publisher or hit.site or "unknown"}],
        }
        for hit in hits
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(query),
        "home_page_url": _here(request, address("/search", q=query)),
        "feed_url": str(request.url),
        "items": items,
    }
    return JSONResponse(feed, media_type="application/feed+json")


def _found(request: Request) -> tuple[str, tuple[Hit, ...]]:
    query = request.query_params.get("q", "")
    return query, archive_of(request).search(query, Wanted(limit=_SHOWN, sort="date", facets=False)).hits


def _title(query: str) -> str:
    return f"Broadsheet: {query}" if query else "Broadsheet: everything"


def _date(hit: Hit) -> str:
    """Feeds want a moment: a day begins at midnight UTC, and what has no date is as old as time."""
    at = stamped(hit.date_published)
    return (moment(at) if at is not None else datetime(1970, 1, 1, tzinfo=UTC)).isoformat()


def _here(request: Request, path: str) -> str:
    return str(request.base_url).rstrip("/") + path


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    clean = {key: value.translate(_NOT_XML) for key, value in attributes.items()}
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", clean)
    element.text = None if text is None else text.translate(_NOT_XML)
    return element
