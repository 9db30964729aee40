"""Notes by which editors admit that an article was wrong."""

from __future__ import annotations

import re

from ..pattern import joined, pattern
from .words.corrections import LABELS, PHRASES

MARKS = " \t*([{–—-•►▶:\"'“„«_"  # what may stand in front of a label
_LONGEST = 400  # letters looked at of a note


def whole_words(alternatives: str) -> re.Pattern[str]:
    """A pattern of alternatives that end where a word ends."""
    return pattern(f"(?:{joined(alternatives)})(?![^\\W\\d_])")


_LABELLED = whole_words(LABELS)
_TOLD = whole_words(PHRASES)


def is_correction(text: str) -> bool:
    """Whether a text begins as such a note, or says early what only such a note does."""
    start = text[:_LONGEST].lower()
    return _LABELLED.match(start.lstrip(MARKS)) is not None or _TOLD.search(start) is not None
