"""The command line, as a person and as a script meets it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import broadsheet
from broadsheet.faces.cli import main
from broadsheet.faces.terminal import safe

URL = "https://e.example/2024/05/zug"


def page(headline: str) -> bytes:
    words = "<p>Der Zug nach Ulm fährt wieder, sagt die Bahn, und zwar jede Stunde.</p>" * 4
    declared = json.dumps({"@type": "NewsArticle", "headline": headline, "datePublished": "2024-05-01"})
    return (
        f"<!doctype html><meta charset=utf-8><title>{headline} - Blatt</title>"
        f'<script type="application/ld+json">{declared}</script><article><h1>{headline}</h1>{words}</article>'
    ).encode()


def run(*arguments: str | Path, **options: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)  # type: ignore[arg-type]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.html").write_bytes(page(f"Zug {name}"))
    return tmp_path


def test_one_page_is_one_record(pages: Path) -> None:
    done = run("read", pages / "a.html")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == broadsheet.read(page("Zug a")).to_dict()


def test_several_pages_are_an_array_in_order(pages: Path) -> None:
    done = run("read", pages / "c.html", pages / "a.html", pages / "b.html")
    assert [record["headline"] for record in json.loads(done.stdout)] == ["Zug c", "Zug a", "Zug b"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_json_lines(pages: Path, jobs: str) -> None:
    done = run("read", pages, "--format", "jsonl", "--jobs", jobs, "--no-evidence")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["headline"] for record in records] == ["Zug a", "Zug b", "Zug c"]
    assert all(record["evidence"] == {} for record in records)


def test_text_and_markdown_have_a_form_feed_between_documents(pages: Path) -> None:
    texts = run("read", pages, "-f", "text").stdout.split("\f\n")
    assert texts == [broadsheet.read(page(f"Zug {name}")).text + "\n" for name in "abc"]
    assert [document.splitlines()[0] for document in run("read", pages, "-f", "markdown").stdout.split("\f\n")] == [
        "# Zug a",
        "# Zug b",
        "# Zug c",
    ]


def test_html(pages: Path) -> None:
    assert run("read", pages, "-f", "html").stdout.count("<article") == 3


def test_standard_input_and_its_url() -> None:
    done = run("read", "-", "--url", URL, input=page("Zug"))
    assert json.loads(done.stdout) == broadsheet.read(page("Zug"), URL).to_dict()
    assert run("read", "-", "--max-bytes", "10", input=page("Zug")).exit_code == 3
    assert "a PDF document" in run("read", "-", input=b"%PDF-1.7").stderr


def test_the_url_of_one_file(pages: Path) -> None:
    assert json.loads(run("read", pages / "a.html", "--url", URL).stdout)["url"] == URL


def test_failures_are_listed_and_good_records_kept(pages: Path) -> None:
    (pages / "d.html").write_bytes(b"%PDF-1.7")
    (pages / "notes.txt").touch()
    done = run("read", pages, "gone.html", "-f", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr.splitlines() == [
        "Passed over: 1 x not a page by its suffix (.txt)",
        "2 of 5 pages could not be read:",
        f"  {pages / 'd.html'}: not a page: a PDF document",
        "  gone.html: No such file or directory",
    ]


@pytest.mark.parametrize("form", ["json", "jsonl", "markdown", "text", "html"])
def test_nothing_read(tmp_path: Path, form: str) -> None:
    empty = run("read", tmp_path, "-f", form)
    assert (empty.exit_code, empty.stdout, empty.stderr) == (3, "", "No pages found.\n")
    assert run("read", "gone.html", "-f", form).exit_code == 3


def test_a_page_that_is_no_article_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"")
    done = run("read", tmp_path / "a.html")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == broadsheet.read(b"").to_dict()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "xml", "a.html"],
        ["--why", "--format", "text", "a.html"],
        ["--why", "--no-evidence", "a.html"],
        ["--url", URL, "a.html", "b.html"],
        ["--url", URL, "."],
        ["--url", URL, URL],
        ["--jobs", "-1", "a.html"],
        ["--timeout", "0", "a.html"],
        ["--max-bytes", "0", "a.html"],
        ["--nonsense"],
    ],
)
def test_what_cannot_be_understood(arguments: list[str]) -> None:
    done = run("read", *arguments)
    assert done.exit_code == 2
    assert "Usage:" in done.stderr


# ---- output ----


def test_the_output_file_takes_its_name_when_it_is_whole(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "records.jsonl"
    out.parent.mkdir()
    out.write_text("old")
    assert run("read", "gone.html", "-f", "jsonl", "-o", out).exit_code == 3
    assert out.read_text() == "old"
    assert run("read", pages / "a.html", "-f", "jsonl", "-o", out).stdout == ""
    assert json.loads(out.read_text())["headline"] == "Zug a"
    assert [path.name for path in out.parent.iterdir()] == ["records.jsonl"]


def test_an_output_that_cannot_be_written(pages: Path) -> None:
    done = run("read", pages / "a.html", "-o", pages / "none" / "x.json")
    assert done.exit_code == 1
    assert "No such file" in done.stderr


# ---- why ----


def test_why_shows_where_each_value_stands(pages: Path) -> None:
    done = run("read", "--why", pages / "a.html", env={"COLUMNS": "100"})
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[:2] == ["Zug a", str(pages / "a.html")]
    assert any(re.match(r"headline\s+\+\s+Zug a\s", line) for line in lines)
    assert re.search(r"^\s+- ", done.stdout, re.MULTILINE)  # a rejected one
    assert "json-ld" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("columns", ["20", "40", "60", "200"])
def test_why_fits_its_terminal(pages: Path, columns: str) -> None:
    done = run("read", "--why", pages / "a.html", env={"COLUMNS": columns})
    inside = done.stdout.split("Field", 1)[1].splitlines()[1:]
    assert inside
    assert max(map(len, inside)) <= max(int(columns), 40)


def test_pages_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.html").write_bytes(page("Rot \x1b[31m[bold]\u202e"))
    done = run("read", "--why", tmp_path)
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "[bold]" in done.stdout
    (tmp_path / "b\x1b[2J.html").write_bytes(b"%PDF")
    assert "\x1b" not in run("read", tmp_path, "-f", "text").stderr
    assert safe("a\tb\n\x07\u2066\ud800é") == "a\tb\n\ufffd\ufffd\ufffdé"


# ---- as a process ----


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "broadsheet", *map(str, arguments)]


def test_the_version_and_the_help() -> None:
    answer = subprocess.run(command("--version"), capture_output=True, text=True, check=True)
    assert answer.stdout == f"broadsheet {broadsheet.__version__}\n"
    shown = run("read", "--help").stdout
    for code in ("0 ", "1 ", "2 ", "3 ", "130 "):
        assert f"\n    {code}" in shown


def test_utf8_whatever_the_locale(pages: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    answer = subprocess.run(command("read", pages / "a.html", "-f", "text"), capture_output=True, check=True, env=environment)
    assert "fährt" in answer.stdout.decode()


@pytest.mark.skipif(os.name != "posix", reason="pipes end otherwise elsewhere")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path, jobs: str) -> None:
    for number in range(300):
        (tmp_path / f"{number}.html").write_bytes(page(f"Zug {number}"))
    process = subprocess.Popen(
        command("read", tmp_path, "-f", "jsonl", "-j", jobs), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    with process.stderr:
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise elsewhere")
def test_ctrl_c(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # a page that never comes
    out = tmp_path / "out.json"
    # As from a terminal: a shell lets its background jobs, and what they start, ignore Ctrl-C.
    process = subprocess.Popen(
        command("read", tmp_path / "pipe", "-o", out),
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    partial = tmp_path / ".out.json.partial"
    deadline = time.monotonic() + 60
    while not partial.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 130
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert not partial.exists()
    assert not out.exists()


LIBRARIES = "asyncio fastwarc httpx multiprocessing nh3 rich ssl".split()


@pytest.mark.parametrize(
    ("arguments", "brought"),
    [
        (["--version"], []),
        (["read", "--help"], []),
        (["read", "a.html"], []),
        (["read", "a.html", "-f", "markdown"], []),
        (["read", "a.html", "-f", "html"], ["nh3"]),
        (["read", "a.html", "--why"], ["rich"]),
        (["read", "a.warc"], ["fastwarc"]),
    ],
)
def test_each_command_brings_only_what_it_needs(tmp_path: Path, arguments: list[str], brought: list[str]) -> None:
    (tmp_path / "a.html").write_bytes(page("Zug"))
    (tmp_path / "a.warc").write_bytes(b"")
    code = (
        "import sys\nfrom broadsheet.faces.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\nprint(*set({LIBRARIES}) & set(sys.modules), file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert answer.stderr.splitlines()[-1].split() == brought


# ---- the page in docs/ ----


def test_the_document_names_every_option_form_suffix_and_exit_code() -> None:
    from broadsheet.exports import FORMATS
    from broadsheet.faces import exits
    from broadsheet.faces.read_command import read
    from broadsheet.sources.files import SUFFIXES

    document = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text()
    for parameter in read.params:
        for option in parameter.opts:
            assert option == "sources" or f"`{option}" in document, option
    for word in [*FORMATS, *(suffix for suffix, _ in SUFFIXES)]:
        assert f"`{word}`" in document, word
    for code in (value for name, value in vars(exits).items() if name.isupper()):
        assert f"\n| {code} |" in document, code


# ---- on a terminal ----


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals elsewhere")
@pytest.mark.parametrize(("arguments", "colored"), [(["--why"], True), (["-f", "text"], False), (["-f", "jsonl"], False)])
@pytest.mark.parametrize("no_color", ["", "1"])
def test_colours_are_ours_and_for_terminals_only(tmp_path: Path, arguments: list[str], colored: bool, no_color: str) -> None:
    import pty

    (tmp_path / "a.html").write_bytes(page("Rot \x1b]0;owned\x07"))
    terminal, end = pty.openpty()
    environment = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}
    process = subprocess.Popen(command("read", tmp_path / "a.html", *arguments), stdout=end, stderr=end, env=environment)
    os.close(end)
    shown = b""
    try:
        while piece := os.read(terminal, 65536):
            shown += piece
    except OSError:
        pass  # how Linux says that the other end is closed
    os.close(terminal)
    assert process.wait(timeout=60) == 0
    assert (b"\x1b[1m" in shown) == (colored and not no_color)
    assert b"\x1b]" not in shown
