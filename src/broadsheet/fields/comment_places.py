"""Where a page keeps its readers' comments: the elements that hold comments, their headings and forms, and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ..evidence import Evidence
from ..page import Node, words
from ..pattern import pattern
from .comment_count import Title, is_comments_heading
from .comment_spots import ITEM_TAGS, MOST_COMMENTS, Spot, inner_spots, spots_in, unnamed_spots
from .words import comments as data

_MOST_TRIED = 20_000  # elements looked at as areas
_ROWS_TRIED = 8  # times the page's rows that are looked through: wrappers in wrappers are searched again and again
_MOST_ROWS = 1_000_000  # looked through in all, however large the page is
_REVIEW = "data-review-id"
# The line above a comment of home-made systems.
_HEAD_LINE = pattern(
    r"^#\s?\d{1,4}\b.{0,20}?\b(?:von|by|par|por|de|di|door|av|af|od|от|від)\s+\S.{0,80}$", re.IGNORECASE | re.MULTILINE
)
_HEAD_TAGS = ("h2", "h3", "h4", "h5", "h6", "td", "th", "div", "p", "dt")
_MOST_HEAD_ROWS, _MOST_AROUND, _LEAST = 16, 8, 20
_MOST_TITLES = 6  # headings whose followers are looked at

# Elements that are never an area: too large, too small, or no text.
_NO_AREA = frozenset(
    """html body head main a span button input label i b em strong svg path img meta link script style template time form
    cite""".split()
)
_ANY = words(f"{data.SINGULAR} {data.PLURAL}")
_MANY = words(data.PLURAL)
_ELSEWHERE = words(data.ELSEWHERE)

# Characters that an area may hold beside its comments and forms: headings, buttons, rules of the house; and per comment.
_SPARE, _SPARE_EACH = 800, 60
_SPARE_EMPTY = 300  # of an area without a comment: "Comments are closed"


@dataclass(slots=True)
class Area:
    """An element that holds nothing but comments, their headings and forms; or a heading and the comments behind it."""

    nodes: tuple[Node, ...]
    spots: list[Spot]


def areas(ev: Evidence, heading: Node | None, titles: list[Title]) -> list[Area]:
    """Areas of comments behind `heading` (the headline, where it is known), in document order, none inside another; where no
    class name shows any comment, the elements behind the first of `titles` (headings that speak of comments) that has some.

    Refused: an element around the headline or before it, lists of the site's latest comments, and an element with more text
    than its comments account for (its inner elements are tried next).
    """
    found: list[Area] = []
    start = end = heading.row if heading is not None else 0
    tree = ev.page.tree
    budget = min(_ROWS_TRIED * tree.count + 100_000, _MOST_ROWS)
    for node in tree.worded(_ANY)[:_MOST_TRIED]:
        if node.row < end or node.tag in _NO_AREA:
            continue
        budget -= node.end - node.row
        if budget < 0:
            break
        if node.has_word(_ELSEWHERE):
            end = node.end
            continue
        spots = spots_in(node)
        if not spots and node.has_word(_MANY):
            spots = inner_spots(node)
        if _is_pure(node, spots):
            found.append(Area((node,), spots))
            end = node.end
    if not any(area.spots for area in found):
        found += _reviews(ev, start) or _announced(titles, start, [area.nodes[0] for area in found]) or _counted(ev, start)
    return found


def _is_pure(area: Node, spots: list[Spot]) -> bool:
    """Whether `area` holds little beside its comments and forms."""
    tops = [spot.node for spot in spots if spot.parent is None or not spot.parent.node.contains(spot.node)]
    if tops and tops[0] == area:
        return True
    if not spots and not area.has_word(_MANY):
        return False
    rest = len(area.text) - sum(len(node.text) for node in tops) - sum(len(form.text) for form in area.all("form"))
    if spots:
        return rest <= _SPARE + _SPARE_EACH * len(spots) + sum(len(node.text) for spot in spots for node in spot.beside)
    if rest > _SPARE_EMPTY:
        return False
    return bool(area.first("form", "textarea")) or is_comments_heading(area.lines.partition("\n")[0])


def _reviews(ev: Evidence, start: int) -> list[Area]:
    """What customers wrote, in elements that their shop's system numbers."""
    nodes: list[Node] = []
    for node in ev.page.tree.having(_REVIEW)[:MOST_COMMENTS]:
        if node.row > start and node.tag in ITEM_TAGS and not (nodes and nodes[-1].contains(node)):
            nodes.append(node)
    return [Area(tuple(nodes), [Spot(node, node.get(_REVIEW)) for node in nodes])] if nodes else []


def _announced(titles: list[Title], start: int, known: list[Node]) -> list[Area]:
    """Comments behind a heading that announces them, where no class name does."""
    for title in [title for title in titles if is_comments_heading(title.text)][:_MOST_TITLES]:
        if any(node.contains(title.node) for node in known):
            continue
        first = title.node
        for _ in range(3):
            if behind := _behind(first):
                if spots := unnamed_spots(behind):
                    elements = (node for spot in spots for node in (*spot.beside, spot.node))
                    return [Area((title.node, *elements), spots)]
                break
            if first.parent is None or first.parent.row <= start:
                break
            first = first.parent
    return []


def _counted(ev: Evidence, start: int) -> list[Area]:
    """Comments that nothing but the line above each tells: "#1 by Jane Doe". Each is the element around its line that holds
    more, and no other such line."""
    if not ev.page.tree.says("#", start) or "\n#" not in f"\n{ev.lines}" or not _HEAD_LINE.search(ev.lines):
        return []
    heads: list[Node] = []
    for node in ev.page.tree.all(*_HEAD_TAGS):
        if node.row > start and node.end - node.row <= _MOST_HEAD_ROWS and not (heads and heads[-1].contains(node)):
            if "\n" not in (line := node.lines) and _HEAD_LINE.match(line):
                heads.append(node)
    rows = [head.row for head in heads[:MOST_COMMENTS]]
    spots: list[Spot] = []
    for head in heads[:MOST_COMMENTS]:
        for up in head.ancestors[:_MOST_AROUND]:
            others = bisect_left(rows, up.end) - bisect_left(rows, up.row)
            if others > 1 or up.tag in _NO_AREA or up.row <= start:
                break
            if up.tag in ITEM_TAGS and len(up.text) > len(head.text) + _LEAST:
                spots.append(Spot(up, beside=[head]))
                break
    return [Area(tuple(spot.node for spot in spots), spots)] if spots else []


def _behind(node: Node) -> list[Node]:
    """The elements behind `node` under its parent."""
    up = node.parent
    return [other for other in up.elements if other.row >= node.end] if up is not None else []
