"""Sites that misbehave: none costs more than its share, each is listed with its reason, the others go on."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator

import pytest
from tests.collect.site import Answer, Handler, Site, collect, page, rss, serving, sitemap

from broadsheet.collect import MemoryBook, MemorySink, Settings
from broadsheet.sources import Limits

GOOD = "http://one.example/2025/01/06/ice-on-the-harbour"
FEED = "http://one.example/feed.xml"
BAD = "http://two.example/2025/01/06/the-bad-one"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<rss><channel><item><title>&b;</title><link>http://one.example/x</link></item></channel></rss>"
)
QUICK = Settings(limits=Limits(max_bytes=200_000, timeout=0.3, redirects=4, pages_only=False))


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>and on " * 1000)


def lying(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "99999")
    handler.end_headers()
    handler.wfile.write(b"<p>short")


def silent(handler: Handler) -> None:
    handler.server.quiet.wait(10)  # type: ignore[attr-defined]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        served.quiet = threading.Event()  # type: ignore[attr-defined]
        served.put({FEED: rss(GOOD, BAD), GOOD: page("Ice")})
        yield served
        served.quiet.set()  # type: ignore[attr-defined]


def packed(body: bytes) -> Answer:
    return Answer(gzip.compress(body), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (endless, "more than 200,000 bytes"),
        (packed(b"<p>" + b"\0" * 9_000_000), "more than 200,000 bytes"),
        (Answer(b"", 302, {"Location": BAD}), "more than 4 redirects"),
        (Answer(b"", 302, {"Location": "file:///etc/passwd"}), "a redirect to what cannot be fetched"),
        (Answer(b"", 302, {"Location": "http://127.0.0.1:1/"}), "is not public; allow it by name"),
        (Answer(b"", 302, {"Location": "http://inside.example/"}), "is not public; allow it by name"),
        (Answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "not a page: application/pdf"),
        (b"%PDF-1.7", "not a page: a PDF document"),
        (Answer(b"", 404), "status 404 Not Found"),
        (Answer(b"", 403), "status 403 Forbidden"),
    ],
)
def test_a_bad_page_is_listed_and_the_others_are_kept(site: Site, route: Answer | bytes, reason: str) -> None:
    site.put({BAD: route})
    sink, book = MemorySink(), MemoryBook()
    run = collect(site, [FEED], book, sink)
    assert [site.plain(capture.url or "") for capture in sink.captures] == [GOOD]
    (failure,) = run.failures
    assert reason in failure.error.what
    assert failure.name == site.real(BAD)
    item = book.items([failure.name])[failure.name]
    assert (item.state, item.reason) == ("failed", failure.error.what)


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (lying, "the connection broke"),
        (lambda handler: None, "the connection broke"),
        (Answer(b"", 500), "status 500 Internal Server Error"),
        (Answer(gzip.compress(b"<p>")[:-9], headers={"Content-Encoding": "gzip"}), "cut short"),
    ],
)
def test_a_broken_answer_is_asked_for_again_and_then_given_up(site: Site, route: object, reason: str) -> None:
    site.put({BAD: route})  # type: ignore[dict-item]
    book = MemoryBook()
    run = collect(site, [FEED], book)
    (failure,) = run.failures
    assert failure.name == "two.example"
    assert reason in failure.error.what
    assert "the next run goes on" in failure.error.what
    for _ in range(2):
        site.clock.at = site.clock.at.replace(hour=site.clock.at.hour + 1)
        run = collect(site, [FEED], book)
    assert [failure.name for failure in run.failures] == [site.real(BAD)]
    assert reason in run.failures[0].error.what
    assert len(site.paths(BAD)) == 4
    assert collect(site, [FEED], book).failures == []


def test_a_silent_host_is_left_alone_after_a_while(site: Site) -> None:
    pages = [f"http://two.example/2025/01/06/piece-number-{number}" for number in range(6)]
    site.put({FEED: rss(GOOD, *pages), **dict.fromkeys(pages, silent)})  # type: ignore[arg-type]
    sink, book = MemorySink(), MemoryBook()
    run = collect(site, [FEED], book, sink, QUICK)
    assert len(sink.captures) == 1
    (failure,) = run.failures
    assert failure.name == "two.example"
    assert "no complete answer within 0.3 seconds" in failure.error.what
    assert len(site.paths("two.example")) < 6  # not every page was tried
    assert sum(book.counts()[site.real(FEED)].values()) == 7  # and none is lost


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_patience_gets_it(site: Site, status: int) -> None:
    answers = [Answer(b"", status, {"Retry-After": "45"})]
    site.put({BAD: lambda handler: answers.pop() if answers else page("There it is")})
    started = site.clock.now()
    run = collect(site, [FEED])
    assert (len(run.kept), run.failures) == (2, [])
    times = [one.at for one in site.asked if one.url == BAD]
    assert (times[1] - times[0]).total_seconds() >= 45
    assert (times[0] - started).total_seconds() < 45


@pytest.mark.parametrize("asked", ["86400", "Tue, 07 Jan 2025 12:00:00 GMT"])
def test_a_host_that_asks_for_a_day_is_left_to_the_next_run(site: Site, asked: str) -> None:
    site.put({BAD: Answer(b"", 429, {"Retry-After": asked})})
    book = MemoryBook()
    run = collect(site, [FEED], book)
    assert len(run.kept) == 1
    assert [failure.name for failure in run.failures] == ["two.example"]
    assert "wait until 2025-01-07 1" in run.failures[0].error.what
    assert "status 429" in run.failures[0].error.what
    assert len(site.paths(BAD)) == 1
    collect(site, [FEED], book)  # an hour is not a day
    assert len(site.paths(BAD)) == 1
    site.put({BAD: page("There it is")})
    site.clock.at = site.clock.at.replace(day=8)
    assert len(collect(site, [FEED], book).kept) == 1


def test_a_host_that_never_answers_otherwise_ends(site: Site) -> None:
    site.put({BAD: Answer(b"", 503, {"Retry-After": "0"})})
    run = collect(site, [FEED])
    assert [failure.name for failure in run.failures] == ["two.example"]
    assert len(site.paths(BAD)) < 6


def test_a_page_that_is_always_unavailable_is_given_up_in_the_end(site: Site) -> None:
    site.put({BAD: Answer(b"", 503)})
    book = MemoryBook()
    for day in range(6, 20):
        site.clock.at = site.clock.at.replace(day=day)
        run = collect(site, [FEED], book)
        if book.items([site.real(BAD)])[site.real(BAD)].state == "failed":
            break
    assert [failure.name for failure in run.failures] == [site.real(BAD)]


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (LAUGHS, "defines XML entities"),
        (LAUGHS.replace(b"<rss>", b"<urlset>"), "defines XML entities"),
        (LAUGHS.decode().encode("utf-16"), "defines XML entities"),
        (packed(rss() + b" " * 9_000_000), "more than 200,000 bytes"),
        (
            Answer(gzip.compress(sitemap() + b" " * 9_000_000), headers={"Content-Type": "application/gzip"}),
            "more than 200,000 bytes",
        ),
        (endless, "more than 200,000 bytes"),
        (Answer(b"", 302, {"Location": "http://inside.example/feed"}), "not public"),
        (Answer(b"", 302, {"Location": FEED}), "more than 4 redirects"),
        (Answer(b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"}), "neither feed, sitemap nor page"),
        (Answer(b'{"a": 1}', headers={"Content-Type": "application/json"}), "JSON, but no feed"),
        (b"<?xml version='1.0'?><urlset><url><loc", "no sitemap can be read from it"),
        (b"<?xml version='1.0'?><rss><chan", "no feed can be read from it"),
        (Answer(b"", headers={"Content-Type": "text/xml"}), "an empty answer"),
        (Answer(b"", 410), "status 410 Gone"),
    ],
)
def test_a_bad_source_is_refused_with_its_reason(site: Site, route: Answer | bytes, reason: str) -> None:
    site.put({FEED: route})
    book = MemoryBook()
    run = collect(site, [FEED], book)
    (failure,) = run.failures
    assert reason in failure.error.what
    (source,) = book.sources()
    assert (source.failures, source.reason) == (1, failure.error.what)


def test_sources_that_lead_to_sources_without_end(site: Site) -> None:
    def deeper(handler: Handler) -> bytes:
        number = int(handler.path.strip("/") or 0)
        return sitemap(*((site.real(f"http://one.example/{number * 3 + child}"), None) for child in (1, 2, 3)), tag="sitemap")

    site.routes = {f"http://one.example/{number}": deeper for number in range(5000)}
    site.put({"http://one.example/0": deeper})
    run = collect(site, ["http://one.example/0"])
    assert len(site.paths()) < 200
    assert {note.what for note in run.notes} == {"lists below lists below lists"}


def test_a_feed_cannot_make_us_knock_at_the_neighbours(site: Site) -> None:
    site.put({FEED: rss("http://inside.example/2025/01/06/secret-piece", f"http://127.0.0.1:{site.server_port}/admin", GOOD)})
    run = collect(site, [FEED])
    assert len(run.kept) == 1
    assert len(run.failures) == 2
    assert all("is not public" in failure.error.what for failure in run.failures)
    assert all("one.example" in one.url for one in site.asked)


def test_a_full_disk_ends_the_run_and_loses_nothing(site: Site) -> None:
    class Full(MemorySink):
        def add(self, captures: object) -> None:
            raise OSError("no space left")

    book, sink = MemoryBook(), MemorySink()
    with pytest.raises(OSError, match="no space"):
        collect(site, [FEED], book, Full())
    site.put({BAD: page("Bad")})
    collect(site, [FEED], book, sink)
    assert len(sink.captures) == 2
