"""Queries to answers: what the tree of a query asks of the tables, what comes back as hits, snippets and counts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any as Anything
from typing import Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, and_, false, func, literal, not_, or_, select, true

from ..errors import QueryError
from . import readings, snippets, tally
from .addresses import micros
from .answers import Found, Hit
from .database import Database, Ranked, words_only
from .query import All, Any, Dated, Is, Node, Not, Phrase, parse
from .schema import captures, docs, pages, records

Sort = Literal["relevance", "date"]
FACETS = (*tally.FACETS, "year")
_FACTS = {"site": docs.c.site, "lang": docs.c.language, "type": docs.c.type, "genre": docs.c.genre}
_DATES = {"published": docs.c.published_at, "modified": docs.c.modified_at, "seen": docs.c.seen_at}
_MOST_AHEAD = 100_000  # hits that can be leafed through
_AT_ONCE = 10_000  # rows taken from the database at once


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the answer."""

    limit: int = 20
    offset: int = 0
    sort: Sort = "relevance"
    facets: bool = True


def search(database: Database, query: str, wanted: Wanted) -> Found:
    """The pages that fit. Raises QueryError where the query has a mistake."""
    node = parse(query)
    if not 0 <= wanted.offset <= _MOST_AHEAD:
        raise QueryError(f"hits can be leafed through up to number {_MOST_AHEAD:,}; narrow the search", query=query)
    with database.reading() as connection:
        chosen = _in_order(database, node, wanted.sort).limit(wanted.limit).offset(wanted.offset)
        hits = hits_of(connection, connection.execute(chosen).all(), snippets.looked_for(node))
        total, facets = _counted(connection, fitting(database, node), wanted)
    return Found(total, hits, facets)


def records_of(database: Database, connection: Connection, query: str) -> Sequence[int]:
    """The captures whose records are the current ones of the pages that fit, newest page first. Raises QueryError."""
    return _numbers(connection, _in_order(database, parse(query), "date").with_only_columns(docs.c.record))


def pages_of(database: Database, connection: Connection, query: str) -> Sequence[int]:
    """All pages that fit, newest first. Raises QueryError."""
    return _numbers(connection, _in_order(database, parse(query), "date").with_only_columns(docs.c.page))


def _numbers(connection: Connection, query: Select[Anything]) -> Sequence[int]:
    """A column of numbers, which may be long: eight bytes each."""
    rows = connection.execute(query.execution_options(yield_per=_AT_ONCE))
    return array("q", rows.scalars())


def matches(database: Database, node: Node) -> Select[Anything]:
    """All documents that fit, with their score and what is told and counted of them."""
    ranked, rest = _split(database, node)
    d = docs.c
    columns = [d.page, d.record, d.publisher, d.site, d.language, d.section, d.type, d.sort_at]
    if ranked is None:
        return select(*columns, literal(0.0).label("score")).where(rest)
    joined = ranked.source.join(docs, docs.c.doc == ranked.doc)
    return select(*columns, ranked.score.label("score")).select_from(joined).where(ranked.condition, rest)


def fitting(database: Database, node: Node) -> FromClause:
    """The same, to be counted. What has to be looked for is found once, however often it is counted; everything has indexes."""
    d = docs.c
    found = matches(database, node).with_only_columns(d.publisher, d.site, d.language, d.section, d.type, d.sort_at)
    return found.subquery("fitting") if node == All(()) else found.cte("fitting")


def _in_order(database: Database, node: Node, sort: Sort) -> Select[Anything]:
    d = docs.c
    found = matches(database, node)
    if sort == "relevance" and _split(database, node)[0] is not None:
        return found.order_by(found.selected_columns.score.desc(), d.sort_at.desc(), d.page)
    return found.order_by(d.sort_at.desc(), d.page)


def _counted(connection: Connection, matching: FromClause, wanted: Wanted) -> tuple[int, dict[str, dict[str, int]]]:
    if not wanted.facets:
        return connection.execute(select(func.count()).select_from(matching)).scalar_one(), {}
    days, facets = tally.days_and_facets(connection, matching)
    years: Counter[str] = Counter()
    for day, count in days.items():
        years[str(day.year)] += count
    return years.total(), facets | {"year": tally.ordered(years)}


def _split(database: Database, node: Node) -> tuple[Ranked | None, ColumnElement[bool]]:
    """What the word index ranks, and the conditions besides."""
    parts = node.parts if isinstance(node, All) else (node,)
    ranked = [part for part in parts if words_only(part)]
    rest = [part for part in parts if not words_only(part)]
    if ranked:  # what is left out among words is left out by the index as well
        nots = [part for part in rest if isinstance(part, Not) and words_only(part.part)]
        rest = [part for part in rest if part not in nots]
        return database.ranked(All((*ranked, *nots))), and_(true(), *(_condition(database, part) for part in rest))
    return None, and_(true(), *(_condition(database, part) for part in rest))


def _condition(database: Database, node: Node) -> ColumnElement[bool]:
    if words_only(node):
        found = database.ranked(node)
        return docs.c.doc.in_(select(found.doc).select_from(found.source).where(found.condition))
    match node:
        case Not(part=part):
            return not_(func.coalesce(_condition(database, part), false()))
        case All(parts=parts):
            return and_(true(), *(_condition(database, part) for part in parts))
        case Any(parts=parts):
            return or_(false(), *(_condition(database, part) for part in parts))
        case Is(fact=fact, value=value):
            return _is(_FACTS[fact], fact, value)
        case Dated(which=which, since=since, until=until):
            return _dated(_DATES[which], since, until)
    raise TypeError(f"{type(node).__name__} is not answered by facts")


def _is(column: ColumnElement[str | None], fact: str, value: str) -> ColumnElement[bool]:
    lower = func.lower(column)
    inside = {"site": "." + value, "lang": value + "-"}.get(fact)
    if inside is None:
        return lower == value
    below = lower.endswith if fact == "site" else lower.startswith
    return or_(lower == value, below(inside, autoescape=True))


def _dated(column: ColumnElement[int | None], since: datetime | None, until: datetime | None) -> ColumnElement[bool]:
    bounds = [column >= micros(since)] if since else []
    return and_(column.is_not(None), *bounds, *([column < micros(until)] if until else []))


def hits_of(connection: Connection, rows: Sequence[Row[Anything]], wanted: Sequence[Phrase]) -> tuple[Hit, ...]:
    """What is told of pages, in their order; `rows` as `matches` finds them."""
    numbers = [row.page for row in rows]
    joined = (
        select(pages.c.id, pages.c.url, pages.c.version, captures.c.id.label("capture"), records.c.article)
        .join(docs, docs.c.page == pages.c.id)
        .join(records, records.c.capture == docs.c.record)
        .join(captures, captures.c.id == docs.c.record)
        .where(pages.c.id.in_(numbers))
    )
    found = {row.id: row for row in connection.execute(joined)}
    hits = []
    for row in rows:
        page = found[row.page]
        article = readings.told(page.article)
        snippet = snippets.snippet(article.text, article.description, wanted)
        hits.append(
            Hit(
                page.url, article.headline, snippet, row.publisher, article.date_published,
                round(float(row.score), 4), row.site, row.language, row.type, page.version or 1, page.capture,
            )
        )  # fmt: skip
    return tuple(hits)
