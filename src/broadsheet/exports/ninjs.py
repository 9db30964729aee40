"""News in JSON, as IPTC's ninjs 3.1 has it: one item for each article."""

from __future__ import annotations

import re
from typing import Any

from .. import rendering
from .clip import Clip, moment

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_TYPES = {"video": "video", "gallery": "picture"}


def ninjs(clip: Clip) -> dict[str, Any]:
    """The item. What the page does not say is left out; no time is made up: dates without an offset are given in UTC."""
    article = clip.article
    item: dict[str, Any] = {
        "uri": clip.url,
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "type": _TYPES.get(article.page_type, "text"),
        "representationType": "full" if article.completeness == "full" else "partial",
        "version": str(clip.version),
        "firstCreated": _date(article.date_published),
        "versionCreated": _date(article.date_modified) or clip.fetched_at.isoformat(),
        "pubStatus": "usable",
        "language": article.language,
        "headlines": _values(article.headline, "main"),
        "descriptions": _values(article.description, "summary"),
        "bodies": _bodies(clip),
        "by": ", ".join(author.name for author in article.authors) or None,
        "people": [_named(one.name, one.url, "author") for one in article.authors if one.type == "person"],
        "organisations": [_named(one.name, one.url, "author") for one in article.authors if one.type == "organization"],
        "subjects": [{"name": name, "rel": "about"} for name in dict.fromkeys((*article.sections, *article.keywords))],
        "genres": [{"name": article.genre}] if article.genre else None,
        "infoSources": _publisher(clip),
        "copyrightHolder": article.copyright_holder,
        "usageTerms": article.rights.license,
        "associations": [_picture(n, image) for n, image in enumerate(article.images, 1) if _URI.fullmatch(image.url)],
        "altIds": [{"role": "sha256", "value": clip.sha256}],
    }
    return {key: value for key, value in item.items() if value not in (None, [], "")}


def _bodies(clip: Clip) -> list[dict[str, Any]]:
    text = clip.article.text
    if not text:
        return []
    html = rendering.html(clip.article)
    return [
        {"role": "main", "contentType": "text/plain", "charCount": len(text), "wordCount": len(text.split()), "value": text},
        {"role": "main", "contentType": "text/html", "value": html},
    ]


def _picture(number: int, image: Any) -> dict[str, Any]:
    rendition = {"name": "main", "href": image.url, "width": image.width, "height": image.height}
    item = {
        "name": f"picture{number}",
        "uri": image.url,
        "type": "picture",
        "rel": image.role,
        "descriptions": _values(image.caption, "caption"),
        "copyrightNotice": image.credit,
        "renditions": [{key: value for key, value in rendition.items() if value is not None}],
    }
    return {key: value for key, value in item.items() if value not in (None, [])}


def _publisher(clip: Clip) -> list[dict[str, Any]]:
    publisher = clip.article.publisher
    name = (publisher.name or publisher.legal_name) if publisher else None
    return [{**_named(name, publisher.url if publisher else None), "role": "publisher"}] if name else []


def _named(name: str, url: str | None, rel: str | None = None) -> dict[str, Any]:
    named = {"name": name, "rel": rel, "uri": url if url and _URI.fullmatch(url) else None}
    return {key: value for key, value in named.items() if value}


def _values(text: str | None, role: str) -> list[dict[str, str]]:
    return [{"role": role, "contentType": "text/plain", "value": text}] if text else []


def _date(text: str | None) -> str | None:
    at = moment(text)
    return at.isoformat() if at else None
