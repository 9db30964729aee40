"""A crew of processes that read pages, each one page at a time.

Python's own pools lose every page in flight when one process dies. Here each process has its own pipe, so that it is known
which page it died of: that page fails, another process takes its place.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .capture import Capture, Failure
from .errors import BroadsheetError, ReadFailed
from .read import read
from .record import Article

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_READY = "ready"


def attempt(page: Capture | Failure | str, *, evidence: bool) -> Article | Failure:
    """The record of `page`, or a Failure where the reader breaks on it; a Failure goes through."""
    if isinstance(page, Failure):
        return page
    try:
        if isinstance(page, str):
            return read(page, evidence=evidence)
        return read(page.body, page.url, page.headers, evidence=evidence)
    except MemoryError:
        return _broken(page, "out of memory")
    except Exception as error:
        return _broken(page, f"a fault of the reader: {error!r:.300}")


def _broken(page: Capture | str, what: str) -> Failure:
    name = page.name if isinstance(page, Capture) else "-"
    return Failure(name, ReadFailed(what, where=name))


def _work(pipe: Connection[Any, Any], *, evidence: bool) -> None:
    """What one process does: read pages until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to answer
    pipe.send(_READY)
    while True:
        try:
            page = pipe.recv()
            if isinstance(page, Capture):
                page = replace(page, body=pipe.recv_bytes())
        except EOFError:
            return
        pipe.send(attempt(page, evidence=evidence))


@dataclass(slots=True)
class _Member:
    """One process, and the page that it is busy with."""

    process: SpawnProcess
    pipe: Connection[Any, Any]
    number: int = -1  # of its page; -1 while it has none
    page: Capture | str = ""
    ready: bool = False


class Crew:
    """`size` processes, started on entry and gone on exit. Pages are given by number, and results come back by number."""

    def __init__(self, size: int, *, evidence: bool) -> None:
        self._size = size
        self._evidence = evidence
        self._members: list[_Member] = []

    def __enter__(self) -> Crew:
        self._members = [self._hired() for _ in range(self._size)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for member in self._members:
            member.process.terminate()
        for member in self._members:
            member.process.join()
            member.pipe.close()

    @property
    def idle(self) -> bool:
        """Whether somebody waits for a page."""
        return any(member.number < 0 for member in self._members)

    def give(self, number: int, page: Capture | str) -> None:
        """Hand `page` to a process that is idle; there must be one."""
        member = next(member for member in self._members if member.number < 0)
        member.number, member.page = number, page
        with suppress(OSError):  # a process that died: `done` will find its pipe closed
            if isinstance(page, Capture):  # its bytes go by themselves: pickled they would be copied once more on either side
                member.pipe.send(replace(page, body=b""))
                member.pipe.send_bytes(page.body)
            else:
                member.pipe.send(page)

    def done(self) -> dict[int, Article | Failure]:
        """Wait until a page is done, and give the results that are there. Raises BroadsheetError where processes do not start."""
        from multiprocessing.connection import wait

        ready = wait([member.pipe for member in self._members])
        results: dict[int, Article | Failure] = {}
        for member in [member for member in self._members if member.pipe in ready]:
            try:
                message = member.pipe.recv()
            except (EOFError, OSError):
                result = self._replaced(member)
            else:
                if message == _READY:
                    member.ready = True
                    continue
                result = message
            if member.number >= 0:
                results[member.number] = result
            member.number, member.page = -1, ""
        return results

    def _hired(self) -> _Member:
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs,), kwargs={"evidence": self._evidence}, daemon=True)
        process.start()
        theirs.close()
        return _Member(process, ours)

    def _replaced(self, member: _Member) -> Failure:
        """The failure of the page that `member` died of. Another process stands in its place."""
        member.process.join()
        member.pipe.close()
        if not member.ready:
            raise BroadsheetError(
                'a process could not start: a script that reads with several jobs needs its `if __name__ == "__main__":`'
            )
        code = member.process.exitcode or 0
        self._members[self._members.index(member)] = self._hired()
        return _broken(
            member.page, f"its process was killed by signal {-code}" if code < 0 else f"its process ended with code {code}"
        )
