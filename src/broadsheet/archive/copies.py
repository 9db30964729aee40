"""Whether two texts are copies of one another. Pure: words in, numbers out.

A text is the set of its shingles: every stretch of four words (eight letters, in scripts without spaces). Its sketch is the
smallest of
their hashes (MinHash, bottom-k: Broder 1997), which two texts share in proportion to what they have in common; sketches find the
candidates, whole sets decide. What counts is how much of the *shorter* text is in the other (containment), as copies are cut and
get paragraphs of their own: half an article is all in the whole one, but the two have only half of their shingles in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from itertools import accumulate
from struct import pack, unpack

SHORTEST = 20  # shingles: of a shorter text nothing can be said
SKETCH = 32  # hashes: half an article with as much again of its own still shares eight, on average
FEWEST_SHARED = 2  # hashes that make a candidate
COPY = 0.4  # of the shorter text: see benchmarks/archive_copies.py for what other limits give
_WORDS = 4
_LETTERS = 7  # overlapping pairs: eight letters


def shingles(words: Sequence[str]) -> frozenset[int]:
    """The hashes of all stretches of `words`, 63 bits each."""
    size = _LETTERS if _without_spaces(words) else _WORDS
    if len(words) < size:
        return frozenset()
    text = " ".join(words).encode()
    starts = [0, *accumulate(len(word) + 1 for word in (words if text.isascii() else map(str.encode, words)))]
    hashes = [blake2b(text[a : b - 1], digest_size=8).digest() for a, b in zip(starts, starts[size:], strict=False)]
    return frozenset([value >> 1 for value in unpack(f">{len(hashes)}Q", b"".join(hashes))])


def sketch(of: frozenset[int]) -> tuple[int, ...]:
    """The smallest hashes."""
    return tuple(sorted(of)[:SKETCH])


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the smaller set is in the other: 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def packed(hashes: Sequence[int]) -> bytes:
    """A sketch for the database."""
    return pack(f">{len(hashes)}q", *hashes)


def unpacked(stored: bytes | None) -> tuple[int, ...]:
    """The sketch that `packed` made `stored` of."""
    return unpack(f">{len(stored) // 8}q", stored) if stored else ()


def _without_spaces(words: Sequence[str]) -> bool:
    return len(_PIECE.findall("".join([word[0] for word in words]))) * 2 > len(words)


# First letters of words that are pieces: East Asian writing but for Hangul, and Thai with its relatives.
_PIECE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\ud800-\U0010ffff]")
