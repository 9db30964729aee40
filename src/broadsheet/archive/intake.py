"""Captures into the archive: WARC record, rows, version, words, copies. One batch is one transaction.

The order is what loses nothing: records are appended to the WARC file and forced to the disk, then the database commits, then
the batch is
acknowledged. A process that dies in between leaves records behind the place that the database knows of; `recover` takes them in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, select

from ..record import Article
from . import clusters, pages, readings, warc
from .addresses import micros, moment
from .answers import Added
from .database import Database
from .schema import captures, files, records


@dataclass(frozen=True, slots=True)
class Item:
    """One page on its way in."""

    url: str  # the page's name
    at: datetime  # UTC
    headers: Mapping[str, str]
    body: bytes
    article: Article | None  # None where the reader broke
    failure: str | None = None
    timed: bool = True  # False: the time is that of adding, not of fetching
    stored: warc.Stored | None = None  # where it is on the disk already

    @property
    def sha256(self) -> bytes:
        return hashlib.sha256(self.body).digest()


class Intake:
    """What is taken in within one transaction. `held` is the WARC file that is written to; None while recovering."""

    def __init__(self, database: Database, connection: Connection, file: int, held: warc.Held | None) -> None:
        self.connection = connection
        self.file = file
        self.held = held
        self._end = held.size if held else 0
        self._members: list[bytes] = []
        self.pages = pages.Pages(database, connection)
        self._database = database

    def take(self, item: Item) -> Callable[[], Added]:
        """Take one page in; what became of it can be asked for after `finish`."""
        page = self.pages.number(item.url)
        if known := self._known(page, item):
            answer = Added(item.url, known.id, "known", known.version)
            return lambda: answer
        original = self._holder_of_bytes(item.sha256)
        capture = self._capture(page, item, original)
        record = self._record(page, capture, item)
        outcome = self.pages.placed(page, capture, record, micros(item.at))

        def answer_now() -> Added:
            copies = clusters.size(self.connection, page) if outcome.refreshed else 0
            return Added(item.url, capture, outcome.outcome, outcome.version, outcome.silent, copies, item.failure)

        return answer_now

    def finish(self) -> None:
        """Write what was taken in. After this only the commit is left."""
        if self.held and self._members:
            self.held.append(self._members)
            self.held.sync()
            self.known_to(self.held.size)
        self.pages.finish()

    def known_to(self, size: int) -> None:
        """The file is taken in up to this byte."""
        self.connection.execute(files.update().where(files.c.id == self.file).values(size=size))

    def _known(self, page: int, item: Item) -> _Known | None:
        c = captures.c
        where = [c.page == page, c.sha256 == item.sha256]
        if item.stored:
            where = [c.urn == item.stored.urn]
        elif item.timed:
            where.append(c.fetched_at == micros(item.at))
        else:
            return None
        row = self.connection.execute(select(c.id, c.version).where(and_(*where)).limit(1)).first()
        return _Known(row.id, row.version) if row else None

    def _holder_of_bytes(self, sha256: bytes) -> tuple[int, str, str, int] | None:
        """The capture that holds these bytes: number, urn, url, time."""
        c = captures.c
        row = self.connection.execute(
            select(c.id, c.urn, c.page, c.fetched_at).where(c.sha256 == sha256, c.kind != "revisit").order_by(c.id).limit(1)
        ).first()
        return (row.id, row.urn, self.pages.url(row.page), row.fetched_at) if row else None

    def _capture(self, page: int, item: Item, original: tuple[int, str, str, int] | None) -> int:
        if item.stored:
            place = {"begin": item.stored.begin, "length": item.stored.length, "urn": item.stored.urn, "kind": item.stored.kind}
            original = original if item.stored.kind == "revisit" else None
        else:
            place = self._written(item, original)
        result = self.connection.execute(
            captures.insert()
            .values(
                page=page, file=self.file, sha256=item.sha256, size=len(item.body), fetched_at=micros(item.at),
                bytes_in=original[0] if original else None, **place,
            )
            .returning(captures.c.id)
        )  # fmt: skip
        return int(result.scalar_one())

    def _written(self, item: Item, original: tuple[int, str, str, int] | None) -> dict[str, object]:
        urn = warc.new_urn()
        if original:
            of = (original[1], original[2], moment(original[3]))
            member = warc.revisit_record(urn, item.url, item.at, item.headers, item.body, of)
        else:
            member = warc.page_record(urn, item.url, item.at, item.headers, item.body)
        begin = self._end
        self._end += len(member)
        self._members.append(member)
        kind = "revisit" if original else warc.kind_of(item.url, item.headers)
        return {"begin": begin, "length": len(member), "urn": urn, "kind": kind}

    def _record(self, page: int, capture: int, item: Item) -> int:
        """The capture whose record is this one's: an earlier one of the same page with the same bytes, or itself."""
        c = captures.c
        same = self.connection.execute(
            select(c.record).where(c.page == page, c.sha256 == item.sha256, c.record.is_not(None)).limit(1)
        ).scalar()
        record = int(same) if same else capture
        if record == capture:
            self.connection.execute(
                records.insert().values(
                    capture=capture, reader=readings.reader(), failure=item.failure,
                    article=readings.packed(item.article) if item.article else None,
                )
            )  # fmt: skip
        self.connection.execute(captures.update().where(c.id == capture).values(record=record))
        if item.article and record == capture:
            self.pages.remember(capture, item.article)
        return record


@dataclass(frozen=True, slots=True)
class _Known:
    """What is asked of a capture that is there already."""

    id: int
    version: int | None
