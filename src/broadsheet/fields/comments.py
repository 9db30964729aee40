"""Readers' comments."""

from __future__ import annotations

from dataclasses import dataclass

from ..evidence import Evidence
from ..page import Node
from ..record import Comment
from ..text import fold
from .candidate import Candidate, Choice
from .comment_count import counts
from .comment_items import declared_comments
from .comment_parts import parts
from .comment_places import Area, Spot, areas
from .comment_time import Clock, clock_of
from .forum import is_forum
from .subject import Subject

_KEPT = 12  # candidates that stay as evidence


@dataclass(frozen=True, slots=True)
class Comments:
    """What the page holds of its readers' comments."""

    comments: Choice[tuple[Comment, ...]]
    count: Choice[int | None]  # what the page declares
    nodes: tuple[Node, ...] = ()  # elements that hold nothing but comments (and their forms): no body stands there


def comments(ev: Evidence, subject: Subject) -> Comments:
    """The readers' comments in page order, the number that the page declares, and the elements that hold nothing else.

    Refused: links from other sites (trackbacks), lists of the site's latest comments, anything before or around the headline.
    On a page of a forum the posts are the page's own text: they are listed, and no element is named as comments alone.
    """
    places = areas(ev.page.tree, subject.heading)
    shown = _shown(places, clock_of(ev.page.tree))
    declared = declared_comments(ev)
    chosen, other = (shown, declared) if len(shown) >= len(declared) else (declared, shown)
    value = tuple(_filled(chosen, other))
    nodes = () if is_forum(ev) else tuple(place.node for place in places)
    return Comments(_choice(value, chosen, places), _count(ev, subject, places), nodes)


Found = tuple[Comment, Candidate[object]]


def _shown(places: list[Area], clock: Clock) -> list[Found]:
    found: list[Found] = []
    ids: dict[int, str | None] = {}
    for place in places:
        for spot in place.spots:
            if (comment := _read(spot, clock, ids)) is not None:
                found.append((comment, Candidate(_brief(comment), "html", spot.node, "an element of the comments' list")))
    return found


def _read(spot: Spot, clock: Clock, ids: dict[int, str | None]) -> Comment | None:
    said = parts(spot.node, spot.replies, spot.byline)
    ids[spot.node.row] = spot.id
    if not said.text:
        return None
    return Comment(
        id=spot.id,
        parent_id=ids.get(spot.parent.node.row) if spot.parent else spot.parent_id,
        author=said.author,
        text=said.text,
        date_created=clock.read(said.moments),
        upvotes=said.upvotes,
        downvotes=said.downvotes,
    )


def _brief(comment: Comment) -> str:
    return f"{comment.author}: {comment.text[:80]}" if comment.author else comment.text[:80]


def _filled(chosen: list[Found], other: list[Found]) -> list[Comment]:
    """The chosen comments, with what only the other reading of the same comment knows."""
    if not other:
        return [comment for comment, _ in chosen]
    by_text = {fold(comment.text[:400])[:120]: comment for comment, _ in reversed(other)}
    filled = []
    for comment, _ in chosen:
        twin = by_text.get(fold(comment.text[:400])[:120])
        if twin is None:
            filled.append(comment)
            continue
        date = comment.date_created
        if twin.date_created and len(twin.date_created) > len(date or ""):
            date = twin.date_created
        filled.append(
            Comment(
                id=comment.id if comment.id is not None else twin.id,
                parent_id=comment.parent_id if comment.id is not None or comment.parent_id else twin.parent_id,
                author=comment.author or twin.author,
                text=comment.text,
                date_created=date,
                upvotes=comment.upvotes if comment.upvotes is not None else twin.upvotes,
                downvotes=comment.downvotes if comment.downvotes is not None else twin.downvotes,
            )
        )
    return filled


def _choice(value: tuple[Comment, ...], found: list[Found], places: list[Area]) -> Choice[tuple[Comment, ...]]:
    candidates = [candidate for _, candidate in found[:_KEPT]]
    if not value:
        return Choice((), signature="area without comments" if places else "none")
    numbered = sum(comment.id is not None for comment in value) * 2 > len(value)
    kind = candidates[0].source if candidates else "html"
    return Choice(value, candidates, len(candidates), f"{kind}{' numbered' if numbered else ''}")


def _count(ev: Evidence, subject: Subject, places: list[Area]) -> Choice[int | None]:
    found: list[Candidate[object]] = []
    for candidate in counts(ev, subject.article, places, subject.heading):
        found.append(Candidate(candidate.value, candidate.source, candidate.path, candidate.why))
        if len(found) == _KEPT:
            break
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
