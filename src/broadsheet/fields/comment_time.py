"""When a comment was written, from the elements that may tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..page import Node, Tree
from .datetext import Customs, find_dates
from .machinedate import read_machine_date

_ATTRIBUTES = ("datetime", "content", "title", "data-timestamp", "data-time", "data-date", "data-created", "data-utime")
_MOST = 8  # elements of one comment that are looked at
_LONGEST = 160


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
            for text in (node.text[:_LONGEST], node.get("title", "")[:_LONGEST]):
                if text and (found := find_dates(text, self.customs)) and found[0].other is None:
                    return found[0].stamp.iso
        return None


def clock_of(tree: Tree) -> Clock:
    """A clock for the language that the page declares."""
    html = tree.root.first("html")
    language = (html.get("lang") or html.get("xml:lang") or "" if html is not None else "").strip().lower().replace("_", "-")
    if not language:
        return Clock(Customs())
    month_first = {"en-us": True, "en": None}.get(language, False)
    return Clock(Customs(tuple(dict.fromkeys((language, language.partition("-")[0]))), month_first))
