"""Days that are written out in words, as small papers and gazettes do: "dodici maggio duemilaventisei"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..evidence import Evidence
from .datesources import Reading, room_around
from .foldword import fold_word
from .stamp import Stamp, stamp
from .subject import Subject
from .surroundings import Surroundings
from .words.months import months
from .words.numbers import BETWEEN, CENTURIES, NUMBERS, ORDINALS

_TRUST = 4.0  # a line of text near the headline
_ABOVE, _BELOW = 5, 8  # lines around the headline in which a date stands
_LONGEST = 90  # letters of a date line
_WORDS = 5  # words of a written-out number, at most: "two thousand and twenty six"
_WORD = re.compile(r"[^\W\d_]+")


def in_words(ev: Evidence, subject: Subject, around: Surroundings) -> Iterator[Reading]:
    """The day that one of the short lines around the headline writes out. Years of this century; German, English and the large
    Romance languages. For pages that state no day in figures."""
    place = room_around(subject.heading) if subject.heading is not None else None
    if place is None or place.end - place.row > 20_000:
        return
    lines, at = around.lines(place)
    for line in lines[max(0, at - _ABOVE) : at + _BELOW + 1] if at >= 0 else ():
        if len(line) <= _LONGEST and (day := written_out(line)) is not None:
            yield Reading(day, "published", "html", place, "a day in words near the headline", _TRUST, "html")
            return


def written_out(text: str) -> Stamp | None:
    """The first complete day that a text writes out, day before month before year; None where it has none."""
    found = [word for word in _WORD.findall(fold_word(text)) if word not in BETWEEN]
    known = months()
    for i, word in enumerate(found):
        for language, month in known.get(word, {}).items():
            if language in NUMBERS:
                day = _number(found[max(0, i - _WORDS) : i], _days(language), last=True)
                year = _number(found[i + 1 : i + 1 + _WORDS], _years(language), last=False)
                if day and year:
                    return stamp(year, month, day, None, 0, None, None)
    return None


def _number(words: Sequence[str], known: dict[str, int], *, last: bool) -> int | None:
    """The number that the most of the words name together, the last ones or the first."""
    pieces = (words[k:] for k in range(len(words))) if last else (words[:k] for k in range(len(words), 0, -1))
    return next((known[joined] for piece in pieces if (joined := "".join(piece)) in known), None)


@cache
def _days(language: str) -> dict[str, int]:
    return {word: n for words in (NUMBERS, ORDINALS) for n, word in enumerate(words[language].split()[:31], 1)}


@cache
def _years(language: str) -> dict[str, int]:
    numbers = ["", *NUMBERS[language].split()]
    return {
        century + word: year + n
        for century, (year, least) in CENTURIES[language].items()
        for n, word in enumerate(numbers)
        if n >= least
    }
