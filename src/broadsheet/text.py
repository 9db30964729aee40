"""White space and Unicode, nothing else.

`squash(text)`: every run of white space as one space, none at the ends. Invisible marks are left alone.

`visible(text)`: as a reader sees it: white space squashed, soft hyphens and zero-width spaces gone.

`is_plain(text)`: whether it is visible as it stands, with no half of a letter in it, no tag and no reference.

`fold(text)`: for comparison only: compatibility forms, no case, no punctuation, no marks that a reader cannot see.
`unspaced(text)`: its letters and digits alone, as they stand: texts that differ in white space and marks only are one.
`holds_any(text, pieces)`: whether one of the pieces stands in it.
`has_digit(text)`: whether a digit of any script stands in it.
`letter_words(text)`: its runs of letters, as they stand: no digits, no marks.
`letter_count(text)`: how many letters it has, and how many of its signs are in the blocks of Latin letters.
`has_share(text, known, share, least)`: whether more than a share of its runs of letters, at least so many, are among the known.

`whole_letters(utf8)`: how many bytes from the start are whole letters of UTF-8: all, or all but a letter cut off at the end;
-1 where the bytes are no UTF-8.
"""

from collections.abc import Iterable

from ._text import fold, has_digit, has_share, is_plain, letter_count, letter_words, squash, unspaced, visible, whole_letters

__all__ = [
    "fold",
    "has_digit",
    "has_share",
    "holds_any",
    "is_plain",
    "letter_count",
    "letter_words",
    "squash",
    "unspaced",
    "visible",
    "whole_letters",
]


def holds_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether one of `pieces` stands in `text`, as it is written."""
    for piece in pieces:  # noqa: SIM110 - asked of every link and picture, and a generator costs more than what it asks
        if piece in text:
            return True
    return False
