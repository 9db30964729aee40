"""One page through time: its captures, its versions, its record at each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, or_, select

from ..capture import Capture
from ..errors import NotArchived
from ..record import Article
from . import readings, search, warc, writer
from .addresses import key, moment
from .answers import Change, History, Packed, Seen, Version
from .database import Database
from .schema import captures, files, pages, records, versions

_changes = msgspec.json.Decoder(tuple[Change, ...])
_AT_ONCE = 200


def page(connection: Connection, url: str) -> Row[Any]:
    """The row of a page, by its address or by the canonical one of its current version. Raises NotArchived."""
    name = key(url)
    found = connection.execute(select(pages).where(pages.c.url == name)).first()
    if found is None:
        found = connection.execute(
            select(pages).where(or_(pages.c.canonical_url == url, pages.c.canonical_url == name)).order_by(pages.c.id).limit(1)
        ).first()
    if found is None:
        raise NotArchived("not in the archive; broadsheet search finds what is", where=url)
    return found


def history(database: Database, url: str) -> History:
    """All versions of a page."""
    with database.reading() as connection:
        this = page(connection, url)
        seen = captures.c
        counted = select(seen.version, func.count()).where(seen.page == this.id, seen.version.is_not(None)).group_by(seen.version)
        shown: dict[int, int] = {row[0]: row[1] for row in connection.execute(counted)}
        total = connection.execute(select(func.count()).where(seen.page == this.id)).scalar_one()
        rows = connection.execute(
            select(versions, records.c.article)
            .join(captures, captures.c.id == versions.c.capture)
            .join(records, records.c.capture == captures.c.record)
            .where(versions.c.page == this.id)
            .order_by(versions.c.number)
        ).all()
    return History(this.url, int(total), tuple(_version(row, shown.get(row.number, 0)) for row in rows))


def _version(row: Row[Any], shown: int) -> Version:
    article = readings.unpacked(row.article)
    return Version(
        row.number, moment(row.first_at), moment(row.last_at), shown, row.capture, article.headline, article.date_modified,
        bool(row.silent), _changes.decode(row.changes),
    )  # fmt: skip


def article(database: Database, url: str, version: int | None) -> Article:
    """The record of one version."""
    with database.reading() as connection:
        this = page(connection, url)
        query = (
            select(records.c.article)
            .join(captures, captures.c.record == records.c.capture)
            .join(versions, versions.c.capture == captures.c.id)
            .where(versions.c.page == this.id, versions.c.number == (version or this.version))
        )
        stored = connection.execute(query).scalar()
    if stored is None:
        what = f"has no version {version}" if version else "no capture of it shows an article"
        raise NotArchived(f"{what}; broadsheet history shows what there is", where=this.url)
    return readings.unpacked(stored)


def _seen() -> Select[Any]:
    c = captures.c
    return (
        select(
            c.id, pages.c.url, c.fetched_at, c.version, c.size, c.sha256, files.c.name, c.begin, c.length, records.c.reader,
            records.c.article,
        )
        .join_from(captures, pages, pages.c.id == c.page)
        .join(files, files.c.id == c.file)
        .outerjoin(records, records.c.capture == c.record)
    )  # fmt: skip


def _one_seen(row: Row[Any]) -> Seen:
    reader = row.reader if row.article is not None else None
    return Seen(
        row.id, row.url, moment(row.fetched_at), row.version, row.size, row.sha256.hex(), row.name, row.begin, row.length, reader
    )


def captures_of(database: Database, url: str) -> list[Seen]:
    """All captures of a page, oldest first."""
    with database.reading() as connection:
        this = page(connection, url)
        rows = connection.execute(_seen().where(captures.c.page == this.id).order_by(captures.c.fetched_at, captures.c.id))
        return [_one_seen(row) for row in rows]


def capture(database: Database, number: int) -> Capture:
    """A capture's bytes, from its WARC file."""
    with database.reading() as connection:
        row = connection.execute(_seen().where(captures.c.id == number)).first()
        if row is None:
            raise NotArchived(f"there is no capture {number}", where=database.where)
        own = warc.stored_at(database.folder / row.name, row.begin, row.length)
        stored = own if own.kind != "revisit" else writer.bytes_of(connection, database.folder, number)
    headers = dict(own.headers or stored.headers)
    status = own.status or stored.status
    return Capture(stored.body, row.url, headers, moment(row.fetched_at), f"{row.name}@{row.begin}", status)


def warc_of(database: Database, query: str) -> Iterator[Packed]:
    """Captures as WARC records of their own: no revisit needs another file."""
    with database.reading() as connection:
        found = search.pages_of(database, connection, query)
    for number in found:
        with database.reading() as connection:
            rows = connection.execute(
                _seen().where(captures.c.page == number).order_by(captures.c.fetched_at, captures.c.id)
            ).all()
        for row in rows:
            page = capture(database, row.id)
            kept = warc.Kept(warc.new_urn(), row.url, moment(row.fetched_at), page.headers, page.body, page.status)
            shown = readings.unpacked(row.article) if row.version is not None else None
            status = (page.status or 200) if kept.over_http else None
            yield Packed(_one_seen(row), warc.page_record(kept), warc.media_type(page.headers), status, shown)


def articles(database: Database, query: str) -> Iterator[tuple[Seen, Article]]:
    """The current records of the pages that fit, newest first."""
    with database.reading() as connection:
        found = search.records_of(database, connection, query)
    for i in range(0, len(found), _AT_ONCE):
        some = found[i : i + _AT_ONCE]
        with database.reading() as connection:
            rows = {row.id: row for row in connection.execute(_seen().where(captures.c.id.in_(some)))}
        for record in some:
            if record in rows:
                yield _one_seen(rows[record]), readings.unpacked(rows[record].article)
