"""Teasers without an element of their own: a title that is a link, a sentence on it, and the next title, side by side (a ticker
in a `dl`, `h3` and `p` in turn). The sentences read like paragraphs; that their titles were not chosen gives them away."""

from __future__ import annotations

from collections.abc import Sequence

from ..model._blocks import Blocks
from .alike import are_siblings

_FEWEST, _WORDS = 4, 12  # such sentences side by side, and units of one on average: shorter ones explain terms
_LIKELY = 0.9  # probability that none of them may have


def bare_teasers(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """The chosen blocks that are the sentences of such teasers."""
    units, links, taken = blocks.units(), blocks.link_units(), set(chosen)
    rows: dict[tuple[int, str, str], list[int]] = {}
    for i in chosen:
        title = i - 1
        if title < 0 or title in taken or not links[title] or 10 * links[title] < 7 * units[title] or 2 * links[i] > units[i]:
            continue
        above, below = blocks.element(title), blocks.element(i)
        if above.tag != below.tag and are_siblings(above, below):
            rows.setdefault((above.ancestors[0].row, above.tag, below.tag), []).append(i)
    found = [row for row in rows.values() if len(row) >= _FEWEST and sum(units[i] for i in row) >= _WORDS * len(row)]
    return {i for row in found if max(likely[i] for i in row) < _LIKELY for i in row}
