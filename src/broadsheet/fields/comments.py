"""Readers' comments."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..evidence import Evidence
from ..page import Node, words
from ..record import Comment
from ..text import fold
from .candidate import Candidate, Choice
from .comment_count import Title, counts, is_comments_heading, titles
from .comment_items import declared_comments
from .comment_parts import parts
from .comment_places import Area, areas
from .comment_spots import MOST_COMMENTS, Spot
from .comment_time import Clock
from .customs import customs
from .forum import is_forum
from .subject import Subject
from .words import comments as data

_DIGIT = re.compile(r"\d")
_PINGS = words(data.PINGS)
_EXCERPT = 24  # characters beside its name that make a link from another site a comment: it quotes the place
_KEPT = 12  # candidates that stay as evidence


@dataclass(frozen=True, slots=True)
class Comments:
    """What the page holds of its readers' comments."""

    comments: Choice[tuple[Comment, ...]]
    count: Choice[int | None]  # what the page declares
    nodes: tuple[Node, ...] = ()  # elements that hold nothing but comments (and their forms): no body stands there


def comments(ev: Evidence, subject: Subject) -> Comments:
    """The readers' comments in page order, the number that the page declares, and the elements that hold nothing else.

    Refused: bare links from other sites (trackbacks that quote nothing), lists of the site's latest comments, anything before or
    around the headline.
    On a page of a forum the posts are the page's own text: they are listed, and no element is named as comments alone.
    """
    headings = titles(ev, subject.heading)
    places = areas(ev, subject.heading, headings)
    shown = _shown(places, Clock(customs(ev))) if any(place.spots for place in places) else []
    declared = declared_comments(ev)
    chosen, other = (shown, declared) if len(shown) >= len(declared) else (declared, shown)
    value = tuple(_filled(chosen, other))
    nodes = tuple(node for place in places for node in place.nodes) if places and not is_forum(ev) else ()
    return Comments(_choice(value, chosen, places), _count(ev, subject, places, headings), nodes)


Found = tuple[Comment, Candidate[object]]


def _shown(places: list[Area], clock: Clock) -> list[Found]:
    found: list[Found] = []
    ids: dict[int, str | None] = {}
    for place in places:
        if len(found) >= MOST_COMMENTS:
            break
        here = [(*read, spot) for spot in place.spots if (read := _read(spot, clock, ids)) is not None]
        if sum(signed for _, signed, _ in here) * 2 < len(here):
            continue  # neither who nor when: a list of something else
        if sum(_leads_away(comment, spot.node) for comment, _, spot in here[:4]) * 2 > len(here[:4]):
            continue  # a list of what was commented elsewhere
        for comment, _, spot in here:
            found.append((comment, Candidate(_brief(comment), "html", spot.node, "an element of the comments' list")))
    return found[:MOST_COMMENTS]


def _read(spot: Spot, clock: Clock, ids: dict[int, str | None]) -> tuple[Comment, bool] | None:
    """A comment, and whether it says who wrote it or when ("3 years ago" is enough here); None where it says nothing."""
    said = parts(spot.node, spot.replies, spot.beside)
    ids[spot.node.row] = spot.id
    if spot.node.has_word(_PINGS) and not _quotes(spot.node, said.text):
        return None
    text, written = clock.off_edges(said.text)
    if not text:
        return None
    date = clock.read(said.moments) or written
    author = clock.name(said.author)
    if author is not None and is_comments_heading(author):
        author = None  # "Add a comment" in the place of a name
    comment = Comment(
        id=spot.id,
        parent_id=ids.get(spot.parent.node.row) if spot.parent else spot.parent_id,
        author=author,
        text=text,
        date_created=date,
        upvotes=said.upvotes,
        downvotes=said.downvotes,
    )
    return comment, bool(author or date or any(_DIGIT.search(node.text[:80]) for node in said.moments[:4]))


def _quotes(ping: Node, text: str) -> bool:
    """Whether a link from another site says more than its name."""
    for link in ping.all("a")[:8]:
        text = text.replace(link.text or "\0", "")
    return len(text) >= _EXCERPT


def _leads_away(comment: Comment, node: Node) -> bool:
    """Whether nearly all of the comment is the text of a link."""
    for link in node.all("a")[:8]:
        text = link.text
        if len(text) * 5 >= len(comment.text) * 4 and text in comment.text and not link.get("href", "#").startswith("#"):
            return True
    return False


def _brief(comment: Comment) -> str:
    return f"{comment.author}: {comment.text[:80]}" if comment.author else comment.text[:80]


def _filled(chosen: list[Found], other: list[Found]) -> list[Comment]:
    """The chosen comments, with what only the other reading of the same comment knows."""
    if not other:
        return [comment for comment, _ in chosen]
    by_text = {_key(comment): comment for comment, _ in reversed(other)}
    declared = len(other) == len(chosen) and all(_key(one) in by_text and by_text[_key(one)].id for one, _ in chosen)
    filled = []
    for comment, _ in chosen:
        twin = by_text.get(_key(comment))
        if twin is None:
            filled.append(comment)
            continue
        date = comment.date_created
        if twin.date_created and len(twin.date_created) > len(date or ""):
            date = twin.date_created
        filled.append(
            Comment(
                id=twin.id if declared or comment.id is None else comment.id,
                parent_id=twin.parent_id if declared or (comment.id is None and not comment.parent_id) else comment.parent_id,
                author=comment.author or twin.author,
                text=comment.text,
                date_created=date,
                upvotes=comment.upvotes if comment.upvotes is not None else twin.upvotes,
                downvotes=comment.downvotes if comment.downvotes is not None else twin.downvotes,
            )
        )
    return filled


def _key(comment: Comment) -> str:
    return fold(comment.text[:400])[:120]


def _choice(value: tuple[Comment, ...], found: list[Found], places: list[Area]) -> Choice[tuple[Comment, ...]]:
    candidates = [candidate for _, candidate in found[:_KEPT]]
    if not value:
        return Choice((), signature="area without comments" if places else "none")
    numbered = sum(comment.id is not None for comment in value) * 2 > len(value)
    kind = candidates[0].source if candidates else "html"
    return Choice(value, candidates, len(candidates), f"{kind}{' numbered' if numbered else ''}")


def _count(ev: Evidence, subject: Subject, places: list[Area], headings: list[Title]) -> Choice[int | None]:
    found = counts(ev, subject.article, [place.nodes[0] for place in places], headings)[:_KEPT]
    if not found:
        return Choice(None)
    shown = next((c for c in found if c.value and c.source == "html"), None)
    best = found[0]
    if best.value == 0 and shown is not None:  # a counter that a template leaves at nought
        best.why = "nought, while the page shows a number"
        best = shown
    found.sort(key=lambda c: c is not best)
    for rejected in found[1:]:
        if rejected.value != best.value and not rejected.why.startswith("nought"):
            rejected.why += f", but {best.value} is better founded"
    agree = "agree" if all(c.value == best.value for c in found) else "differ"
    return Choice(int(str(best.value)), found, 1, f"{best.source} {agree if len(found) > 1 else 'alone'}")
