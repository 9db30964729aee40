"""The book and the sink of a run that lasts: both in an archive, SQLite or PostgreSQL."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar, cast

import msgspec

from ..archive import Archive, Note
from ..capture import Capture, Failure
from ..errors import ArchiveError, ReadFailed
from .book import Host, Item, ItemState, Source

_SOURCE, _ITEM, _HOST = "source", "item", "host"
_LOCK = ".collecting"
_Kept = TypeVar("_Kept", Source, Item, Host)


class ArchiveBook:
    """A SourceBook in an archive's notes."""

    def __init__(self, archive: Archive) -> None:
        self._notes = archive.notes

    def sources(self) -> list[Source]:
        return [_read(note, Source) for note in self._notes.list(_SOURCE)]

    def put(self, sources: Sequence[Source], items: Sequence[Item]) -> None:
        self._notes.put(*(Note(_SOURCE, source.url, _body(source)) for source in sources), *map(_of_item, items))

    def items(self, urls: Sequence[str]) -> dict[str, Item]:
        return {url: _read(note, Item) for url, note in self._notes.get_many(_ITEM, urls).items()}

    def next_item(self, host: str, now: datetime) -> Item | None:
        note = self._notes.next(host, now)
        return None if note is None else _read(note, Item)

    def queues(self) -> dict[str, datetime | None]:
        return self._notes.queues()

    def host(self, name: str) -> Host:
        note = self._notes.get(_HOST, name)
        return Host(name) if note is None else _read(note, Host)

    def put_host(self, host: Host) -> None:
        self._notes.put(Note(_HOST, host.name, _body(host)))

    def counts(self) -> dict[str, dict[ItemState, int]]:
        counted: dict[str, dict[ItemState, int]] = {}
        for tally, count in sorted(self._notes.tallies(_ITEM).items()):
            state, _, source = tally.partition(" ")
            counted.setdefault(source, {})[cast(ItemState, state)] = count
        return counted


class ArchiveSink:
    """A Sink that is an archive. `unread` is told of pages that were kept, but that the reader broke on."""

    def __init__(self, archive: Archive, unread: Callable[[Failure], None] = lambda _: None) -> None:
        self._archive = archive
        self._unread = unread

    def add(self, captures: Sequence[Capture]) -> None:
        for added in self._archive.add_many(captures):
            if isinstance(added, Failure):
                self._unread(added)
            elif added.failure:
                self._unread(Failure(added.url, ReadFailed(f"kept, but not read: {added.failure}", where=added.url)))

    def holds(self, url: str, since: datetime) -> bool:
        return self._archive.holds(url, since)


@contextmanager
def alone(archive: Archive) -> Iterator[None]:
    """While this lasts, no other process collects into `archive`: two would ask hosts twice as often. The lock ends with the
    process, however that ends. Raises ArchiveError where somebody is at it."""
    handle = os.open(archive.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        what = "another process is collecting into it; stop that one, or use another archive"
        raise ArchiveError(what, where=archive.where) from None
    try:
        yield
    finally:
        os.close(handle)


def _of_item(item: Item) -> Note:
    queue = item.host if item.state == "waiting" else None
    return Note(_ITEM, item.url, _body(item), queue, item.found_at, item.not_before, f"{item.state} {item.source}")


def _body(kept: Source | Item | Host) -> dict[str, object]:
    return cast(dict[str, object], msgspec.to_builtins(kept))


def _read(note: Note, kind: type[_Kept]) -> _Kept:
    return msgspec.convert(note.body, kind)
