"""Many pages to their records: in order, on several processors, whatever one of the pages does."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from .capture import Capture, Failure
from .crew import Crew, attempt
from .record import Article

Page = Capture | Failure | bytes | str
_AHEAD = 8  # pages taken for each process before the oldest one's result is handed out


def read_many(pages: Iterable[Page], *, jobs: int | None = 1, evidence: bool = True) -> Iterator[Article | Failure]:
    """The records of `pages`, one for each, in their order.

    A page is what `read` takes, or a Capture, which brings its URL and headers. A Failure, as sources hand it out, goes
    through unchanged, so that results and pages stay side by side. `pages` may be endless: it is read a little ahead of what
    has been taken and no further.

    `jobs` is the number of processes; 1 reads in this one, None takes as many as there are processors. With more than one,
    a script needs its `if __name__ == "__main__":`, as everywhere with Python's processes. `evidence=False` leaves the records'
    evidence out, as in `read`. Neither changes anything else: the same pages give the same results.

    A page that the reader breaks on becomes a Failure with ReadFailed (no memory, a killed process, a fault of ours), and the
    others go on. Raises TypeError where an item is no page, and whatever `pages` itself raises, after the results before it;
    ValueError where `jobs` is less than 1; BroadsheetError where processes cannot be started.
    """
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    processes = jobs or processors()
    if processes == 1:
        return (attempt(page, evidence=evidence) for page in map(_checked, pages))
    return _spread(map(_checked, pages), processes, evidence=evidence)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _checked(page: Page) -> Capture | Failure | str:
    if isinstance(page, (Capture, Failure, str)):
        return page
    if isinstance(page, (bytes, bytearray, memoryview)):
        return Capture(bytes(page))
    raise TypeError(f"read_many takes pages as Capture, bytes or str, not {type(page).__name__}")


def _spread(pages: Iterator[Capture | Failure | str], jobs: int, *, evidence: bool) -> Iterator[Article | Failure]:
    """Hand the pages to a crew, and bring its results back into order."""
    results: dict[int, Article | Failure | Exception] = {}
    first = taken = 0  # number of the page whose turn it is, and of the next one to take
    more = True
    with Crew(jobs, evidence=evidence) as crew:
        while more or first < taken:
            while more and crew.idle and taken - first < jobs * _AHEAD:
                try:
                    page = next(pages)
                except StopIteration:
                    more = False
                    break
                except Exception as error:  # to be raised when its turn comes
                    more = False
                    results[taken] = error
                else:
                    if isinstance(page, Failure):
                        results[taken] = page
                    else:
                        crew.give(taken, page)
                taken += 1
            if first in results:
                result = results.pop(first)
                first += 1
                if isinstance(result, Exception):
                    raise result
                yield result
            elif first < taken:
                results.update(crew.done())
