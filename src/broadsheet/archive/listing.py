"""The pages that fit a query, newest first, leaf by leaf: a leaf begins behind a page, not at a number, so that what arrives
meanwhile moves nothing."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import and_, or_

from . import search, snippets
from .answers import Hit
from .database import Database
from .query import parse
from .schema import docs


class Place(NamedTuple):
    """Where a leaf ends: the last page's time (published, else first seen; microseconds since 1970) and its number."""

    at: int
    page: int


def leaf(database: Database, query: str, after: Place | None, limit: int) -> tuple[tuple[Hit, ...], Place | None]:
    """At most `limit` pages behind `after`, and where to go on; None at the end. Raises QueryError."""
    node = parse(query)
    d = docs.c
    matching = search.matches(database, node).order_by(d.sort_at.desc(), d.page).limit(limit + 1)
    if after is not None:
        matching = matching.where(or_(d.sort_at < after.at, and_(d.sort_at == after.at, d.page > after.page)))
    with database.reading() as connection:
        rows = [search.Scored(row.page, row.sort_at, float(row.score)) for row in connection.execute(matching)]
        shown = rows[:limit]
        hits = search.hits_of(connection, shown, snippets.looked_for(node))
    more = len(rows) > limit
    return hits, Place(shown[-1].sort_at, shown[-1].page) if more else None
