"""Where one article ends: what stands behind its text and says by its name or its form that it is something else.

The body model weighs each block; here the page's own statements decide, and only where they are sure: nothing is cut before
the article has begun, nor where most of the text would go, nor what the model is certain of; columns, notices and boxes only
where no sure text follows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from ..evidence import Evidence
from ..model._blocks import Blocks
from ..page import Node
from .forum import is_forum
from .subject import Subject
from .teasers import teasers
from .words.endings import BIOS, COMMENTS, DISCLAIMERS, OVERLAYS, RELATED, SIDES

_BEGUN = 30  # units of chosen text from which an article has begun
_MOST = 0.5  # share of the chosen text that may be cut
_SURE, _LONG = 0.5, 12  # probability and units of a block that shows that the article goes on
_CERTAIN = 0.9  # mean probability of what is not cut whatever it is called
_LAST = BIOS | OVERLAYS | SIDES | DISCLAIMERS  # kinds that must stand behind all sure text
_ANY = _LAST | RELATED | COMMENTS
# Elements that hold no box; the id of a heading is made of its text, and says nothing of what follows.
_NO_BOX = frozenset(
    "h1 h2 h3 h4 h5 h6 a abbr b button cite code em font i input label mark meta small span strong sub sup time u".split()
)
_MOST_TRIED = 2_000  # elements of these names


class _Text:
    """The chosen blocks of a page, by rows of its tree."""

    def __init__(self, blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> None:
        starts, units = blocks.starts(), blocks.units()
        self.units, self.likely, self.chosen = units, likely, chosen
        self.starts = [starts[i] for i in chosen]
        self._sizes = list(accumulate((units[i] for i in chosen), initial=0))
        self._promised = list(accumulate((likely[i] * units[i] for i in chosen), initial=0.0))

    def size(self, of: Sequence[int] | set[int]) -> int:
        return sum(self.units[i] for i in of)

    def held(self, node: Node) -> Sequence[int]:
        """The chosen blocks in an element, where the model is not certain of them."""
        first, behind = bisect_left(self.starts, node.row), bisect_left(self.starts, node.end)
        if first == behind:
            return ()
        promised = self._promised[behind] - self._promised[first]
        return self.chosen[first:behind] if promised < _CERTAIN * (self._sizes[behind] - self._sizes[first]) else ()

    def begun(self, heading: int) -> int | None:
        """The row by which the article has begun; None where it never does."""
        size = 0
        for i, row in zip(self.chosen, self.starts, strict=True):
            if row > heading:
                size += self.units[i]
                if size >= _BEGUN:
                    return row
        return None

    def goes_on(self, without: set[int]) -> int:
        """The last block that surely is text, -1 for none."""
        sure = (i for i in self.chosen if i not in without and self.likely[i] >= _SURE and self.units[i] >= _LONG)
        return max(sure, default=-1)


def beyond(ev: Evidence, about: Subject, blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """Which of the chosen blocks stand behind the article's end."""
    text = _Text(blocks, likely, chosen)
    begun = text.begun(about.heading.row if about.heading is not None else -1)
    if begun is None:
        return set()
    comments: set[int] = set()
    related: set[int] = set()
    last: set[int] = set()
    for node in ev.page.tree.worded(_ANY)[:_MOST_TRIED]:
        if begun < node.row <= text.starts[-1] and node.tag not in _NO_BOX and (held := text.held(node)):
            (comments if node.has_word(COMMENTS) else related if node.has_word(RELATED) else last).update(held)
    if about.article is not None:
        doubtful = [i for i in chosen if likely[i] < _CERTAIN]
        last.update(i for card in teasers(ev.page, blocks, doubtful) if card.row > begun for i in text.held(card))
    if not (comments or related or last):
        return set()
    cut = set() if is_forum(ev) else comments
    if _is_less(text, related, cut):
        cut |= related
    end = text.goes_on(cut | last)
    tail = {i for i in last if i > end >= 0}
    return cut | tail if _is_less(text, tail, cut) else cut


def _is_less(text: _Text, more: set[int], cut: set[int]) -> bool:
    """Whether `more` is the smaller part of what is left."""
    return text.size(more - cut) <= _MOST * (text.size(text.chosen) - text.size(cut))
