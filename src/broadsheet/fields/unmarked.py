"""Names that nothing leads to: beside the date below the headline, or alone behind the last sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from ..pattern import pattern
from ..text import has_digit
from .byline import read_byline
from .bylinewords import Byline, word_list
from .datetext import label_of
from .foldword import fold_word
from .personname import is_low
from .words.bylines import PARTICLES
from .words.givennames import GIVEN

_ABOVE, _BELOW = 5, 10  # lines around the headline in which its date line stands
_LONGEST, _LONGEST_DATED = 60, 90  # characters of a line that is names alone, and of one with a date
_PIECES = pattern(r"(?=[\s|｜•·●⋅∙・,])(?:\s*[|｜•·●⋅∙・]\s*|\s+[-–—]\s+|,\s)")
_DATE = pattern(r"(?<!\d)\d{1,2}(?!\d)(?=.{0,16}(?:19|20)\d\d(?!\d))|(?<!\d)(?:19|20)\d\d[-./]\d\d|\d{1,2}[./]\d{1,2}[./]\d\d")
_PROSE = 120  # characters of a line that is a paragraph
_AFTER = 100  # characters of the line behind a signature, at most: it stands at the article's end
_TAIL = 400  # lines behind the headline in which the last sentence may stand
_REIGN = pattern(r"[IVX]+$")  # of popes and kings, who sign nothing
_DESKS = frozenset("team redaktion staff editors redaccion redaction redazione redactie".split())
_SENTENCE_END = tuple(".!?…“”\"»'’)")


def dated_names(lines: Sequence[str], at: int) -> Byline | None:
    """The people whose names stand alone beside the date line near the headline (line `at`), or in it between marks.

    Refused: names that do not begin with a common given name, which sections and companies may be.
    """
    for i in range(max(0, at - _ABOVE), min(len(lines), at + _BELOW)):
        line = lines[i]
        if i == at or not 5 <= len(line) <= _LONGEST_DATED:
            continue
        pieces = [piece for piece in _PIECES.split(line) if piece]
        if len(pieces) > 1 and _is_dated(line):
            for piece in pieces[:4]:
                if (found := _people(piece)) is not None:
                    return found
        if len(line) > _LONGEST:
            continue
        beside = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines) and j != at]
        if any(map(_is_date_line, beside)) or (i > at and i + 1 < len(lines) and _is_job(lines[i + 1])):
            if (found := _people(line)) is not None:
                return found
    return None


def signature(lines: Sequence[str], at: int, emphasised: Collection[str]) -> Byline | None:
    """The people whose names are all of the line behind the article's last paragraph: one of the `emphasised`, or in brackets."""
    for i in range(min(len(lines), at + _TAIL) - 1, at + 1, -1):
        line = lines[i]
        if len(line) > _LONGEST or len(lines[i - 1]) < _PROSE or not lines[i - 1].endswith(_SENTENCE_END):
            continue
        if (i + 1 < len(lines) and len(lines[i + 1]) > _AFTER) or (line not in emphasised and line[0] not in "(["):
            continue
        if (found := _people(line.strip("()[] +"))) is not None:
            return found
    return None


@cache
def _given() -> frozenset[str]:
    return frozenset(map(fold_word, GIVEN))


def is_person(name: str) -> bool:
    """Whether a name is surely a person's: a common given name, and one to three more words, all capitalised."""
    words = name.split()
    if not 2 <= len(words) <= 4 or fold_word(words[0]).partition("-")[0] not in _given():
        return False
    if any(is_low(word) and fold_word(word) not in PARTICLES for word in words) or is_low(words[-1]):
        return False
    folded = {fold_word(word).strip(".,") for word in words}
    if _REIGN.match(words[-1]):
        return False
    return folded.isdisjoint(word_list("JOBS")) and folded.isdisjoint(word_list("GROUP")) and name.replace(" ", "").isalpha()


def _people(text: str) -> Byline | None:
    """The byline that a text is where all of it is names of people, or the name of a desk."""
    if any(char.isdigit() for char in text):
        return None
    found = read_byline(text)
    if len(found.names) == 1 and found.names[0] == text and text in found.groups and fold_word(text).split()[-1] in _DESKS:
        return found
    if not found.names or found.lead or len(found.names) > 5 or not all(map(is_person, map(_bare, found.names))):
        return None
    return found if sum(map(len, found.names)) + 6 * len(found.names) >= len(text) else None


def _bare(name: str) -> str:
    """A name without hyphens, dots and degrees."""
    return name.partition(",")[0].replace("-", " ").replace(".", "").replace("’", "").replace("'", "")


def _is_dated(line: str) -> bool:
    return has_digit(line) and _DATE.search(line) is not None


def _is_date_line(line: str) -> bool:
    """Whether a short line has a date, or is the label of one."""
    return len(line) <= _LONGEST and (_is_dated(line) or (len(line) <= 24 and label_of(line) in ("published", "modified")))


def _is_job(line: str) -> bool:
    words = [fold_word(word).strip(".,&") for word in line.split()]
    return 1 <= len(words) <= 6 and words[-1] in word_list("JOBS")
