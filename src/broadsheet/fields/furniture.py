"""Lines between paragraphs that say nothing of the page's own: "Advertisement", what a player says to old browsers."""

from __future__ import annotations

from collections.abc import Sequence

from ..model._blocks import Blocks
from ..pattern import pattern
from .words.furniture import ADVERTISEMENT, PLAYER

_LINE = pattern(f"(?:{ADVERTISEMENT}|{PLAYER})".replace("|\n", "|"))
_MARKS = " \t\n.:…!*+>»«→►▶•|-–—()[]{}\"'“”„】【（）"
_LONGEST = 16  # units of such a line


def furniture(blocks: Blocks, chosen: Sequence[int]) -> set[int]:
    """The chosen lines that are such a label from their first letter to their last."""
    units = blocks.units()
    short = (i for i in chosen if units[i] <= _LONGEST)
    return {i for i in short if _LINE.fullmatch(blocks.text(i).lower().strip(_MARKS)) is not None}
