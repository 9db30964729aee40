"""What a page that lists other pages does not have: who signs a teaser wrote the page behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from .candidate import Choice
from .subject import Subject

_WHY = "of a story that the page lists"
_TODAY = "the day on which a front page was fetched, or a story's that it lists"


def refused_on_lists(about: Subject, choices: Mapping[str, Choice[Any]]) -> dict[str, Choice[Any]]:
    """Of the fields in `choices`, those that an index does not have, emptied: authors that only a line of the page names, and on
    a front page dates and pictures as well. None on a page of another type, nor where its data describes its own article."""
    if choices["page_type"].value != "index" or about.article is not None:
        return {}
    refused: dict[str, Choice[Any]] = {}
    authors = choices["authors"]
    if authors.chosen and authors.candidates[0].source == "html":
        refused["authors"] = _none((), authors, _WHY)
    if _is_root(choices["canonical_url"].value):
        refused["images"] = _none((), choices["images"], _WHY)
        for name in ("date_published", "date_modified"):
            refused[name] = _none(None, choices[name], _TODAY)
    return refused


def _none(value: object, choice: Choice[Any], why: str) -> Choice[Any]:
    return Choice(value, [replace(c, why=why) for c in choice.candidates])


def _is_root(url: str | None) -> bool:
    """Whether a page calls itself the front page of its site."""
    return url is not None and urlsplit(url).path in ("", "/") and not urlsplit(url).query
