"""robots.txt, tdmrep.json, and what they say of a page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.polite import retry_after
from broadsheet.collect.robots import MOST_DELAY, Manners, read_reservations, read_rules

NOW = datetime(2025, 1, 6, 12, tzinfo=UTC)
_LINES = st.sampled_from(
    ["User-agent: *", "User-agent: broadsheet", "Disallow: /", "Allow: /a*b$", "Crawl-delay: 1e999", "Crawl-delay: -3", "Crawl-delay: nan", "Request-rate: 1/0",
     "Request-rate: 0/5", "Request-rate: 1/nan", "Sitemap:", "Visit-time: x", "Disallow: %zz", "\ufeff", "\0", ":", "Crawl-delay: 9" + "9" * 400, "Content-Signal: =no"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /2025/", False),
        ("User-agent: *\nDisallow: /\nAllow: /2025/", True),
        ("User-agent: broadsheet\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*?id=", True),
        ("User-agent: *\nDisallow: /*.html$", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<html>not found</html>", True),
    ],
)
def test_what_may_be_fetched(robots: str, allowed: bool) -> None:
    assert read_rules(robots.encode()).allows("https://quay.example/2025/ice") is allowed


def test_delays_and_sitemaps() -> None:
    rules = read_rules(b"User-agent: *\nCrawl-delay: 2.5\nRequest-rate: 1/10\nSitemap: https://quay.example/s.xml\n")
    assert (rules.delay, rules.sitemaps) == (10.0, ("https://quay.example/s.xml",))
    assert read_rules(b"User-agent: *\nCrawl-delay: 86400").delay == MOST_DELAY
    assert read_rules(b"User-agent: other\nCrawl-delay: 9").delay == 0


def test_wildcards_take_no_time() -> None:
    rules = read_rules(b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"b\n")
    assert rules.allows("https://quay.example/" + "a" * 1900)


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/", "/x", True),
        ("/news/", "/news/ice", True),
        ("/news/", "/new", False),
        ("/*.html$", "/a/b.html", True),
        ("/*.html$", "/a/b.html?x", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/a*b*c$", "/a1b2c3c", True),
        ("/ab*b$", "/ab", False),
        ("*ice", "/news/ice", True),
    ],
)
def test_locations(location: str, path: str, fits: bool) -> None:
    body = f'[{{"location": "{location}", "tdm-reservation": 1}}]'.encode()
    assert (read_reservations(body).reserved(path) is not None) is fits


def test_the_longest_location_counts() -> None:
    reserved = read_reservations(
        b'[{"location": "/", "tdm-reservation": 1}, {"location": "/free/", "tdm-reservation": 0}]'
    ).reserved
    assert (reserved("/news"), reserved("/free/x")) == ("tdmrep.json: reserved", None)


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'[{"location": 1}]', b"[" * 100_000, b"\xff"])
def test_what_is_no_tdmrep_reserves_nothing(body: bytes) -> None:
    assert read_reservations(body).reserved("/") is None


def test_a_page_without_reservations_has_none() -> None:
    assert Manners().optouts("https://quay.example/ice", {"x-robots-tag": "noindex"}, {"tdm-reservation": "0"}) == ()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("0", 0), ("Mon, 06 Jan 2025 12:01:00 GMT", 60), ("Mon, 06 Jan 2025 11:00:00 GMT", 0), ("9" * 50, 86400)],
)
def test_retry_after(value: str, seconds: int) -> None:
    assert retry_after({"retry-after": value}, NOW) == timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["", "soon", "-5", "1.5.5", "²"])
def test_no_retry_after(value: str) -> None:
    assert retry_after({"retry-after": value}, NOW) is None


@given(st.lists(_LINES | st.text(max_size=20), max_size=12))
def test_any_robots_can_be_read(lines: list[str]) -> None:
    rules = read_rules("\n".join(lines).encode("utf-8", "surrogatepass"))
    rules.allows("https://quay.example/2025/ice")
    assert 0 <= rules.delay <= MOST_DELAY
