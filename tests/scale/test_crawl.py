"""A crawl, as who runs it meets it: whole, the same in every way, and not to be stopped by a page."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from benchmarks import warcs
from hypothesis import given
from hypothesis import strategies as st
from tests.scale import archives

import broadsheet
from broadsheet.capture import Capture
from broadsheet.errors import BroadsheetError
from broadsheet.scale import Done, LocalEngine, Lost, PageLimits, crawl, layout, local
from broadsheet.scale.archives import Archive
from broadsheet.scale.shards import shards
from broadsheet.scale.table import page, rows
from broadsheet.sources import Limits, warc

ICE = [archives.small(number) for number in range(5)]


def dropped(output: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (output / layout.ALL_DROPPED).read_text().splitlines()]


def ledger(output: Path) -> dict[str, object]:
    plain: dict[str, object] = json.loads((output / layout.LEDGER).read_text())
    return plain


def urls(output: Path) -> list[str | None]:
    return [row.article.url for row in rows(str(output))]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three archives of the newspaper, one of them with mishaps."""
    folder = tmp_path_factory.mktemp("news")
    for number in range(3):
        archives.write(folder / f"{number}.warc.gz", archives.pages(60)[number * 20 :][:20], mishaps=0.5 if number == 1 else 0.0)
    return folder


@pytest.fixture(scope="module")
def table(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("table")
    archives.run(output, str(news))
    return output


# ---- what comes out ----


def test_every_page_is_the_row_that_its_record_is(news: Path, table: Path) -> None:
    expected = {}
    for path in sorted(news.iterdir()):
        with path.open("rb") as file:
            found = [one for one in warc.part(file, str(path), Limits(), warc.Span(0, None)) if isinstance(one, Capture)]
        expected.update({one.name: (broadsheet.read(one.body, one.url, one.headers), one.fetched_at) for one in found})
    got = {row.archive + row.place: (row.article, row.fetched_at) for row in rows(str(table))}
    assert got == expected
    assert len(got) > 45


def test_a_row_leads_back_to_its_page(news: Path, table: Path) -> None:
    for row in list(rows(str(table)))[::7]:
        found = page(row, Limits())
        assert isinstance(found, Capture)
        assert broadsheet.read(found.body, found.url, found.headers) == row.article


@pytest.mark.parametrize(("workers", "shard_bytes"), [(2, 128 << 20), (1, 40_000), (3, 40_000)])
def test_any_number_of_workers_makes_the_same_bytes(news: Path, tmp_path: Path, workers: int, shard_bytes: int) -> None:
    archives.run(tmp_path / "one", str(news), workers=1, shard_bytes=shard_bytes)
    archives.run(tmp_path / "many", str(news), workers=workers, shard_bytes=shard_bytes)
    assert archives.files(tmp_path / "many") == archives.files(tmp_path / "one")


@given(st.integers(200, 4000))
def test_parts_of_an_archive_give_each_record_once(tmp_path_factory: pytest.TempPathFactory, most: int) -> None:
    path = tmp_path_factory.getbasetemp() / "parts.warc.gz"
    if not path.exists():
        archives.write(path, [archives.small(number) for number in range(40)])
    with path.open("rb") as file:
        whole = list(warc.part(file, "a", Limits(), warc.Span(0, None)))
        cut = [shard.span for shard in shards(Archive(str(path), path.stat().st_size), most)]
        assert [one for span in cut for one in warc.part(file, "a", Limits(), span)] == whole


def test_an_uncompressed_archive_and_an_arc_are_read_whole(tmp_path: Path) -> None:
    plain = warcs.record("response", ICE[0].url, warcs.day(0), warcs.http(ICE[0])) * 20
    (tmp_path / "a.warc").write_bytes(plain)
    assert [shard.span for shard in shards(Archive(str(tmp_path / "a.warc"), len(plain)), 1000)] == [warc.Span(0, None)]
    head = b"filedesc://a.arc 0.0.0.0 20260301000000 text/plain 4\nnone\n"
    answer = warcs.http(ICE[1])
    body = f"{ICE[1].url} 192.0.2.1 20260301000000 text/html {len(answer)}\n".encode() + answer + b"\n"
    (tmp_path / "b.arc").write_bytes(head + body)
    assert archives.run(tmp_path / "out", str(tmp_path), shard_bytes=1000).rows == 21
    assert Counter(urls(tmp_path / "out")) == {ICE[0].url: 20, ICE[1].url: 1}


def test_columns_are_chosen(tmp_path: Path) -> None:
    source = archives.write(tmp_path / "a.warc.gz", ICE)
    archives.run(tmp_path / "out", source, columns=("url", "headline"))
    first = next(rows(str(tmp_path / "out"))).article
    assert first == broadsheet.Article(url=ICE[0].url, headline="Ice 0")


@pytest.mark.parametrize(
    ("partition", "folders"),
    [
        ("day", {"day=2026-03-01", "day=2026-03-02", "day=2026-03-03"}),
        ("site", {"site=quay0.example", "site=quay1.example", "site=quay2.example"}),
        ("none", set()),
    ],
)
def test_partitions(tmp_path: Path, partition: str, folders: set[str]) -> None:
    source = archives.write(tmp_path / "a.warc.gz", ICE)
    archives.run(tmp_path / "out", source, partition=partition)
    assert {path.name for path in (tmp_path / "out" / "table").glob("shard=*/*=*")} == folders
    assert len(urls(tmp_path / "out")) == 5


# ---- nothing lost, nothing twice ----


def test_every_record_is_counted_once(news: Path, table: Path) -> None:
    known = ledger(table)
    assert known["records"] == known["rows"] + sum(known["dropped"].values()) + sum(known["passed_over"].values())  # type: ignore[operator, attr-defined]
    assert known["rows"] == len(urls(table))
    assert len(dropped(table)) == sum(known["dropped"].values())  # type: ignore[attr-defined]


def test_a_mishap_costs_its_own_record_only(tmp_path: Path) -> None:
    pages = archives.pages(len(warcs.MISHAPS))
    good = archives.small(1)
    records = []
    for (_, make), hit in zip(warcs.MISHAPS.values(), pages, strict=True):
        after = warcs.member(warcs.record("response", f"{good.url}?after={hit.url}", warcs.day(0), warcs.http(good)))
        records += [make(hit, warcs.day(0)), after]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(records))
    archives.run(tmp_path / "out", str(tmp_path / "a.warc.gz"))
    wanted = {hit.url for (readable, _), hit in zip(warcs.MISHAPS.values(), pages, strict=True) if readable}
    assert Counter(urls(tmp_path / "out")) == Counter([*wanted, *(f"{good.url}?after={hit.url}" for hit in pages)])
    assert all(one["reason"] for one in dropped(tmp_path / "out"))


@given(st.integers(0, 3000), st.binary(max_size=40))
def test_whatever_is_damaged_the_crawl_ends(tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes) -> None:
    archive = b"".join(warcs.archive(ICE))
    folder = tmp_path_factory.mktemp("damage")
    (folder / "a.warc.gz").write_bytes(archive[:at] + noise + archive[at + 20 :])
    with (folder / "a.warc.gz").open("rb") as file:
        found = list(warc.part(file, "a", Limits(), warc.Span(0, None)))
    assert len({one.url for one in found if isinstance(one, Capture)}) >= 3  # one place of damage: at most two records


def test_running_again_reads_what_is_missing(news: Path, table: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    shutil.copytree(table, output)
    gone = sorted((output / "table").iterdir())[1]
    shutil.rmtree(gone)
    (output / ".staging" / "rest.of.a.run").mkdir(parents=True)
    seen = archives.events(output, str(news))
    assert [event.key for event in seen if isinstance(event, Done)] == [gone.name.removeprefix("shard=")]
    assert archives.files(output) == archives.files(table)
    assert archives.events(output, str(news)) == []


def test_a_crawl_that_is_broken_off_leaves_whole_shards_only(news: Path, table: Path, tmp_path: Path) -> None:
    def impatient(plan: object, events: object) -> None:
        for event in events:  # type: ignore[attr-defined]
            if isinstance(event, Done):
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crawl([str(news)], archives.job(tmp_path), LocalEngine(1), impatient)
    assert ledger(tmp_path)["shards"] == 1
    archives.run(tmp_path, str(news))
    assert archives.files(tmp_path) == archives.files(table)


def test_a_table_of_other_orders_is_left_alone(news: Path, table: Path) -> None:
    before = archives.files(table)
    with pytest.raises(BroadsheetError, match="made with another columns, partition"):
        archives.run(table, str(news), columns=("url",), partition="none")
    assert archives.files(table) == before


def test_an_archive_that_changed_is_not_read_into_the_same_table(tmp_path: Path) -> None:
    source = archives.write(tmp_path / "a.warc.gz", ICE)
    archives.run(tmp_path / "out", source)
    archives.write(tmp_path / "a.warc.gz", ICE[:2])
    with pytest.raises(BroadsheetError, match=r"a\.warc\.gz: has \d+ bytes, and had \d+ when it was read"):
        archives.run(tmp_path / "out", source)


def test_two_crawls_do_not_write_to_one_folder(news: Path, tmp_path: Path) -> None:
    def other(plan: object, events: object) -> None:
        with pytest.raises(BroadsheetError, match="another crawl writes to this folder"):
            archives.run(tmp_path, str(news))
        list(events)  # type: ignore[call-overload]

    crawl([str(news)], archives.job(tmp_path), LocalEngine(1), other)


def test_an_archive_that_is_not_there_is_named(tmp_path: Path) -> None:
    source = archives.write(tmp_path / "a.warc.gz", ICE)
    archives.run(tmp_path / "out", source, str(tmp_path / "b.warc.gz"), str(tmp_path / "*.arc"))
    assert [(Path(one["record"]).name, one["outcome"]) for one in dropped(tmp_path / "out")] == [
        ("*.arc", "refused"),
        ("b.warc.gz", "refused"),
    ]
    assert len(urls(tmp_path / "out")) == 5


# ---- one page cannot stop a crawl ----


@pytest.mark.parametrize(
    ("reader", "limits", "outcome", "reason"),
    [
        ("hangs", PageLimits(seconds=3), "time", "not read within 3 seconds"),
        ("eats", PageLimits(memory=300 << 20), "memory", "needs more than 300 MB"),
        ("dies", PageLimits(), "died", "its process was killed by signal 11"),
        ("faults", PageLimits(), "fault", "a fault of the reader: ZeroDivisionError('ice')"),
        ("too_large_a_number", PageLimits(), "form", "its record does not fit the table's columns"),
    ],
)
def test_a_page_that_breaks_the_reader(tmp_path: Path, reader: str, limits: PageLimits, outcome: str, reason: str) -> None:
    source = archives.write(tmp_path / "a.warc.gz", ICE)
    counts = archives.run(tmp_path / "out", source, limits=limits, reader=f"tests.scale.archives:{reader}")
    assert (counts.rows, counts.dropped) == (4, {outcome: 1})
    (one,) = dropped(tmp_path / "out")
    assert (one["url"], one["outcome"]) == (ICE[2].url, outcome)
    assert one["reason"].startswith(reason)
    assert urls(tmp_path / "out") == [page.url for page in (ICE[0], ICE[3], ICE[1], ICE[4])]  # by day


@pytest.mark.parametrize("reader", ["kills_its_worker_once", "stops_its_worker_once"])
def test_a_worker_that_dies_or_hangs_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    source = archives.write(tmp_path / "a.warc.gz", ICE)
    monkeypatch.setenv("FLAG", str(tmp_path / "flag"))
    monkeypatch.setattr(local, "STALL", 5.0)
    limits = PageLimits(seconds=10)
    archives.run(tmp_path / "out", source, reader=f"tests.scale.archives:{reader}", limits=limits)
    assert (tmp_path / "flag").exists()
    assert sorted(map(str, urls(tmp_path / "out"))) == sorted(page.url for page in ICE)


def test_a_shard_that_kills_every_worker_is_listed_and_the_others_go_on(tmp_path: Path) -> None:
    bad = archives.write(tmp_path / "a.warc.gz", ICE)
    good = archives.write(tmp_path / "b.warc.gz", ICE[:2])
    seen = archives.events(tmp_path / "out", bad, good, reader="tests.scale.archives:kills_its_worker")
    assert [(event.archive, event.reason) for event in seen if isinstance(event, Lost)] == [
        (bad, "its process was killed by signal 9")
    ]
    assert len(urls(tmp_path / "out")) == 2
    assert ledger(tmp_path / "out")["archives_not_read"] == 1
