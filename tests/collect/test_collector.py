"""Runs against sites on this machine, well-behaved ones first."""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from tests.collect.site import LIMITS, Answer, Handler, Site, collect, page, rss, serving, sitemap

from broadsheet.collect import MemoryBook, MemorySink, Settings

ICE = "http://one.example/2025/01/06/ice-on-the-harbour"
FERRY = "http://one.example/2025/01/06/ferries-stand-still"
FEED = "http://one.example/feed.xml"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        served.put({FEED: rss(ICE, FERRY), ICE: page("Ice on the harbour"), FERRY: page("Ferries stand still")})
        yield served


def found(site: Site, sink: MemorySink) -> list[str]:
    return sorted(site.plain(capture.url or "") for capture in sink.captures)


def test_a_feed_leads_to_its_pages(site: Site) -> None:
    sink = MemorySink()
    run = collect(site, [FEED], sink=sink)
    assert (run.failures, run.notes) == ([], [])
    assert found(site, sink) == [FERRY, ICE]
    assert run.kept == sink.captures
    assert sink.captures[0].fetched_at is not None
    assert sink.captures[0].headers["content-type"] == "text/html; charset=utf-8"
    assert site.asked[0].url == "http://one.example/robots.txt"
    assert "Broadsheet/" in site.asked[0].headers["user-agent"]


def test_a_second_run_repeats_nothing(site: Site) -> None:
    book, sink = MemoryBook(), MemorySink()
    collect(site, [FEED], book, sink)
    site.asked.clear()
    run = collect(site, [FEED], book, sink)
    assert site.paths() == [FEED]
    assert run.kept == []


def test_a_list_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    def answer(handler: Handler) -> Answer:
        if handler.headers["If-None-Match"] == '"7"' and handler.headers["If-Modified-Since"] == "yesterday":
            return Answer(status=304)
        return Answer(site.routes["body"], headers={"ETag": '"7"', "Last-Modified": "yesterday"})  # type: ignore[arg-type]

    site.put({"body": rss(ICE), FEED: answer})
    book = MemoryBook()
    assert len(collect(site, [FEED], book).kept) == 1
    (first,) = book.sources()
    assert (first.etag, first.modified, first.kind, first.found) == ('"7"', "yesterday", "feed", 1)
    run = collect(site, [FEED], book)
    assert (run.kept, run.failures) == ([], [])
    (second,) = book.sources()
    assert (second.etag, second.modified, second.failures) == ('"7"', "yesterday", 0)
    assert second.succeeded_at is not None
    assert first.succeeded_at is not None
    assert second.succeeded_at > first.succeeded_at


def test_an_answer_of_not_modified_that_nobody_asked_for_is_a_failure(site: Site) -> None:
    site.put({FEED: Answer(status=304)})
    run = collect(site, [FEED])
    assert [failure.error.what for failure in run.failures] == ["status 304 Not Modified"]


def test_a_page_that_its_feed_calls_changed_is_asked_for_again(site: Site) -> None:
    def ice(handler: Handler) -> Answer:
        return Answer(status=304) if handler.headers["If-None-Match"] == '"1"' else Answer(page("Ice"), headers={"ETag": '"1"'})

    site.put({FEED: rss(ICE), ICE: ice})
    book, sink = MemoryBook(), MemorySink()
    collect(site, [FEED], book, sink)
    site.put({FEED: rss(ICE, date="Mon, 06 Jan 2025 13:00:00 GMT")})
    collect(site, [FEED], book, sink)
    assert site.paths(ICE) == [ICE]  # not within the hour
    site.clock.at += timedelta(hours=2)
    run = collect(site, [FEED], book, sink)
    assert site.paths(ICE) == [ICE, ICE]
    assert [note.what for note in run.notes] == ["not modified"]
    assert len(sink.captures) == 1


def test_one_request_at_a_time_and_a_pause_between_two(site: Site) -> None:
    pages = [f"http://{host}/2025/01/06/piece-number-{n}" for n in range(5) for host in ("one.example", "two.example")]
    site.put({FEED: rss(*pages), **{url: page(url) for url in pages}})
    site.put({"http://one.example/robots.txt": b"User-agent: *\nCrawl-delay: 7\n"})
    run = collect(site, [FEED])
    assert len(run.kept) == 10
    for host, pause in (("http://one.example/", 7), ("http://two.example/", 1)):
        times = [one.at for one in site.asked if one.url.startswith(host) and "robots" not in one.url]
        gaps = [(b - a).total_seconds() for a, b in itertools.pairwise(times)]
        assert len(gaps) >= 5
        assert min(gaps) >= pause, host


def test_robots_are_kept_to(site: Site) -> None:
    site.put({"http://one.example/robots.txt": b"User-agent: broadsheet\nDisallow: /*ferries\n\nUser-agent: *\nDisallow: /\n"})
    book = MemoryBook()
    run = collect(site, [FEED], book)
    assert [site.plain(capture.url or "") for capture in run.kept] == [ICE]
    assert [(site.plain(note.name), note.what) for note in run.notes] == [(FERRY, "robots.txt forbids it")]
    assert FERRY not in site.paths()
    assert book.counts()[site.real(FEED)] == {"kept": 1, "refused": 1}


def test_a_source_that_robots_forbid_is_a_failure(site: Site) -> None:
    site.put({"http://one.example/robots.txt": b"User-agent: *\nDisallow: /\n"})
    run = collect(site, [FEED])
    assert [failure.error.what for failure in run.failures] == ["robots.txt forbids it"]
    assert site.paths() == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_means_all_is_allowed(site: Site, status: int) -> None:
    site.put({"http://one.example/robots.txt": Answer(b"Disallow: /", status)})
    assert len(collect(site, [FEED]).kept) == 2


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_that_cannot_be_had_mean_wait(site: Site, status: int) -> None:
    answers = [Answer(b"", status), Answer(b"", status, {"Retry-After": "40"})]
    site.put({"http://one.example/robots.txt": lambda handler: answers.pop(0) if answers else Answer(b"")})
    started = site.clock.now()
    assert len(collect(site, [FEED]).kept) == 2
    assert site.clock.now() - started >= timedelta(seconds=70)


def test_robots_may_have_moved(site: Site) -> None:
    site.put(
        {
            "http://one.example/robots.txt": Answer(b"", 301, {"Location": "http://two.example/r"}),
            "http://two.example/r": b"User-agent: *\nDisallow: /2025",
        }
    )
    run = collect(site, [FEED])
    assert (run.kept, len(run.notes)) == ([], 2)


def test_opt_outs_are_recorded(site: Site) -> None:
    site.put(
        {
            "http://one.example/robots.txt": (
                b"Content-Signal: search=yes, ai-train=no\nUser-agent: *\nAllow: /\n\nUser-agent: GPTBot\nUser-agent: CCBot\nDisallow: /2025/\n"
            ),
            "http://one.example/.well-known/tdmrep.json": Answer(
                b'[{"location": "/2025/*/ice", "tdm-reservation": 1, "tdm-policy": "https://p.example/"}, {"location": "/", "tdm-reservation": 0}]'
            ),
            ICE: Answer(page("Ice", '<meta name="robots" content="noai, noimageai">'), headers={"X-Robots-Tag": "noai"}),
            FERRY: Answer(page("Ferry", '<meta name="tdm-reservation" content="1">'), headers={"TDM-Reservation": "1"}),
        }
    )
    book = MemoryBook()
    assert len(collect(site, [FEED], book).kept) == 2
    items = book.items([site.real(ICE), site.real(FERRY)])
    assert items[site.real(ICE)].optouts == (
        "robots.txt: shuts out CCBot, GPTBot",
        "robots.txt: Content-Signal: search=yes, ai-train=no",
        f"tdmrep.json: reserved, policy {site.real('https://p.example/')}",
        "header x-robots-tag: noai",
        "meta robots: noai, noimageai",
    )
    assert items[site.real(FERRY)].optouts == (
        "robots.txt: shuts out CCBot, GPTBot",
        "robots.txt: Content-Signal: search=yes, ai-train=no",
        "header tdm-reservation: 1",
        "meta tdm-reservation: 1",
    )


# ---- where pages are ----


def test_a_section_leads_to_pages_feeds_and_sitemaps(site: Site) -> None:
    start = "http://one.example/"
    extra = "http://one.example/2025/01/05/mayor-opens-the-new-bridge"
    site.put(
        {
            start: page(
                "The Quay",
                f'<link rel="alternate" type="application/rss+xml" href="{FEED}">',
                f'<nav><a href="/sport">Sport</a></nav><h2><a href="{ICE}?utm_source=home#top">Ice on the harbour again</a></h2>'
                '<a href="/about-us">Who we are and what we want here</a>',
            ),
            "http://one.example/robots.txt": b"Sitemap: http://one.example/news.xml\nSitemap: http://evil.example/news.xml\n",
            "http://one.example/news.xml": sitemap(
                (extra, "2025-01-05T10:00:00Z"), ("http://one.example/2019/old-times", "2019-01-01")
            ),
            extra: page("Mayor opens the new bridge"),
        }
    )
    book, sink = MemoryBook(), MemorySink()
    run = collect(site, [start], book, sink)
    assert run.failures == []
    assert found(site, sink) == [extra, FERRY, ICE]
    assert [(site.plain(s.url), s.kind, site.plain(s.parent or "")) for s in book.sources()] == [
        (start, "section", ""),
        (FEED, "feed", start),
        ("http://one.example/news.xml", "sitemap", start),
    ]
    assert [note.what for note in run.notes] == ["a sitemap's entry older than 3 days"]


def test_what_is_named_alone_is_visited_alone(site: Site) -> None:
    start = "http://one.example/"
    site.put({start: page("The Quay", f'<link rel="alternate" type="application/rss+xml" href="{FEED}">')})
    collect(site, [start], settings=Settings(limits=LIMITS, follow=False))
    assert site.paths() == [start]


def test_a_sitemap_index_with_gzip(site: Site) -> None:
    index = "http://one.example/sitemaps.xml"
    old, new = "http://one.example/2019.xml", "http://one.example/now.xml.gz"
    site.put({index: sitemap((old, "2019-12-31"), (new, "2025-01-06"), tag="sitemap")})
    site.put({new: Answer(gzip.compress(sitemap((site.real(ICE), None))), headers={"Content-Type": "application/x-gzip"})})
    run = collect(site, [index])
    assert [site.plain(capture.url or "") for capture in run.kept] == [ICE]
    assert site.paths() == [index, new, ICE]


def test_one_page_by_several_addresses_is_fetched_once(site: Site) -> None:
    short = "http://one.example/s/1"
    site.put(
        {
            FEED: rss(
                f"{ICE}?utm_medium=rss", f"{ICE}?fbclid=1#comments", short, "http://one.example/2025/01/06/amp-ice-on-the-harbour"
            ),
            short: Answer(b"", 302, {"Location": ICE}),
            "http://one.example/2025/01/06/amp-ice-on-the-harbour": page("Ice", f'<link rel="canonical" href="{ICE}">'),
        }
    )
    book, sink = MemoryBook(), MemorySink()
    run = collect(site, [FEED], book, sink)
    assert run.failures == []
    assert site.paths(ICE) in ([ICE], [])
    assert len(sink.captures) == 1
    assert sorted(item.state for item in book.items([site.real(ICE), site.real(short)]).values()) in (
        ["kept", "same"],
        ["same", "same"],
    )


def test_redirects_lead_through_the_queues(site: Site) -> None:
    moved = "http://two.example/2025/01/06/ice-on-the-harbour"
    site.put({ICE: Answer(b"", 301, {"Location": moved}), moved: page("Ice")})
    site.put({"http://two.example/robots.txt": b"User-agent: *\nCrawl-delay: 5"})
    sink = MemorySink()
    run = collect(site, [FEED], sink=sink)
    assert run.failures == []
    assert found(site, sink) == [FERRY, moved]
    assert next(one.url for one in site.asked if "two" in one.url) == "http://two.example/robots.txt"


def test_a_source_that_moved(site: Site) -> None:
    site.put({"http://one.example/rss": Answer(b"", 301, {"Location": FEED})})
    assert len(collect(site, ["http://one.example/rss"]).kept) == 2


# ---- going on ----


class Stop(Exception):
    pass


def test_every_so_often(site: Site) -> None:
    visits: list[datetime] = []

    def feed(handler: Handler) -> bytes:
        visits.append(site.clock.now())
        return rss(site.real(ICE))

    site.put({FEED: feed})
    clock = site.clock

    class Clock(type(clock)):  # type: ignore[misc]
        async def sleep(self, seconds: float) -> None:
            if len(visits) == 4:
                raise Stop
            await super().sleep(seconds)

    site.clock = Clock()
    sink = MemorySink()
    with pytest.raises(Stop):
        collect(site, [FEED], sink=sink, settings=Settings(every=timedelta(minutes=15), limits=LIMITS))
    gaps = {(b - a) for a, b in itertools.pairwise(visits)}
    assert min(gaps) >= timedelta(minutes=15)
    assert max(gaps) < timedelta(minutes=15, seconds=30)
    assert len(sink.captures) == 1


def test_a_run_that_goes_on_keeps_to_the_times_of_the_one_before(site: Site) -> None:
    book = MemoryBook()
    site.clock.at = datetime(2025, 1, 6, 12, tzinfo=UTC)

    class Clock(type(site.clock)):  # type: ignore[misc]
        async def sleep(self, seconds: float) -> None:
            if seconds > 300:
                raise Stop
            await super().sleep(seconds)

    site.clock = Clock()
    settings = Settings(every=timedelta(minutes=15), limits=LIMITS)
    with pytest.raises(Stop):
        collect(site, [FEED], book, settings=settings)
    with pytest.raises(Stop):
        collect(site, [FEED], book, settings=settings)
    assert site.paths(FEED) == [FEED]
