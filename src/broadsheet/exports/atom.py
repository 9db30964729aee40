"""Articles as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from .. import rendering
from .clip import Clip, moment

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not in XML 1.0


def atom(clips: Iterable[Clip], title: str, identity: str) -> Iterator[str]:
    """The feed, piece by piece; its entries in the order of `clips`, its `updated` that of the first. `identity` is its URI."""
    entries = iter(clips)
    first = next(entries, None)
    updated = _updated(first) if first else datetime(1970, 1, 1, tzinfo=UTC)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<title>{_text(title)}</title><id>{_text(identity)}</id><updated>{updated.isoformat()}</updated>\n"
    yield "<generator>Broadsheet</generator>\n"
    if first:
        yield _entry(first)
    yield from map(_entry, entries)
    yield "</feed>\n"


def _entry(clip: Clip) -> str:
    article = clip.article
    published = moment(article.date_published)
    names = [author.name for author in article.authors] or [article.publisher.name or "" if article.publisher else ""]
    pieces = [
        f"<title>{_text(article.headline or clip.url)}</title>",
        f"<id>{_text(clip.url)}</id>",
        f"<link rel='alternate' href={_attribute(clip.url)}/>",
        f"<updated>{_updated(clip).isoformat()}</updated>",
        f"<published>{published.isoformat()}</published>" if published else "",
        *(f"<author><name>{_text(name or 'unknown')}</name></author>" for name in names),
        *(f"<category term={_attribute(term)}/>" for term in dict.fromkeys((*article.sections, *article.keywords))),
        f"<summary>{_text(article.description)}</summary>" if article.description else "",
        f"<content type='html'>{_text(rendering.html(article))}</content>",
    ]
    language = f" xml:lang={_attribute(article.language)}" if article.language else ""
    return f"<entry{language}>\n{''.join(piece for piece in pieces if piece)}\n</entry>\n"


def _updated(clip: Clip) -> datetime:
    return moment(clip.article.date_modified) or moment(clip.article.date_published) or clip.fetched_at


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
