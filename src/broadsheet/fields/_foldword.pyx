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


def plain_words(str text not None) -> list[str]:
    """The words of a text, each folded, where it is two to four capitalised ones in Latin letters, with single spaces between
    them; none where it is anything else."""
    cdef Py_ssize_t at, start = 0, spaces = 0
    cdef Py_UCS4 c
    for at in range(len(text)):
        c = text[at]
        if c == 32:
            if at < start + 2:
                return []
            start = at + 1
            spaces += 1
        elif not (is_capital(c) if at == start else is_small(c)):
            return []
    if not 1 <= spaces <= 3 or len(text) < start + 2:
        return []
    return fold_words(text)


cdef inline bint is_capital(Py_UCS4 c) noexcept:
    return 65 <= c <= 90 or (0xC0 <= c <= 0xDE and c != 0xD7)


cdef inline bint is_small(Py_UCS4 c) noexcept:
    return 97 <= c <= 122 or (0xDF <= c <= 0xFF and c != 0xF7)


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
