"""An archive counted: over time, by publisher, by language, by site. What pictures are drawn of."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Literal

from sqlalchemy import case, func, select

from ..record import Article
from . import readings, search, tally
from .addresses import moment
from .answers import Answer
from .database import Database
from .query import parse
from .schema import docs, records, versions

By = Literal["publisher", "language"]
_MANY_DAYS = 92  # from here on months are counted, not days
_MANY_MONTHS = 120  # from here on years
_MOST = 8  # values that have a line of their own; the others are one
_RECORDS = 5000  # newest ones that completeness looks at: each has to be unpacked

# What a whole article has. A site whose template broke loses one of them from one day to the next.
FIELDS = ("headline", "authors", "date_published", "text", "images", "sections")


class Bar(Answer, frozen=True):
    """How many in one stretch of time."""

    start: date
    count: int


class Bars(Answer, frozen=True):
    """Counts over time, without gaps."""

    step: Literal["day", "month", "year"]
    bars: tuple[Bar, ...]


class Share(Answer, frozen=True):
    """One publisher's, language's or site's part of one stretch of time."""

    start: date
    end: date  # the first day behind it
    name: str  # "" where the pages do not say
    count: int


class Edits(Answer, frozen=True):
    """How one publisher changes what stands."""

    publisher: str
    pages: int
    edits: int  # versions beyond the first
    silent: int  # of them, those that say nothing of it


class Filled(Answer, frozen=True):
    """How often the articles of a site, of one month, have a field."""

    site: str
    month: date
    field: str
    articles: int
    share: float  # 0 to 1


def over_time(database: Database, query: str = "") -> Bars:
    """What fits a query, counted by day, month or year, whichever shows its course. Raises QueryError."""
    with database.reading() as connection:
        days = tally.days(connection, search.fitting(database, parse(query)))
    step = _step(days)
    counts: Counter[date] = Counter()
    for day, count in days.items():
        counts[_start(day, step)] += count
    return Bars(step, tuple(Bar(start, counts[start]) for start in _every(counts, step)))


def coverage(database: Database, by: By) -> tuple[Share, ...]:
    """Articles over time by publisher or language; the less frequent ones together, as "others"."""
    name = func.coalesce(docs.c[by], "")
    frequent = select(name).group_by(name).order_by(func.count().desc(), name).limit(_MOST)
    with database.reading() as connection:
        most = connection.execute(frequent).scalars().all()
        shown = case((name.in_(most), name), else_="others").label("shown")
        day = tally.day_number(docs.c.sort_at).label("day")
        rows = connection.execute(select(shown, day, func.count()).group_by(shown, day)).all()
    days: Counter[date] = Counter()
    for _, at, count in rows:
        days[date.fromordinal(at)] += count
    step = _step(_newest(days))
    counts: Counter[tuple[date, str]] = Counter()
    for shown_as, at, count in rows:
        counts[_start(date.fromordinal(at), step), shown_as] += count
    return tuple(Share(start, after(start, step), shown_as, count) for (start, shown_as), count in sorted(counts.items()))


def edits(database: Database) -> tuple[Edits, ...]:
    """Publishers by the number of their edits, most silent ones first."""
    name = func.coalesce(docs.c.publisher, docs.c.site, "")
    later = (
        select(versions.c.page, func.count().label("edits"), func.count().filter(versions.c.silent).label("silent"))
        .where(versions.c.number > 1)
        .group_by(versions.c.page)
        .subquery()
    )
    query = (
        select(name, func.count(), func.sum(later.c.edits), func.sum(later.c.silent))
        .select_from(docs.outerjoin(later, later.c.page == docs.c.page))
        .group_by(name)
        .having(func.sum(later.c.edits) > 0)
    )
    with database.reading() as connection:
        rows = [Edits(name, *map(int, numbers)) for name, *numbers in connection.execute(query)]
    return tuple(sorted(rows, key=lambda row: (-row.silent, -row.edits, row.publisher)))


def completeness(database: Database) -> tuple[Filled, ...]:
    """How whole the newest articles are, by site and month."""
    query = (
        select(docs.c.site, docs.c.sort_at, records.c.article)
        .join_from(docs, records, records.c.capture == docs.c.record)
        .where(docs.c.site.is_not(None), docs.c.type != "index")
        .order_by(docs.c.sort_at.desc(), docs.c.page)
        .limit(_RECORDS)
    )
    totals: Counter[tuple[str, date]] = Counter()
    filled: dict[tuple[str, date], Counter[str]] = defaultdict(Counter)
    with database.reading() as connection:
        for site, at, stored in connection.execute(query):
            place = site, _start(moment(at).date(), "month")
            totals[place] += 1
            filled[place].update(_has(readings.unpacked(stored)))
    return tuple(
        Filled(site, month, field, total, round(filled[site, month][field] / total, 4))
        for (site, month), total in sorted(totals.items())
        for field in FIELDS
    )


def _newest(days: Counter[date]) -> Counter[date]:
    """The newest nineteen of twenty: a few old pages should not make years of what is a matter of months."""
    left, out = days.total() * 0.95, Counter[date]()
    for day in sorted(days, reverse=True):
        if left <= 0:
            break
        out[day] = days[day]
        left -= days[day]
    return out


def _has(article: Article) -> list[str]:
    return [field for field in FIELDS if getattr(article, field)]


def _step(days: Counter[date]) -> Literal["day", "month", "year"]:
    if not days or (max(days) - min(days)).days < _MANY_DAYS:
        return "day"
    return "month" if (max(days) - min(days)).days < _MANY_MONTHS * 31 else "year"


def _start(day: date, step: str) -> date:
    return day if step == "day" else day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _every(counts: Counter[date], step: str) -> list[date]:
    """All stretches from the first to the last."""
    if not counts:
        return []
    out, at, last = [], min(counts), max(counts)
    while True:
        out.append(at)
        if at >= last:
            return out
        at = after(at, step)


def after(at: date, step: str) -> date:
    """The start of the next day, month or year."""
    if step == "day":
        return date.fromordinal(at.toordinal() + 1)
    if step == "year" or at.month == 12:
        return date(at.year + 1, 1, 1)
    return at.replace(month=at.month + 1)
