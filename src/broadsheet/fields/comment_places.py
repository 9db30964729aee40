"""Where a page keeps its readers' comments: the areas that hold nothing else, and each comment's own element."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..page import Node, Tree, words
from .words import comments as data

MOST_COMMENTS = 5_000  # on one page; what a hostile page adds is left out
_MOST_TRIED = 4_000  # elements looked at as areas

# Elements that can hold a comment, and those that are never an area: too large, too small, or no text.
_ITEM_TAGS = frozenset("li div article section dd tr td table p blockquote aside details".split())
_NO_AREA = frozenset(
    "html body head main a span button input label i b em strong svg path img meta link script style template time form cite".split()
)

# An element's id that numbers a comment: "comment-2812", "li-comment-2812", "kommentar_77", "comment-body-9", "c9", "t1_c9x".
_NUMBERED = re.compile(
    r"(?:comment|kommentar|commentaire|comentario|commento|komentarz|komentar|reactie|reply|talkback|coment|cmt|comm)"
    r"(?:[-_]?(?:body|content|item|entry|id|div|box|wrapper|node|single|main))?[-_]{0,2}(?:id[-_]?)?([0-9][0-9a-f_-]{0,40})$",
    re.IGNORECASE,
)
_SHORT_NUMBER = re.compile(r"c(?:id)?[-_]?([0-9]{2,24})$")
_ID_ATTRIBUTES = ("data-comment-id", "data-commentid", "data-comment", "data-cid")

_PARENT_ATTRIBUTES = ("data-parent-id", "data-parent", "data-parent-comment-id", "data-reply-to")

_SPLIT = re.compile(r"[\s_-]+")


@dataclass(slots=True)
class Spot:
    """The element of one comment."""

    node: Node
    id: str | None  # the site's own number for it
    parent: Spot | None = None  # the comment that it answers, as the structure has it
    parent_id: str | None = None  # the number of the one it answers, where an attribute says so
    byline: Node | None = None  # the element before it that names its author (dl/dt)
    replies: list[Node] = field(default_factory=list)  # elements of comments inside this one


@dataclass(slots=True)
class Area:
    """An element that holds nothing but comments, their headings and forms."""

    node: Node
    spots: list[Spot]


_ANY = words(f"{data.SINGULAR} {data.PLURAL}")
_MANY = words(data.PLURAL)
_ELSEWHERE = words(data.ELSEWHERE)
_ITEM = words(data.ITEM)
_HOLDER = words(data.HOLDER)
_PINGS = words(data.PINGS)
_SIGNS = words(f"{data.AUTHOR} {data.DATE}")
_REPLIES = words(data.REPLIES)
_SINGULARS = frozenset(data.SINGULAR.split())
_NOUNS = _SINGULARS | frozenset(data.PLURAL.split())
_ITEM_PIECES = frozenset(data.ITEM.split())


def areas(tree: Tree, heading: Node | None) -> list[Area]:
    """Areas of comments behind `heading` (the headline, where it is known), in document order, none inside another.

    Refused: an element around the headline or before it, lists of the site's latest comments, and an element with more text
    than its comments account for (its inner elements are tried next).
    """
    found: list[Area] = []
    end = heading.row if heading is not None else 0
    for tried, node in enumerate(tree.worded(_ANY)):
        if tried > _MOST_TRIED:
            break
        if node.row < end or node.tag in _NO_AREA:
            continue
        if node.has_word(_ELSEWHERE):
            end = node.end
            continue
        spots = spots_in(node)
        if _pure(node, spots):
            found.append(Area(node, spots))
            end = node.end
    return found


def spots_in(area: Node) -> list[Spot]:
    """The comments inside `area`, or `area` itself where it is one, in document order; answers know what they answer."""
    worded = [node for node in (area, *area.worded(_ANY)) if node.tag in _ITEM_TAGS]
    spots = _numbered(worded) or _distinct(area, [n for n in worded if _is_item(n)])
    return _linked([spot for spot in spots if not spot.node.has_word(_PINGS)][:MOST_COMMENTS], area)


def _numbered(nodes: Iterable[Node]) -> list[Spot]:
    """One spot a number: of the elements that share one, the outermost."""
    seen: dict[str, Spot] = {}
    for node in nodes:
        number = number_of(node)
        if number is not None and number not in seen:
            seen[number] = Spot(node, number)
    return list(seen.values())


def number_of(node: Node) -> str | None:
    """The number that a site gives a comment, from the element's id or data attributes."""
    if (name := node.get("id")) and (number := number_in(name)):
        return number
    for attribute in _ID_ATTRIBUTES:
        if (value := node.get(attribute)) and 0 < len(value := value.strip()) <= 64 and value[0] not in "{[":
            return value
    return None


def number_in(name: str) -> str | None:
    """The number in an id such as "comment-2812"; None where it is none of a comment."""
    match = (_NUMBERED.search(name) or _SHORT_NUMBER.match(name)) if len(name) < 120 else None
    return match[1] if match else None


def _is_item(node: Node) -> bool:
    """Whether the class names call this one comment: "comment" itself, or "comment-item", and not "comment-list"."""
    for token in (node.get("class") or "").lower().split()[:24]:
        if token in _SINGULARS:
            return True
        pieces = _SPLIT.split(token)
        if len(pieces) > 1 and any(p in _NOUNS for p in pieces) and pieces[-1] in _ITEM_PIECES:
            return True
    return node.has_word(_ITEM) and not node.has_word(_HOLDER)


def _distinct(area: Node, nodes: list[Node]) -> list[Spot]:
    """Of elements called comments, some inside others: which are comments, which only wrap them, which are parts of them.

    Told by the marks of an author or a date: what has them before its inner element is a comment, and the inner one an
    answer if it has its own, else a part; what has none before it is a wrapper.
    """
    if not nodes:
        return []
    signs = [node.row for node in area.worded(_SIGNS)]
    signs = sorted({*signs, *(node.row for node in area.all("time", "cite"))})

    def marked(first: int, last: int) -> bool:
        at = bisect_left(signs, first)
        return at < len(signs) and signs[at] < last

    kept: list[Node] = []
    stack: list[Node] = []
    for node in nodes:
        while stack and stack[-1].end <= node.row:
            stack.pop()
        if stack:
            outer = stack[-1]
            if not marked(node.row + 1, node.end):
                continue  # a part of the outer one
            if not marked(outer.row + 1, node.row):
                if kept and kept[-1] == outer:
                    kept.pop()
                stack.pop()
        kept.append(node)
        stack.append(node)
    return [Spot(node, None) for node in kept if marked(node.row + 1, node.end)]


def _linked(spots: list[Spot], area: Node) -> list[Spot]:
    """Give each answer its comment: the one around it, or the one before the element that holds the answers."""
    stack: list[Spot] = []
    by_row = {spot.node.row: spot for spot in spots}
    for spot in spots:
        while stack and stack[-1].node.end <= spot.node.row:
            stack.pop()
        if stack:
            spot.parent = stack[-1]
            stack[-1].replies.append(spot.node)
        else:
            spot.parent = _before(spot.node, area, by_row)
        spot.parent_id = next((value for name in _PARENT_ATTRIBUTES if (value := spot.node.get(name)) and value != "0"), None)
        spot.byline = _byline(spot.node)
        stack.append(spot)
    return spots


def _before(node: Node, area: Node, by_row: dict[int, Spot]) -> Spot | None:
    """The comment in front of the element that holds answers to it (Drupal's `div.indented`)."""
    replies = _REPLIES
    for depth, up in enumerate(node.ancestors):
        if up == area or depth > 4:
            return None
        if up.has_word(replies) and (previous := up.previous) is not None:
            return by_row.get(previous.row)
    return None


def _byline(node: Node) -> Node | None:
    """The term before a description (`dt` before `dd`), where lists of comments are written so."""
    before = node.previous if node.tag == "dd" else None
    return before if before is not None and before.tag == "dt" else None


def _pure(area: Node, spots: list[Spot]) -> bool:
    """Whether `area` holds little beside its comments and forms."""
    tops = [spot.node for spot in spots if spot.parent is None or not spot.parent.node.contains(spot.node)]
    rest = len(area.text) - sum(len(node.text) for node in tops) - sum(len(form.text) for form in area.all("form"))
    if spots:
        return rest <= 800 + 60 * len(spots)
    return bool(area.has_word(_MANY)) and rest <= 300
