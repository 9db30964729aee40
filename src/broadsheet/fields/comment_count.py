"""How many comments a page declares: in its structured data, over its comments, in the link that leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..evidence import Evidence, Item
from ..page import Node
from .candidate import Candidate
from .comment_places import Area
from .words import comments as data

_MOST = 10_000_000  # no page has more comments: a larger number is no count
_LONGEST_HEADING = 200
_MOST_LINKS = 4_000

_NOUN = "|".join(re.escape(noun) for noun in sorted(set(data.phrases(data.HEADINGS)), key=len, reverse=True))
_DIGITS = r"(\d{1,3}(?:[.,\u00a0\u202f ']\d{3})+|\d{1,8})"
_BEFORE = re.compile(rf"(?:^|[^\w.,:/])[(\[]?{_DIGITS}[)\]]?\s*(?:\+\s*)?(?:\w+\s+)?(?:{_NOUN})(?!\w)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:^|\W)(?:{_NOUN})\s*[:(\[•·|–-]?\s*{_DIGITS}(?!\s*[/.:]?\d)(?:\W|$)", re.IGNORECASE)
_ONE = re.compile(rf"^(?:{'|'.join(data.ONE.split())})\s+(?:{_NOUN})(?!\w)", re.IGNORECASE)
_NONE = re.compile(rf"^(?:{'|'.join(data.NONE_YET.split())})\s+(?:{_NOUN})(?!\w)", re.IGNORECASE)
_TITLE = re.compile(rf"^\W*(?:{_DIGITS}\s*)?(?:{_NOUN})(?!\w)", re.IGNORECASE)
_INVITATION = re.compile(rf"^\W*(?:{'|'.join(re.escape(p) for p in data.phrases(data.INVITATIONS))})", re.IGNORECASE)
_INTERACTION = re.compile(r"(?:User)?Comments?\w*\s*[:=]\s*(\d{1,8})", re.IGNORECASE)
_TO_COMMENTS = re.compile(r"#(?:comments?|kommentare?|respond|disqus_thread|commentaires?|comentarios|reacties|komentarze|comment-?\w*)$", re.I)
_ONLY_NUMBER = re.compile(rf"^\W*{_DIGITS}\W*$")


def counts(ev: Evidence, article: Item | None, areas: list[Area], heading: Node | None) -> Iterator[Candidate[int]]:
    """Declared counts, best first."""
    yield from _structured(article)
    yield from _headings(ev, areas, heading)
    yield from _links(ev, heading)


def is_comments_heading(text: str) -> bool:
    """Whether a heading announces comments or the form for them, in any language of the lists."""
    text = text[:_LONGEST_HEADING]
    return bool(_TITLE.match(text) or _INVITATION.match(text))


def count_in(text: str) -> int | None:
    """The count in a heading such as "5 Kommentare", "Comments (12)", "One thought on ..."; None where there is none."""
    text = text[:_LONGEST_HEADING].strip()
    for pattern in (_BEFORE, _BEHIND):
        if match := pattern.search(text):
            return _bounded(int(re.sub(r"\D", "", match[1])))
    if _ONE.match(text):
        return 1
    return 0 if _NONE.match(text) else None


def _bounded(number: int) -> int | None:
    return number if 0 <= number <= _MOST else None


def _structured(article: Item | None) -> Iterator[Candidate[int]]:
    if article is None:
        return
    for name in ("commentCount", "interactionCount"):
        for value in article.values(name):
            number = _declared(value, name)
            if number is not None:
                yield Candidate(number, article.source, article.at(name), "declared by the article's structured data")
    for counter in article.items("interactionStatistic"):
        kind = " ".join([str(counter.string("interactionType") or ""), *(t for i in counter.items("interactionType") for t in i.types)])
        if "Comment" in kind and (number := _declared(counter.string("userInteractionCount"), "")) is not None:
            yield Candidate(number, counter.source, counter.at("userInteractionCount"), "an interaction counter of the article")


def _declared(value: object, name: str) -> int | None:
    if isinstance(value, bool) or isinstance(value, Item) or value is None:
        return None
    text = str(value).strip()[:60]
    if match := _INTERACTION.search(text):
        return _bounded(int(match[1]))
    if name != "interactionCount" and re.fullmatch(r"\d{1,8}(?:\.0)?", text):
        return _bounded(int(float(text)))
    return None


def _headings(ev: Evidence, areas: list[Area], heading: Node | None) -> Iterator[Candidate[int]]:
    """Headings of the comments: those in an area or just before one first, and only those behind the headline."""
    for node in ev.headings:
        if (heading is not None and node.row <= heading.row) or node.end - node.row > 60:
            continue
        text = node.text
        if not 0 < len(text) <= _LONGEST_HEADING or (number := count_in(text)) is None:
            continue
        if any(area.node.contains(node) or 0 <= area.node.row - node.end <= 20 for area in areas) or _TITLE.match(text):
            yield Candidate(number, "html", node, "the heading over the comments")
    for area in areas:
        if not area.spots or area.spots[0].node.row <= area.node.row:
            continue
        for node in ev.page.tree.node(area.node.row).elements[:4]:
            if node.row < area.spots[0].node.row and node.end - node.row < 40 and (number := count_in(node.text)) is not None:
                yield Candidate(number, "html", node, "a line over the comments")


def _links(ev: Evidence, heading: Node | None) -> Iterator[Candidate[int]]:
    """Links to the comments of this page ("#comments") that name a number."""
    for node in ev.page.tree.all("a")[:_MOST_LINKS]:
        href = node.get("href")
        if not href or "#" not in href or not _TO_COMMENTS.search(href) or not _is_here(href, ev.page.url):
            continue
        text = node.text[:80]
        number = count_in(text)
        if number is None and (match := _ONLY_NUMBER.match(text)):
            number = _bounded(int(re.sub(r"\D", "", match[1])))
        if number is not None:
            yield Candidate(number, "html", node, "the link to the comments")


def _is_here(href: str, url: str | None) -> bool:
    """Whether a link with a fragment leads to this page: lists of teasers carry the counts of other articles."""
    before = href.partition("#")[0].strip()
    if not before:
        return True
    return url is not None and _bare(before).endswith(_bare(url).partition("/")[2] or "\0")


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0].partition("//")[2].rstrip("/") if "//" in url else url.rstrip("/")
