"""Versions and copies over a whole table are those that the archive finds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks import warcs
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.pages import BODY, html
from tests.scale import archives

from broadsheet.archive import Archive
from broadsheet.capture import Capture
from broadsheet.errors import BroadsheetError
from broadsheet.scale import LocalEngine, sorted_file
from broadsheet.scale.related import components, relate
from broadsheet.sources import Limits, warc

OTHER = tuple(
    f"The council of island {n} met for {n + 3} hours about quay number {n * 7}, and agreed on nothing new." for n in range(9)
)
OWN = ("Our reporter spoke to people at the western quay, who said that they had seen it coming for weeks.",)


def news() -> Iterator[tuple[str, bytes]]:
    """Captures in the order of their times: copies with cuts and additions, a page that changes, a wall before it."""
    yield "https://quay.example/ice", html()
    yield "https://post.example/a", html("Harbour frozen", BODY[:3] + OWN)
    yield "https://quay.example/council", html("The council met", OTHER)
    yield (
        "https://QUAY.example:443/ice#top",
        html("Ferries go again", (*BODY[:2], "By noon the first ferry went again.", BODY[3])),
    )
    yield (
        "https://wall.example/ice",
        b"<title>Just a moment...</title><h1>Checking your browser before accessing wall.example</h1>",
    )
    yield "https://bay.example/c", html("No agreement", OTHER[:6], publisher="The Bay")
    yield "https://quay.example/ice", html("Ferries go again", (*BODY[:2], "By noon the first ferry went again.", BODY[3]))
    yield (
        "https://bay.example/else",
        html("Bread", tuple(f"The bakery has a new oven, its number {n}, and bakes until {n}." for n in range(5))),
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("news")
    pages = [warcs.Page(body, url) for url, body in news()]
    for number, part in enumerate((pages[:3], pages[3:6], pages[6:])):
        at = [
            warcs.member(warcs.record("response", page.url, warcs.day(number * 3 + i), warcs.http(page)))
            for i, page in enumerate(part)
        ]
        (folder / f"{number}.warc.gz").write_bytes(b"".join(at))
    return str(folder)


@pytest.fixture(scope="module")
def table(source: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("table")
    archives.run(output, source, partition="site")
    relate(str(output), LocalEngine(1))
    return output


def columns(table: Path) -> list[dict[str, object]]:
    from pyarrow.parquet import read_table

    rows: list[dict[str, object]] = []
    for path in sorted((table / "related").rglob("*.parquet")):
        rows += read_table(path, partitioning=None).to_pylist()
    return rows


def test_the_archive_finds_the_same(source: str, table: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        for path in sorted(Path(source).iterdir()):
            with path.open("rb") as file:
                found = warc.captures(file, path.name, Limits())
                captures = [one for one in found if isinstance(one, Capture)]
            list(archive.add_many(captures))
        groups: dict[object, set[object]] = defaultdict(set)
        versions: dict[object, int] = {}
        for row in columns(table):
            if row["current"]:
                groups[row["page"] if row["copy_group"] is None else row["copy_group"]].add(row["page"])
                versions[row["page"]] = int(str(row["version"]))
        assert len(versions) == 5
        for group in groups.values():
            for page in group:
                assert {copy.url for copy in archive.copies(str(page)).members} == group
        for page, version in versions.items():
            assert len(archive.history(str(page)).versions) == version
    assert Counter(map(len, groups.values())) == {2: 2, 1: 1}


def test_each_row_of_the_table_has_its_row(table: Path) -> None:
    rows = columns(table)
    assert len(rows) == 8
    assert sorted((row["version"] for row in rows if row["page"] == "https://quay.example/ice"), key=str) == [1, 2, 2]
    assert [(row["version"], row["current"]) for row in rows if row["page"] == "https://wall.example/ice"] == [(None, False)]


def test_any_number_of_workers_finds_the_same(table: Path) -> None:
    before = archives.files(table)
    counts = relate(str(table), LocalEngine(2))
    assert archives.files(table) == before
    assert counts == {"rows": 8, "pages": 5, "changed": 1, "copies": 4, "groups": 2}


def test_a_table_without_texts_has_none(source: str, tmp_path: Path) -> None:
    archives.run(tmp_path, source, columns=("url", "headline"))
    with pytest.raises(BroadsheetError, match="a table without completeness, which this needs"):
        relate(str(tmp_path), LocalEngine(1))


@given(st.lists(st.tuples(st.integers(0, 2**63 - 1), st.integers(0, 9)), max_size=60))
def test_sorted_files_give_every_record_to_one_part(
    tmp_path_factory: pytest.TempPathFactory, records: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("sorted")
    paths = [folder / "a", folder / "b"]
    sorted_file.write(paths[0], records[::2])
    sorted_file.write(paths[1], records[1::2])
    got = [group for part in range(sorted_file.PARTS) for group in sorted_file.groups(paths, part)]
    assert [record for group in got for record in group] == sorted(records)
    assert [group[0][0] for group in got] == sorted({record[0] for record in records})


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=30))
def test_components(edges: list[tuple[int, int]]) -> None:
    known = components(edges)
    assert all(known[one] == known[other] for one, other in edges)
    assert all(known[name] == name <= node for node, name in known.items())
    reached = {node: {node} for pair in edges for node in pair}
    for one, other in edges * len(reached):
        reached[one] |= reached[other]
        reached[other] |= reached[one]
    assert all((known[one] == known[other]) == (other in reached[one]) for one in reached for other in reached)
