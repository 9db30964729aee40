"""What pages bring along stays text: more than 300 payloads through every page of the room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient
from tests.room.hostile_pages import page
from tests.room.payloads import payloads

from broadsheet import Capture
from broadsheet.archive import Archive
from broadsheet.room import application

PAYLOADS = list(payloads())
LOCAL = "http://localhost"
_RUNNING = {"object", "embed", "applet", "base", "frame", "math", "animate", "template"}
_ADDRESSES = {"href", "src", "action", "formaction", "data", "srcset", "xlink:href", "poster"}


class Faults(HTMLParser):
    """Everything in a page that could run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        said = f"<{tag} {attrs}>"
        if tag in _RUNNING or "style" in given or "srcdoc" in given or any(name.startswith("on") for name in given):
            self.found.append(said)
        if tag == "script" and given.get("type") != "application/ld+json" and not (given.get("src") or "").startswith("/static/"):
            self.found.append(said)
        if tag == "iframe" and (
            given.get("sandbox", "missing") is not None or not (given.get("src") or "").startswith("/original/")
        ):
            self.found.append(said)
        if tag == "meta" and given.get("http-equiv"):
            self.found.append(said)
        for name in _ADDRESSES & given.keys():
            address = given[name] or ""
            loads = tag not in ("a", "form")
            scheme = urlsplit(address).scheme.lower() if address else ""
            if (loads and (scheme or address.startswith("//"))) or scheme not in ("", "http", "https", "mailto"):
                self.found.append(said)

    @classmethod
    def of(cls, text: str) -> list[str]:
        parser = cls()
        parser.feed(text)
        parser.close()
        return parser.found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[str]]]:
    at = datetime(2024, 1, 9, tzinfo=UTC)
    with Archive.open(tmp_path_factory.mktemp("hostile") / "archive") as archive:
        pages = [
            Capture(page(payload, i).encode(), f"https://quay.example/{i}/{quote(payload)[:200]}", {}, at + timedelta(minutes=i))
            for i, payload in enumerate(PAYLOADS)
        ]
        added = [one.url for one in archive.add_many(pages)]  # type: ignore[union-attr]
        yield TestClient(application(archive), base_url=LOCAL), added


def test_there_are_more_than_300() -> None:
    assert len(set(PAYLOADS)) > 300


def test_articles_and_their_originals_hold_nothing_that_runs(hostile: tuple[TestClient, list[str]]) -> None:
    client, urls = hostile
    for i, url in enumerate(urls):
        field = ("headline", "authors", "text", "images", "publisher")[i % 5]
        answer = client.get("/article", params={"url": url, "field": field})
        assert answer.status_code == 200, PAYLOADS[i]
        assert Faults.of(answer.text) == [], PAYLOADS[i]
        frame = client.get(f"/original/{i + 1}", params={"field": field})
        assert Faults.of(frame.text) == [], PAYLOADS[i]
        assert frame.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize(
    "path", ["/", "/?day=2024-01-09", "/search?q=case", "/search?q=harbour&sort=date", "/pictures", "/sources", "/add"]
)
def test_lists_hold_nothing_that_runs(hostile: tuple[TestClient, list[str]], path: str) -> None:
    answer = hostile[0].get(path)
    assert answer.status_code == 200
    assert Faults.of(answer.text) == []


def test_versions_and_copies_hold_nothing_that_runs(hostile: tuple[TestClient, list[str]]) -> None:
    client, urls = hostile
    for url in urls[::7]:
        assert Faults.of(client.get("/versions", params={"url": url}).text) == []
    assert Faults.of(client.get("/copies", params={"url": urls[0]}).text) == []


def test_queries_filters_and_addresses_hold_nothing_that_runs(hostile: tuple[TestClient, list[str]]) -> None:
    client, _ = hostile
    for payload in PAYLOADS:
        for path, name in (("/search", "q"), ("/article", "url"), ("/versions", "url")):
            answer = client.get(path, params={name: payload, "field": payload, "page": payload, "sort": payload})
            assert answer.status_code in (200, 400, 404), payload
            assert Faults.of(answer.text) == [], payload
    for payload in PAYLOADS[::9]:
        answer = client.get("/", params={"section": payload, "language": payload, "day": payload})
        assert Faults.of(answer.text) == [], payload


def test_feeds_stay_feeds(hostile: tuple[TestClient, list[str]]) -> None:
    client, _ = hostile
    feed = ElementTree.fromstring(client.get("/search.atom", params={"q": "case"}).content)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 50
    assert len(client.get("/search.json", params={"q": "case"}).json()["items"]) == 50


def test_pictures_hold_no_script(hostile: tuple[TestClient, list[str]]) -> None:
    for name in ("publishers", "languages", "completeness"):
        svg = ElementTree.fromstring(hostile[0].get(f"/pictures/{name}.svg").content)
        assert not [one for one in svg.iter() if one.tag.endswith(("}script", "}foreignObject"))]


def test_every_page_says_that_nothing_runs(hostile: tuple[TestClient, list[str]]) -> None:
    for path in ("/", "/search", "/pictures", "/add", "/nothing"):
        policy = hostile[0].get(path).headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
