"""When a comment was written, from the elements that may tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..page import Node
from ..text import has_digit
from .datetext import Customs, find_dates
from .foldword import fold_word
from .machinedate import read_machine_date
from .stamp import Stamp

_ATTRIBUTES = ("datetime", "content", "title", "data-timestamp", "data-time", "data-date", "data-created", "data-utime")
_MOST = 8  # elements of one comment that are looked at
_LONGEST = 160
_WEB = 1990  # an older year is a misread one


@dataclass(frozen=True, slots=True)
class Clock:
    """Reads dates by the customs of the page's language."""

    customs: Customs

    def read(self, elements: Sequence[Node]) -> str | None:
        """The moment of the first element that tells one: for machines first, then in words. None for "2 hours ago", and
        where day and month cannot be told apart."""
        for node in elements[:_MOST]:
            for name in _ATTRIBUTES:
                if (value := node.get(name)) and (moment := read_machine_date(value)) is not None:
                    return moment.iso
        for node in elements[:_MOST]:
            for text in (
                node.get("datetime", ""),
                node.text,
                node.get("title", ""),
                " ".join(part.text for part in node.children[:12]),
            ):
                if text and (moment := self._said(text)) is not None:
                    return moment.iso
        return None

    def name(self, author: str | None) -> str | None:
        """A name without the date that follows it on its line."""
        if author is None or not has_digit(author):
            return author
        found = find_dates(author, self.customs)
        if found and len(fold_word(author)) == len(author):
            return author[: found[0].start].strip(" ,:|·•–—-(@") or None
        return author

    def off_edges(self, text: str) -> tuple[str, str | None]:
        """`text` without a first or last line that is nothing but a date, and that date."""
        first, _, rest = text.partition("\n")
        if rest and (moment := self._alone(first)) is not None:
            return rest.lstrip("\n"), moment.iso
        rest, _, last = text.rpartition("\n")
        if rest and (moment := self._alone(last)) is not None:
            return rest.rstrip("\n"), moment.iso
        return text, None

    def _said(self, text: str) -> Stamp | None:
        """A date in words, its day and month beyond doubt and not older than the web."""
        if not has_digit(text):
            return None
        found = find_dates(text[:_LONGEST], self.customs)
        return found[0].stamp if found and found[0].other is None and found[0].stamp.year >= _WEB else None

    def _alone(self, line: str) -> Stamp | None:
        """The date that is all of a short line ("7 March 2018 at 10:15")."""
        if not 6 <= len(line) <= 50 or not has_digit(line):
            return None
        found = find_dates(line, self.customs)
        if len(found) != 1 or found[0].other is not None or found[0].stamp.year < _WEB:
            return None
        rest = line[: found[0].start] + line[found[0].end :]
        return found[0].stamp if sum(c.isalpha() for c in rest) <= 4 else None
