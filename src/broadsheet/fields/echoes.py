"""A pull quote says again, in large, what a paragraph says: once is enough."""

from __future__ import annotations

from collections.abc import Sequence

from ..evidence import Evidence
from ..model._blocks import FLAGS, Blocks
from ..page import words
from ..text import fold
from .forum import is_forum

_SHORTEST, _LONGEST = 8, 80  # units of a pull quote
_BESIDE = FLAGS["blockquote"] | FLAGS["aside"] | FLAGS["figure"]
_QUOTES = words("pullquote pull-quote pull_quote pull-quotes blockquote quote zitat citat cita citation callout")


def pull_quotes(ev: Evidence, blocks: Blocks, chosen: Sequence[int]) -> set[int]:
    """Which of the chosen blocks stand beside the text, in a quotation or a box, and are word for word a part of another one.
    None in a forum's thread, where who answers quotes."""
    flags, units, starts = blocks.flags(), blocks.units(), blocks.starts()
    named = [(node.row, node.end) for node in ev.page.tree.worded(_QUOTES)]
    beside = [
        i
        for i in chosen
        if _SHORTEST <= units[i] <= _LONGEST
        and not flags[i] & FLAGS["pre"]
        and (flags[i] & _BESIDE or any(row < starts[i] < end for row, end in named))
    ]
    if not beside or is_forum(ev):
        return set()
    texts = {i: fold(blocks.text(i)) for i in chosen}
    return {i for i in beside if any(units[j] > units[i] and texts[i] in texts[j] for j in chosen)}
