"""What of a page tells its kind: counted once, without an opinion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from ..evidence import Evidence
from ..page import Node, words
from ..record import Paragraph
from ..text import fold
from .body import Body
from .datetext import Customs, find_dates
from .subject import Subject

_LONG = 100  # characters of a running paragraph
_START = frozenset({"index", "home", "default", "start", "main"})
_NEAR = 60  # rows of the tree about the headline where a date is looked for
_BARE = frozenset({"script", "style"})
_YEAR = re.compile(r"(?:19|20|13|14|25)\d\d|\d[./-]\d\d?[./-]\d\d|[٠-٩۰-۹]{4}|\d年")
_DATE = words("date datetime pubdate published dateline timestamp datum fecha data heure byline postdate article-date news-date")
_EXTENSION = re.compile(r"\.[a-z]{2,5}$")


@dataclass(frozen=True, slots=True)
class Address:
    """The pieces of the page's address; all empty where nobody knows it."""

    url: str | None
    source: str  # "url", or what else told it
    labels: tuple[str, ...] = ()  # of the host
    segments: tuple[str, ...] = ()  # of the path, in lower case, without an extension on the last
    query: str = ""
    extension: str = ""

    @property
    def last(self) -> str:
        return self.segments[-1] if self.segments else ""

    @property
    def host(self) -> str:
        """The first label of the host."""
        return self.labels[0] if self.labels else ""

    @property
    def is_root(self) -> bool:
        """The site's start page, or that of a language."""
        if self.url is None or "=" in self.query:
            return False
        return not self.segments or (
            len(self.segments) == 1 and (len(self.last) == 2 or self.last in {"index", "home", "default"})
        )


@dataclass(frozen=True, slots=True)
class Signs:
    """Counts of a page."""

    address: Address
    body: int  # characters of the chosen body
    long: int  # paragraphs of the body that run over a line
    usual: int  # characters of the paragraph in the middle, by length
    links: int
    linked_headings: int  # headings that are links or hold one
    teasers: int  # <article> elements
    times: int  # <time> elements
    titled: int  # words of the headline, where the document's title holds it too
    dated: bool  # a day stands at the headline, or a <time> or a date's class name anywhere


def signs(ev: Evidence, subject: Subject, body: Body) -> Signs:
    """Count once what the rules ask for."""
    tree = ev.page.tree
    sizes = [(length, placed.block) for length, placed in zip(body.lengths, body.placed, strict=True)]
    linked = [node for node in ev.headings if node.first("a") is not None or ((up := node.parent) is not None and up.tag == "a")]
    return Signs(
        address=address(ev),
        body=sum(body.lengths),
        long=len([length for length, block in sizes if length >= _LONG and hasattr(block, "text")]),
        usual=_usual([length for length, block in sizes if isinstance(block, Paragraph)]),
        links=tree.count_of("a"),
        linked_headings=len(linked),
        teasers=tree.count_of("article"),
        times=(times := tree.count_of("time")),
        titled=_titled(ev, subject),
        dated=times > 0 or bool(tree.worded(_DATE)) or _has_date_near(ev, subject.heading),
    )


def _usual(sizes: list[int]) -> int:
    return sorted(sizes)[len(sizes) // 2] if sizes else 0


def _titled(ev: Evidence, subject: Subject) -> int:
    """Words of the shown headline, if the document's title holds them; one for two letters of a script without spaces."""
    if subject.heading is None or ev.title is None:
        return 0
    headline = fold(subject.heading.text[:300])
    if not headline or headline not in fold(ev.title.text[:600]):
        return 0
    wide = 0 if headline.isascii() else sum(letter > "\u3000" for letter in headline)
    return len(headline.split()) + wide // 2


def _has_date_near(ev: Evidence, heading: Node | None) -> bool:
    """Whether a day stands within some lines of the headline."""
    if heading is None:
        return False
    tree = ev.page.tree
    texts = []
    for row in (*range(max(0, heading.row - _NEAR), heading.row), *range(heading.end, min(tree.count, heading.end + _NEAR))):
        node = tree.node(row)
        if node.tag == "#text" and node.parent is not None and node.parent.tag not in _BARE:
            text = node.raw.strip()
            if 5 < len(text) <= 120 and _YEAR.search(text):
                texts.append(text)
    return any(find_dates(text, Customs()) for text in texts[:6])


def address(ev: Evidence) -> Address:
    """The page's address as the caller gave it, else as the page does."""
    canonical = next((link.href for link in ev.links if "canonical" in link.rel), None)
    declared = next((meta.content for meta in ev.meta.get("og:url", ())), None)
    for url, source in ((ev.page.url, "url"), (canonical, "html"), (declared, "opengraph")):
        if url and (parts := _split(url)) is not None and parts.netloc:
            return _address(url, source, parts)
    return Address(None, "url")


def _address(url: str, source: str, parts: SplitResult) -> Address:
    segments = [segment.lower() for segment in unquote(parts.path)[:2000].split("/") if segment.strip()]
    extension = ""
    if segments and (match := _EXTENSION.search(segments[-1])):
        extension = match[0]
        segments[-1] = segments[-1][: match.start()]
    return Address(url, source, tuple(parts.netloc.lower().split(".")), tuple(segments[:20]), parts.query[:500], extension)


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url.strip())
    except ValueError:
        return None
