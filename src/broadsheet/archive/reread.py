"""Stored captures read again, when the reader has become another. What is done is done: a broken run goes on where it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, func, select, update

from ..capture import Capture, Failure
from ..errors import ArchiveError
from ..many import read_many
from ..record import Article
from . import readings, writer
from .answers import Reread
from .database import Database
from .pages import Pages
from .schema import captures, pages, records

_PAGES = 64  # read and committed at once

_Stale = tuple[int, int, str]  # page, capture, url


def waiting(database: Database) -> int:
    """How many records another reader made."""
    with database.reading() as connection:
        query = select(func.count()).select_from(records).where(records.c.reader != readings.reader())
        return int(connection.execute(query).scalar_one())


def reread(database: Database, jobs: int | None) -> Iterator[Reread]:
    """Read again what another reader read, page by page; an answer for each record, once it is in the database."""
    behind = 0
    while stale := _stale(database, behind):
        behind = stale[-1][0]
        results = list(read_many((_bytes(database, capture, url) for _, capture, url in stale), jobs=jobs, evidence=False))
        with database.writing() as connection:
            known = Pages(database, connection)
            known.reread = lambda capture, c=connection: writer.article_again(c, database.folder, capture)
            answers: list[Reread] = []
            for page, group in groupby(zip(stale, results, strict=True), key=lambda pair: pair[0][0]):
                answers += _page(connection, known, page, [(capture, url, result) for (_, capture, url), result in group])
            known.finish()
        yield from answers


def _stale(database: Database, behind: int) -> list[_Stale]:
    """The records of another reader on the next pages behind number `behind`."""
    stale = (
        select(captures.c.page)
        .join(records, records.c.capture == captures.c.id)
        .where(records.c.reader != readings.reader(), captures.c.page > behind)
        .distinct()
        .order_by(captures.c.page)
        .limit(_PAGES)
    )
    query = (
        select(captures.c.page, captures.c.id, pages.c.url)
        .join(records, records.c.capture == captures.c.id)
        .join(pages, pages.c.id == captures.c.page)
        .where(records.c.reader != readings.reader(), captures.c.page.in_(stale.scalar_subquery()))
        .order_by(captures.c.page, captures.c.id)
    )
    with database.reading() as connection:
        return [(row.page, row.id, row.url) for row in connection.execute(query)]


def _bytes(database: Database, capture: int, url: str) -> Capture | Failure:
    try:
        with database.reading() as connection:
            stored = writer.bytes_of(connection, database.folder, capture)
    except ArchiveError as error:
        return Failure(url, error)
    return Capture(stored.body, url, stored.headers, stored.fetched_at, url)


def _page(connection: Connection, known: Pages, page: int, read: list[tuple[int, str, Article | Failure]]) -> list[Reread]:
    answers = []
    for capture, url, result in read:
        if isinstance(result, Failure) and isinstance(result.error, ArchiveError):
            answers.append(Reread(capture, url, (), result.error.what))  # its bytes are damaged: the old record is all there is
            continue
        answers.append(_replaced(connection, capture, url, result))
    if any(answer.changed for answer in answers):
        known.recount(page)
    return answers


def _replaced(connection: Connection, capture: int, url: str, result: Article | Failure) -> Reread:
    stored = connection.execute(select(records.c.article).where(records.c.capture == capture)).scalar()
    old = readings.unpacked(stored) if stored else None
    new = None if isinstance(result, Failure) else result
    failure = result.error.what if isinstance(result, Failure) else None
    connection.execute(
        update(records)
        .where(records.c.capture == capture)
        .values(reader=readings.reader(), article=readings.packed(new) if new else None, failure=failure)
    )
    if old is None or new is None:
        return Reread(capture, url, () if old is new else ("record",), failure)
    return Reread(capture, url, readings.differing(old, new))
