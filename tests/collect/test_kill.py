"""The process dies at any point; the next one goes on, and nothing is lost or repeated."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence

import pytest
from tests.collect.site import Answer, Site, collect, page, rss, serving

from broadsheet.archive import Archive
from broadsheet.capture import Capture
from broadsheet.collect import Host, Item, MemoryBook, MemorySink, Source

PAGES = [f"http://h{number % 7}.example/2025/01/06/piece-number-{number}" for number in range(28)]
MOVED = [f"http://h{number % 7}.example/go/2025/01/06/{number}" for number in range(6)]
FEED = "http://one.example/feed.xml"

SCRIPT = """
import asyncio
import sys
from tests.collect.site import LIMITS, NAMES, here
from broadsheet.archive import Archive
from broadsheet.collect import Collector, Settings
from broadsheet.collect.kept import ArchiveBook, ArchiveSink, alone
from broadsheet.sources.guard import Guard

place, *urls = sys.argv[1:]
with Archive.open(place) as archive, alone(archive):
    book, sink = ArchiveBook(archive), ArchiveSink(archive)
    settings = Settings(limits=LIMITS, delay=0.0)
    asyncio.run(Collector(book, sink, settings, guard=Guard(NAMES, resolve=here)).run(urls))
print("whole")
"""


def fill(site: Site) -> None:
    site.put({FEED: rss(*PAGES, *MOVED), **{url: page(url) for url in PAGES}})
    for number, url in enumerate(MOVED):
        to = f"http://h{(number + 1) % 7}.example/2025/01/06/moved-piece-number-{number}"
        site.put({url: Answer(b"", 302, {"Location": to}), to: page(to)})


def expected(site: Site) -> set[str]:
    moved = {f"http://h{(n + 1) % 7}.example/2025/01/06/moved-piece-number-{n}" for n in range(len(MOVED))}
    return {site.real(url) for url in {*PAGES, *moved}}


def test_killed_again_and_again(place: str) -> None:
    chance = random.Random(4)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with serving() as site:
        fill(site)
        kills = 0
        while True:
            command = [sys.executable, "-c", SCRIPT, place, site.real(FEED)]
            process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            seen, wanted = len(site.asked), chance.randint(1, 14)
            while kills < 5 and process.poll() is None and len(site.asked) < seen + wanted:
                time.sleep(0.001)  # not for time: until the site has been asked so often
            if kills < 5 and process.poll() is None:
                process.send_signal(signal.SIGKILL)
                kills += 1
                process.communicate()
                continue
            out, err = process.communicate(timeout=60)
            assert out == b"whole\n", err.decode()
            break
        assert kills == 5
        with Archive.open(place) as archive:
            kept = {url: len(archive.captures(url)) for url in expected(site)}
            assert archive.counts().captures == len(kept)
    assert set(kept.values()) == {1}


# ---- every single point between two writes ----


class Died(Exception):
    """As good as SIGKILL: nothing after it is written."""


class Mortal:
    """Dies before the write with this number, or directly after it."""

    def __init__(self, number: int, *, after: bool) -> None:
        self.left = number
        self.after = after

    def write(self, write: object, *given: object) -> None:
        if self.left < 0:
            raise Died
        self.left -= 1
        if self.left < 0 and not self.after:
            raise Died
        write(*given)  # type: ignore[operator]
        if self.left < 0:
            raise Died


class MortalBook(MemoryBook):
    life: Mortal | None = None

    def put(self, sources: Sequence[Source], items: Sequence[Item]) -> None:
        if self.life is None:
            super().put(sources, items)
        else:
            self.life.write(super().put, sources, items)

    def put_host(self, host: Host) -> None:
        if self.life is None:
            super().put_host(host)
        else:
            self.life.write(super().put_host, host)


class MortalSink(MemorySink):
    life: Mortal | None = None

    def add(self, captures: Sequence[Capture]) -> None:
        if self.life is None:
            super().add(captures)
        else:
            self.life.write(super().add, captures)


@pytest.mark.parametrize("after", [False, True])
def test_death_at_every_write(*, after: bool) -> None:
    urls = [f"http://one.example/2025/01/06/piece-number-{number}" for number in range(2)]
    short = "http://one.example/s"
    with serving() as site:
        site.put(
            {FEED: rss(*urls, short), short: Answer(b"", 302, {"Location": "http://one.example/2025/01/06/last-piece-of-all"})}
        )
        site.put({url: page(url) for url in [*urls, "http://one.example/2025/01/06/last-piece-of-all"]})
        for number in range(40):
            book, sink = MortalBook(), MortalSink()
            book.life = sink.life = Mortal(number, after=after)
            try:
                collect(site, [FEED], book, sink)
            except Died:
                died = True
            else:
                died = False
            book.life = sink.life = None
            run = collect(site, [FEED], book, sink)
            assert run.failures == []
            kept = Counter(site.plain(capture.url or "") for capture in sink.captures)
            assert kept == Counter([*urls, "http://one.example/2025/01/06/last-piece-of-all"]), number
            assert all(source.failures == 0 for source in book.sources())
            if not died:
                break
        assert 5 < number < 39
