"""Queries to answers: what the tree of a query asks of the tables, what comes back as hits, snippets and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any as Anything
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, func, literal, not_, or_, select, true

from ..errors import QueryError
from . import readings, snippets
from .addresses import micros, moment
from .answers import Found, Hit
from .database import Database, Ranked, words_only
from .query import All, Any, Dated, Is, Node, Not, Phrase, parse
from .schema import captures, docs, pages, records

Sort = Literal["relevance", "date"]
FACETS = ("publisher", "site", "language", "section", "type", "year")
_VALUES = 50  # of a facet: the most frequent ones
_FACTS = {"site": docs.c.site, "lang": docs.c.language, "type": docs.c.type, "genre": docs.c.genre}
_DATES = {"published": docs.c.published_at, "modified": docs.c.modified_at, "seen": docs.c.seen_at}
_MOST_AHEAD = 100_000  # hits that can be leafed through


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
        rows = connection.execute(matches(database, node)).all()
        chosen = _sorted(rows, wanted.sort)[wanted.offset : wanted.offset + wanted.limit]
        hits = hits_of(connection, chosen, snippets.looked_for(node))
    return Found(len(rows), hits, _facets(rows) if wanted.facets else {})


def records_of(database: Database, connection: Connection, query: str) -> list[tuple[int, int]]:
    """All pages that fit, newest first: page, and the capture whose record is the current one. Raises QueryError."""
    rows = connection.execute(matches(database, parse(query))).all()
    return [(row.page, row.record) for row in _sorted(rows, "date")]


def matches(database: Database, node: Node) -> Select[Anything]:
    """All documents that fit, with their score and what is counted."""
    ranked, rest = _split(database, node)
    d = docs.c
    columns = [d.page, d.record, d.publisher, d.site, d.language, d.section, d.type, d.sort_at]
    if ranked is None:
        return select(*columns, literal(0.0).label("score")).where(rest)
    joined = ranked.source.join(docs, docs.c.doc == ranked.doc)
    return select(*columns, ranked.score.label("score")).select_from(joined).where(ranked.condition, rest)


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


def _sorted(rows: Sequence[Row[Anything]], sort: Sort) -> list[Row[Anything]]:
    if sort == "date":
        return sorted(rows, key=lambda row: (-row.sort_at, row.page))
    return sorted(rows, key=lambda row: (-row.score, -row.sort_at, row.page))


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
        article = readings.unpacked(page.article)
        hits.append(
            Hit(
                page.url, article.headline, snippets.snippet(article, wanted), row.publisher, article.date_published,
                round(float(row.score), 4), row.site, row.language, row.type, page.version or 1, page.capture,
            )
        )  # fmt: skip
    return tuple(hits)


def _facets(rows: Sequence[Row[Anything]]) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {
        name: Counter(filter(None, (row[i] for row in rows)))
        for i, name in ((2, "publisher"), (3, "site"), (4, "language"), (5, "section"), (6, "type"))
    }
    counted["year"] = Counter(str(moment(row.sort_at).year) for row in rows)
    return {name: dict(sorted(counted[name].items(), key=lambda pair: (-pair[1], pair[0]))[:_VALUES]) for name in FACETS}
