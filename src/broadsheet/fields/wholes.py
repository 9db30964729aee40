"""Lists and tables are one thing: a list does not lose an item, nor a table a row, because that line alone looked unlikely."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..model._blocks import FLAGS, Blocks, likelier
from ..page import Node

_LISTS = frozenset("ul ol dl".split())
_INSIDE = FLAGS["table"] | FLAGS["ul"] | FLAGS["dl"]  # `ol` has the bit of `ul`
_MOST = 80  # blocks of a list or table of an article; more is a layout, or a site's index
_LINKS = 0.5  # share of linked words from which a list leads elsewhere
_PLAIN = 0.1  # the same of one that leads nowhere: tags, shares and other stories are links
_NOTHING = 0.15  # less likely than this, a line does not ask for the rest of its list
_LIKELY = 0.6  # mean probability from which a list is taken whole; tables lay out whole pages too often for it
_BETWEEN = 0.2  # the same where it stands between two sure paragraphs as their sibling, or without links beside one
_SURE = 0.8
_TAKEN = 0.75  # the probability that its lines get then


def make_whole(blocks: Blocks, likely: list[float]) -> None:
    """Raise the probabilities of all lines of a list or table that is likely as a whole. What was ruled out stays at 0."""
    flags = blocks.flags()
    inside = [i for i in likelier(likely, _NOTHING) if flags[i] & _INSIDE]
    if not inside:
        return
    starts, units, links = blocks.starts(), blocks.units(), blocks.link_units()
    done = -1
    for i in inside:
        if i <= done:
            continue
        whole = _whole(blocks.element(i))
        if whole is None:
            continue
        low, high = bisect_left(starts, whole.row), bisect_left(starts, whole.end)
        done = high - 1
        size = sum(units[low:high])
        linked = sum(links[low:high])
        if high - low > _MOST or not size or linked > _LINKS * size:
            continue
        mean = sum(p * u for p, u in zip(likely[low:high], units[low:high], strict=True)) / size
        is_held = _is_between(starts, likely, whole, low, high) or (
            linked <= _PLAIN * size and any(_is_paragraph_of(whole.parent, blocks, likely, k) for k in (low - 1, high))
        )
        if (mean >= _LIKELY and whole.tag in _LISTS) or (mean >= _BETWEEN and is_held):
            likely[low:high] = [max(p, _TAKEN) if p else p for p in likely[low:high]]


def _whole(node: Node | None) -> Node | None:
    """The outermost list around a line; where there is none, the nearest table."""
    whole = None
    while node is not None:
        if node.tag in _LISTS:
            whole = node
        elif node.tag == "table":
            return whole or node
        node = node.parent
    return whole


def _is_between(starts: Sequence[int], likely: list[float], whole: Node, low: int, high: int) -> bool:
    """Whether the texts before and behind are sure, and stand in the same element."""
    if low == 0 or high >= len(starts) or likely[low - 1] < _SURE or likely[high] < _SURE:
        return False
    around = whole.parent
    return all(around is not None and around.row < starts[k] < around.end for k in (low - 1, high))


def _is_paragraph_of(around: Node | None, blocks: Blocks, likely: list[float], k: int) -> bool:
    """Whether a block is a sure `p` right in this element."""
    if around is None or not 0 <= k < blocks.count or likely[k] < _SURE:
        return False
    element = blocks.element(k)
    return element.tag == "p" and element.parent is not None and element.parent.row == around.row
