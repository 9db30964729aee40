"""`broadsheet crawl`, as a person and as a script meets it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.scale import archives

from broadsheet.faces.cli import main
from broadsheet.faces.crawl_bar import words
from broadsheet.scale import Counts, Done, Lost, Plan, Progress
from broadsheet.scale.metrics import served
from broadsheet.scale.shards import Shard
from broadsheet.scale.stats import Stats
from broadsheet.scale.table import rows
from broadsheet.sources.warc import Span

pytest.importorskip("pyarrow")
ICE = [archives.small(number) for number in range(4)]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["crawl", *map(str, arguments)])


@pytest.fixture
def source(tmp_path: Path) -> str:
    return archives.write(tmp_path / "a.warc.gz", ICE)


def test_a_crawl_in_a_table_out(source: str, tmp_path: Path) -> None:
    done = run(source, "--output", tmp_path / "out", "--workers", "1", "--stats", "-", "--no-evidence")
    assert done.exit_code == 0
    assert "4 rows of 4 pages in" in done.stderr
    assert "Passed over: 4 x request record, 1 x warcinfo record" in done.stderr
    stats = json.loads(done.stdout)
    assert (stats["rows"], stats["pages"], stats["shards"]["done"]) == (4, 4, 1)
    assert stats["pages_a_second"] > 0
    assert [row.article.evidence for row in rows(str(tmp_path / "out"))] == [{}] * 4


def test_again_there_is_nothing_to_do(source: str, tmp_path: Path) -> None:
    assert run(source, "-o", tmp_path / "out", "-w", "1").exit_code == 0
    again = run(source, "-o", tmp_path / "out", "-w", "2")
    assert (again.exit_code, again.stderr.splitlines()[0][:10]) == (0, "0 rows of ")
    assert "1 were there" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--columns", "url,song"], 1, "no such column: song"),
        (["--columns", "url", "--no-evidence"], 2, "leave evidence out of it"),
        (["--address", "auto"], 2, "--address is for --engine ray"),
        (["--partition", "moon"], 2, "moon"),
    ],
)
def test_orders_that_make_no_sense(source: str, tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    done = run(source, "-o", tmp_path / "out", *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True)


def test_an_archive_that_is_not_there(source: str, tmp_path: Path) -> None:
    some = run(source, tmp_path / "b.warc.gz", "-o", tmp_path / "some", "-w", "1")
    assert (some.exit_code, "b.warc.gz: No such file" in some.stderr) == (1, True)
    assert run(tmp_path / "b.warc.gz", "-o", tmp_path / "none").exit_code == 3


# ---- figures while it runs ----


@pytest.fixture
def under_way() -> Stats:
    shards = tuple(Shard("a.warc.gz", 1000, Span(0, None), key) for key in "abcd")
    stats = Stats(Plan(shards, shards[:3], ()))
    stats.take(Progress("a", Counts(records=3, page_bytes=10), 200))
    stats.take(Done("a", Counts(records=5, rows=3, page_bytes=20, dropped={"time": 1}, passed_over={"x": 1}), 1000, 1.0, 0.5, 7))
    stats.take(Progress("b", Counts(records=2, page_bytes=5), 100))
    stats.take(Progress("b", Counts(records=4, page_bytes=9, passed_over={"x": 1}), 500))
    stats.take(Lost("c", "c.warc.gz", "gone"))
    return stats


def test_stats_count_each_shard_once(under_way: Stats) -> None:
    assert (under_way.counts.records, under_way.pages, under_way.archive_bytes) == (9, 7, 1500)
    assert under_way.bytes_planned == 3000
    left, gone = under_way.seconds_left, under_way.seconds
    assert left is not None
    assert left == pytest.approx(gone, rel=0.5)
    assert under_way.plain()["shards"] == {
        "done": 1,
        "done_before": 1,
        "lost": [{"archive": "c.warc.gz", "reason": "gone"}],
    }


def test_the_bar_says_what_was_counted(under_way: Stats) -> None:
    said = words(under_way)
    assert said.startswith("7 pages, ")
    assert said.endswith(", 1 dropped, 1 of 3 shards")


def test_metrics_are_served(under_way: Stats) -> None:
    pytest.importorskip("prometheus_client")
    with served(under_way, 0) as port, urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        lines = set(_values(answer.read().decode()))
    assert {
        'broadsheet_records_total{outcome="row"} 3.0',
        'broadsheet_records_total{outcome="time"} 1.0',
        'broadsheet_records_total{outcome="passed_over"} 2.0',
        "broadsheet_archive_bytes_total 1500.0",
        'broadsheet_shards{state="to_do"} 1.0',
    } <= lines


def _values(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if not line.startswith("#"))
