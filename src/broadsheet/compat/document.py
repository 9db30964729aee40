"""What trafilatura's calls hand back: a Document, its fields in the original's order, filled from a record."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from ..record import Article


@dataclass(slots=True)
class Document:
    """Text and metadata of one page. None: the page does not say."""

    title: str | None = None
    author: str | None = None  # names, "; " between them
    url: str | None = None  # what the page calls itself, else as given
    hostname: str | None = None
    description: str | None = None
    sitename: str | None = None
    date: str | None = None  # the day, unless other was asked for
    categories: list[str] | None = field(default_factory=list)
    tags: list[str] | None = field(default_factory=list)
    fingerprint: str | None = None
    id: str | None = None
    license: str | None = None
    body: Element | None = None
    comments: str | None = None
    commentsbody: Element | None = None
    raw_text: str | None = None
    text: str | None = None
    language: str | None = None
    image: str | None = None
    pagetype: str | None = None
    filedate: str | None = None  # always None: the day of reading is not the page's

    def as_dict(self) -> dict[str, Any]:
        """The fields by name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def described(article: Article, date: dict[str, Any], authors_refused: set[str]) -> Document:
    """The metadata alone.

    `date` may hold `original_date` (False: when the page was modified) and `outputformat` (for strftime; the day where it is
    missing); `authors_refused` are names, in any case.
    """
    refused = {name.casefold() for name in authors_refused}
    names = [author.name for author in article.authors if author.name.casefold() not in refused]
    url = article.canonical_url or article.url
    host = _host(url)
    lead = next((image.url for image in article.images if image.role == "lead"), None)
    return Document(
        title=article.headline,
        author="; ".join(names) or None,
        url=url,
        hostname=host,
        description=article.description,
        sitename=(article.publisher and article.publisher.name) or host,
        date=_date(article, date),
        categories=list(article.sections),
        tags=list(article.keywords),
        license=article.rights.license,
        language=article.language,
        image=lead or next((image.url for image in article.images), None),
        pagetype=article.page_type,
    )


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _date(article: Article, wanted: dict[str, Any]) -> str | None:
    said = article.date_published
    if not wanted.get("original_date", True):
        said = article.date_modified or said
    if said is None:
        return None
    return datetime.fromisoformat(said).strftime(wanted.get("outputformat") or "%Y-%m-%d")
