"""Runs of teasers: elements of one template, side by side, each with a link to another story as a line of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..model._blocks import Blocks
from ..page import Node, Page
from .elsewhere import Elsewhere, elsewhere

_FEWEST = 3  # teasers of a run
_SHARE = 0.7  # of the elements of the template that are teasers
_BLOCKS, _LONGEST = 2, 100  # blocks of a teaser, at least, and units, at most
_TITLE = 12  # letters of a title, at least
_LEVELS = 8  # elements around a block that may be one of a run
_LINKS = 6  # of an element that are looked at
_NO_CARD = frozenset("p br h1 h2 h3 h4 h5 h6 td th tr tbody b em span strong img figure".split())
_LINES = frozenset("p div li h1 h2 h3 h4 h5 h6 dt dd article section header figure td".split())


def teasers(page: Page, blocks: Blocks, chosen: Sequence[int]) -> list[Node]:
    """The elements of all runs of teasers that hold some of the chosen blocks, in no order."""
    starts, units = blocks.starts(), blocks.units()
    found: list[Node] = []
    for parent in _parents(blocks, [blocks.span(i)[2] for i in chosen]):
        if bisect_left(starts, parent.end) - bisect_left(starts, parent.row) < _FEWEST * _BLOCKS:
            continue
        for cards in _templates(parent):
            fewest = max(_FEWEST, _SHARE * len(cards))
            small = [card for card in cards if _is_small(units[bisect_left(starts, card.row) : bisect_left(starts, card.end)])]
            if len(small) >= fewest and _leading(small, elsewhere(page)) >= fewest:
                found += cards
    return found


def _parents(blocks: Blocks, elements: Sequence[int]) -> Iterator[Node]:
    seen: set[int] = set()
    for row in elements:
        up = blocks.tree.node(row).parent
        for _ in range(_LEVELS):
            if up is None or up.row in seen or up.tag in ("main", "body", "html"):
                break
            seen.add(up.row)
            yield up
            up = up.parent


def _templates(parent: Node) -> list[list[Node]]:
    """The children of an element by tag and first class, those that are enough for a run."""
    children = [child for child in parent.elements if child.tag not in _NO_CARD]
    if len(children) < _FEWEST:
        return []
    groups: dict[tuple[str, str], list[Node]] = {}
    for child in children:
        groups.setdefault((child.tag, (child.get("class") or "").partition(" ")[0]), []).append(child)
    return [cards for cards in groups.values() if len(cards) >= _FEWEST]


def _is_small(units: Sequence[int]) -> bool:
    return len(units) >= _BLOCKS and sum(units) <= _LONGEST


def _leading(cards: Sequence[Node], links: Elsewhere) -> int:
    """How many of the cards have a link to a story as a line."""
    inside = [(card, [card] if card.tag == "a" else card.all("a")[:_LINKS]) for card in cards]
    return sum(any(links.target(link)[0] == "story" and _is_line(link, card) for link in of) for card, of in inside)


def _is_line(link: Node, card: Node) -> bool:
    """Whether a link is all of the line that it stands in, or holds lines itself."""
    if len(link.text) >= _TITLE and link.first(*_LINES) is not None:
        return True
    up = link
    while up.tag not in _LINES and up.row > card.row and up.parent is not None:
        up = up.parent
    return len(link.text) >= _TITLE and len(up.text) <= len(link.text) + 8
