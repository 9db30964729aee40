"""Lines that lead to other stories. "Read also", with links under it, near the end: the article is over, whatever stands behind;
in the midst of a text, line and links are none of it. "Read also: a headline", "Tags: ferry, ice", anywhere: the line itself."""

from __future__ import annotations

from collections.abc import Sequence

from ..model._blocks import Blocks
from ..pattern import joined, pattern
from ..text import fold
from .alike import are_alike
from .words.endings import READ_ALSO, READ_THIS
from .words.tags import LABELS

_LABEL = pattern(joined(READ_ALSO))
_MORE = pattern(f"{joined(READ_ALSO)}|{joined(READ_THIS)}")  # before a colon and a link
_LED = pattern(f"(?:{joined(READ_ALSO)})(?=\\s)")
_MARKS = " \t\n.:…!*+>»«→►▶•|-–—()[]{}\"'“”„：】【"  # what may stand around such a line
_LONGEST = 8  # units of such a line
_REST = 0.15  # share of the chosen words that may stand behind it; the lists of links in the midst of a text are no end
_LINE, _OWN = 40, 4  # units of a line that begins so, and of those the ones that may be no link where no colon ends the label
_LABEL_WORDS = 4  # of what stands before tags
_TAIL = 4  # words of a label behind what makes it one: "Read also these articles"
_PARAGRAPH, _CERTAIN = 25, 0.95  # units and probability of a block from which the article goes on


def read_also(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """The chosen lines that lead to one story, and all blocks from the first line on that leads to several where little is chosen
    behind it, and nothing long or certain."""
    end = _end(blocks, likely, chosen)
    return {
        *range(end, blocks.count),
        *(i for i in chosen if i < end and _leads_away(blocks, i)),
        *(k for i in {*chosen, *(i - 1 for i in chosen if i)} if i < end for k in _box(blocks, i)),
    }


def _end(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> int:
    """The first block that is no text any more; behind the last block where there is none."""
    units, links = blocks.units(), blocks.link_units()
    taken = set(chosen)
    left = _REST * sum(units[i] for i in chosen)
    end = blocks.count
    for i in range(chosen[-1], chosen[0], -1) if chosen else ():
        if i in taken:
            left -= units[i]
            if left < 0 or units[i] > _PARAGRAPH or likely[i] >= _CERTAIN:
                break
        if units[i] <= _LONGEST and i + 1 < blocks.count and 2 * links[i + 1] > units[i + 1]:
            if _LABEL.fullmatch(_bare(blocks.text(i))) is not None:
                end = i
    return end


def _box(blocks: Blocks, i: int) -> range:
    """A label in the midst of a text and the links under it, in elements of one kind; empty where block `i` is no such label."""
    units, links = blocks.units(), blocks.link_units()
    first = behind = i + 1
    if units[i] > _LONGEST + _TAIL or first >= blocks.count or not _is_link(units[first], links[first]):
        return range(0)
    text = _bare(blocks.text(i))
    led = _LED.match(f"{text} ")
    if led is None or len(text[led.end() :].split()) > _TAIL:
        return range(0)
    while (
        behind < blocks.count
        and _is_link(units[behind], links[behind])
        and are_alike(blocks.element(first), blocks.element(behind))
    ):
        behind += 1
    return range(i, behind)


def _is_link(units: int, linked: int) -> bool:
    """Whether a block is a link as a whole; the last word before a mark counts as none."""
    return linked > 0 and units <= linked + 1


def _leads_away(blocks: Blocks, i: int) -> bool:
    units, linked = blocks.units()[i], blocks.link_units()[i]
    if units > _LINE or not linked:
        return False
    text = blocks.text(i)
    if _is_tag_list(text, linked):
        return True
    if 2 * linked < units:
        return False
    label, colon, _ = text.replace("：", ":").replace("]", ":").replace("】", ":").partition(":")
    if colon:
        return _MORE.fullmatch(_bare(label)) is not None
    led = _LED.match(_bare(text))  # "Read also", and all the rest is the link
    return led is not None and linked + _OWN >= units


def _is_tag_list(text: str, linked: int) -> bool:
    """Whether a line is a label and the article's tags behind it. Of a link before a comma the last word counts as none of it."""
    if text[-1] in ".!?…":
        return False
    label, colon, _ = text.replace("：", ":").partition(":")
    if colon:
        return fold(label) in LABELS
    words = text.split()
    lengths = (n for n in range(1, min(len(words), _LABEL_WORDS) + 1) if fold(" ".join(words[:n])) in LABELS)
    return any(len(words) - n <= linked + text.count(",") for n in lengths)


def _bare(text: str) -> str:
    return text.lower().replace("i\u0307", "i").strip(_MARKS)
