"""How many comments a page declares: in its structured data, over its comments, in the link that leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..evidence import Evidence, Item
from ..page import Node, words
from ..pattern import pattern
from ..text import has_digit, holds_any, letter_words
from .candidate import Candidate
from .words import comments as data

_MOST = 10_000_000  # no page has more comments: a larger number is no count
_LONGEST_HEADING, _LARGEST_HEADING = 200, 60  # characters, nodes
_MOST_HEADINGS = 60
_MOST_LINKS = 400

_NOUN = "|".join(re.escape(noun) for noun in sorted(set(data.phrases(data.HEADINGS)), key=len, reverse=True))
_DIGITS = r"(\d{1,3}(?:[.,\u00a0\u202f ']\d{3})+|\d{1,8})"
_BEFORE = pattern(rf"(?:^|[^\w.,:/])[(\[]?{_DIGITS}[)\]]?\s*(?:\+\s*)?(?:\w+\s+)?(?:{_NOUN})(?!\w)", re.IGNORECASE)
_BEHIND = pattern(rf"(?:^|\W)(?:{_NOUN})\s*[:(\[•·|–-]?\s*{_DIGITS}(?!\s*[/.:]?\d)(?:\W|$)", re.IGNORECASE)
_VOCABULARY = frozenset(word for phrase in data.phrases(data.HEADINGS) for word in letter_words(phrase.casefold())) | frozenset(
    word for phrase in data.phrases(data.INVITATIONS) for word in letter_words(phrase.casefold())[-2:] if len(word) > 3
)
_UNSPACED = tuple(noun for noun in data.phrases(data.HEADINGS) if noun[-1] > "\u0e00")  # of scripts that set no spaces
_EAST = "\u2e80"  # letters behind it are of such scripts
_NAMED = words(f"{data.SINGULAR} {data.PLURAL}")
_ONE = pattern(rf"^(?:{'|'.join(data.ONE.split())})\s+(?:{_NOUN})(?!\w)", re.IGNORECASE)
_NONE = pattern(rf"^(?:{'|'.join(data.NONE_YET.split())})\s+(?:{_NOUN})(?!\w)", re.IGNORECASE)
_TITLE = pattern(rf"^\W*(?:{_DIGITS}\s*)?(?:{_NOUN})(?!\w)", re.IGNORECASE)
_INVITATION = pattern(rf"^\W*(?:{'|'.join(re.escape(p) for p in data.phrases(data.INVITATIONS))})", re.IGNORECASE)
_INTERACTION = pattern(r"(?:User)?Comments?\w*\s*[:=]\s*(\d{1,8})", re.IGNORECASE)
_TO_COMMENTS = pattern(
    r"#(?:comments?|kommentare?|respond|disqus_thread|commentaires?|comentarios|reacties|komentarze|comment-?\w*)$", re.I
)
_ONLY_NUMBER = pattern(rf"^\W*{_DIGITS}\W*$")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading behind the headline that speaks of comments."""

    node: Node
    text: str


def titles(ev: Evidence, heading: Node | None) -> list[Title]:
    """Short headings behind the headline with a word for comments in them."""
    every = "\n".join(ev.heading_texts)
    said = _VOCABULARY.intersection(letter_words(every.casefold()))
    if not said and not any(text[-1:] > _EAST for text in ev.heading_texts):  # as on most pages
        return []
    start = heading.row if heading is not None else 0
    short = [
        Title(node, text)
        for node, text in zip(ev.headings, ev.heading_texts, strict=True)
        if 0 < len(text) <= _LONGEST_HEADING and node.row > start and node.end - node.row <= _LARGEST_HEADING
    ]
    return [title for title in short if _speaks(title.text, said)][:_MOST_HEADINGS]


def _speaks(text: str, said: frozenset[str]) -> bool:
    """Whether one of the words `said` by the page's headings stands in `text`: a cheap look before the patterns."""
    plain = text.casefold()
    if holds_any(plain, said) and not said.isdisjoint(letter_words(plain)):
        return True
    return text[-1] > _EAST and holds_any(plain, _UNSPACED)


def counts(ev: Evidence, article: Item | None, areas: list[Node], headings: list[Title]) -> list[Candidate[object]]:
    """Declared counts, best first. Links are looked at where nothing else tells."""
    found = [*_structured(article), *_headings(headings, areas)]
    return found or list(_links(ev))


def is_comments_heading(text: str) -> bool:
    """Whether a heading announces comments or the form for them, in any language of the lists."""
    text = text[:_LONGEST_HEADING]
    return bool(_TITLE.match(text) or _INVITATION.match(text))


def count_in(text: str) -> int | None:
    """The count in a heading such as "5 Kommentare", "Comments (12)", "One thought on ..."; None where there is none."""
    text = text[:_LONGEST_HEADING].strip()
    if has_digit(text):
        for form in (_BEFORE, _BEHIND):
            if match := form.search(text):
                return _bounded(int(re.sub(r"\D", "", match[1])))
    if _ONE.match(text):
        return 1
    return 0 if _NONE.match(text) else None


def _bounded(number: int) -> int | None:
    return number if 0 <= number <= _MOST else None


def _structured(article: Item | None) -> Iterator[Candidate[object]]:
    if article is None:
        return
    for name in ("commentCount", "interactionCount"):
        for value in article.values(name):
            number = _declared(value, name)
            if number is not None:
                yield Candidate[object](number, article.source, article.at(name), "declared by the article's structured data")
    for counter in article.items("interactionStatistic"):
        kind = " ".join(
            [str(counter.string("interactionType") or ""), *(t for i in counter.items("interactionType") for t in i.types)]
        )
        if "Comment" in kind and (number := _declared(counter.string("userInteractionCount"), "")) is not None:
            yield Candidate[object](
                number, counter.source, counter.at("userInteractionCount"), "an interaction counter of the article"
            )


def _declared(value: object, name: str) -> int | None:
    if isinstance(value, (bool, Item)) or value is None:
        return None
    text = str(value).strip()[:60]
    if match := _INTERACTION.search(text):
        return _bounded(int(match[1]))
    if name != "interactionCount" and re.fullmatch(r"\d{1,8}(?:\.0)?", text):
        return _bounded(int(float(text)))
    return None


def _headings(headings: list[Title], areas: list[Node]) -> Iterator[Candidate[object]]:
    """Headings of the comments: in an area, just before one, or beginning with the word itself."""
    for title in headings:
        if (number := count_in(title.text)) is None:
            continue
        near = any(area.contains(title.node) or 0 <= area.row - title.node.end <= 20 for area in areas)
        if near or _TITLE.match(title.text):
            yield Candidate[object](number, "html", title.node, "the heading over the comments")
    for area in areas:
        for node in area.elements[:4]:
            if node.end - node.row < 40 and (number := count_in(node.text[:_LONGEST_HEADING])) is not None:
                yield Candidate[object](number, "html", node, "a line over the comments")


def _links(ev: Evidence) -> Iterator[Candidate[object]]:
    """Links to the comments of this page ("#comments") that name a number, in elements that are called so."""
    for holder in ev.page.tree.worded(_NAMED)[:_MOST_LINKS]:
        if holder.end - holder.row > 24:
            continue
        for node in (holder,) if holder.tag == "a" else holder.all("a"):
            href = node.get("href")
            if not href or "#" not in href or not _TO_COMMENTS.search(href) or not _is_here(href, ev.page.url):
                continue
            text = node.text[:80]
            number = count_in(text)
            if number is None and (match := _ONLY_NUMBER.match(text)):
                number = _bounded(int(re.sub(r"\D", "", match[1])))
            if number is not None:
                yield Candidate[object](number, "html", node, "the link to the comments")


def _is_here(href: str, url: str | None) -> bool:
    """Whether a link with a fragment leads to this page: lists of teasers carry the counts of other articles."""
    before = href.partition("#")[0].strip()
    if not before:
        return True
    return url is not None and _bare(before).endswith(_bare(url).partition("/")[2] or "\0")


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0].partition("//")[2].rstrip("/") if "//" in url else url.rstrip("/")
