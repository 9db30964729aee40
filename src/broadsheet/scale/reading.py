"""The process that reads pages: one at a time, within limits that hold even where the parent is gone."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..record import Article
from .child import Line
from .job import PageLimits
from .rows import encode

READY = b"ready"
ROW, MEMORY, FAULT = b"R", b"M", b"F"  # how an answer begins; what follows is the row, nothing, or what was wrong
_WARM_UP = b"<!doctype html><title>Ice</title><article><h1>Ice</h1><p>The harbour froze over in the night.</p></article>"


@dataclass(frozen=True, slots=True)
class Orders:
    """What a reading process is told once, before its first page."""

    columns: tuple[str, ...]
    reader: str
    limits: PageLimits


def serve(line: Line[Any, Any]) -> None:
    """Read pages until the line closes, each sent as (url, headers) and then its bytes, and answered by one message. None asks
    what was spent so far: seconds of CPU time, and the most memory ever held, in bytes."""
    from pkgutil import resolve_name

    orders: Orders = line.recv()
    read: Callable[..., Article] = resolve_name(orders.reader)
    _answer(read, orders, _WARM_UP, None, {})
    _limit_memory(orders.limits.memory)
    line.send_bytes(READY)
    while True:
        announced = line.recv()
        if announced is None:
            line.send(spent())
            continue
        body = line.recv_bytes()
        _limit_time(orders.limits.seconds)
        line.send_bytes(_answer(read, orders, body, *announced))


def spent() -> tuple[float, int]:
    """Seconds of CPU time of this process so far, and the most memory that it ever held, in bytes."""
    import resource
    import sys

    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _answer(read: Callable[..., Article], orders: Orders, body: bytes, url: str | None, headers: dict[str, str]) -> bytes:
    try:
        return ROW + encode(read(body, url, headers, evidence="evidence" in orders.columns), orders.columns)
    except MemoryError:
        return MEMORY
    except Exception as error:
        return FAULT + f"{error!r:.300}".encode("utf-8", "backslashreplace")


def _limit_memory(more: int) -> None:
    """Let this process have `more` bytes of address space than it has now. Where that cannot be asked, there is no limit."""
    import resource

    try:
        with open("/proc/self/statm", "rb") as statm:
            held = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + more, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (OSError, ValueError):
        return


def _limit_time(seconds: float) -> None:
    """Have the kernel end this process long after the parent should have done so: an orphan must not spin for ever."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime + 2 * seconds) + 5
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
