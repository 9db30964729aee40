"""Lines that say nothing of the page's own: "Advertisement", what a player says to old browsers, whose rights are reserved,
a heading with nothing under it."""

from __future__ import annotations

from collections.abc import Sequence

from ..model._blocks import FLAGS, Blocks
from ..pattern import joined, pattern
from ..text import holds_any
from .words.furniture import ADVERTISEMENT, NOTICE, PLAYER, POSTED, RESERVED, RESERVED_PIECES

_LINE = pattern(f"(?:{joined(ADVERTISEMENT)}|{joined(PLAYER)})")
_LABEL = pattern(f"(?:{joined(ADVERTISEMENT)})")  # before a colon
_POSTED = pattern(joined(POSTED))
_NOTICE = pattern(f"[^\\w©ⓒ]*(?:{joined(NOTICE)})")
_RESERVED = pattern(joined(RESERVED))
_MARKS = " \t\n.:…!*+>»«→►▶•|-–—()[]{}\"'“”„】【（）"
_LONGEST = 16  # units of such a line
_LAST, _NOTE = 3, 80  # blocks of the end in which a weblog's note stands, and units of one
_HEADING = FLAGS["h2"]  # of all six
_FEWEST, _SHORT, _CERTAIN = 3, 8, 0.9  # chosen blocks, units of the last heading, and probability of one that stays
_BEHIND, _RIGHTS = 8, 100  # the same of a notice on rights; where units are letters, these are not many
_SURE = 0.96  # probability of a paragraph that is neither


def furniture(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """The chosen lines that are such a label from their first letter to their last, or advertise something behind one; at the
    end, where the model has a doubt, a note on when and where a weblog filed the text, and on whose rights it is under."""
    units = blocks.units()
    labels = {i for i in chosen if units[i] <= _LONGEST and _is_label(blocks.text(i).lower())}
    last = {i: blocks.text(i).lower() for i in chosen[-_BEHIND:] if units[i] <= _RIGHTS and likely[i] < _SURE}
    posted = {i for i in chosen[-_LAST:] if i in last and units[i] <= _NOTE and _POSTED.match(last[i]) is not None}
    notices = {i for i, line in last.items() if _NOTICE.match(line) is not None}
    if holds_any("\n".join(last.values()), RESERVED_PIECES):
        notices.update(i for i, line in last.items() if _RESERVED.search(line) is not None)
    return labels | posted | notices


def ends_in_heading(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> bool:
    """Whether the last block is a short heading, of what was not chosen. Of several headings, each may be a line of a list."""
    flags, units = blocks.flags(), blocks.units()
    if len(chosen) < _FEWEST or flags[chosen[-2]] & _HEADING or not flags[chosen[-1]] & _HEADING:
        return False
    return units[chosen[-1]] <= _SHORT and likely[chosen[-1]] < _CERTAIN


def _is_label(line: str) -> bool:
    if _LINE.fullmatch(line.strip(_MARKS)) is not None:
        return True
    label, colon, _ = line.replace("：", ":").partition(":")
    return bool(colon) and _LABEL.fullmatch(label.strip(_MARKS)) is not None
