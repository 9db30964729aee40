"""Words that lead to names in one language and begin names in others: a Catalan "Per Joan Puig", a Norwegian Per Hansen."""

from __future__ import annotations

from ..evidence import Evidence
from .customs import customs
from .foldword import fold_word
from .words.bylines import BY_OF


def native_lead(ev: Evidence, line: str) -> str:
    """`line`, its first word in small letters where it leads to names in the page's language: there, and only so, a byline is
    read behind it."""
    first, space, rest = line.partition(" ")
    tongues = BY_OF.get(fold_word(first)) if space and first.isalpha() else None
    if tongues is None or not rest[:1].isupper():
        return line
    spoken = customs(ev).languages[:1]
    return f"{first.lower()} {rest}" if spoken and spoken[0] in tongues.split() else line
