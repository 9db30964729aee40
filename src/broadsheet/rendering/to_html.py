"""The article as HTML: one <article>, every piece through nh3's allow-list at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import nh3

from .direction import direction
from .leads import loose_leads
from .to_text import squash

if TYPE_CHECKING:
    from ..record import (
        Article,
        Author,
        Block,
        Code,
        Embed,
        Entry,
        Heading,
        Image,
        ListBlock,
        Paragraph,
        Quote,
        Table,
    )

# What may leave this file: tags, their attributes, the schemes of their addresses. Nothing here runs, loads a frame or styles.
_INLINE = {"a", "br", "code", "em", "strong", "sub", "sup"}
_TAGS = _INLINE | set(
    """address article blockquote cite figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img li ol p pre section table tbody
    td th thead time tr ul""".split()
)
_ATTRIBUTES = {
    "a": {"href"},
    "article": {"lang", "dir"},
    "img": {"alt", "height", "src", "width"},
    "time": {"datetime"},
    "th": {"scope"},
}
_SCHEMES = {"http", "https", "mailto"}


def html(article: Article) -> str:
    """The whole article as one <article>, ready to be put into a page of another host.

    Whatever the record holds, there is no script, style, frame, event handler or address but http(s) and mailto in it.
    """
    body = _pieces(article.blocks, article.images)
    raw = "\n".join([f"<article{_language(article.language)}>", *_header(article), *body, "</article>"])
    return nh3.clean(raw, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener nofollow")


def _language(language: str | None) -> str:
    named = f' lang="{escape(language)}"' if language else ""
    return f'{named} dir="{direction(language)}"'


def _header(article: Article) -> Iterator[str]:
    yield "<header>"
    if article.headline:
        yield f"<h1>{_plain(article.headline)}</h1>"
    if article.description:
        yield f"<p>{_plain(article.description)}</p>"
    if article.authors:
        yield f"<address>{', '.join(map(_author, article.authors))}</address>"
    dates = dict.fromkeys(filter(None, (article.date_published, article.date_modified)))
    if dates:
        yield f"<p>{' / '.join(map(_time, dates))}</p>"
    yield from map(_figure, loose_leads(article))
    yield "</header>"


def _author(author: Author) -> str:
    return f'<a href="{escape(author.url)}">{_plain(author.name)}</a>' if author.url else _plain(author.name)


def _time(date: str) -> str:
    return f'<time datetime="{escape(date)}">{escape(date)}</time>'


def _pieces(blocks: Sequence[Block], images: Sequence[Image]) -> Iterator[str]:
    for block in blocks:
        tag: Any = block.__struct_config__.tag
        if tag == "image":
            index = block.index  # type: ignore[union-attr]
            if 0 <= index < len(images):
                yield _figure(images[index])
        elif tag == "entry":
            yield from _entry(block, images)  # type: ignore[arg-type]
        elif piece := _HTML[tag](block):
            yield piece


def _heading(block: Heading) -> str:
    level = min(max(block.level, 2), 6)  # the first level is the headline's
    return f"<h{level}>{_plain(block.text)}</h{level}>" if block.text.strip() else ""


def _paragraph(block: Paragraph) -> str:
    # Markup is cleaned by itself first: a stray end tag in it must not close what is around it.
    inline = _broken(block.text)
    if block.html:
        inline = nh3.clean(block.html, tags=_INLINE, attributes=_ATTRIBUTES, url_schemes=_SCHEMES)
    return f"<p>{inline}</p>" if inline.strip() else ""


def _quote(block: Quote) -> str:
    cite = f"<footer><cite>{_plain(block.cite)}</cite></footer>" if block.cite else ""
    return f"<blockquote><p>{_broken(block.text)}</p>{cite}</blockquote>" if block.text.strip() else ""


def _list(block: ListBlock) -> str:
    tag = "ol" if block.ordered else "ul"
    items = "".join(f"<li>{_plain(item)}</li>" for item in block.items if item.strip())
    return f"<{tag}>{items}</{tag}>" if items else ""


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{_plain(cell)}</th>' for cell in block.header or ())
    rows = "".join(f"<tr>{''.join(f'<td>{_plain(cell)}</td>' for cell in row)}</tr>" for row in block.rows if any(row))
    head = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f"<table>{head}<tbody>{rows}</tbody></table>" if head or rows else ""


def _figure(image: Image) -> str:
    size = "".join(f' {name}="{value}"' for name, value in (("width", image.width), ("height", image.height)) if value)
    under = " — ".join(_plain(part) for part in (image.caption, image.credit) if part)
    caption = f"<figcaption>{under}</figcaption>" if under else ""
    return f'<figure><img src="{escape(image.url)}" alt="{escape(image.alt or "")}"{size}>{caption}</figure>'


def _embed(block: Embed) -> str:
    label = block.text or block.provider or block.url
    return f'<p><a href="{escape(block.url)}">{_plain(label or "")}</a></p>' if block.url else ""


def _code(block: Code) -> str:
    return f"<pre><code>{escape(block.text)}</code></pre>" if block.text.strip() else ""


def _separator(_: Block) -> str:
    return "<hr>"


def _entry(block: Entry, images: Sequence[Image]) -> Iterator[str]:
    yield "<section>"
    if block.headline:
        yield f"<h3>{_plain(block.headline)}</h3>"
    if block.date:
        yield f"<p>{_time(block.date)}</p>"
    yield from _pieces(block.blocks, images)
    yield "</section>"


def _plain(text: str) -> str:
    return escape(squash(text))


def _broken(text: str) -> str:
    return "<br>".join(filter(None, map(_plain, text.splitlines())))


_HTML: dict[Any, Callable[[Any], str]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "quote": _quote,
    "list": _list,
    "table": _table,
    "embed": _embed,
    "code": _code,
    "separator": _separator,
}
