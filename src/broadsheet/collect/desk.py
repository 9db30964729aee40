"""Work beside the event loop, which never waits for a disk or a long parse."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from ..capture import Capture
from ..errors import SourceDamaged, SourceError
from .book import Item, Sink, Source, SourceBook

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
_TOGETHER = 64  # pages handed to the sink at once


async def beside(
    where: str, function: Callable[_Arguments, _Result], *given: _Arguments.args, **named: _Arguments.kwargs
) -> _Result:
    """What `function` returns, called in another thread. Raises its SourceErrors, and SourceDamaged naming `where` for anything
    else: one page or list that a parser breaks on ends no run."""
    try:
        return await asyncio.to_thread(function, *given, **named)
    except SourceError:
        raise
    except Exception as error:
        raise SourceDamaged(f"a fault of the reader: {error!r:.300}", where=where) from error


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one worker wants written, and waits for."""

    captures: Sequence[Capture]
    sources: Sequence[Source]
    items: Sequence[Item]
    written: asyncio.Future[None]


class Desk:
    """The thread of the book and the sink: they are used in order, one call at a time. What several workers want written at
    the same time is written together, since a disk takes as long for one page as for fifty. Leaving it waits until what was
    begun is done."""

    def __init__(self, book: SourceBook, sink: Sink) -> None:
        self._book = book
        self._sink = sink
        self._thread = ThreadPoolExecutor(1, "broadsheet-desk")
        self._waiting: list[_Entry] = []
        self._writing: asyncio.Task[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)

    async def call(self, function: Callable[_Arguments, _Result], *given: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        """What `function` returns or raises."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, partial(function, *given, **named))

    async def write(
        self, *, captures: Sequence[Capture] = (), sources: Sequence[Source] = (), items: Sequence[Item] = ()
    ) -> None:
        """Give captures to the sink and then, when they are safe, sources and items to the book. Returns when all is on disk."""
        entry = _Entry(captures, sources, items, asyncio.get_running_loop().create_future())
        self._waiting.append(entry)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.ensure_future(self._write())
        await entry.written

    async def _write(self) -> None:
        while self._waiting:
            entries, self._waiting = self._waiting[:_TOGETHER], self._waiting[_TOGETHER:]
            try:
                await self.call(self._put, entries)
            except Exception as error:
                for entry in entries:
                    if not entry.written.done():
                        entry.written.set_exception(error)
            for entry in entries:
                if not entry.written.done():
                    entry.written.set_result(None)

    def _put(self, entries: Sequence[_Entry]) -> None:
        if captures := [capture for entry in entries for capture in entry.captures]:
            self._sink.add(captures)
        sources = [source for entry in entries for source in entry.sources]
        items = [item for entry in entries for item in entry.items]
        if sources or items:
            self._book.put(sources, items)
