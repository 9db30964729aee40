"""A text that the page says twice: declared line by line in its structured data, and shown in the element that it marks as the
article's body. Where both are the same, letter by letter, nothing has to be guessed."""

from __future__ import annotations

from ..evidence import Evidence
from ..model._blocks import Blocks
from ..page import Node
from ..text import unspaced

_MOST_MARKED = 8  # elements that are looked at
_WHOLE = 0.8  # share of the element's letters, captions apart, that the declared ones have to be
_SURE = 0.99


def said_whole(ev: Evidence, blocks: Blocks, likely: list[float]) -> None:
    """Make sure of the blocks that together are the declared articleBody (the `text` of a page that is no article), and rule out
    the others in its element, behind it, and before it where an element says what else they are. A standfirst that nothing
    names stays what the model makes of it. Where one letter is missing nothing is changed: what is declared is often a part,
    or an older state."""
    named = ev.page.tree.having("itemprop")
    marked = [node for node in named if "articleBody" in (node.get("itemprop") or "").split()]
    if not marked:
        return
    said = [item.string("articleBody", "text") for item in ev.items if item.source == "json-ld"]
    if not (declared := [text for text in said if text]):
        return
    wanted = unspaced(max(declared, key=len))
    starts = blocks.starts()
    for node in marked[:_MOST_MARKED]:
        if len(wanted) < _WHOLE * _letters_of(node):
            continue
        inside = [i for i, first in enumerate(starts) if node.row < first < node.end]
        if found := _together(blocks, inside, wanted):
            others = [other for other in named if other.end <= node.row]
            for i, first in enumerate(starts):
                if first > node.row or any(other.row < first < other.end for other in others):
                    likely[i] = 0.0
            for i in found:
                likely[i] = _SURE
            return


def _together(blocks: Blocks, inside: list[int], wanted: str) -> list[int]:
    """Those of the blocks `inside` that one behind the other are `wanted`; none where they are not."""
    found, at = [], 0
    for i in inside:
        text = unspaced(blocks.text(i))
        if text and wanted.startswith(text, at):
            found.append(i)
            at += len(text)
    return found if at == len(wanted) else []


def _letters_of(node: Node) -> int:
    return len(unspaced(node.text)) - sum(len(unspaced(caption.text)) for caption in node.all("figcaption"))
