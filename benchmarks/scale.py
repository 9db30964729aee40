"""python -m benchmarks.scale [--pages N] [--memory N] [--set NAME] [--times N]: what a crawl costs, into docs/scale.md.

Throughput beside the bare reader on the same pages, one worker beside two, the memory of a worker over many pages, and the
cost of a million pages on a common cloud machine. Archives come from `benchmarks.warcs`, in a temporary folder. Page sets are
packed `--times` over, under other addresses, so that a small one does not measure the start of the processes.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from broadsheet.capture import Capture
from broadsheet.read import read
from broadsheet.scale import Done, Event, Job, LocalEngine, Plan, crawl
from broadsheet.scale.schema import KEYS
from broadsheet.sources import Limits, warc

from . import report, warcs

ROUNDS = 3
# Amazon EC2 c7i.large, 2 virtual processors, on demand, us-east-1: dollars an hour. Spot prices are about a third.
MACHINE, PROCESSORS, DOLLARS = "c7i.large", 2, 0.08925


@dataclass(frozen=True, slots=True)
class Run:
    """What one crawl took."""

    pages: int
    archive_bytes: int
    page_bytes: int
    seconds: float
    cpu_seconds: float
    peaks: tuple[int, ...]  # most memory of a process after each shard, bytes


def crawled(sources: list[Path], workers: int, columns: tuple[str, ...] = KEYS) -> Run:
    """Crawl `sources` into a folder that is thrown away."""
    done: list[Done] = []

    def watch(plan: Plan, events: Iterator[Event]) -> None:
        done.extend(event for event in events if isinstance(event, Done))

    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        counts = crawl(map(str, sources), Job(folder, columns), LocalEngine(workers), watch)
        seconds = time.monotonic() - started
    pages = counts.records - sum(counts.passed_over.values())
    archive_bytes, cpu_seconds = sum(one.archive_bytes for one in done), sum(one.cpu_seconds for one in done)
    return Run(pages, archive_bytes, counts.page_bytes, seconds, cpu_seconds, tuple(one.peak_memory for one in done))


def bare(sources: list[Path]) -> float:
    """CPU seconds of the reader alone on the same pages, in this process, those of one archive in memory at a time."""
    read("<p>its weights are loaded")
    seconds = 0.0
    for path in sources:
        with path.open("rb") as file:
            pages = [one for one in warc.captures(file, str(path), Limits()) if isinstance(one, Capture)]
        started = time.process_time()
        for page in pages:
            read(page.body, page.url, page.headers)
        seconds += time.process_time() - started
    return seconds


def throughput(name: str, sources: list[Path]) -> tuple[list[str], Run]:
    """A row of the table, and the run behind it: rounds are interleaved, the quickest of each counts."""
    rounds = [(bare(sources), crawled(sources, 1), crawled(sources, 2)) for _ in range(ROUNDS)]
    alone = min(one[0] for one in rounds)
    one, two = (min((run[workers] for run in rounds), key=lambda run: run.cpu_seconds) for workers in (1, 2))
    one_wall, two_wall = min(run[1].seconds for run in rounds), min(run[2].seconds for run in rounds)
    ms = one.cpu_seconds / one.pages * 1000
    row = [
        name,
        f"{one.pages:,}",
        f"{one.archive_bytes / 1e6:,.0f}",
        f"{one.page_bytes / one.pages / 1e3:,.0f}",
        f"{alone / one.pages * 1000:.2f}",
        f"{ms:.2f}",
        f"{two.cpu_seconds / two.pages * 1000:.2f}",
        f"{alone / one.cpu_seconds:.0%}",
        f"{one.pages / one_wall:,.0f}",
        f"{one.pages / two_wall:,.0f}",
        f"{one_wall / two_wall:.2f}",
        f"{_cost(ms):.2f}",
    ]
    return row, one


def _cost(ms: float) -> float:
    """Dollars a million pages, on a machine whose processors are all busy with them and as quick as this one's."""
    return ms / 1000 * 1_000_000 / 3600 / PROCESSORS * DOLLARS


def memory(source: Path, pages: int, folder: Path) -> list[list[str]]:
    """The peak memory of one worker after every tenth of `pages`, the same archive again and again under other names."""
    once = crawled([source], 1).pages
    names = [folder / f"again-{number:05}.warc.gz" for number in range(-(-pages // once))]
    for name in names:
        os.link(source, name)
    peaks = crawled(names, 1).peaks
    steps = sorted({0, *(len(peaks) * tenth // 10 - 1 for tenth in range(1, 11))} - {-1})
    return [[f"{(step + 1) * once:,}", f"{peaks[step] / 1e6:,.0f}"] for step in steps]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=4000)
    parser.add_argument("--memory", type=int, default=0, metavar="PAGES")
    parser.add_argument("--set", action="append", default=[], help="a visible page set as a second input; may be repeated")
    parser.add_argument("--times", type=int, default=1, help="how often each page of a set is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = 4
        made = {
            "the newspaper, varied": warcs.write(folder / "n", warcs.variations(), files=files, pages_a_file=asked.pages // files)
        }
        for name in asked.set:
            pages = list(warcs.repeated(warcs.visible(name), asked.times))
            made[name] = warcs.write(folder / name, iter(pages), files=files, pages_a_file=-(-len(pages) // files))
        if asked.memory:
            light = warcs.write(folder / "light", warcs.variations(weight=8000), files=1, pages_a_file=2000)
            rows = memory(light[0], asked.memory, folder)
            text = report.table(["pages read by one worker", "peak MB of a process"], rows)
            print(text)
            report.fill("docs/scale.md", "memory", f"{report.circumstances(['pyarrow'])}.\n\n{text}")
        if asked.pages:
            rows = [throughput(name, sources)[0] for name, sources in made.items()]
            header = [
                "archives",
                "pages",
                "MB",
                "KB a page",
                "reader alone, CPU ms",
                "crawl, CPU ms",
                "with 2 workers",
                "of the reader's throughput",
            ]
            header += ["pages a second, 1 worker", "2 workers", "times", f"$ a million pages, {MACHINE}"]
            text = report.table(header, rows)
            print(text)
            report.fill("docs/scale.md", "scale", f"{report.circumstances(['pyarrow', 'fastwarc'])}.\n\n{text}")


if __name__ == "__main__":
    main()
