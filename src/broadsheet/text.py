"""White space and Unicode, nothing else."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"[\s\u200b\ufeff\u2060]+")  # all Unicode white space and the zero-width kinds
_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # soft hyphen, bidi marks, BOM


def squash(text: str) -> str:
    """`text` with every run of white space as one space, none at the ends. Invisible marks are left alone."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """`text` for comparison only: compatibility forms, no case, no punctuation, no marks that a reader cannot see."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return " ".join(_WORD.findall(text.casefold()))


def visible(text: str) -> str:
    """`text` as a reader sees it: white space squashed, soft hyphens and zero-width spaces gone."""
    return " ".join(text.split()) if text.isascii() else _SPACE.sub(" ", text.replace("\u00ad", "")).strip()
