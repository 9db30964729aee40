"""Lines between paragraphs that say nothing of the page's own: "Advertisement", what a player says to old browsers."""

from __future__ import annotations

from collections.abc import Sequence

from ..model._blocks import Blocks
from ..pattern import pattern
from .words.furniture import ADVERTISEMENT, PLAYER

_LINE = pattern(f"(?:{ADVERTISEMENT}|{PLAYER})".replace("|\n", "|"))
_LABEL = pattern(f"(?:{ADVERTISEMENT})".replace("|\n", "|"))  # before a colon
_MARKS = " \t\n.:…!*+>»«→►▶•|-–—()[]{}\"'“”„】【（）"
_LONGEST = 16  # units of such a line


def furniture(blocks: Blocks, chosen: Sequence[int]) -> set[int]:
    """The chosen lines that are such a label from their first letter to their last, or advertise something behind one."""
    units = blocks.units()
    return {i for i in chosen if units[i] <= _LONGEST and _is_label(blocks.text(i).lower())}


def _is_label(line: str) -> bool:
    if _LINE.fullmatch(line.strip(_MARKS)) is not None:
        return True
    label, colon, _ = line.replace("：", ":").partition(":")
    return bool(colon) and _LABEL.fullmatch(label.strip(_MARKS)) is not None
