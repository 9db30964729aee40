"""The table as others read it: DuckDB, Polars, pandas; and the way from a record to a row and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.scale import archives

import broadsheet
from broadsheet import Article, RecordError
from broadsheet.record import Author, Embed, Entry, EvidenceItem, Heading, ListBlock, Paragraph, Publisher, Table
from broadsheet.scale import layout
from broadsheet.scale.parquet import Spool
from broadsheet.scale.rows import decode, encode, placed
from broadsheet.scale.schema import KEYS, PLACE, VERSION, VERSION_KEY, chosen, schema
from broadsheet.scale.table import rows

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "table.md"

FULL = Article(
    url="https://quay.example/ice",
    page_type="live_blog",
    completeness="full",
    text="Ice\n\n\x00 \U0001f9ca ",
    blocks=(
        Heading(level=2, text="Ice"),
        Paragraph(text="", html=""),
        ListBlock(ordered=False, items=()),
        Table(rows=((), ("a", ""))),
        Table(header=("x",), rows=()),
        Embed(),
        Entry(headline="09:00", blocks=(Paragraph(text="a", html="a"), Table(rows=(("b",),)))),
        Entry(),
    ),
    authors=(Author("Ada Quill"), Author("Ferry Office", type="organization")),
    publisher=Publisher(),
    date_published="2024-01-09",
    comment_count=2**62,
    is_accessible_for_free=False,
    evidence={
        "headline": (EvidenceItem("meta", "/html/head", "Ice", True, "why"), EvidenceItem("html", "h1", None, False, "not")),
        "comment_count": (EvidenceItem("json-ld", "$.n", {"a": [1, 2.5]}, True, ""),),
    },
    confidence={"text": 0.75, "page_type": 1 / 3},
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for name in "ab":
        archives.write(folder / f"{name}.warc.gz", archives.pages(45))
    archives.run(folder / "out", str(folder))
    return folder / "out"


def through_parquet(article: Article, folder: Path) -> Article:
    from pyarrow.parquet import read_table

    spool = Spool(folder / "spool")
    spool.add("", placed(encode(article, KEYS), "a.warc", "@0", None))
    assert list(spool.write(folder, schema(KEYS))) == [(1, [])]
    spool.close()
    return decode(read_table(folder / "rows.parquet").to_pylist()[0])


@pytest.mark.parametrize("article", [FULL, Article(), broadsheet.read(b"<h1>Ice</h1>")])
def test_a_row_is_a_record_again(article: Article, tmp_path: Path) -> None:
    assert through_parquet(article, tmp_path) == article


def test_entries_within_entries_are_refused() -> None:
    with pytest.raises(RecordError, match="an entry within an entry"):
        encode(Article(blocks=(Entry(blocks=(Entry(),)),)), KEYS)


def test_columns_that_are_none() -> None:
    with pytest.raises(broadsheet.BroadsheetError, match=r"no such column: author, song; there are url, "):
        chosen(("song", "author"))


def test_a_table_of_another_version_is_refused(table: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    shard = tmp_path / "table" / "shard=a"
    shard.mkdir(parents=True)
    source = next(table.rglob("rows.parquet"))
    (shard / layout.MARK).write_bytes((source.parents[1] / layout.MARK).read_bytes())
    newer = pyarrow.parquet.read_table(source).replace_schema_metadata({VERSION_KEY: b"99"})
    pyarrow.parquet.write_table(newer, shard / "rows.parquet")
    with pytest.raises(RecordError, match="a table of version 99, and this package knows 1"):
        list(rows(str(tmp_path)))


def test_duckdb(table: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    duckdb.execute(f"create or replace view news as from read_parquet('{table}/table/**/*.parquet', hive_partitioning = true)")
    expected = list(rows(str(table)))
    assert duckdb.sql("select count(*), count(distinct shard), min(day)::text from news").fetchall() == [(90, 2, "2026-03-01")]
    asked = "select a.name from (select unnest(authors) as a from news) order by 1"
    names = [author.name for row in expected for author in row.article.authors]
    assert [name for (name,) in duckdb.sql(asked).fetchall()] == sorted(names)
    assert duckdb.sql("select count(*) from news where confidence.text > 0").fetchall() == [
        (sum(row.article.confidence.get("text", 0) > 0 for row in expected),)
    ]
    why = "select count(*) from (select unnest(evidence) as e from news) where e.chosen and e.field = 'headline'"
    assert duckdb.sql(why).fetchall() == [
        (sum(item.chosen for row in expected for item in row.article.evidence.get("headline", ())),)
    ]


def test_polars(table: Path) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.scan_parquet(f"{table}/table/**/*.parquet", hive_partitioning=True)
    known = frame.select("headline", "day", polars.col("blocks").list.len().alias("n")).collect()
    assert sorted(known["n"].to_list()) == sorted(len(row.article.blocks) for row in rows(str(table)))
    assert known.height == 90


def test_pandas(table: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_parquet(table / "table")
    assert len(frame) == 90
    assert sorted(frame["headline"].dropna()) == sorted(row.article.headline for row in rows(str(table)) if row.article.headline)
    assert str(frame["fetched_at"].dtype).endswith("UTC]")


def test_the_document_describes_each_column_and_the_version() -> None:
    text = DOCUMENT.read_text()
    assert f"version {VERSION}" in text
    described = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert described[: len(PLACE) + len(KEYS)] == [*PLACE, *KEYS]
    columns = text.partition("\n## Versions and copies")[0]
    types = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", columns, re.MULTILINE))
    assert types == {field.name: str(field.type) for field in schema(KEYS)}
