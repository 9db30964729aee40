"""Whether an archive is what it says: every capture's digest, every record's capture, every index. And how it is made so
again."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from ..errors import ArchiveError
from . import readings, warc
from .answers import Problem
from .database import Database
from .schema import captures, docs, files, pages, records
from .schema import versions as versions_table

_STEP = 500  # records decoded at once


def problems(database: Database) -> Iterator[Problem]:
    """Everything that is not as it should be, and notes on what is merely unfinished."""
    # SQLite checks its word index by a statement that writes nothing, but needs the lock.
    with database.writing() as connection:
        for what in database.check(connection):
            yield Problem(database.where, what)
    with database.reading() as connection:
        yield from _files(database.folder, connection)
        yield from _records(connection)
        yield from _links(connection)


def _files(folder: Path, connection: Connection) -> Iterator[Problem]:
    there = set(warc.names(folder))
    known = {row.name: row for row in connection.execute(select(files)).all()}
    for name in sorted(set(known) - there):
        lost = connection.execute(select(func.count()).where(captures.c.file == known[name].id)).scalar_one()
        yield Problem(str(folder / name), f"the file is gone, and {lost:,} captures with it")
    for name in sorted(there):
        row = known.get(name)
        yield from _file(folder / name, connection, row.id if row else None, int(row.size) if row else 0)


def _file(path: Path, connection: Connection, number: int | None, size: int) -> Iterator[Problem]:
    c = captures.c
    rows = {
        row.begin: row for row in connection.execute(select(c.id, c.begin, c.length, c.urn, c.sha256).where(c.file == number))
    }
    for found in warc.scan(path, 0):
        if isinstance(found, tuple):
            begin, end = found
            unfinished = begin >= size
            what = "an unfinished write: the next one who writes takes it away" if unfinished else "these bytes are no record"
            yield Problem(f"{path}@{begin}-{end}", what, note=unfinished)
            continue
        where = f"{path}@{found.begin}"
        row = rows.pop(found.begin, None)
        if not found.intact:
            yield Problem(where, "the bytes are not those of the record's digests")
        elif found.kind in ("response", "resource", "revisit"):
            if row is None and found.begin < size:
                yield Problem(where, f"the capture of {found.url} is not in the database")
            elif row is None:
                yield Problem(where, "is being added, or was when a process died: the next opening takes it in", note=True)
            elif (row.urn, row.sha256) != (found.urn, found.sha256):
                yield Problem(where, f"the database has another capture here (number {row.id})")
    for row in rows.values():
        yield Problem(f"{path}@{row.begin}", f"capture {row.id} is lost: its record is not in the file")


def _records(connection: Connection) -> Iterator[Problem]:
    c = records.c
    behind = 0
    query = select(c.capture, c.article).order_by(c.capture).limit(_STEP)
    while rows := connection.execute(query.where(c.capture > behind)).all():
        for row in rows:
            try:
                if row.article is not None:
                    readings.unpacked(row.article)
            except (zlib.error, msgspec.MsgspecError) as error:
                yield Problem(f"record of capture {row.capture}", f"cannot be read: {error}")
        behind = rows[-1].capture


def _links(connection: Connection) -> Iterator[Problem]:
    """Rows that lead nowhere, and rows that are missing."""
    c, v = captures.c, versions_table.c
    holders = captures.alias()
    r, d, p = records.c, docs.c, pages.c
    wanted = (
        ("captures without a record", captures.outerjoin(records, r.capture == c.record), r.capture.is_(None)),
        ("records without a capture", records.outerjoin(captures, c.id == r.capture), c.id.is_(None)),
        (
            "captures whose bytes are nowhere",
            captures.outerjoin(holders, holders.c.id == c.bytes_in),
            c.bytes_in.is_not(None) & holders.c.id.is_(None),
        ),
        ("versions without a capture", versions_table.outerjoin(captures, c.id == v.capture), c.id.is_(None)),
        (
            "pages that a search does not find",
            pages.outerjoin(docs, d.page == p.id),
            p.version.is_not(None) & d.page.is_(None),
        ),
        ("documents without a page", docs.outerjoin(pages, d.page == p.id), p.id.is_(None)),
    )
    for what, joined, wrong in wanted:
        if count := connection.execute(select(func.count()).select_from(joined).where(wrong)).scalar_one():
            yield Problem("the database", f"{count:,} {what}")


def counted(database: Database) -> tuple[int, int]:
    """How many captures and records there are."""
    with database.reading() as connection:
        count = (connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (captures, records))
        return next(count), next(count)


def emptied(database: Database) -> None:
    """Throw away all that the WARC files say anyhow, so that `writer.recover` builds it again from their first byte. The
    collector's
    notes stay. Damaged places in the files are cut out; the damaged file stays beside, under another name.

    Raises ArchiveError where another process is writing.
    """
    held = []
    try:
        for name in warc.names(database.folder):
            one = warc.Held.hold(database.folder / name)
            if one is None:
                raise ArchiveError("another process is writing to the archive; end it first", where=database.where)
            held.append(one)
        for one in held:
            warc.without_damage(one.path)
        with database.writing() as connection:
            for table in ("shingles", "docs", "versions", "records", "captures", "pages", "files"):
                connection.exec_driver_sql(f"DELETE FROM {table}")
            database.clear_words(connection)
    finally:
        for one in held:
            one.close()
