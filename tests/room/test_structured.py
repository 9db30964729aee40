"""The page of ours that shows a record gives the same record back when it is read."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.shortfalls import PAGES, SLUGS, article

from broadsheet import Article, Capture, read
from broadsheet.archive import Archive
from broadsheet.read import WALLS
from broadsheet.room import application
from broadsheet.room.structured import json_ld, script

OF_THE_PAGE = {"evidence", "confidence", "reader"}  # of the page that was read, and of when: another page, another evidence


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A room over the bundled newspaper."""
    with Archive.open(tmp_path_factory.mktemp("newspaper")) as archive:
        for slug in SLUGS:
            said = json.loads((PAGES / slug / "capture.json").read_text("utf-8"))
            archive.add(Capture((PAGES / slug / "page.html").read_bytes(), said.get("url"), said.get("headers") or {}))
        yield TestClient(application(archive), base_url="http://localhost")


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if article(slug).completeness not in WALLS and article(slug).url])
def test_our_page_gives_the_same_record_back(newspaper: TestClient, slug: str) -> None:
    record = article(slug)
    again = read(newspaper.get("/article", params={"url": record.url}).content, record.url, evidence=False)
    names = set(Article.__struct_fields__) - OF_THE_PAGE
    assert not {name for name in names if getattr(record, name) != getattr(again, name)}


def test_nothing_in_a_record_ends_the_element_that_carries_it() -> None:
    hostile = Article(
        headline="</script><script>alert(1)</script><!--", description="\u2028 & <b>", canonical_url="https://a.example/x"
    )
    text = script(hostile)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == json_ld(hostile)


def test_an_empty_record_says_only_its_kind() -> None:
    assert json_ld(Article()) == {"@context": "https://schema.org", "@type": "WebPage"}
