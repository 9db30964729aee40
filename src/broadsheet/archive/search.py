"""Queries to answers: what the tree of a query asks of the tables, what comes back as hits, snippets and counts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any as Anything
from typing import Literal, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    and_,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    union_all,
)

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
_PAGE = "page"  # what a row of a page that was found is called, among rows that count a facet


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the answer."""

    limit: int = 20
    offset: int = 0
    sort: Sort = "relevance"
    facets: bool = True


class Scored(NamedTuple):
    """A page that was found."""

    page: int
    sort_at: int
    score: float


def search(database: Database, query: str, wanted: Wanted) -> Found:
    """The pages that fit. Raises QueryError where the query has a mistake."""
    node = parse(query)
    if not 0 <= wanted.offset <= _MOST_AHEAD:
        raise QueryError(f"hits can be leafed through up to number {_MOST_AHEAD:,}; narrow the search", query=query)
    with database.reading() as connection:
        best, total, facets = _asked(connection, database, node, wanted)
        hits = hits_of(connection, best, snippets.looked_for(node))
    return Found(total, hits, facets)


def records_of(database: Database, connection: Connection, query: str) -> Sequence[int]:
    """The captures whose records are the current ones of the pages that fit, newest page first. Raises QueryError."""
    return _numbers(connection, _newest(database, query, docs.c.record))


def pages_of(database: Database, connection: Connection, query: str) -> Sequence[int]:
    """All pages that fit, newest first. Raises QueryError."""
    return _numbers(connection, _newest(database, query, docs.c.page))


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
    """The same, to be counted."""
    d = docs.c
    return _once(matches(database, node).with_only_columns(d.publisher, d.site, d.language, d.section, d.type, d.sort_at), node)


def _once(found: Select[Anything], node: Node) -> FromClause:
    """What has to be looked for is found once, however often the statement speaks of it; everything has indexes."""
    return found.subquery("fitting") if node == All(()) else found.cte("fitting")


def _newest(database: Database, query: str, number: ColumnElement[int]) -> Select[Anything]:
    return matches(database, parse(query)).order_by(docs.c.sort_at.desc(), docs.c.page).with_only_columns(number)


def _asked(
    connection: Connection, database: Database, node: Node, wanted: Wanted
) -> tuple[list[Scored], int, dict[str, dict[str, int]]]:
    """The wanted pages in order, how many there are, and the facets: by one statement, which looks once."""
    found = _once(matches(database, node), node)
    counts = tally.parts(found, tally.FACETS if wanted.facets else ())
    by_score = wanted.sort == "relevance" and _split(database, node)[0] is not None
    statement = union_all(_best(found, wanted, by_score), *(part.add_columns(literal(0.0)) for part in counts))
    best: list[Scored] = []
    sums: list[tuple[str, str, int]] = []
    for name, value, count, score in connection.execute(statement):
        if name == _PAGE:
            best.append(Scored(int(value), count, float(score)))
        else:
            sums.append((name, value, count))
    best.sort(key=lambda one: (-one.score if by_score else 0, -one.sort_at, one.page))
    days, facets = tally.sums(sums)
    years: Counter[str] = Counter()
    for day, count in days.items():
        years[str(day.year)] += count
    return best, days.total(), {**facets, "year": tally.ordered(years)} if wanted.facets else {}


def _best(found: FromClause, wanted: Wanted, by_score: bool) -> Select[Anything]:
    """The wanted pages as rows of the form that sums have."""
    f = found.c
    order = (f.score.desc(), f.sort_at.desc(), f.page) if by_score else (f.sort_at.desc(), f.page)
    best = select(f.page, f.sort_at, f.score).order_by(*order).limit(wanted.limit).offset(wanted.offset).subquery("best")
    return select(
        literal(_PAGE).label("name"), cast(best.c.page, String).label("value"), best.c.sort_at.label("count"), best.c.score
    )


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


def hits_of(connection: Connection, rows: Sequence[Scored], wanted: Sequence[Phrase]) -> tuple[Hit, ...]:
    """What is told of pages, in their order."""
    numbers = [row.page for row in rows]
    joined = (
        select(
            pages.c.id, pages.c.url, pages.c.version, captures.c.id.label("capture"), records.c.article,
            docs.c.publisher, docs.c.site, docs.c.language, docs.c.type,
        )
        .join(docs, docs.c.page == pages.c.id)
        .join(records, records.c.capture == docs.c.record)
        .join(captures, captures.c.id == docs.c.record)
        .where(pages.c.id.in_(numbers))
    )  # fmt: skip
    found = {row.id: row for row in connection.execute(joined)}
    hits = []
    for row in rows:
        page = found[row.page]
        article = readings.told(page.article)
        snippet = snippets.snippet(article.text, article.description, wanted)
        hits.append(
            Hit(
                page.url, article.headline, snippet, page.publisher, article.date_published,
                round(row.score, 4), page.site, page.language, page.type, page.version or 1, page.capture,
            )
        )  # fmt: skip
    return tuple(hits)
