"""The words of bylines, folded and looked up, and what a byline comes to."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from .foldword import fold_word
from .words import bylines as data


class Byline(Struct, frozen=True, gc=False):
    """What a line of text says about who signed."""

    names: tuple[str, ...]  # people and groups in the line's order, without repeats
    agencies: tuple[str, ...] = ()  # news agencies beside them
    lead: Literal["label", "by", None] = None  # what leads to the names: "Author:", "by", nothing
    groups: frozenset[str] = frozenset()  # those of `names` that are no people


@cache
def leads() -> dict[str, str]:
    """Folded phrase -> "by", "label" or "not"."""
    table = {fold_word(word.replace("_", " ")): "by" for word in data.BY}
    table |= {fold_word(word.replace("_", " ")): "label" for word in data.LABELS}
    table |= {fold_word(word.replace("_", " ")): "not" for word in data.NOT_AUTHOR}
    return table


@cache
def lead_widths() -> dict[str, int]:
    """The first words of all leads, each with how many words the longest has that it begins."""
    widths: dict[str, int] = {}
    for phrase in leads():
        words = phrase.split(" ")
        widths[words[0]] = max(widths.get(words[0], 0), len(words))
    return widths


@cache
def first_words() -> frozenset[str]:
    """The first words of all leads: a line that begins with none of them has no lead."""
    return frozenset(lead_widths())


@cache
def inner_words() -> frozenset[str]:
    """Those that lead to names inside a line, too: not the words that do so in one language alone."""
    return first_words() - frozenset(data.BY_OF)


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the word lists of `words/bylines.py`, by its name, folded."""
    return frozenset(fold_word(word.replace("_", " ")) for word in getattr(data, name))
