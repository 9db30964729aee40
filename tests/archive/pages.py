"""Pages for the archive's tests, made of paragraphs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape

from broadsheet import Capture

START = datetime(2024, 1, 9, 7, 0, tzinfo=UTC)
BODY = (
    "The harbour froze over in the night, and by morning the ferries stood still between the islands.",
    "“We walked to work,” said Jo Brine, who runs the bakery on the far side. “It took ten minutes. The ferry takes twenty.”",
    "The council has put sand on the ice and asks people to keep to the marked path, which is lit until ten in the evening.",
    "Nobody could remember another winter like it. The last time the ice carried a man was in 1963, when the lamps still burned oil.",
)


def html(
    headline: str = "Ferries stand still as the harbour freezes",
    body: tuple[str, ...] = BODY,
    *,
    author: str = "Ada Quill",
    published: str = "2024-01-09T06:30:00+00:00",
    modified: str | None = None,
    publisher: str = "The Quay",
    lang: str = "en",
    head: str = "",
    foot: str = "",
) -> bytes:
    """A page as a newspaper makes it."""
    metas = f'<meta property="article:published_time" content="{published}">' if published else ""
    metas += f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    metas += f'<meta property="og:site_name" content="{escape(publisher)}"><meta property="og:type" content="article">'
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in body)
    byline = f'<p class="byline">By <a rel="author" href="/people/1">{escape(author)}</a></p>' if author else ""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(headline)}</title>{metas}{head}</head>'
        f"<body><article><h1>{escape(headline)}</h1>{byline}{text}</article>{foot}</body></html>"
    ).encode()


def capture(page: bytes | None = None, url: str = "https://quay.example/ice.html", hours: float = 0) -> Capture:
    """A page fetched some hours after the start."""
    headers = {"content-type": "text/html; charset=utf-8"}
    return Capture(html() if page is None else page, url, headers, START + timedelta(hours=hours), url)
