"""What stands where the headline says that the article is not: outside of the `article` element around it, or above it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..model._blocks import FLAGS, Blocks
from ..page import Node
from .assembly import STOP
from .subject import Subject

_INSIDE = 0.3  # share of the chosen words in the headline's element from which all others are no part of the article
_LIKELY, _SENTENCE = 0.05, 8  # probability and units of a paragraph by which an element is the article, nothing in it chosen
_ABOVE = 0.15  # share of the chosen words above the headline up to which they are navigation, slogans, the way to the section
_LONG, _SURE = 20, 0.9  # units and probability of a block above the headline, or before its element, that may be text
_CERTAIN = 0.97  # the same anywhere outside of the element: some pages put each part of an article into one of its own


def astray(about: Subject, blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """Blocks, chosen or not, that the headline's place speaks against. None where the page shows no headline."""
    if about.heading is None or not chosen:
        return set()
    starts = blocks.starts()
    row = about.heading.row
    found = _outside(about.heading, blocks, likely, chosen)
    head = bisect_left(starts, row)
    if chosen[0] < head and _is_slight(blocks.units(), likely, chosen, bisect_left(chosen, head)):
        found.update(range(head))
    return found


def missed(about: Subject, blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """The paragraphs of the headline's `article` where nothing in it was chosen, and something outside of it: a text of few words
    beside a box that looks more like one. None where what was chosen is certain."""
    article = _article(about.heading) if about.heading is not None else None
    if about.heading is None or article is None or not chosen:
        return set()
    starts, units = blocks.starts(), blocks.units()
    low, high = bisect_left(starts, article.row), bisect_left(starts, article.end)
    if any(low <= i < high or (likely[i] >= _CERTAIN and units[i] >= _LONG) for i in chosen):
        return set()
    return {i for i in range(bisect_left(starts, about.heading.end), high) if _is_paragraph(blocks, likely, i)}


def _outside(heading: Node, blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """The blocks outside of the headline's `article`, where that holds a good part of the text."""
    article = _article(heading)
    if article is None:
        return set()
    starts, units = blocks.starts(), blocks.units()
    low, high = bisect_left(starts, article.row), bisect_left(starts, article.end)
    if low <= chosen[0] and chosen[-1] < high:
        return set()
    if any(likely[i] >= _CERTAIN and units[i] >= _LONG for i in chosen if not low <= i < high):
        return _of_others(article, blocks, likely, chosen, low, high)
    if sum(units[i] for i in chosen if low <= i < high) < _INSIDE * sum(units[i] for i in chosen):
        return set()
    outside = {*range(low), *range(high, blocks.count)}
    return {i for i in outside if i > low or not _is_text(units[i], likely[i])}  # a standfirst may stand before the element


def _of_others(article: Node, blocks: Blocks, likely: Sequence[float], chosen: Sequence[int], low: int, high: int) -> set[int]:
    """The blocks of articles behind the headline's own, each with a heading of its own, where that one holds a text."""
    units, starts = blocks.units(), blocks.starts()
    if sum(likely[i] >= _CERTAIN and units[i] >= _LONG for i in chosen if low <= i < high) < 2:
        return set()
    found: set[int] = set()
    for other in article.tree.all("article"):
        if other.row >= article.end and other.first("h1", "h2", "h3") is not None:
            found.update(range(bisect_left(starts, other.row), bisect_left(starts, other.end)))
    return found


def _article(heading: Node) -> Node | None:
    """The outermost `article` around the headline."""
    return next((up for up in reversed(heading.ancestors) if up.tag == "article"), None)


def _is_text(units: int, p: float) -> bool:
    return units > _LONG and p >= _SURE


def _is_paragraph(blocks: Blocks, likely: Sequence[float], i: int) -> bool:
    units = blocks.units()[i]
    if likely[i] < _LIKELY or units < _SENTENCE or 2 * blocks.link_units()[i] >= units or blocks.flags()[i] & FLAGS["figure"]:
        return False
    return blocks.element(i).tag == "p" and STOP.search(blocks.text(i)) is not None


def _is_slight(units: Sequence[int], likely: Sequence[float], chosen: Sequence[int], above: int) -> bool:
    """Whether the first so many chosen blocks, which stand above the headline, are little, and none of them looks like text."""
    if any(units[i] > _LONG or likely[i] >= _SURE for i in chosen[:above]):
        return False
    return sum(units[i] for i in chosen[:above]) <= _ABOVE * sum(units[i] for i in chosen)
