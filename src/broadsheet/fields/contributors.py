"""The line behind a text that says who reported, wrote, edited or asked: a byline that stands at the end, and no text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model._blocks import Blocks
from ..pattern import joined, pattern
from .words.bylines import CONTRIBUTED

_LAST = 3  # blocks of the end in which such a line stands
_LONGEST = 60  # units of one: agencies name everybody
_LINE = pattern(f'[^\\w"“„«\\n]*(?:{joined(CONTRIBUTED)}):? (?=[^\\W\\d_])', re.IGNORECASE)


def contributor_lines(blocks: Blocks, chosen: Sequence[int]) -> set[int]:
    """Which of the last chosen blocks begin with what somebody did for the article, and a name."""
    units = blocks.units()
    return {i for i in chosen[-_LAST:] if units[i] <= _LONGEST and _is_line(blocks.text(i))}


def _is_line(text: str) -> bool:
    found = _LINE.match(text)
    return found is not None and not text[found.end()].islower()
