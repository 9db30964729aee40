"""Small archives, and readers that misbehave, for the tests of this folder."""

from __future__ import annotations

import os
import signal
from itertools import islice
from pathlib import Path

from benchmarks import warcs

import broadsheet
from broadsheet import Article
from broadsheet.scale import Counts, Event, Job, LocalEngine, Plan, crawl
from broadsheet.scale.schema import KEYS


def pages(count: int) -> list[warcs.Page]:
    """The first `count` pages, light ones."""
    return list(islice(warcs.variations(weight=800), count))


def small(number: int) -> warcs.Page:
    body = f"<!doctype html><title>Ice {number}</title><h1>Ice {number}</h1><p>The ferries stood still for {number} days."
    return warcs.Page(body.encode(), f"https://www.quay{number % 3}.example/ice/{number}")


def write(path: Path, pages: list[warcs.Page], mishaps: float = 0.0) -> str:
    path.write_bytes(b"".join(warcs.archive(pages, mishaps=mishaps)))
    return str(path)


def run(output: Path, *sources: str, workers: int = 1, **orders: object) -> Counts:
    """A crawl whose events nobody looks at."""
    return crawl(sources, job(output, **orders), LocalEngine(workers), lambda plan, events: [*events] and None)


def events(output: Path, *sources: str, workers: int = 1, **orders: object) -> list[Event]:
    seen: list[Event] = []

    def watch(plan: Plan, happening: object) -> None:
        seen.extend(happening)  # type: ignore[call-overload]

    crawl(sources, job(output, **orders), LocalEngine(workers), watch)
    return seen


def job(output: Path, **orders: object) -> Job:
    return Job(str(output), **{"columns": KEYS, **orders})  # type: ignore[arg-type]


def files(output: Path) -> dict[str, bytes]:
    """Everything in a crawl's folder, by path."""
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


# ---- readers ----


def _marked(html: bytes | str, mark: bytes) -> bool:
    return isinstance(html, bytes) and mark in html


def hangs(html: bytes | str, *rest: object, evidence: bool) -> Article:
    """Never comes back from "Ice 2", in C, the interpreter's lock held."""
    if _marked(html, b"<h1>Ice 2<"):
        import ctypes

        ctypes.PyDLL(None).pause()
    return broadsheet.read(html, *rest, evidence=evidence)  # type: ignore[arg-type]


def eats(html: bytes | str, *rest: object, evidence: bool) -> Article:
    """Wants more memory than there is, for "Ice 2"."""
    if _marked(html, b"<h1>Ice 2<"):
        bytearray(8 << 30)
    return broadsheet.read(html, *rest, evidence=evidence)  # type: ignore[arg-type]


def dies(html: bytes | str, *rest: object, evidence: bool) -> Article:
    """Is killed over "Ice 2"."""
    if _marked(html, b"<h1>Ice 2<"):
        os.kill(os.getpid(), signal.SIGSEGV)
    return broadsheet.read(html, *rest, evidence=evidence)  # type: ignore[arg-type]


def faults(html: bytes | str, *rest: object, evidence: bool) -> Article:
    """Has a fault that "Ice 2" shows."""
    if _marked(html, b"<h1>Ice 2<"):
        raise ZeroDivisionError("ice")
    return broadsheet.read(html, *rest, evidence=evidence)  # type: ignore[arg-type]


def too_large_a_number(html: bytes | str, *rest: object, evidence: bool) -> Article:
    """Makes a record of "Ice 2" that no column of 64 bits holds."""
    from msgspec.structs import replace

    article = broadsheet.read(html, *rest, evidence=evidence)  # type: ignore[arg-type]
    return replace(article, comment_count=10**30) if _marked(html, b"<h1>Ice 2<") else article


def kills_its_worker_once(html: bytes | str, *rest: object, evidence: bool) -> Article:
    """Kills the worker that it reads for over "Ice 2", the first time. FLAG names the file that remembers it."""
    flag = Path(os.environ.get("FLAG", "/nonexistent/flag"))
    if _marked(html, b"<h1>Ice 2<") and not flag.exists():
        flag.touch()
        os.kill(os.getppid(), signal.SIGKILL)
    return broadsheet.read(html, *rest, evidence=evidence)  # type: ignore[arg-type]


def stops_its_worker_once(html: bytes | str, *rest: object, evidence: bool) -> Article:
    """Has the worker that it reads for hang over "Ice 2", the first time. FLAG names the file that remembers it."""
    flag = Path(os.environ.get("FLAG", "/nonexistent/flag"))
    if _marked(html, b"<h1>Ice 2<") and not flag.exists():
        flag.touch()
        os.kill(os.getppid(), signal.SIGSTOP)
    return broadsheet.read(html, *rest, evidence=evidence)  # type: ignore[arg-type]


def kills_its_worker(html: bytes | str, *rest: object, evidence: bool) -> Article:
    """Kills every worker over "Ice 2"."""
    if _marked(html, b"<h1>Ice 2<"):
        os.kill(os.getppid(), signal.SIGKILL)
    return broadsheet.read(html, *rest, evidence=evidence)  # type: ignore[arg-type]
