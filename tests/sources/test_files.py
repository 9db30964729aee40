"""Files, folders, globs: every path gives a page, a failure or a note."""

from __future__ import annotations

import gzip
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet import Capture, Failure
from broadsheet.capture import Note
from broadsheet.errors import SourceDamaged, SourceNotFound, SourceRefused, SourceTooLarge
from broadsheet.sources import Limits, find

PAGE = b"<title>Skolan brann</title><p>Ingen skadades."


def only(argument: str | Path, limits: Limits | None = None) -> Capture | Failure | Note:
    (found,) = find(str(argument), limits)
    return found


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "b.xhtml", "c.shtml", "d", "e.txt", "f.php", "[x].html"])
def test_a_named_file_is_a_page_whatever_its_suffix(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PAGE)
    assert only(tmp_path / name) == Capture(PAGE, name=str(tmp_path / name))


@pytest.mark.parametrize("name", ["a.html.gz", "a.htm.gz", "a.gz", "a.html.GZ"])
def test_gzipped_pages(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(PAGE))
    found = only(tmp_path / name)
    assert isinstance(found, Capture)
    assert found.body == PAGE


def test_a_folder_gives_its_pages_in_order_and_notes_for_the_rest(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/10.htm", "a.html", "c.html.gz", "b/notes.txt", ".hidden.html", ".git/x.html", "b/README"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(PAGE) if name.endswith("gz") else PAGE)
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(find(str(tmp_path)))
    inside = [(type(one).__name__, os.path.relpath(one.name, tmp_path), getattr(one, "what", "")) for one in found]
    assert inside == [
        ("Note", ".git", "hidden file"),
        ("Note", ".hidden.html", "hidden file"),
        ("Capture", "a.html", ""),
        ("Capture", "c.html.gz", ""),
        ("Note", "loop", "link to a folder"),
        ("Capture", "b/10.htm", ""),
        ("Capture", "b/2.html", ""),
        ("Note", "b/README", "not a page by its suffix (none)"),
        ("Note", "b/notes.txt", "not a page by its suffix (.txt)"),
    ]


def test_globs(tmp_path: Path) -> None:
    for name in ("x1.html", "x2.html", "y.html"):
        (tmp_path / name).write_bytes(PAGE)
    assert [Path(one.name).name for one in find(str(tmp_path / "x*.html"))] == ["x1.html", "x2.html"]
    missing = only(tmp_path / "z*.html")
    assert isinstance(missing, Failure)
    assert isinstance(missing.error, SourceNotFound)


@pytest.mark.parametrize(
    ("name", "body", "kind", "reason"),
    [
        ("none.html", None, SourceNotFound, "No such file"),
        ("big.html", b"x" * 101, SourceTooLarge, "100 bytes"),
        ("bomb.html.gz", gzip.compress(b"x" * 10_000), SourceTooLarge, "100 bytes"),
        ("cut.html.gz", gzip.compress(PAGE)[:-9], SourceDamaged, "cut short"),
        ("picture.html", b"\x89PNG\r\n\x1a\n....", SourceRefused, "a PNG image"),
        ("paper.pdf", b"%PDF-1.4", SourceRefused, "a PDF document"),
        ("odd.html.gz", gzip.compress(b"%PDF-1.4"), SourceRefused, "a PDF document"),
    ],
)
def test_failures_say_why(tmp_path: Path, name: str, body: bytes | None, kind: type[Exception], reason: str) -> None:
    if body is not None:
        (tmp_path / name).write_bytes(body)
    found = only(tmp_path / name, Limits(max_bytes=100))
    assert isinstance(found, Failure)
    assert type(found.error) is kind
    assert reason in found.error.what
    assert found.error.where == found.name == str(tmp_path / name)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch(0o000)
    (tmp_path / "b").mkdir(0o000)
    found = list(find(str(tmp_path)))
    (tmp_path / "b").chmod(0o700)
    assert [type(one.error) for one in found if isinstance(one, Failure)] == [SourceRefused, SourceRefused]


def test_a_dangling_link_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "gone.html")
    found = only(tmp_path)
    assert isinstance(found, Failure)
    assert isinstance(found.error, SourceNotFound)


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.html")
    try:
        with open(path, "wb") as file:
            file.write(PAGE)
    except OSError:
        pytest.skip("this file system takes text only")
    found = only(tmp_path)
    assert isinstance(found, Capture)
    assert found.name.encode().endswith(rb"caf\udce9.html")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    import threading

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(PAGE,))
    writer.start()
    found = only(pipe)
    writer.join()
    assert isinstance(found, Capture)
    assert found.body == PAGE


def test_what_is_known_of_a_capture_stands_beside_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "other.html").write_bytes(PAGE)
    known = {"url": "https://e.example/a", "headers": {"X-Robots-Tag": "noai"}, "fetched_at": "2026-08-19T11:02:45Z"}
    (tmp_path / "capture.json").write_text(json.dumps(known))
    assert only(tmp_path / "page.html") == Capture(
        PAGE,
        "https://e.example/a",
        {"X-Robots-Tag": "noai"},
        datetime(2026, 8, 19, 11, 2, 45, tzinfo=UTC),
        str(tmp_path / "page.html"),
    )
    assert only(tmp_path / "other.html") == Capture(PAGE, name=str(tmp_path / "other.html"))


@pytest.mark.parametrize("companion", ["", "[]", '{"fetched_at": 7}', '{"headers": [1]}', '{"url": 7}', "{" * 9, "\xff"])
def test_a_bad_companion_is_a_failure(tmp_path: Path, companion: str) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "capture.json").write_bytes(companion.encode("latin-1"))
    found = only(tmp_path / "page.html")
    assert isinstance(found, Failure)
    assert isinstance(found.error, SourceDamaged)
