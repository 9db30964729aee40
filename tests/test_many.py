"""Many pages: in order, in several processes, whatever one of them does."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import broadsheet
from broadsheet import Article, Capture, Failure, ReadFailed, SourceNotFound, read_many
from broadsheet import crew as crew_module
from broadsheet.crew import Crew


def page(number: int) -> str:
    words = f"<p>Absatz {number} steht hier und ist lang genug, um ein Absatz zu sein.</p>" * (1 + number % 7)
    return f"<!doctype html><title>Seite {number}</title><article><h1>Seite {number}</h1>{words}</article>"


def headlines(results: Iterator[Article | Failure]) -> list[str | None]:
    return [result.headline if isinstance(result, Article) else result.name for result in results]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_pages(jobs: int) -> None:
    assert headlines(read_many(map(page, range(60)), jobs=jobs)) == [f"Seite {number}" for number in range(60)]


def test_processes_change_nothing() -> None:
    pages = [
        page(1),
        page(2).encode(),
        Capture(page(3).encode(), "https://e.example/3", {"Content-Type": "text/html"}),
        "",
        b"\xff\0",
    ]
    assert (
        list(read_many(pages, jobs=2))
        == list(read_many(pages))
        == [
            broadsheet.read(page(1)),
            broadsheet.read(page(2).encode()),
            broadsheet.read(page(3).encode(), "https://e.example/3", {"Content-Type": "text/html"}),
            broadsheet.read(""),
            broadsheet.read(b"\xff\0"),
        ]
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_evidence_can_be_left_out(jobs: int) -> None:
    (one,) = read_many([page(1)], jobs=jobs, evidence=False)
    assert one == broadsheet.read(page(1), evidence=False)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_endless_iterable_is_read_only_a_little_ahead(jobs: int) -> None:
    taken = itertools.count()
    results = read_many((page(next(taken)) for _ in itertools.repeat(0)), jobs=jobs)
    assert headlines(itertools.islice(results, 5)) == [f"Seite {number}" for number in range(5)]
    results.close()
    assert next(taken) < 5 + 2 * 8 + 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_failures_go_through_in_their_place(jobs: int) -> None:
    lost = Failure("x", SourceNotFound("gone", where="x"))
    assert headlines(read_many([page(0), lost, page(2), lost], jobs=jobs)) == ["Seite 0", "x", "Seite 2", "x"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_no_page_raises_after_the_results_before_it(jobs: int) -> None:
    results = read_many([page(0), page(1), 7], jobs=jobs)  # type: ignore[list-item]
    assert headlines(itertools.islice(results, 2)) == ["Seite 0", "Seite 1"]
    with pytest.raises(TypeError, match="not int"):
        next(results)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_iterable_raises_comes_after_the_results_before_it(jobs: int) -> None:
    def pages() -> Iterator[str]:
        yield page(0)
        raise LookupError("the disk is gone")

    results = read_many(pages(), jobs=jobs)
    assert headlines(itertools.islice(results, 1)) == ["Seite 0"]
    with pytest.raises(LookupError, match="the disk is gone"):
        next(results)


@pytest.mark.parametrize("jobs", [0, -1])
def test_no_jobs(jobs: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        read_many([], jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_nothing_in_nothing_out(jobs: int | None) -> None:
    assert list(read_many([], jobs=jobs)) == []


@pytest.mark.parametrize(
    ("error", "reason"), [(MemoryError(), "out of memory"), (KeyError("x"), "a fault of the reader: KeyError('x')")]
)
def test_a_page_that_the_reader_breaks_on(monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str) -> None:
    def breaking(html: bytes | str, *_: object, **__: object) -> Article:
        if html == b"bad":
            raise error
        return broadsheet.read(html)

    monkeypatch.setattr(crew_module, "read", breaking)
    first, bad, last = read_many([page(0), Capture(b"bad", name="bad.html"), page(2)])
    assert isinstance(bad, Failure)
    assert (bad.name, bad.error.what, type(bad.error)) == ("bad.html", reason, ReadFailed)
    assert headlines(iter([first, last])) == ["Seite 0", "Seite 2"]


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise elsewhere")
def test_a_process_that_is_killed_costs_its_page_and_no_other() -> None:
    with Crew(2, evidence=True) as crew:
        results = {}
        for number in range(2):
            crew.give(number, Capture(page(number).encode(), name=f"{number}.html"))
        while len(results) < 2:
            results |= crew.done()
        victim = crew._members[0].process.pid
        assert victim is not None
        os.kill(victim, signal.SIGKILL)
        for number in range(2, 12):
            while not crew.idle:
                results |= crew.done()
            crew.give(number, Capture(page(number).encode(), name=f"{number}.html"))
        while len(results) < 12:
            results |= crew.done()
    failed = {number: result for number, result in results.items() if isinstance(result, Failure)}
    assert len(failed) == 1
    ((number, failure),) = failed.items()
    assert (failure.name, failure.error.what) == (f"{number}.html", "its process was killed by signal 9")


def test_a_script_without_its_guard_is_told_so(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import broadsheet\nlist(broadsheet.read_many(['<p>a'], jobs=2))\n")
    ended = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stderr.rstrip().endswith('a script that reads with several jobs needs its `if __name__ == "__main__":`')
