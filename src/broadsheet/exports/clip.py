"""A record together with what an archive knows of it: what exports of an archive are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from ..record import Article


@dataclass(frozen=True, slots=True)
class Clip:
    """One article as it was kept."""

    article: Article
    url: str  # the page's name in the archive
    fetched_at: datetime  # UTC
    sha256: str  # of the page's bytes, hexadecimal
    version: int  # from 1


def moment(text: str | None) -> datetime | None:
    """A record's date as a time in UTC: a day is its first moment, a time without an offset is taken as UTC; None is none."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
