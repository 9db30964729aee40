"""What only HTTP answers: parts of longer lists, and where they go on. The rest is in archive/answers.py and record.py."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ...archive import Hit
from ...collect.book import SourceKind


class Answer(msgspec.Struct, frozen=True):
    """Base of everything that only HTTP answers."""


class Articles(Answer, frozen=True):
    """Some pages, newest first."""

    articles: tuple[Hit, ...]
    next: str | None  # the cursor to go on with; None at the end


class Results(Answer, frozen=True):
    """Some of a search's hits."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]  # publisher, site, language, section, type, year -> value -> how many; {} if not wanted
    next: str | None


class SourceState(Answer, frozen=True):
    """An address that lists pages, and how it has been. Times in UTC."""

    url: str
    kind: SourceKind
    parent: str | None  # the source that led to it; None where a person named it
    due: datetime | None  # not visited before; None is now
    visited_at: datetime | None
    succeeded_at: datetime | None
    failures: int  # in a row
    reason: str | None  # why the last visit failed; None where it did not
    found: int  # pages that it led to first
    pages: dict[str, int]  # waiting, kept, same, refused, failed -> how many of those


class Sources(Answer, frozen=True):
    """Where pages are collected from, by address."""

    sources: tuple[SourceState, ...]
