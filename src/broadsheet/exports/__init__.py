"""A record as one document, in the form that somebody asks for. Pure functions: Article -> str, each ending in a line break."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .. import rendering

if TYPE_CHECKING:
    from ..record import Article


def jsonl(article: Article) -> str:
    """The whole record as one line of JSON, UTF-8 as it is."""
    return article.to_json().decode() + "\n"


def json(article: Article) -> str:
    """The whole record as JSON for people: indented by two."""
    import msgspec

    return msgspec.json.format(article.to_json(), indent=2).decode() + "\n"


def text(article: Article) -> str:
    """The body alone: `article.text`, to the letter."""
    return article.text + "\n"


def markdown(article: Article) -> str:
    """Headline, standfirst, byline and dates, then `article.markdown`."""
    from ..rendering.leads import loose_leads
    from ..rendering.to_markdown import heading, image, paragraph

    byline = ", ".join(author.name for author in article.authors)
    dates = " / ".join(dict.fromkeys(filter(None, (article.date_published, article.date_modified))))
    pieces = [
        heading(article.headline or "", 1),
        paragraph(article.description or ""),
        paragraph("\n".join(filter(None, (byline, dates)))),
        *map(image, loose_leads(article)),
        article.markdown,
    ]
    return "\n\n".join(filter(None, pieces)) + "\n"


def html(article: Article) -> str:
    """The article as one sanitised <article>."""
    return rendering.html(article) + "\n"


# What `broadsheet read --format` offers, the first being what it takes when nobody says.
FORMATS: dict[str, Callable[[Article], str]] = {
    "json": json,
    "jsonl": jsonl,
    "markdown": markdown,
    "text": text,
    "html": html,
}
