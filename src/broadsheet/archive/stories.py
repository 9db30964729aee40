"""A day's stories: near-duplicates as one, those with most sources first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select

from . import readings
from .addresses import micros, moment
from .answers import Answer
from .database import Database
from .schema import docs, pages, records

FILTERS = {"section": docs.c.section, "language": docs.c.language, "publisher": docs.c.publisher, "type": docs.c.type}
_LISTS = "index"  # pages that lead to stories and are none; shown to whoever asks for them
_FEW = 12  # stories: a day with fewer is filled up with those of the days before
_VALUES = 30  # of a filter: the most frequent ones


class Story(Answer, frozen=True):
    """One piece of news, as its first page tells it."""

    url: str  # of the first that had it
    headline: str | None
    description: str | None
    opening: str  # the text's first paragraph, where there is no description
    publisher: str | None
    site: str | None
    language: str | None
    section: str | None
    type: str | None
    date_published: str | None  # as the page gives it
    words: int  # of its text, white space between them
    at: datetime  # published, else first seen; UTC
    sources: tuple[str, ...]  # publishers (or sites) that have it, the first one first
    pages: int  # addresses that have it


class Day(Answer, frozen=True):
    """What a day brought."""

    day: date  # UTC
    before: date | None  # the nearest days with stories
    after: date | None
    total: int  # stories that fit, of which `stories` are the first
    stories: tuple[Story, ...]  # most sources first, of equals the newest; those that say nothing at all left out
    earlier: tuple[Story, ...]  # of the days before, newest first, where the day alone makes no newspaper
    filters: dict[str, dict[str, int]]  # section, language, publisher, type -> value -> pages of the day


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of a day's stories: None lets every value through."""

    section: str | None = None
    language: str | None = None
    publisher: str | None = None
    type: str | None = None


def newest_day(database: Database, until: datetime) -> date | None:
    """The last day before `until` that has stories; None in an empty archive."""
    with database.reading() as connection:
        at = connection.execute(select(func.max(docs.c.sort_at)).where(docs.c.sort_at < micros(until))).scalar()
    return None if at is None else moment(at).date()


def day(database: Database, of: date, choice: Choice | None = None, most: int = 60) -> Day:
    """The stories of a day (UTC) that fit."""
    choice = choice or Choice()
    start = micros(datetime(of.year, of.month, of.day, tzinfo=UTC))
    end = start + round(timedelta(days=1) / timedelta(microseconds=1))
    with database.reading() as connection:
        rows = _rows(connection, and_(docs.c.sort_at >= start, docs.c.sort_at < end))
        fitting = [row for row in rows if _fits(row, choice)]
        groups = _groups(fitting)
        stories = _told(connection, groups[:most])
        earlier = _told(connection, _before(connection, start, choice)) if len(stories) < _FEW else ()
        before = connection.execute(select(func.max(docs.c.sort_at)).where(docs.c.sort_at < start)).scalar()
        after = connection.execute(select(func.min(docs.c.sort_at)).where(docs.c.sort_at >= end)).scalar()
    return Day(of, _date(before), _date(after), len(groups), stories, earlier, _counted(rows))


def _fits(row: Row[Any], choice: Choice) -> bool:
    if choice.type is None and row.type == _LISTS:
        return False
    return all(getattr(choice, name) in (None, row._mapping[name]) for name in FILTERS)


def _before(connection: Connection, start: int, choice: Choice) -> list[list[Row[Any]]]:
    wanted = [FILTERS[name] == value for name in FILTERS if (value := getattr(choice, name)) is not None]
    if choice.type is None:
        wanted.append(docs.c.type.is_distinct_from(_LISTS))
    groups = _groups(_rows(connection, and_(docs.c.sort_at < start, *wanted), most=_FEW * 4))
    return sorted(groups, key=lambda group: -group[-1].sort_at)[: _FEW * 2]


def _date(at: int | None) -> date | None:
    return None if at is None else moment(at).date()


def _rows(connection: Connection, condition: ColumnElement[bool], most: int | None = None) -> list[Row[Any]]:
    """Oldest first; with `most`, the newest so many."""
    d = docs.c
    columns = [pages.c.id, pages.c.url, pages.c.cluster, d.record, d.site, d.sort_at, *FILTERS.values()]
    query = select(*columns).join_from(docs, pages, pages.c.id == d.page).where(condition)
    rows = connection.execute(query.order_by(d.sort_at.desc(), pages.c.id.desc()).limit(most)).all()
    return list(reversed(rows))


def _groups(rows: Sequence[Row[Any]]) -> list[list[Row[Any]]]:
    together: dict[tuple[str, int], list[Row[Any]]] = defaultdict(list)
    for row in rows:
        together[("page", row.id) if row.cluster is None else ("cluster", row.cluster)].append(row)
    return sorted(together.values(), key=lambda group: (-len(_sources(group)), -group[0].sort_at, group[0].id))


def _sources(group: Sequence[Row[Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (row.publisher or row.site for row in group))))


def _told(connection: Connection, groups: Sequence[Sequence[Row[Any]]]) -> tuple[Story, ...]:
    wanted = [group[0].record for group in groups]
    query = select(records.c.capture, records.c.article).where(records.c.capture.in_(wanted))
    stored = {row.capture: row.article for row in connection.execute(query)}
    told = (_story(group, stored[group[0].record]) for group in groups)
    return tuple(story for story in told if story.headline or story.opening)


def _story(group: Sequence[Row[Any]], stored: bytes) -> Story:
    first, article = group[0], readings.told(stored)
    opening = next((line for line in article.text.split("\n\n") if line.strip()), "")
    return Story(
        first.url, article.headline, article.description, opening, first.publisher, first.site, first.language, first.section,
        first.type, article.date_published, len(article.text.split()), moment(first.sort_at), _sources(group), len(group),
    )  # fmt: skip


def _counted(rows: Sequence[Row[Any]]) -> dict[str, dict[str, int]]:
    counts = {name: Counter(filter(None, (row._mapping[name] for row in rows))) for name in FILTERS}
    return {name: dict(sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:_VALUES]) for name, count in counts.items()}
