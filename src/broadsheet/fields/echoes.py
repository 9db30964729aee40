"""What is said twice: a pull quote says again, in large, what a paragraph says; a whole text stands glued into one block besides
its paragraphs. Once is enough, and the paragraphs are the better form."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..evidence import Evidence
from ..model._blocks import FLAGS, Blocks, likelier
from ..page import words
from ..text import fold, unspaced
from .forum import is_forum

_SHORTEST, _LONGEST = 8, 80  # units of a pull quote
_BESIDE = FLAGS["blockquote"] | FLAGS["aside"] | FLAGS["figure"]
_GLUED, _PARAGRAPH = 60, 12  # units of a block that may be a whole text, and of a paragraph that is looked for in it
_MADE_OF, _SHARE, _SOME = 2, 0.5, 0.1  # so many paragraphs, half of its words and half of theirs; how likely each is at least
_QUOTES = words("pullquote pull-quote pull_quote pull-quotes blockquote quote zitat citat cita citation callout")


def glued(blocks: Blocks, likely: list[float]) -> int | None:
    """The likely block, if any, that is most of the page's other likely blocks, glued together."""
    units = blocks.units()
    paragraphs = [i for i in likelier(likely, _SOME) if units[i] >= _PARAGRAPH]
    whole = max(paragraphs, key=units.__getitem__, default=-1)
    if len(paragraphs) <= _MADE_OF or units[whole] < _GLUED:
        return None
    others = [i for i in paragraphs if 2 * units[i] < units[whole]]
    size = sum(units[i] for i in others)
    if size < _SHARE * units[whole] or units[whole] < _SHARE * size:
        return None
    text = unspaced(blocks.text(whole))
    inside = [i for i in others if unspaced(blocks.text(i)) in text]
    covered = sum(units[i] for i in inside)
    return whole if len(inside) >= _MADE_OF and covered >= _SHARE * max(size, units[whole]) else None


def pull_quotes(ev: Evidence, blocks: Blocks, chosen: Sequence[int]) -> set[int]:
    """Which of the chosen blocks stand beside the text, in a quotation or a box, and are word for word a part of another one.
    None in a forum's thread, where who answers quotes."""
    flags, units, starts = blocks.flags(), blocks.units(), blocks.starts()
    named: set[int] = set()
    for node in ev.page.tree.worded(_QUOTES):
        named.update(range(bisect_right(starts, node.row), bisect_left(starts, node.end)))
    beside = [
        i
        for i in chosen
        if _SHORTEST <= units[i] <= _LONGEST and not flags[i] & FLAGS["pre"] and (i in named or flags[i] & _BESIDE)
    ]
    if not beside or is_forum(ev):
        return set()
    texts = {i: fold(blocks.text(i)) for i in chosen}
    return {i for i in beside if any(units[j] > units[i] and texts[i] in texts[j] for j in chosen)}
