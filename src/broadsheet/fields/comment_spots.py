"""Each comment's own element inside an area of comments, and which comment it answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from ..page import Node, words
from .comment_parts import DATED
from .words import comments as data

MOST_COMMENTS = 5_000  # on one page; what a hostile page adds is left out

# Elements that can hold a comment.
ITEM_TAGS = frozenset("li div article section dd tr td table p blockquote aside details".split())

# An element's id that numbers a comment: "comment-2812", "li-comment-2812", "kommentar_77", "comment-body-9", "c9"; behind an
# underscore wpDiscuz writes the number of the comment that it answers.
_NUMBERED = re.compile(
    r"(?:comment|kommentar|commentaire|comentario|commento|komentarz|komentar|reactie|reply|talkback|coment|cmt|comm)"
    r"(?:[-_]?(?:body|content|item|entry|id|div|box|wrapper|node|single|main))?[-_]{0,2}(?:id[-_]?)?"
    r"([0-9][0-9a-f-]{0,40})(?:_([0-9]{1,12}))?$",
    re.IGNORECASE,
)
_DIGITS = frozenset("0123456789")
_SHORT_NUMBER = re.compile(r"c(?:id)?[-_]?([0-9]{2,24})()$")
_ID_ATTRIBUTES = ("data-comment-id", "data-commentid", "data-comment", "data-cid", "data-talkback-id", "data-reaction-id")
_PARENT_ATTRIBUTES = ("data-parent-id", "data-parent", "data-parent-comment-id", "data-reply-to", "data-in-reply-to")
_DEPTH = re.compile(r"(?:^|\s)(?:\w+[-_]{1,2})?(?:depth|level|indent)[-_]?(\d{1,2})(?=\s|$)")
_SPLIT = re.compile(r"[\s_-]+")
_CHANGING = re.compile(r"\d+|\b(?:odd|even|alt|first|last)\b")  # of a class attribute: what differs between siblings
_MOST_LEVELS = 6  # elements looked through for a list that no class name announces
_MOST_HOLDERS = 30  # of one level
_TAIL = re.compile(r"\D([0-9]{1,20})$")

_ANY = words(f"{data.SINGULAR} {data.PLURAL}")
_MANY = words(data.PLURAL)
_ITEM = words(data.ITEM)
_HOLDER = words(data.HOLDER)
_SIGNS = words(f"{data.AUTHOR} {data.DATE}")
_REPLIES = words(data.REPLIES)
_SINGULARS = frozenset(data.SINGULAR.split())
_NOUNS = _SINGULARS | frozenset(data.PLURAL.split())
_SAYS = frozenset(phrase.casefold() for phrase in data.phrases(data.SAYS))
_ITEM_PIECES = frozenset(data.ITEM.split())


@dataclass(slots=True)
class Spot:
    """The element of one comment."""

    node: Node
    id: str | None = None  # the site's own number for it
    parent: Spot | None = None  # the comment that it answers, as the structure has it
    parent_id: str | None = None  # the number of the one it answers, where an attribute says so
    replies: list[Node] = field(default_factory=list)  # elements of comments inside this one
    beside: list[Node] = field(default_factory=list)  # elements next to it that tell who and when (`dt`, a second `dd`)


def spots_in(area: Node) -> list[Spot]:
    """The comments inside `area`, or `area` itself where it is one, in document order; answers know what they answer.

    Told by numbers in ids first, then by class names that mean one comment.
    """
    worded = [node for node in (area, *area.worded(_ANY)) if node.tag in ITEM_TAGS]
    spots = _numbered(worded, area) or _distinct(area, [node for node in worded if _is_item(node)])
    if not spots and area.has_word(_MANY):  # numbers alone, on elements that no class name calls comments
        spots = _numbered([node for node in area.having("id") if node.tag in ITEM_TAGS], area)
    return _linked(spots[:MOST_COMMENTS], area)


def unnamed_spots(nodes: list[Node]) -> list[Spot]:
    """Comments among siblings that no class name calls so: terms with their descriptions, or elements that look alike, each
    with an author or a date. `nodes` stand behind a heading; where they are one holder, its elements are tried next."""
    for _ in range(_MOST_LEVELS):
        if spots := _siblings(nodes):
            return spots
        holders = [node for node in nodes if node.end - node.row > 6]
        if len(holders) != 1:
            return []
        nodes = holders[0].elements
    return []


def inner_spots(area: Node) -> list[Spot]:
    """The same inside an element that is called comments: there any of its elements may hold the list."""
    level = [area]
    for _ in range(_MOST_LEVELS):
        for holder in level:
            if spots := _siblings(holder.elements):
                return spots
        level = [node for holder in level for node in holder.elements if node.end - node.row > 6][:_MOST_HOLDERS]
    return []


def _siblings(nodes: list[Node]) -> list[Spot]:
    if any(node.tag == "dt" for node in nodes):
        return _described(nodes)
    alike = _alike(nodes)[:MOST_COMMENTS]
    return _linked([Spot(node, number_of(node) or _serial(node)) for node in alike], alike[0]) if alike else []


def _serial(node: Node) -> str | None:
    """The number at the end of an id that nothing calls a comment's."""
    match = _TAIL.search(node.get("id") or "")
    return match[1] if match else None


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
    match = _match(name)
    return match[1] if match else None


def _match(name: str) -> re.Match[str] | None:
    if len(name) >= 120 or _DIGITS.isdisjoint(name):
        return None
    return _NUMBERED.search(name) or _SHORT_NUMBER.match(name)


def _numbered(nodes: list[Node], area: Node) -> list[Spot]:
    """One spot a number: of the elements that share one the outermost, and the list item or entry around it."""
    seen: dict[str, Node] = {}
    for node in nodes:
        number = number_of(node)
        if number is not None and number not in seen:
            seen[number] = node
    if not seen:
        return []
    held = Counter(node.parent.row for node in seen.values() if node.parent is not None)
    spots: list[Spot] = []
    last = -1
    for number, node in seen.items():
        up = node.parent
        around = up is not None and area.contains(up) and up.row > last and held[up.row] == 1 and up.tag in ITEM_TAGS
        if up is not None and around and (up.tag in ("li", "dd") or _is_item(up)):
            spots.append(Spot(up, number))
        else:
            spots.append(Spot(node, number))
        last = node.row
    return spots


def _is_item(node: Node) -> bool:
    """Whether the class names call this one comment: "comment" itself, or "comment-item", and not "comment-list"."""
    for token in (node.get("class") or "").lower().split()[:24]:
        if token in _SINGULARS:
            return True
        pieces = _SPLIT.split(token)
        if len(pieces) > 1 and pieces[-1] in _ITEM_PIECES and any(piece in _NOUNS for piece in pieces):
            return True
    return node.has_word(_ITEM) and not node.has_word(_HOLDER)


def _distinct(area: Node, nodes: list[Node]) -> list[Spot]:
    """Of elements called comments, some inside others: which are comments, which only wrap them, which are parts of them.

    Told by the marks of an author or a date: what has them before its inner element is a comment, and the inner one an
    answer if it has its own, else a part; what has none before it is a wrapper.
    """
    if not nodes:
        return []
    signs = sorted({node.row for node in (*area.worded(_SIGNS), *area.all("time", "cite"))})

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
    return [Spot(node) for node in kept if marked(node.row + 1, node.end)]


def _described(nodes: list[Node]) -> list[Spot]:
    """Comments of a definition list: the term says who, the first description what, and a second one when."""
    spots: list[Spot] = []
    term: Node | None = None
    for node in nodes:
        if node.tag == "dt":
            term = node
        elif node.tag == "dd" and term is not None:
            spots.append(Spot(node, number_of(node) or number_of(term), beside=[term]))
            term = None
        elif node.tag == "dd" and spots:
            spots[-1].beside.append(node)
    return spots[:MOST_COMMENTS]


def _alike(nodes: list[Node]) -> list[Node]:
    """The largest group of elements with one tag and one class, if each holds an author's or a date's mark."""
    items = [node for node in nodes if node.tag in ITEM_TAGS and node.end - node.row > 3]
    if len(items) < 2:
        return []
    groups: dict[tuple[str, str], list[Node]] = {}
    for node in items:
        groups.setdefault((node.tag, _CHANGING.sub("", node.get("class") or "")), []).append(node)
    group = max(groups.values(), key=len)
    if len(group) < 2:
        return []
    marked = [node for node in group if node.worded(_SIGNS) or node.first("time", "cite") or _is_headed(node)]
    return marked if len(marked) * 4 >= len(group) * 3 else []


def _is_headed(node: Node) -> bool:
    """Whether short texts of their own at the top tell when, or that somebody "said"."""
    for row in range(node.row + 1, min(node.end, node.row + 30)):
        part = node.tree.node(row)
        if part.tag == "#text" and (text := part.raw.strip()):
            if len(text) > 60:
                return False
            if DATED.search(text) or text.casefold().rstrip(" :") in _SAYS:
                return True
    return False


def _linked(spots: list[Spot], area: Node) -> list[Spot]:
    """Give each answer its comment: the one around it, the one before the element that holds the answers, or the last one
    that stands a step less deep where classes count the depth."""
    stack: list[Spot] = []
    by_row = {spot.node.row: spot for spot in spots}
    deep: dict[int, Spot] = {}
    for spot in spots:
        while stack and stack[-1].node.end <= spot.node.row:
            stack.pop()
        depth = _DEPTH.search(spot.node.get("class") or "")
        if stack:
            spot.parent = stack[-1]
            stack[-1].replies.append(spot.node)
        else:
            spot.parent = _before(spot.node, area, by_row)
            if spot.parent is None and depth is not None:
                spot.parent = deep.get(int(depth[1]) - 1)
        if depth is not None:
            deep[int(depth[1])] = spot
        spot.parent_id = _parent_id(spot.node)
        before = spot.node.previous if spot.node.tag == "dd" else None
        if before is not None and before.tag == "dt" and not spot.beside:
            spot.beside.append(before)
        stack.append(spot)
    return spots


def _parent_id(node: Node) -> str | None:
    """The number of the answered comment, where the element itself gives it."""
    match = _match(node.get("id") or "")
    written = match[2] if match else None
    for value in (written, *(node.get(name) for name in _PARENT_ATTRIBUTES)):
        if value and (value := value.strip()) and value != "0" and len(value) <= 64:
            return number_in(value) or value
    return None


def _before(node: Node, area: Node, by_row: dict[int, Spot]) -> Spot | None:
    """The comment in front of the element that holds answers to it (Drupal's `div.indented`)."""
    for depth, up in enumerate(node.ancestors):
        if up.row <= area.row or depth > 4:
            return None
        if up.has_word(_REPLIES) and (previous := up.previous) is not None:
            return by_row.get(previous.row)
    return None
