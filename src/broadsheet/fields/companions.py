"""What belongs to the text by where it stands, however unlikely its words look: a heading over its paragraph, a paragraph or
a quotation between two paragraphs, a sentence in their row, a list that a line leads to, standfirst and points, a correction."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from ..evidence import Evidence
from ..model._blocks import FLAGS, Blocks
from ..page import Node
from ..text import fold
from .alike import are_alike, are_siblings
from .corrections import is_correction
from .forum import is_forum
from .subject import Subject
from .words.standfirsts import SURE

_HEADING = 0.2  # probability of a heading, at least: what is less likely is the template's ("Article content")
_SURE, _LONG = 0.7, 12  # probability and units of the paragraph under it
_SHORT, _AROUND_IT = 2, 0.65  # units of a heading without a mark, and probability of the paragraphs before and behind it
_LIST = 0.6  # probability of the list under it
_LONGEST = 25  # units of a heading or of a single sentence
_QUOTED, _MOST_QUOTED = 0.05, 6  # probability of a quotation's likeliest block, and blocks of one
_BESIDE, _SENTENCE = 0.5, 0.33  # probability of a paragraph, and of the sentence before or behind it
_BETWEEN, _WORDS, _MOST_BETWEEN = 0.2, 8, 2  # probability, units and number of paragraphs between two of their kind
_ROW, _IN_ROW, _LAST = 0.8, 3, 0.2  # probability and number of paragraphs in whose row even an unlikely last sentence is text
_NEAR = 12  # chosen blocks before the last one that are looked at for it
_LED_TO, _MOST_ITEMS = 0.05, 40  # probability of the first item of a list under a line that leads to it, and items of one
_HEAD, _SOME = 12, 5  # blocks between the headline and the text, and units of a standfirst
_NOTE, _NOTED, _AROUND = 0.05, 8, 3  # probability and units of a correction, and blocks from the text to it
_PLACE, _LINE = 24, 40  # letters of a place before a standfirst, and of the standfirst behind one
_POINT, _MOST_POINTS, _LEVELS = 0.05, 8, 3  # probability and number of a standfirst's points, and elements around its first line
_ITEM, _HEADED = FLAGS["ul"], FLAGS["h2"]
_END = re.compile(r"[.!?…。！？][\"”»“’']?$")

Gaps: TypeAlias = Sequence[tuple[int, int]]  # neighbours among the chosen blocks, where others stand between them


def companions(
    ev: Evidence, about: Subject, blocks: Blocks, likely: Sequence[float], chosen: Sequence[int], standfirsts: Sequence[str]
) -> set[int]:
    """Blocks that were not chosen and belong to chosen ones; `standfirsts` are what the page declares as its own. None that was
    ruled out, nor, on a forum, any quotation: who answers there quotes."""
    if not chosen:
        return set()
    lists = set(_lists(blocks, likely, chosen))
    taken = sorted({*chosen, *lists}) if lists else chosen
    gaps = [(before, behind) for before, behind in pairwise(taken) if behind - before > 1]
    return {
        *lists,
        *_headings(blocks, likely, gaps),
        *_bare_headings(blocks, likely, gaps),
        *_paragraphs(blocks, likely, gaps),
        *_quotations(ev, blocks, likely, gaps),
        *_sentences(blocks, likely, taken, gaps),
        *_standfirst(about, blocks, likely, taken, standfirsts),
        *_points(blocks, likely, taken),
        *_notes(blocks, likely, taken, gaps),
    }


def _lists(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> Iterator[int]:
    """The items of a list without links right under a chosen line of the same element that ends in a colon."""
    starts, flags, units, links = blocks.starts(), blocks.flags(), blocks.units(), blocks.link_units()
    taken = set(chosen)
    for before in chosen:
        low = before + 1
        if low >= blocks.count or not flags[low] & _ITEM or flags[before] & (_ITEM | _HEADED):
            continue
        if likely[low] < _LED_TO or not blocks.text(before).rstrip().endswith((":", "：")):
            continue
        whole = blocks.element(low).closest("ul", "ol")
        if whole is None or starts[before] > whole.row or not are_siblings(blocks.element(before), whole):
            continue
        items = range(low, min(bisect_left(starts, whole.end), low + _MOST_ITEMS))
        if all(likely[i] for i in items) and 2 * sum(links[i] for i in items) <= sum(units[i] for i in items):
            yield from (i for i in items if i not in taken)


def _headings(blocks: Blocks, likely: Sequence[float], gaps: Gaps) -> Iterator[int]:
    """Headings right before a sure paragraph or a likely list of the same element, behind the first chosen block. A list of links
    is a table of contents."""
    flags, units, links = blocks.flags(), blocks.units(), blocks.link_units()
    for _, i in gaps:
        at = i - 1
        if not flags[at] & _HEADED or flags[i] & _HEADED:
            continue
        if likely[at] < _HEADING or units[at] > _LONGEST:
            continue
        if flags[i] & _ITEM and likely[i] >= _LIST and 2 * links[i] <= units[i]:
            below = blocks.element(i).closest("ul", "ol", "dl")
        else:
            below = blocks.element(i) if likely[i] >= _SURE and units[i] >= _LONG else None
        if below is not None and are_siblings(blocks.element(at), below):
            yield at


def _paragraphs(blocks: Blocks, likely: Sequence[float], gaps: Gaps) -> Iterator[int]:
    """A paragraph or two between two chosen ones of their kind, hardly linked."""
    units, links = blocks.units(), blocks.link_units()
    for before, behind in gaps:
        within = range(before + 1, behind)
        if len(within) <= _MOST_BETWEEN and all(likely[i] >= _BETWEEN and 4 * links[i] <= units[i] for i in within):
            if blocks.element(before).tag == "p" and _are_one_kind(blocks, range(before, behind + 1)):
                yield from (i for i in within if units[i] >= _WORDS)


def _quotations(ev: Evidence, blocks: Blocks, likely: Sequence[float], gaps: Gaps) -> Iterator[int]:
    """The blocks of a quotation that stands between two chosen blocks, in the element that holds these. One that mostly links
    leads to another story."""
    flags, units, links, starts = blocks.flags(), blocks.units(), blocks.link_units(), blocks.starts()
    for before, behind in gaps:
        within = range(before + 1, behind)
        if len(within) > _MOST_QUOTED or not all(_is_quoted(flags[i]) and likely[i] for i in within):
            continue
        quote = _outermost(blocks.element(within[0]), "blockquote")
        around = quote.parent if quote is not None else None
        if quote is None or around is None or starts[within[-1]] >= quote.end or starts[before] < around.row:
            continue
        if starts[behind] >= around.end or max(likely[i] for i in within) < _QUOTED or is_forum(ev):
            continue
        if 2 * sum(links[i] for i in within) <= sum(units[i] for i in within):
            yield from within


def _sentences(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int], gaps: Gaps) -> Iterator[int]:
    """Single sentences right before or behind a chosen paragraph, in a paragraph of the same kind: without links."""
    units, links = blocks.units(), blocks.link_units()
    pairs = [(chosen[0], chosen[0] - 1), (chosen[-1], chosen[-1] + 1)]
    pairs += [pair for before, behind in gaps for pair in ((before, before + 1), (behind, behind - 1))]
    for i, k in pairs:
        if not 0 <= k < blocks.count or likely[k] < _LAST or likely[i] < _BESIDE:
            continue
        if links[k] or units[k] > _LONGEST or not _is_sentence(blocks.text(k)) or not _are_paragraphs(blocks, i, k):
            continue
        if likely[k] >= _SENTENCE or (k > i and _is_row(blocks, likely, chosen, i)):
            yield k


def _bare_headings(blocks: Blocks, likely: Sequence[float], gaps: Gaps) -> Iterator[int]:
    """Short lines between two chosen paragraphs, in an element of the same kind: headings that are set in bold, or not at all."""
    units, links = blocks.units(), blocks.link_units()
    for before, behind in gaps:
        at = before + 1
        if behind != at + 1 or likely[at] < _HEADING or links[at] or not _SHORT <= units[at] <= _LONG:
            continue
        if min(likely[before], likely[behind]) < _AROUND_IT or min(units[before], units[behind]) < _NOTED:
            continue
        text = blocks.text(at)
        if text[:1] not in "([" and not text.endswith((":", "：")) and _are_one_kind(blocks, (before, at, behind)):
            yield at


def _are_one_kind(blocks: Blocks, some: Sequence[int]) -> bool:
    elements = [blocks.element(i) for i in some]
    return len({(one.tag, one.get("class"), one.parent.row if one.parent is not None else -1) for one in elements}) == 1


def _are_paragraphs(blocks: Blocks, i: int, k: int) -> bool:
    one, other = blocks.element(i), blocks.element(k)
    return one.tag == "p" and are_alike(one, other) and are_siblings(one, other)


def _is_row(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int], last: int) -> bool:
    """Whether a chosen paragraph is the last of several sure ones of its element."""
    if likely[last] < _ROW:
        return False
    own, at = blocks.element(last), bisect_left(chosen, last)
    near = chosen[max(0, at - _NEAR) : at + 1]
    return sum(likely[i] >= _ROW and are_siblings(blocks.element(i), own) for i in near) >= _IN_ROW


def _standfirst(
    about: Subject, blocks: Blocks, likely: Sequence[float], chosen: Sequence[int], standfirsts: Sequence[str]
) -> Iterator[int]:
    """The line between headline and text that says what a description of the page says, behind a place or not ("Berlin. ...")."""
    if about.heading is None or not standfirsts:
        return
    first = bisect_left(blocks.starts(), about.heading.end)
    if chosen[0] <= first:
        return
    units = blocks.units()
    near = [i for i in range(first, min(chosen[0], first + _HEAD)) if likely[i] and units[i] >= _SOME]
    said = {fold(one) for one in standfirsts} if near else set()
    for i in near:
        line = fold(blocks.text(i))
        if line in said or any(line.endswith(one) and len(line) - len(one) <= _PLACE for one in said if len(one) >= _LINE):
            yield i


def _points(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> Iterator[int]:
    """What stands behind the first chosen block in an element that is called the standfirst: its points."""
    units, links = blocks.units(), blocks.link_units()
    behind = chosen[0] + 1
    if behind >= blocks.count or behind in chosen[1:2] or likely[behind] < _POINT:
        return
    around = [up for up in blocks.element(chosen[0]).ancestors[:_LEVELS] if up.has_word(SURE)]
    for i in range(behind, min(blocks.count, behind + _MOST_POINTS)) if around else ():
        element = blocks.element(i)
        if not around[0].contains(element):
            return
        if element.tag == "li" and likely[i] >= _POINT and 2 * links[i] <= units[i]:
            yield i


def _notes(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int], gaps: Gaps) -> Iterator[int]:
    units, first, last = blocks.units(), chosen[0], chosen[-1]
    around = [(max(-1, first - _AROUND - 1), first), (last, min(blocks.count, last + _AROUND + 1))]
    for before, behind in (*around, *gaps):
        for i in range(before + 1, behind):
            if likely[i] >= _NOTE and units[i] >= _NOTED and _is_sentence(text := blocks.text(i)) and is_correction(text):
                yield i


def _is_quoted(flags: int) -> bool:
    return bool(flags & FLAGS["blockquote"]) and not flags & FLAGS["pre"]


def _is_sentence(text: str) -> bool:
    return text[:1] not in "([" and _END.search(text) is not None


def _outermost(node: Node, tag: str) -> Node | None:
    return next((up for up in reversed((node, *node.ancestors)) if up.tag == tag), None)
