"""A heading right over a sure paragraph belongs to it, however unlikely its few words look."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model._blocks import FLAGS, Blocks

_LEAST = 0.2  # probability of such a heading: what is less likely is the template's ("Article content")
_SURE, _LONG = 0.8, 12  # probability and units of the paragraph under it
_LONGEST = 25  # units of a heading


def subheads(blocks: Blocks, likely: Sequence[float], chosen: Sequence[int]) -> set[int]:
    """Headings that were not chosen and stand right before a sure chosen block, in the same element, behind the first one."""
    flags, units = blocks.flags(), blocks.units()
    found = set()
    for before, i in pairwise(chosen):
        at = i - 1
        if at == before or not flags[at] & FLAGS["h2"] or flags[i] & FLAGS["h2"]:
            continue
        if likely[at] >= _LEAST and units[at] <= _LONGEST and likely[i] >= _SURE and units[i] >= _LONG:
            heading, paragraph = (blocks.tree.node(blocks.span(k)[2]).parent for k in (at, i))
            if heading is not None and paragraph is not None and heading.row == paragraph.row:
                found.add(at)
    return found
