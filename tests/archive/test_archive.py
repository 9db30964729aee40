"""What a user relies on, over both databases."""

from __future__ import annotations

import gzip
import multiprocessing
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from tests.archive.pages import BODY, START, capture, html
from warcio.archiveiterator import ArchiveIterator as WarcioIterator
from warcio.cli import main as warcio

from broadsheet import ArchiveError, Capture, Failure, NotArchived, QueryError, SourceNotFound
from broadsheet.archive import Archive, Note, Wanted

URL = "https://quay.example/ice.html"


def warcs(archive: Archive) -> list[Path]:
    return sorted(archive._database.folder.glob("*.warc.gz"))


def checked(path: Path) -> bool:
    """Whether `warcio check` finds nothing wrong."""
    try:
        return not warcio(["check", str(path)])
    except SystemExit as end:
        return not end.code


def test_a_page_comes_back_as_it_was(archive: Archive) -> None:
    page = Capture(
        html(), URL, {"Content-Type": "text/html", "Content-Encoding": "br", "X-Odd": "é"}, capture().fetched_at, status=203
    )
    added = archive.add(page)
    assert (added.outcome, added.version, added.url) == ("new", 1, URL)
    again = archive.capture(added.capture)
    assert (again.body, again.url, again.fetched_at) == (page.body, page.url, page.fetched_at)
    assert again.headers["content-encoding"] == "br"
    assert again.status == 203
    later = archive.add(replace(page, fetched_at=capture(hours=1).fetched_at, status=200))
    assert archive.capture(later.capture).status == 200
    assert archive.article(URL).headline == "Ferries stand still as the harbour freezes"
    assert archive.evidence(added.capture).evidence["headline"]


def test_the_same_capture_again_changes_nothing(archive: Archive) -> None:
    first = archive.add(capture())
    again = archive.add(capture())
    assert (again.outcome, again.capture) == ("known", first.capture)
    assert archive.counts().captures == 1


def test_the_same_bytes_are_stored_once(archive: Archive) -> None:
    archive.add(capture())
    later = archive.add(capture(hours=2))
    elsewhere = archive.add(capture(url="https://other.example/ice"))
    assert (later.outcome, elsewhere.outcome) == ("unchanged", "new")
    records = [
        (r.rec_type, r.rec_headers.get_header("WARC-Refers-To-Target-URI"))
        for f in warcs(archive)
        for r in WarcioIterator(f.open("rb"))
    ]
    assert records == [("warcinfo", None), ("response", None), ("revisit", URL), ("revisit", URL)]
    assert archive.capture(later.capture).body == archive.capture(elsewhere.capture).body == html()
    assert archive.article("https://other.example/ice").url == "https://other.example/ice"


def test_other_tools_read_the_files(archive: Archive) -> None:
    archive.add(capture())
    archive.add(capture(hours=1))
    archive.add(Capture(b"<p>from a file</p>", name="note.html"))
    (path,) = warcs(archive)
    assert checked(path)
    kinds = [record.headers["WARC-Type"] for record in ArchiveIterator(path.open("rb"), verify_digests=False)]
    assert kinds == ["warcinfo", "response", "revisit", "resource"]
    assert all(record.verify_block_digest() for record in ArchiveIterator(path.open("rb"), parse_http=False))
    members = path.read_bytes().count(b"\x1f\x8b\x08")
    assert members >= 4
    assert gzip.decompress(path.read_bytes()).count(b"WARC/1.1\r\n") == 4


def test_a_file_is_called_by_its_canonical_address_or_its_own(archive: Archive, tmp_path: Path) -> None:
    known = archive.add(Capture(html(head='<link rel="canonical" href="https://quay.example/x">'), name=str(tmp_path / "a.html")))
    unknown = archive.add(Capture(html(), name=str(tmp_path / "b c.html")))
    assert known.url == "https://quay.example/x"
    assert unknown.url == (tmp_path / "b c.html").as_uri()


def test_a_page_is_found_by_its_canonical_address(archive: Archive) -> None:
    archive.add(capture(html(head='<link rel="canonical" href="https://quay.example/x">'), "https://quay.example/x?utm=1"))
    assert archive.history("https://quay.example/x").url == "https://quay.example/x?utm=1"
    assert archive.has("HTTPS://quay.example:443/x?utm=1#top")
    with pytest.raises(NotArchived, match="not in the archive"):
        archive.history("https://quay.example/none")


def test_failures_go_through_and_the_others_are_kept(archive: Archive) -> None:
    failure = Failure("x", SourceNotFound("gone", where="x"))
    found = list(archive.add_many([failure, capture()]))
    assert found[0] is failure
    assert not isinstance(found[1], Failure)
    assert archive.counts().captures == 1


def test_files_roll_at_a_size(place: str) -> None:
    with Archive.open(place) as archive:
        archive._writer._roll = 2000
        for n in range(4):
            archive.add(capture(html(f"Headline number {n}"), f"https://quay.example/{n}"))
        assert len(warcs(archive)) >= 2
        assert all(archive.capture(n).body for n in range(1, 5))


def test_a_wall_is_kept_and_is_no_version(archive: Archive) -> None:
    archive.add(capture())
    wall = b"<html><title>Just a moment...</title><h1>Checking your browser</h1><p>Enable JavaScript and cookies to continue</p></html>"
    added = archive.add(capture(wall, hours=1))
    assert (added.outcome, added.version) == ("not_seen", None)
    assert len(archive.history(URL).versions) == 1
    assert archive.history(URL).captures == 2
    assert archive.search("harbour").total == 1


def test_captures_that_come_late_take_their_place(archive: Archive) -> None:
    archive.add(capture(html("First"), hours=1))
    archive.add(capture(html("Third"), hours=3))
    archive.add(capture(html("Second"), hours=2))
    history = archive.history(URL)
    assert [version.headline for version in history.versions] == ["First", "Second", "Third"]
    assert [version.number for version in history.versions] == [1, 2, 3]
    assert archive.search("headline:third").total == 1
    assert archive.search("headline:second").total == 0


def test_the_collectors_notes(archive: Archive) -> None:
    day = timedelta(days=1)
    archive.notes.put(
        Note("source", "https://quay.example/rss", {"etag": '"x"'}),
        Note("item", "b", {"n": 1}, queue="quay.example", since=START, tally="waiting"),
        Note("item", "a", {"n": 2}, queue="quay.example", since=START, due=START + day, tally="waiting"),
        Note("item", "c", {"n": 3}, queue="other.example", since=START, due=START + day, tally="waiting"),
        Note("item", "d", {"n": 4}, tally="kept"),
    )
    assert archive.notes.list("source") == [Note("source", "https://quay.example/rss", {"etag": '"x"'})]
    assert archive.notes.next("quay.example", START) == archive.notes.get("item", "b")
    assert archive.notes.next("quay.example", START + day) == archive.notes.get("item", "a")
    assert archive.notes.next("other.example", START) is None
    assert archive.notes.queues() == {"other.example": START + day, "quay.example": None}
    assert archive.notes.tallies("item") == {"kept": 1, "waiting": 3}
    archive.notes.put(Note("item", "b", {"n": 5}, tally="kept"))
    assert archive.notes.queues()["quay.example"] == START + day
    assert set(archive.notes.get_many("item", ["a", "b", "z"])) == {"a", "b"}
    assert archive.notes.remove("item", ["a", "z"]) == 1
    assert archive.notes.get("item", "a") is None


def test_what_was_fetched_since(archive: Archive) -> None:
    archive.add(capture(hours=1))
    assert archive.holds(URL, START)
    assert not archive.holds(URL, START + timedelta(hours=2))
    assert not archive.holds("https://quay.example/none", START)


def _add_some(place: str, first: int) -> None:
    with Archive.open(place) as archive:
        for n in range(first, first + 12):
            archive.add(capture(html(f"Number {n}"), f"https://quay.example/{n % 30}", n))


def test_several_processes_write_at_once(place: str) -> None:
    with Archive.open(place):
        pass
    context = multiprocessing.get_context("spawn")
    crowd = [context.Process(target=_add_some, args=(place, first)) for first in (0, 12, 24)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert [one.exitcode for one in crowd] == [0, 0, 0]
    with Archive.open(place) as archive:
        assert archive.counts().captures == 36
        assert archive.counts().pages == 30
        assert [version.headline for version in archive.history("https://quay.example/3").versions] == ["Number 3", "Number 33"]


def test_whoever_opens_an_archive_waits_for_no_writer(place: str) -> None:
    with Archive.open(place) as archive:
        archive.add(capture())
        with archive._database.writing(), Archive.open(place) as other:
            assert other.has(URL)


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="an archive is a folder"):
        Archive.open(tmp_path / "file")
    with pytest.raises(ArchiveError, match="a folder or a postgresql"):
        Archive.open("mysql://x/y")
    with pytest.raises(ArchiveError, match="cannot be reached"):
        Archive.open("postgresql://nobody@/none?host=/nowhere")


def test_an_archive_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive, archive._database.writing() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(ArchiveError, match="newer Broadsheet"):
        Archive.open(tmp_path)


def test_the_tables_are_those_that_queries_name(archive: Archive) -> None:
    from sqlalchemy import inspect

    from broadsheet.archive.schema import TABLES

    found = inspect(archive._database.engine)
    for name, table in TABLES.tables.items():
        assert [column["name"] for column in found.get_columns(name)] == [column.name for column in table.columns], name


def test_bodies_with_everything_in_them_survive(archive: Archive) -> None:
    odd = b"\x00\xff" * 500 + html() + b"\r\n\r\nWARC/1.1\r\n\r\n"
    added = archive.add(capture(odd))
    assert archive.capture(added.capture).body == odd


def test_a_query_with_a_mistake_points_at_it(archive: Archive) -> None:
    with pytest.raises(QueryError) as caught:
        archive.search("ice publishr:quay", Wanted())
    assert caught.value.at == 4
    assert "did you mean publisher" in caught.value.what
    assert BODY


def test_in_whatever_order_captures_come_the_history_is_the_same(archive: Archive) -> None:
    added = "The ferries stand still for {} days now, and the company counts what each of them has cost the islands."
    states = [html(f"Ferries stand still in week {n // 2}", (*BODY, added.format(n // 3))) for n in range(9)]
    for url, order in (("https://a.example/", range(9)), ("https://b.example/", (4, 0, 8, 2, 1, 7, 3, 6, 5))):
        for n in order:
            archive.add(capture(states[n], url, n))
    told = [
        [(v.first_at, v.last_at, v.captures, v.headline, v.silent, v.changes) for v in archive.history(url).versions]
        for url in ("https://a.example/", "https://b.example/")
    ]
    assert told[0] == told[1]
    assert archive.article("https://b.example/").headline == "Ferries stand still in week 4"
    assert archive.search("headline:4").total == 2
    assert archive.verify().clean


def test_who_comes_gets_a_turn_between_two_pages_of_one_who_writes_on_and_on(tmp_path: Path) -> None:
    """The others leave the database alone for some milliseconds only."""
    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as other:
        stopped = threading.Event()

        def write_on() -> None:
            while not stopped.is_set():
                with other._database.writing():
                    time.sleep(0.4)
                time.sleep(0.005)

        writing = threading.Thread(target=write_on)
        writing.start()
        started = time.monotonic()
        for n in range(3):
            archive.add(capture(html(f"Number {n}"), f"https://quay.example/{n}", n))
        took = time.monotonic() - started
        stopped.set()
        writing.join()
        assert took < 6  # by SQLite's own waiting, which looks every tenth of a second, some 8 a page
