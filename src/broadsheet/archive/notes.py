"""Notes that live in the archive beside its pages: where pages are collected from, how that goes, and what still waits in
which queue.

The collector's own words, of which no WARC file knows; the archive looks at none of it but kind, name, queue and tally.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Row, and_, delete, func, or_, select

from .addresses import micros, moment
from .database import Database
from .schema import notes

_AT_ONCE = 500  # names asked for in one query


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `kind` and `name` say which; a later one takes the place of an earlier one."""

    kind: str  # "source", "item", "host"
    name: str  # a URL, a host
    body: dict[str, Any]  # what JSON can hold
    queue: str | None = None  # the queue that it waits in; None where it waits in none
    since: datetime | None = None  # its place in the queue: the earliest is first, ties by name
    due: datetime | None = None  # not to be taken before; None is now
    tally: str | None = None  # under what it is counted


class Notes:
    """All notes of an archive. Each method is one transaction: done wholly, and on the disk, or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, *given: Note) -> None:
        """Keep notes, all together."""
        last = {(note.kind, note.name): note for note in given}
        if not last:
            return
        now = micros(datetime.now(UTC))
        with self._database.writing() as connection:
            for kind in {kind for kind, _ in last}:
                names = [name for of, name in last if of == kind]
                for i in range(0, len(names), _AT_ONCE):
                    connection.execute(delete(notes).where(notes.c.kind == kind, notes.c.name.in_(names[i : i + _AT_ONCE])))
            connection.execute(notes.insert(), [_row(note, now) for note in last.values()])

    def get(self, kind: str, name: str) -> Note | None:
        """One note; None where there is none."""
        return self.get_many(kind, [name]).get(name)

    def get_many(self, kind: str, names: Sequence[str]) -> dict[str, Note]:
        """Those that are there, by name."""
        out: dict[str, Note] = {}
        with self._database.reading() as connection:
            for i in range(0, len(names), _AT_ONCE):
                query = select(notes).where(notes.c.kind == kind, notes.c.name.in_(names[i : i + _AT_ONCE]))
                out |= {row.name: _note(row) for row in connection.execute(query)}
        return out

    def list(self, kind: str) -> list[Note]:
        """All of a kind, by name."""
        with self._database.reading() as connection:
            return [_note(row) for row in connection.execute(select(notes).where(notes.c.kind == kind).order_by(notes.c.name))]

    def next(self, queue: str, now: datetime) -> Note | None:
        """The first in a queue that may be taken at `now`; None where none may."""
        ready = and_(notes.c.queue == queue, or_(notes.c.due.is_(None), notes.c.due <= micros(now)))
        with self._database.reading() as connection:
            row = connection.execute(select(notes).where(ready).order_by(notes.c.since, notes.c.name).limit(1)).first()
        return None if row is None else _note(row)

    def queues(self) -> dict[str, datetime | None]:
        """Every queue with the earliest time at which one of its notes may be taken; None is now."""
        at_once = func.count().filter(notes.c.due.is_(None))
        query = select(notes.c.queue, func.min(notes.c.due), at_once).where(notes.c.queue.is_not(None))
        with self._database.reading() as connection:
            rows = connection.execute(query.group_by(notes.c.queue).order_by(notes.c.queue)).all()
        return {row[0]: None if row[2] else moment(row[1]) for row in rows}

    def tallies(self, kind: str) -> dict[str, int]:
        """How many notes of a kind are counted under what."""
        query = select(notes.c.tally, func.count()).where(notes.c.kind == kind, notes.c.tally.is_not(None))
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query.group_by(notes.c.tally).order_by(notes.c.tally))}

    def remove(self, kind: str, names: Iterable[str]) -> int:
        """Forget notes; how many there were."""
        with self._database.writing() as connection:
            return connection.execute(delete(notes).where(notes.c.kind == kind, notes.c.name.in_(list(names)))).rowcount


def _row(note: Note, now: int) -> dict[str, Any]:
    return {
        "kind": note.kind,
        "name": note.name,
        "body": msgspec.json.encode(note.body).decode(),
        "queue": note.queue,
        "since": None if note.since is None else micros(note.since),
        "due": None if note.due is None else micros(note.due),
        "tally": note.tally,
        "changed_at": now,
    }


def _note(row: Row[Any]) -> Note:
    since, due = (None if at is None else moment(at) for at in (row.since, row.due))
    return Note(row.kind, row.name, msgspec.json.decode(row.body), row.queue, since, due, row.tally)
