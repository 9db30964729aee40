"""An archive counted, over both databases: over time, by facet, by publisher."""

from __future__ import annotations

from datetime import date

import pytest
from tests.archive.pages import BODY, capture, html

from broadsheet.archive import Archive, Wanted
from broadsheet.archive.overview import Bar, Edits


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Ten publishers' pages of three days, one of them of 1931, one edited."""
    for i in range(10):
        page = html(
            f"Story {i}", (f"The story number {i} is told here, and it is long enough.",), publisher=f"Paper {i}", lang="de"
        )
        archive.add(capture(page, f"https://paper{i}.example/1"))
    old = html("Before the wireless", publisher="Paper 0", published="1931-05-04T23:59:59.999999+00:00", lang="en")
    archive.add(capture(old, "https://paper0.example/old"))
    late = html("Noon", BODY[:2], publisher="Paper 0", published="2024-01-10T12:00:00Z")
    archive.add(capture(late, "https://paper0.example/noon"))
    archive.add(capture(html("Noon", (*BODY[:1], "And then it thawed."), publisher="Paper 0", published="2024-01-10T12:00:00Z"),
                        "https://paper0.example/noon", 3))  # fmt: skip
    return archive


def test_everything_counted_over_time(filled: Archive) -> None:
    bars = filled.over_time()
    assert bars.step == "year"
    assert sum(bar.count for bar in bars.bars) == 12
    assert (bars.bars[0].start.year, bars.bars[0].count) == (1931, 1)


def test_a_search_counted_over_time(filled: Archive) -> None:
    bars = filled.over_time("after:2024-01-01")
    assert (bars.step, bars.bars) == ("day", (Bar(date(2024, 1, 9), 10), Bar(date(2024, 1, 10), 1)))
    assert filled.over_time("wireless").bars == (Bar(date(1931, 5, 4), 1),)
    assert filled.over_time("nothing").bars == ()


@pytest.mark.parametrize("query", ["", "type:article", "story OR noon OR wireless", "-lang:xx"])
def test_facets_of_all_ways_to_find(filled: Archive, query: str) -> None:
    found = filled.search(query, Wanted(limit=3))
    assert (found.total, len(found.hits)) == (12, 3)
    assert list(found.facets["publisher"].items())[:2] == [("Paper 0", 3), ("Paper 1", 1)]
    assert found.facets["year"] == {"2024": 11, "1931": 1}
    assert found.facets["language"] == {"de": 10, "en": 2}
    assert found.facets["section"] == {}


def test_pages_of_a_search_follow_each_other(filled: Archive) -> None:
    for query in ("", "story OR noon OR wireless"):
        leaves = [filled.search(query, Wanted(limit=5, offset=offset, sort="date")).hits for offset in (0, 5, 10, 15)]
        urls = [hit.url for leaf in leaves for hit in leaf]
        assert list(map(len, leaves)) == [5, 5, 2, 0]
        assert len(set(urls)) == 12
        assert (urls[0], urls[-1]) == ("https://paper0.example/noon", "https://paper0.example/old")
        assert [seen.url for seen, _ in filled.articles(query)] == urls


def test_coverage_names_the_most_frequent_and_adds_up_the_others(filled: Archive) -> None:
    rows = filled.coverage("publisher")
    assert {row.name for row in rows} == {*(f"Paper {i}" for i in range(8)), "others"}
    assert sum(row.count for row in rows if row.name == "others") == 2
    assert sum(row.count for row in filled.coverage("language") if row.name == "de") == 10


def test_edits_by_publisher(filled: Archive) -> None:
    assert filled.edits() == (Edits("Paper 0", 3, 1, 1),)
