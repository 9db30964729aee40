"""Reading pages so that none of them can stop the others."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from ..capture import Capture
from ..errors import BroadsheetError
from .child import Child
from .job import Job
from .ledger import Refusal
from .reading import FAULT, MEMORY, READY, Orders

_START_SECONDS = 120.0  # for a process to load the reader, on a machine that is busy


class LimitedReader:
    """Reads one page after the other in a process of its own, and replaces that process when a page breaks it.

    The limits are kept from outside: a page that hangs in C code is ended by a signal that cannot be caught.
    """

    def __init__(self, job: Job) -> None:
        self._orders = Orders(job.columns, job.reader, job.limits)
        self._child: Child | None = None
        self._cpu_before = 0.0  # of the child, when `spent` was asked last

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._child:
            self._child.stop()
            self._child = None

    def read(self, page: Capture) -> bytes | Refusal:
        """The row of `page` as JSON (see `rows.encode`), or why there is none. Raises BroadsheetError where no process starts."""
        child = self._child = self._child or self._started()
        try:
            child.line.send((page.url, dict(page.headers)))
            child.line.send_bytes(page.body)
            if not child.speaks(self._orders.limits.seconds):
                return self._given_up("time", f"not read within {self._orders.limits.seconds:g} seconds")
            answer: bytes = child.line.recv_bytes()
        except (EOFError, OSError):
            self._child = None
            return Refusal("died", child.gone())
        if answer.startswith(MEMORY):
            return self._given_up("memory", f"needs more than {self._orders.limits.memory >> 20:,} MB")
        if answer.startswith(FAULT):
            return Refusal("fault", f"a fault of the reader: {answer[1:].decode()}")
        return answer[1:]

    def spent(self) -> tuple[float, int]:
        """Seconds of CPU time since this was asked last, and the most memory ever held, in bytes; of processes that still run."""
        if not self._child:
            return 0.0, 0
        try:
            self._child.line.send(None)
            cpu, peak = self._child.line.recv()
        except (EOFError, OSError):
            return 0.0, 0
        before, self._cpu_before = self._cpu_before, cpu
        return cpu - before, peak

    def _given_up(self, outcome: str, reason: str) -> Refusal:
        """The page is given up, and its process with it: what it holds, and in what state, nobody knows."""
        self.__exit__(None, None, None)
        return Refusal(outcome, reason)

    def _started(self) -> Child:
        self._cpu_before = 0.0
        child = Child("broadsheet.scale.reading:serve")
        try:
            child.line.send(self._orders)
            if child.speaks(_START_SECONDS) and child.line.recv_bytes() == READY:
                return child
        except (EOFError, OSError):
            pass
        raise BroadsheetError(f"a process that reads pages could not start: {child.gone()}; its own words stand above")
