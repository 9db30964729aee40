"""Text to the words that the index holds: any script, case and accents folded, scripts without spaces as overlapping pieces.

A word is a run of letters, digits and the marks that belong to them. Chinese, Japanese, Thai, Lao, Khmer and Burmese write no
spaces: there a run of letters becomes its overlapping pieces of two (three where letters are few and syllables many) and the
shorter ones at its end, so that any part of the run is found as a phrase of pieces, exactly, and a single letter as a beginning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

VERSION = 1  # goes up when the same text gives other words: the index is then built again

# Blocks whose letters stand without spaces, and how many letters make a piece. Thai and its relatives have some seventy signs,
# so that pairs would hit everywhere; three are about a syllable.
_PAIRS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_TRIPLES = "\u0e00-\u0e4e\u0e80-\u0ece\u0edc-\u0eff\u1000-\u103f\u1050-\u109f\u1780-\u17d3\u17dc-\u17dd"
# Marks that Python's \w leaves out, by block: accents, and the vowels and viramas of Hebrew, Arabic, Syriac, Thaana, Indic,
# Tibetan.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0730-\u074a\u07a6-\u07b0"
    "\u0900-\u0963\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a51\u0a70-\u0a75\u0a81-\u0acd\u0b01-\u0b57\u0b82-\u0bd7\u0c00-\u0c56\u0c81-\u0cd6"
    "\u0d00-\u0d57\u0d81-\u0ddf\u0f18-\u0f39\u0f71-\u0f84\u0f8d-\u0fbc\u135d-\u135f\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
    "\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
_LETTERS = f"(?:(?![{_PAIRS}{_TRIPLES}_])[\\w{_MARKS}\u00ad\u200c\u200d])+"
_SPACELESS = re.compile(f"[{_PAIRS}{_TRIPLES}]")
_WORD = re.compile(f"[\\w{_MARKS}\u00ad\u200c\u200d]+")
_RUN = re.compile(f"(?P<pairs>[{_PAIRS}]+)|(?P<triples>[{_TRIPLES}]+)|{_LETTERS}")
# What is dropped after decomposition: accents of Latin, Greek and Cyrillic; points of Hebrew; vowel signs and kashida of Arabic;
# marks that nobody sees. Indic and Thai vowel signs are letters in all but name, and stay.
_DROPPED = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u2060\ufe00-\ufe0f]"
)
# Letters that Unicode does not take apart, as people type them without their keyboard; and Arabic letters written in two ways.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t", "ŋ": "n", "ə": "a"}
    | {"ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ς": "σ"}
)
_IN_PLAIN = re.compile(f"[{''.join(map(chr, _PLAIN))}]")


@dataclass(frozen=True, slots=True)
class Run:
    """A word, or a run of letters of a script without spaces, as it stands in a text."""

    start: int  # first letter
    end: int  # behind the last
    folded: str
    size: int  # letters of a piece; 0 where the run is one word


def runs(text: str) -> Iterator[Run]:
    """The runs of `text`, with their places."""
    for found in _RUN.finditer(text):
        if folded := fold(found[0]):
            yield Run(found.start(), found.end(), folded, _SIZES.get(found.lastgroup or "", 0))


Placed = tuple[str, int, int, int]  # a word, its first letter, behind its last, and the letters of a piece (0: a whole word)


def placed(text: str) -> list[Placed]:
    """The words of `text` as the index holds them, with their places."""
    if not _SPACELESS.search(text):
        placed_words = ((fold(found[0]), *found.span(), 0) for found in _WORD.finditer(text.replace("_", " ")))
        return [one for one in placed_words if one[0]]
    out: list[Placed] = []
    for found in _RUN.finditer(text):
        folded = fold(found[0])
        start, end = found.span()
        if found.lastgroup is None:
            if folded:
                out.append((folded, start, end, 0))
            continue
        size = _SIZES[found.lastgroup]
        if len(folded) == end - start:
            out.extend((folded[i : i + size], start + i, min(start + i + size, end), size) for i in range(len(folded)))
        else:  # folding made another number of letters: the place is the whole run's
            out.extend((folded[i : i + size], start, end, size) for i in range(len(folded)))
    return out


def words(text: str) -> list[str]:
    """The words of `text` in order, as the index holds them."""
    if not _SPACELESS.search(text):  # most texts: a pass that need not ask of each word what it is
        return [folded for word in _WORD.findall(text.replace("_", " ")) if (folded := fold(word))]
    out: list[str] = []
    for found in _RUN.finditer(text):
        folded = fold(found[0])
        if found.lastgroup is None:
            if folded:
                out.append(folded)
        else:
            size = _SIZES[found.lastgroup]
            out.extend([folded[i : i + size] for i in range(len(folded))])
    return out


def asked(text: str) -> list[tuple[str, bool]]:
    """The same of something that is looked for: each word, and whether it is only the beginning of one.

    Of the last run only the pieces that lie wholly within it are looked for, as the text may go on; a last run shorter than a
    piece is the beginning of one.
    """
    out: list[tuple[str, bool]] = []
    found = list(runs(text))
    for i, run in enumerate(found):
        last = i + 1 == len(found)
        if not run.size:
            out.append((run.folded, False))
        elif last and len(run.folded) < run.size:
            out.append((run.folded, True))
        else:
            pieces = len(run.folded) - (run.size - 1 if last else 0)
            out.extend((run.folded[k : k + run.size], False) for k in range(pieces))
    return out


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """`word` without case, accents and compatibility forms. May be empty, where nothing but marks was there."""
    return folded(word) if word.isascii() else "".join(folded(word).split())


def folded(text: str) -> str:
    """The same of a whole text, spaces kept: what is not in it as it stands is no word of it, nor a word's beginning."""
    if text.isascii():
        return text.lower()
    text = _DROPPED.sub("", unicodedata.normalize("NFKD", text).casefold())
    text = unicodedata.normalize("NFC", text)
    return text.translate(_PLAIN) if _IN_PLAIN.search(text) else text


_SIZES = {"pairs": 2, "triples": 3}
