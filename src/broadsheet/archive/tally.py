"""What fits a query, counted by the database: however many pages there are, only sums leave it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    Subquery,
    cast,
    func,
    literal,
    select,
)

DAY = 86_400_000_000  # microseconds
_BEFORE = 719_162  # days from 1 January of the year 1 to 1970: databases cut toward zero, so that no day may be negative
_VALUES = 50  # of a facet: the most frequent ones
FACETS = ("publisher", "site", "language", "section", "type")


def day_number(column: ColumnElement[int]) -> ColumnElement[int]:
    """The day of a time (microseconds since 1970, UTC) as `date.fromordinal` counts."""
    return (column + _BEFORE * DAY) // DAY + 1


def days(connection: Connection, matching: FromClause) -> Counter[date]:
    """How many rows each day (UTC) has, by their `sort_at`; as many entries as there are days."""
    return Counter({date.fromordinal(row.value): row.count for row in connection.execute(_by_day(matching))})


def parts(matching: FromClause, facets: Sequence[str]) -> list[Select[Any]]:
    """Questions that one statement can ask together: `name` ("" of days, else a facet), `value`, `count`. `sums` takes the
    answers."""
    by_day = _by_day(matching).subquery()
    days: Select[Any] = select(literal("").label("name"), cast(by_day.c.value, String).label("value"), by_day.c.count)
    return [days, *(select(_facet(matching, name)) for name in facets)]


def sums(answers: Iterable[tuple[str, str, int]]) -> tuple[Counter[date], dict[str, dict[str, int]]]:
    """How many rows each day has; and facet to value to how many rows have it: the most frequent values of each, most first."""
    counted: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    found: Counter[date] = Counter()
    for name, value, count in answers:
        if name:
            counted[name][value] = count
        else:
            found[date.fromordinal(int(value))] = count
    return found, {name: ordered(values) for name, values in counted.items()}


def ordered(counts: dict[str, int]) -> dict[str, int]:
    """The most frequent first, of equals by their name."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_VALUES])


def _by_day(matching: FromClause) -> Select[int, int]:
    day = day_number(matching.c.sort_at).label("value")
    return select(day, func.count().label("count")).select_from(matching).group_by(day)


def _facet(matching: FromClause, name: str) -> Subquery:
    value, count = matching.c[name], func.count()
    query: Select[Any] = select(literal(name).label("name"), value.label("value"), count.label("count")).where(value.is_not(None))
    return query.group_by(value).order_by(count.desc(), value).limit(_VALUES).subquery()
