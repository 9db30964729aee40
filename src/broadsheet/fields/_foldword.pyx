# cython: boundscheck=False, wraparound=False
"""The functions of `foldword.py`, asked of every word that may be a name or a month."""

import unicodedata
from functools import lru_cache

from broadsheet.pattern import pattern

_MARKS = pattern(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u0655\u0640\u093c\u0970\u09bc\u05f3\u200b-\u200f\u202a-\u202e\u2066-\u2069]+"
)
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10)
_DIGITS = {zero + n: str(n) for zero in _ZEROS for n in range(10)} | {0x131: "i", 0x2009: " ", 0x202F: " ", 0xA0: " "}
_FOREIGN = pattern(f"[{''.join(map(chr, _DIGITS))}]")

_WORD_LENGTH = 24  # characters of a text that may come again


def fold_word(str text not None) -> str:
    if text.isascii():
        return text.lower()
    return _folded_word(text) if len(text) <= _WORD_LENGTH else _folded(text)


def fold_words(str text not None) -> list[str]:
    return text.lower().split() if text.isascii() else [fold_word(word) for word in text.split()]


cdef inline bint parts_words(Py_UCS4 c) noexcept:
    if 97 <= c <= 122:
        return False
    return c.isspace() or c in u":：|,;•(["


def has_word(str folded not None, frozenset first not None, frozenset inside not None) -> bool:
    """Whether the first word of a folded text is among `first`, or another one among `inside`. Words are parted by white space,
    colons, commas and the like; a dot or dash at their end is none of theirs."""
    cdef Py_ssize_t at, start = 0, end = 0, size = len(folded)
    cdef Py_UCS4 c
    cdef frozenset known = first
    for at in range(size + 1):
        c = folded[at] if at < size else u" "
        if not parts_words(c):
            if not (c == u"." or c == u"-" or c == u"–" or c == u"—"):
                end = at + 1
            continue
        if end > start:
            if folded[start:end] in known:
                return True
            known = inside
        start = end = at + 1
    return False


def _folded(str text not None) -> str:
    text = text.casefold()
    if _FOREIGN.search(text):
        text = text.translate(_DIGITS)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))


_folded_word = lru_cache(maxsize=4096)(_folded)  # bylines and date lines are made of few words
