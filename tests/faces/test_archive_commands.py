"""The archive's commands, as a script uses them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from tests.archive.pages import BODY, html
from warcio.archiveiterator import ArchiveIterator

from broadsheet.faces.cli import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("BROADSHEET_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ice.html").write_bytes(html(head='<link rel="canonical" href="https://quay.example/ice">'))
    (tmp_path / "other.html").write_bytes(
        html("The library lends books", (BODY[2], BODY[0], "The library has lent its last book on paper."))
    )

    def go(*arguments: str, code: int = 0) -> Result:
        answer = CliRunner().invoke(main, arguments)
        assert answer.exit_code == code, (answer.output, answer.stderr, answer.exception)
        return answer

    return go


def test_from_a_file_to_a_hit(run: Any) -> None:
    assert "2 new" in run("add", "ice.html", "other.html").stdout
    found = json.loads(run("search", "--format", "json", "harbour", "freezes").stdout)
    assert set(found) == {"total", "hits", "facets"}
    assert {"url", "headline", "snippet", "publisher", "date_published", "score"} <= set(found["hits"][0])
    assert found["hits"][0]["url"] == "https://quay.example/ice"
    assert "1 found" in run("search", "headline:library").stdout


def test_history_copies_and_show(run: Any, tmp_path: Path) -> None:
    run("add", "ice.html", "other.html")
    (tmp_path / "ice.html").write_bytes(html("Ferries run again", head='<link rel="canonical" href="https://quay.example/ice">'))
    assert "1 changed" in run("add", "ice.html").stdout
    told = run("history", "https://quay.example/ice").stdout
    assert "Version 2" in told
    assert "silent edit" in told
    assert "[-" in told
    assert "{+" in told
    versions = json.loads(run("history", "-f", "json", "https://quay.example/ice").stdout)["versions"]
    assert [change["kind"] for change in versions[1]["changes"]] == ["headline"]
    assert "1 copy" in run("copies", "https://quay.example/ice").stdout
    assert run("show", "https://quay.example/ice").stdout.startswith("# Ferries run again")
    assert b"<h1>Ferries stand" in run("show", "--format", "bytes", "--version", "1", "https://quay.example/ice").stdout_bytes


def test_mistakes_are_told(run: Any) -> None:
    run("add", "ice.html")
    answer = run("search", "publishr:x", code=2)
    assert answer.stderr.splitlines()[1:] == ["publishr:x", "^~~~~~~~~"]
    assert "not in the archive" in run("history", "https://quay.example/none", code=1).stderr
    assert "no such" in run("add", "missing.html", code=3).stderr.lower()
    assert "an archive is a folder" in run("verify", "--archive", "ice.html", code=1).stderr
    run("add", "ice.html", "missing.html", code=1)


def test_care(run: Any, tmp_path: Path) -> None:
    run("add", "ice.html", "other.html")
    assert "all is well" in run("verify").stdout
    assert json.loads(run("verify", "-f", "json").stdout)["clean"] is True
    assert "0 captures read again" in run("reread").stdout
    (path,) = (tmp_path / "archive" / "captures").glob("*.warc.gz")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    assert "problem" in run("verify", code=1).stdout
    assert "was:" in run("verify", "--repair").stdout
    assert "all is well" in run("verify").stdout


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown", "ninjs", "atom", "warc"])
def test_everything_can_be_taken_out(run: Any, tmp_path: Path, form: str) -> None:
    run("add", "ice.html", "other.html")
    run("export", "--format", form, "--output", "out")
    out = tmp_path / "out"
    counts = {
        "jsonl": lambda: len(out.read_text().splitlines()),
        "csv": lambda: len(list(csv.DictReader(io.StringIO(out.read_text())))),
        "markdown": lambda: out.read_text().count("\n# ") + 1,
        "ninjs": lambda: len([json.loads(line)["uri"] for line in out.read_text().splitlines()]),
        "atom": lambda: len(ElementTree.parse(out).findall("{http://www.w3.org/2005/Atom}entry")),
        "warc": lambda: sum(record.rec_type != "warcinfo" for record in ArchiveIterator(out.open("rb"))),
    }
    assert counts[form]() == 2


def test_parquet_is_the_table_of_a_crawl_and_leads_back_to_the_pages(run: Any, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from broadsheet.scale.schema import KEYS, schema

    run("add", "ice.html", "other.html")
    run("export", "--format", "parquet", "--output", "out.parquet")
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.schema.equals(schema(KEYS))
    assert table.schema.metadata.items() >= schema(KEYS).metadata.items()
    assert table.num_rows == 2
    run("export", "-f", "parquet", "-o", "none.parquet", "nothing-like-it")
    assert parquet.read_table(tmp_path / "none.parquet").schema.equals(schema(KEYS))


def test_the_pages_of_a_table_are_added_from_its_archives(run: Any, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    run("add", "ice.html", "other.html")
    run("export", "-f", "warc", "-o", "all.warc.gz")
    run("crawl", "all.warc.gz", "--output", "table", "--workers", "1")
    assert "2 new" in run("add", "--from-table", "table", "--archive", "again").stdout
    assert "no table here" in run("add", "--from-table", "nowhere", "--archive", "again", code=3).stderr


def test_a_wacz_is_what_its_tools_take(run: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    wacz = pytest.importorskip("wacz.main")
    run("add", "ice.html", "other.html")
    run("export", "--format", "wacz", "--output", "out.wacz")
    assert wacz.main(["validate", "-f", str(tmp_path / "out.wacz")]) == 0, capfd.readouterr().out
    with zipfile.ZipFile(tmp_path / "out.wacz") as package:
        lines = gzip.decompress(package.read("indexes/index.cdx.gz")).decode().splitlines()
        assert lines == sorted(lines)
        data = package.read("archive/data.warc.gz")
        for line in lines:
            entry = json.loads(line.split(" ", 2)[2])
            begin, length = int(entry["offset"]), int(entry["length"])
            (record,) = ArchiveIterator(io.BytesIO(data[begin : begin + length]), check_digests="raise")
            assert record.rec_headers["WARC-Target-URI"] == entry["url"]
            assert record.rec_headers["WARC-Payload-Digest"] == entry["digest"]
        pages = [json.loads(line) for line in package.read("pages/pages.jsonl").splitlines()]
        assert {page["url"] for page in pages[1:]} == {json.loads(line.split(" ", 2)[2])["url"] for line in lines}
        assert all(page["title"] and page["text"] for page in pages[1:])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The folder, served on loopback."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_private_addresses_are_refused_unless_named(run: Any, address: str) -> None:
    assert "not public" in run("add", f"{address}/ice.html", code=3).stderr
    assert "1 new" in run("add", f"{address}/ice.html", "--allow-private", "127.0.0.1").stdout
