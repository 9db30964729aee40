"""A line like "Read also", with links under it, near the end: the article is over, whatever stands behind."""

from __future__ import annotations

from collections.abc import Sequence

from ..model._blocks import Blocks
from ..pattern import pattern
from .words.endings import READ_ALSO

_LABEL = pattern(READ_ALSO.replace("|\n", "|"))
_MARKS = " \t\n.:…!*+>»«→►▶•|-–—()[]{}\"'“”„：】【"  # what may stand around such a line
_LONGEST = 8  # units of such a line
_REST = 0.15  # share of the chosen words that may stand behind it; the lists of links in the midst of a text are no end
_PARAGRAPH, _CERTAIN = 25, 0.95  # units and probability of a block from which the article goes on


def read_also(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """All blocks from the first such line on behind which little is chosen, and nothing long or certain; none without one."""
    units, links = blocks.units(), blocks.link_units()
    taken = set(chosen)
    left = _REST * sum(units[i] for i in chosen)
    end = blocks.count
    for i in range(chosen[-1], chosen[0], -1) if chosen else ():
        if i in taken:
            left -= units[i]
            if left < 0 or units[i] > _PARAGRAPH or likely[i] >= _CERTAIN:
                break
        if units[i] <= _LONGEST and i + 1 < blocks.count and 2 * links[i + 1] > units[i + 1] and _is_label(blocks.text(i)):
            end = i
    return set(range(end, blocks.count))


def _is_label(text: str) -> bool:
    return _LABEL.fullmatch(text.lower().strip(_MARKS)) is not None
