"""What every book promises, over each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.archive.server import binaries

from broadsheet.archive import Archive
from broadsheet.capture import Capture
from broadsheet.collect import Host, Item, MemoryBook, MemorySink, Sink, Source, SourceBook
from broadsheet.collect.kept import ArchiveBook, ArchiveSink, alone
from broadsheet.errors import ArchiveError

NOW = datetime(2025, 1, 6, 12, 0, 0, 123456, tzinfo=UTC)
SOON = NOW + timedelta(seconds=90)
FULL_SOURCE = Source(
    "http://a.example/f", "feed", "http://a.example/", '"e"', "yesterday", NOW, NOW, SOON, 3, "no — such host", 7
)
FULL_ITEM = Item(
    "http://a.example/1", "a.example", "http://a.example/f", NOW, "http://b.example/1", 2, "waiting", 1, SOON, "Mon", '"e"',
    "yesterday", NOW, "slow", ("robots.txt: GPTBot", "meta robots: noai"),
)  # fmt: skip


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def seams(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[SourceBook, Sink]]:
    if request.param == "memory":
        yield MemoryBook(), MemorySink()
        return
    if request.param == "postgresql":
        if binaries() is None:
            pytest.skip("no PostgreSQL here: apt-get install postgresql")
        server = request.getfixturevalue("server")
        place = server.database(f"book_{request.node.name.split('[')[0]}") + f"&captures={tmp_path / 'archive'}"
    else:
        place = str(tmp_path / "archive")
    with Archive.open(place) as archive:
        yield ArchiveBook(archive), ArchiveSink(archive)


def test_sources_come_back_as_they_were_put(seams: tuple[SourceBook, Sink]) -> None:
    book, _ = seams
    assert book.sources() == []
    plain = Source("http://a.example/")
    book.put([FULL_SOURCE, plain], [])
    assert book.sources() == [plain, FULL_SOURCE]
    book.put([replace(FULL_SOURCE, failures=0, reason=None)], [])
    found = book.sources()[1]
    assert (found.failures, found.reason, found.due) == (0, None, NOW)


def test_items_come_back_as_they_were_put(seams: tuple[SourceBook, Sink]) -> None:
    book, _ = seams
    plain = Item("http://a.example/2", "a.example", "http://a.example/f", NOW)
    book.put([FULL_SOURCE], [FULL_ITEM, plain])
    assert book.items([FULL_ITEM.url, plain.url, "http://a.example/3"]) == {FULL_ITEM.url: FULL_ITEM, plain.url: plain}
    book.put([], [replace(plain, state="kept")])
    assert book.items([plain.url])[plain.url].state == "kept"
    assert book.counts() == {"http://a.example/f": {"kept": 1, "waiting": 1}}
    assert book.items([]) == {}
    assert len(book.items([f"http://a.example/{number}" for number in range(2000)])) == 2


def test_queues(seams: tuple[SourceBook, Sink]) -> None:
    book, _ = seams
    first = Item("http://a.example/z", "a.example", "s", NOW)
    twin = Item("http://a.example/y", "a.example", "s", NOW)
    later = Item("http://a.example/a", "a.example", "s", SOON)
    held = Item("http://b.example/1", "b.example", "s", NOW, not_before=SOON)
    done = Item("http://c.example/1", "c.example", "s", NOW, state="kept")
    book.put([], [later, first, twin, held, done])
    assert book.queues() == {"a.example": None, "b.example": SOON}
    order = []
    while item := book.next_item("a.example", NOW):
        order.append(item)
        book.put([], [replace(item, state="failed")])
    assert order == [twin, first, later]
    assert book.next_item("b.example", NOW) is None
    assert book.next_item("b.example", SOON) == held
    book.put([], [replace(held, host="d.example")])
    assert book.queues() == {"d.example": SOON}


def test_hosts(seams: tuple[SourceBook, Sink]) -> None:
    book, _ = seams
    assert book.host("a.example") == Host("a.example")
    book.put_host(Host("a.example", SOON, 2, "status 429"))
    assert book.host("a.example") == Host("a.example", SOON, 2, "status 429")
    book.put_host(Host("a.example"))
    assert book.host("a.example") == Host("a.example")


def test_odd_texts(seams: tuple[SourceBook, Sink]) -> None:
    book, _ = seams
    odd = replace(FULL_ITEM, reason="a\0b " + "x" * 9000, etag='"é—東\t"')
    book.put([], [odd])
    assert book.items([odd.url])[odd.url] == odd


def test_what_a_sink_holds(seams: tuple[SourceBook, Sink]) -> None:
    _, sink = seams
    url = "http://a.example/1"
    assert not sink.holds(url, NOW)
    sink.add([Capture(b"<h1>Ice</h1>", url, {"content-type": "text/html"}, NOW, url)])
    assert sink.holds(url, NOW)
    assert sink.holds(url, NOW - timedelta(days=1))
    assert not sink.holds(url, NOW + timedelta(microseconds=1))
    assert not sink.holds("http://a.example/2", NOW)


def test_one_collector_an_archive(archive: Archive) -> None:
    with alone(archive), pytest.raises(ArchiveError, match="another process is collecting"), alone(archive):
        pass
    with alone(archive):
        pass
