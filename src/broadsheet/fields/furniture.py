"""Lines between paragraphs that say nothing of the page's own: "Advertisement", what a player says to old browsers."""

from __future__ import annotations

from collections.abc import Sequence

from ..model._blocks import Blocks
from ..pattern import joined, pattern
from .words.furniture import ADVERTISEMENT, PLAYER, POSTED

_LINE = pattern(f"(?:{joined(ADVERTISEMENT)}|{joined(PLAYER)})")
_LABEL = pattern(f"(?:{joined(ADVERTISEMENT)})")  # before a colon
_POSTED = pattern(joined(POSTED))
_MARKS = " \t\n.:…!*+>»«→►▶•|-–—()[]{}\"'“”„】【（）"
_LONGEST = 16  # units of such a line
_LAST, _NOTE = 3, 80  # blocks of the end in which a weblog's note stands, and units of one


def furniture(blocks: Blocks, chosen: Sequence[int]) -> set[int]:
    """The chosen lines that are such a label from their first letter to their last, or advertise something behind one; and a
    note at the end on when and where a weblog filed the text."""
    units = blocks.units()
    labels = {i for i in chosen if units[i] <= _LONGEST and _is_label(blocks.text(i).lower())}
    return labels | {i for i in chosen[-_LAST:] if units[i] <= _NOTE and _POSTED.match(blocks.text(i).lower()) is not None}


def _is_label(line: str) -> bool:
    if _LINE.fullmatch(line.strip(_MARKS)) is not None:
        return True
    label, colon, _ = line.replace("：", ":").partition(":")
    return bool(colon) and _LABEL.fullmatch(label.strip(_MARKS)) is not None
