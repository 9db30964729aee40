"""The one who appends: holds a WARC file, keeps it and the database in step, and takes in what a crash left behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from ..errors import ArchiveError
from ..read import read
from ..record import Article
from . import warc
from .answers import Added
from .database import FULL, Database
from .intake import Intake, Item
from .schema import captures, files, pages

_BATCH = 64  # records taken in at once while recovering


@dataclass(slots=True)
class Recovered:
    """What was found behind the place that the database knew of."""

    records: int = 0  # whole ones, taken in
    torn: int = 0  # bytes of unfinished ones, cut off
    damaged: int = 0  # bytes between whole records that are none


class Writer:
    """Writes batches. One a process; not to be used by two threads at once."""

    def __init__(self, database: Database, roll: int = warc.ROLL) -> None:
        self._database = database
        self._folder = database.folder
        self._roll = roll
        self._held: warc.Held | None = None

    def add(self, items: Sequence[Item]) -> list[Added]:
        """Take a batch in. When this returns, all of it is on the disk and in the database; when it raises, nothing of it is."""
        held = self._file()
        before = held.size
        written = False
        try:
            with self._database.writing() as connection:
                intake = Intake(self._database, connection, _number(connection, held.path.name), held)
                intake.pages.reread = lambda capture: article_again(connection, self._folder, capture)
                intake.expect(items)
                answers = [intake.take(item) for item in items]
                written = True
                intake.finish()
                done = [answer() for answer in answers]
                written = False  # from here on the commit may have come through, whatever it says
                return done
        except BaseException as error:
            if written or held.size > before:
                self._undone(held, before)
            if isinstance(error, OSError):
                raise _disk(error, held.path) from error
            raise

    def _undone(self, held: warc.Held, before: int) -> None:
        """A batch did not come through. What the database does not know is cut off again, where it can say so; else the next one
        who holds the file settles it."""
        try:
            with self._database.reading() as connection:
                known = connection.execute(select(files.c.size).where(files.c.name == held.path.name)).scalar()
            held.cut(max(before, int(known or 0)))
        except (ArchiveError, OSError):
            self.close()

    def _file(self) -> warc.Held:
        """A file with room, ours alone: the one at hand, one that nobody holds, or a new one."""
        if self._held and self._held.size < self._roll:
            return self._held
        self.close()
        try:
            for name in warc.names(self._folder):
                path = self._folder / name
                if path.stat().st_size < self._roll and (held := warc.Held.hold(path)):
                    if self._settled(held):
                        self._held = held
                        return held
                    held.close()
            self._held = warc.Held.new(self._folder)
        except OSError as error:
            raise _disk(error, self._folder) from error
        return self._held

    def _settled(self, held: warc.Held) -> bool:
        """Bring a file and the database into step; False where the file has lost its end, and nothing must be put there."""
        with self._database.reading() as connection:
            known = connection.execute(select(files.c.size).where(files.c.name == held.path.name)).scalar()
        if known is None or int(known) < held.size:
            settle(self._database, held)
        return int(known or 0) <= held.size

    def close(self) -> None:
        """Let go of the file."""
        if self._held:
            self._held.close()
            self._held = None


def recover(database: Database, progress: Callable[[int], None] | None = None) -> Recovered:
    """Take in what stands in the WARC files and not in the database. Files that a living process holds are its own business."""
    total = Recovered()
    with database.reading() as connection:
        known = {row.name: int(row.size) for row in connection.execute(select(files.c.name, files.c.size))}
    for name in warc.names(database.folder):
        path = database.folder / name
        if path.stat().st_size == known.get(name):
            continue
        held = warc.Held.hold(path)
        if held is None:
            continue
        try:
            found = settle(database, held, progress)
        finally:
            held.close()
        total.records += found.records
        total.torn += found.torn
        total.damaged += found.damaged
    return total


def settle(database: Database, held: warc.Held, progress: Callable[[int], None] | None = None) -> Recovered:
    """Bring a held file and the database into step: whole records are taken in, a torn end is cut off."""
    out = Recovered()
    with database.reading() as connection:
        known = int(connection.execute(select(files.c.size).where(files.c.name == held.path.name)).scalar() or 0)
    if known > held.size:
        return out  # shorter than what was written to it: `verify` says which captures are lost
    waiting: list[warc.Stored] = []
    for found in warc.scan(held.path, known):
        if isinstance(found, tuple):
            begin, end = found
            if end == held.size:
                out.torn += end - begin
                held.cut(begin)
            else:
                out.damaged += end - begin
            continue
        waiting.append(found)
        if len(waiting) == _BATCH:
            out.records += _take(database, held.path.name, waiting, waiting[-1].begin + waiting[-1].length)
            waiting = []
            if progress:
                progress(out.records)
    out.records += _take(database, held.path.name, waiting, held.size)
    return out


def _take(database: Database, name: str, found: Sequence[warc.Stored], size: int) -> int:
    with database.writing() as connection:
        intake = Intake(database, connection, _number(connection, name), None)
        intake.pages.reread = lambda capture: article_again(connection, database.folder, capture)
        pages_found = [record for record in found if record.kind in ("response", "resource", "revisit")]
        read_already = _items(connection, database.folder, pages_found)
        intake.expect(read_already)
        for item in read_already:
            intake.take(item)
        intake.finish()
        intake.known_to(size)
    return len(read_already)


def _items(connection: Connection, folder: Path, found: Sequence[warc.Stored]) -> list[Item]:
    """Records as pages on their way in. A revisit whose bytes are in a file that is not here is left: `verify` says so."""
    bodies = {record.urn: record.body for record in found if record.kind != "revisit"}
    out = []
    for record in found:
        body = record.body
        if record.kind == "revisit":
            if (known := bodies.get(record.refers_to or "")) is not None:
                body = known
            else:
                holder = connection.execute(select(captures.c.id).where(captures.c.urn == record.refers_to)).scalar()
                if holder is None:
                    continue
                body = bytes_of(connection, folder, holder).body
        article = read(body, record.url, record.headers, evidence=False)
        out.append(Item(record.url, record.fetched_at, record.headers, body, article, status=record.status, stored=record))
    return out


def bytes_of(connection: Connection, folder: Path, capture: int) -> warc.Stored:
    """A capture as it stands in its WARC file; of a revisit the record that holds its bytes."""
    c = captures.c
    query = select(files.c.name, c.begin, c.length, c.bytes_in).join_from(captures, files, files.c.id == c.file)
    row = connection.execute(query.where(c.id == capture)).one()
    if row.bytes_in is not None:
        row = connection.execute(query.where(c.id == row.bytes_in)).one()
    return warc.stored_at(folder / row.name, row.begin, row.length)


def article_again(connection: Connection, folder: Path, capture: int) -> Article:
    """A stored capture by the reader of today. The database keeps what it was: `reread` is what replaces it."""
    c = captures.c
    url = connection.execute(select(pages.c.url).join_from(captures, pages, pages.c.id == c.page).where(c.id == capture))
    stored = bytes_of(connection, folder, capture)
    return read(stored.body, url.scalar_one(), stored.headers, evidence=False)


def _number(connection: Connection, name: str) -> int:
    found = connection.execute(select(files.c.id).where(files.c.name == name)).scalar()
    if found is None:
        found = connection.execute(files.insert().values(name=name, size=0).returning(files.c.id)).scalar_one()
    return int(found)


def _disk(error: OSError, path: Path) -> ArchiveError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        what = FULL
    else:
        what = error.strerror or str(error)
    return ArchiveError(what, where=os.fspath(path))
