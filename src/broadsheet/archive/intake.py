"""Captures into the archive: WARC record, rows, version, words, copies. One batch is one transaction.

The order is what loses nothing: records are appended to the WARC file and forced to the disk, then the database commits, then
the batch is
acknowledged. A process that dies in between leaves records behind the place that the database knows of; `recover` takes them in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, and_, bindparam, func, select

from ..record import Article
from . import clusters, pages, readings, warc
from .addresses import micros, moment
from .answers import Added
from .database import Database
from .schema import captures, files, records, versions
from .schema import pages as pages_table


@dataclass(frozen=True, slots=True)
class Item:
    """One page on its way in."""

    url: str  # the page's name
    at: datetime  # UTC
    headers: Mapping[str, str]
    body: bytes
    article: Article | None  # None where the reader broke
    failure: str | None = None
    status: int | None = None  # of HTTP
    timed: bool = True  # False: the time is that of adding, not of fetching
    stored: warc.Stored | None = None  # where it is on the disk already

    @property
    def sha256(self) -> bytes:
        """Of the page's bytes."""
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
        self._holders: dict[bytes, _Holder | None] = {}
        self._rows: dict[Table, list[dict[str, object]]] = {captures: [], records: [], versions: []}
        self._next = int(connection.execute(_LAST).scalar() or 0) + 1  # this transaction is the only one that writes

    def expect(self, items: Sequence[Item]) -> None:
        """Look up in two queries what `take` will need of each."""
        self.pages.expect([item.url for item in items])
        hashes = {item.sha256 for item in items}
        self._holders = dict.fromkeys(hashes)
        for row in self.connection.execute(_HOLDERS, {"hashes": list(hashes)}):
            self._holders[row.sha256] = self._holders[row.sha256] or _Holder(row.id, row.urn, row.url, row.fetched_at)

    def take(self, item: Item) -> Callable[[], Added]:
        """Take one page in; what became of it can be asked for after `finish`."""
        page, is_new = self.pages.number(item.url)
        if is_new:
            return self._taken_first(page, item)
        self.flush()  # what follows asks the database
        if known := self._known(page, item):
            answer = Added(item.url, known.id, "known", known.version)
            return lambda: answer
        capture = self._capture(page, item)
        self.flush()
        record = self._record(page, capture, item)
        placed = self.pages.placed(page, capture, record, micros(item.at))
        return lambda: self._answer(item, page, capture, placed)

    def _taken_first(self, page: int, item: Item) -> Callable[[], Added]:
        """A page that was never seen: nothing about it need be asked."""
        capture = self._capture(page, item)
        placed = self.pages.placed_first(page, capture, item.article, micros(item.at))
        self._rows[captures][-1] |= {"record": capture, "version": placed.version}
        self._rows[records].append(_record_row(capture, item))
        if placed.version:
            self._rows[versions].append(pages.version_row(page, 1, capture, micros(item.at)))
        return lambda: self._answer(item, page, capture, placed)

    def _answer(self, item: Item, page: int, capture: int, placed: pages.Placed) -> Added:
        copies = clusters.size(self.connection, page) if page in self.pages.copied else 0
        return Added(item.url, capture, placed.outcome, placed.version, placed.silent, copies, item.failure)

    def flush(self) -> None:
        """Put the rows that wait into the database."""
        self.pages.flush()
        for table, rows in self._rows.items():
            if rows:
                self.connection.execute(table.insert(), rows)
                rows.clear()

    def finish(self) -> None:
        """Write what was taken in. After this only the commit is left."""
        if self.held and self._members:
            self.held.append(self._members)
            self.held.sync()
            self.known_to(self.held.size)
        self.flush()
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

    def _capture(self, page: int, item: Item) -> int:
        """A row for a capture, and its WARC record where it has none; the capture's number."""
        sha256 = item.sha256
        holder = self._holders.get(sha256)
        if item.stored:
            place = {"begin": item.stored.begin, "length": item.stored.length, "urn": item.stored.urn, "kind": item.stored.kind}
            holder = holder if item.stored.kind == "revisit" else None
        else:
            place = self._written(item, holder)
        number = self._next
        self._next += 1
        if holder is None:
            self._holders.setdefault(sha256, None)
            self._holders[sha256] = self._holders[sha256] or _Holder(number, str(place["urn"]), item.url, micros(item.at))
        self._rows[captures].append(
            {
                "id": number, "page": page, "file": self.file, "sha256": sha256, "size": len(item.body),
                "fetched_at": micros(item.at), "bytes_in": holder.id if holder else None, "record": None, "version": None,
                **place,
            }
        )  # fmt: skip
        return number

    def _written(self, item: Item, holder: _Holder | None) -> dict[str, object]:
        urn = warc.new_urn()
        page = warc.Kept(urn, item.url, item.at, item.headers, item.body, item.status)
        if holder:
            of = (holder.urn, holder.url, moment(holder.fetched_at))
            member = warc.revisit_record(page, of)
        else:
            member = warc.page_record(page)
        begin = self._end
        self._end += len(member)
        self._members.append(member)
        kind = "revisit" if holder else warc.kind_of(item.url, item.headers)
        return {"begin": begin, "length": len(member), "urn": urn, "kind": kind}

    def _record(self, page: int, capture: int, item: Item) -> int:
        """The capture whose record is this one's: an earlier one of the same page with the same bytes, or itself."""
        c = captures.c
        same = self.connection.execute(
            select(c.record).where(c.page == page, c.sha256 == item.sha256, c.record.is_not(None)).limit(1)
        ).scalar()
        record = int(same) if same else capture
        if record == capture:
            self.connection.execute(records.insert().values(**_record_row(capture, item)))
        self.connection.execute(captures.update().where(c.id == capture).values(record=record))
        if item.article and record == capture:
            self.pages.remember(capture, item.article)
        return record


@dataclass(frozen=True, slots=True)
class _Known:
    """What is asked of a capture that is there already."""

    id: int
    version: int | None


@dataclass(frozen=True, slots=True)
class _Holder:
    """The capture that holds certain bytes."""

    id: int
    urn: str
    url: str
    fetched_at: int


def _record_row(capture: int, item: Item) -> dict[str, object]:
    article = readings.packed(item.article) if item.article else None
    return {"capture": capture, "reader": readings.reader(), "article": article, "failure": item.failure}


_LAST = select(func.max(captures.c.id))
_HOLDERS = (
    select(captures.c.id, captures.c.urn, pages_table.c.url, captures.c.fetched_at, captures.c.sha256)
    .join(pages_table, pages_table.c.id == captures.c.page)
    .where(captures.c.sha256.in_(bindparam("hashes", expanding=True)), captures.c.kind != "revisit")
    .order_by(captures.c.id)
)
