"""`broadsheet collect` as a person and as a script meets it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tests.collect.site import Answer, Site, page, serving

from broadsheet.archive import Archive
from broadsheet.faces.cli import main
from broadsheet.faces.duration import duration


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        here = f"http://127.0.0.1:{served.server_port}"
        pieces = "".join(
            f"<item><link>{here}/2025/01/06/{name}</link></item>" for name in ("ice-on-the-harbour", "ferries-stand-still")
        )
        served.put(
            {
                "http://127.0.0.1/feed.xml": f"<?xml version='1.0'?><rss><channel>{pieces}</channel></rss>".encode(),
                "http://127.0.0.1/2025/01/06/ice-on-the-harbour": page("Ice on the harbour"),
                "http://127.0.0.1/2025/01/06/ferries-stand-still": page("Ferries stand still"),
            }
        )
        yield served


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["collect", "--archive", str(folder), "--delay", "0", *arguments])


def feed(site: Site) -> str:
    return f"http://127.0.0.1:{site.server_port}/feed.xml"


def test_pages_are_in_the_archive(site: Site, tmp_path: Path) -> None:
    done = run(tmp_path, feed(site), "--allow-private", "127.0.0.1")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "2 pages kept\n", "")
    with Archive.open(tmp_path) as archive:
        assert archive.search("harbour").total == 2
        (seen,) = archive.captures(feed(site).replace("feed.xml", "2025/01/06/ice-on-the-harbour"))
        assert archive.capture(seen.capture).headers["server"].startswith("BaseHTTP")
    again = run(tmp_path, "--allow-private", "127.0.0.1")
    assert (again.exit_code, again.stdout) == (0, "0 pages kept\n")
    assert len(site.paths()) == 4


def test_private_addresses_are_refused_unless_named(site: Site, tmp_path: Path) -> None:
    done = run(tmp_path, feed(site), "--format", "json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert answer["kept"] == 0
    assert answer["failed"][0]["name"] == feed(site)
    assert "is not public" in answer["failed"][0]["reason"]
    assert site.asked == []


def test_status(site: Site, tmp_path: Path) -> None:
    assert "No sources yet" in run(tmp_path, "--status").stdout
    site.put({"http://127.0.0.1/2025/01/06/ferries-stand-still": Answer(b"", 404)})
    done = run(tmp_path, feed(site), feed(site) + "2", "--allow-private", "127.0.0.1")
    assert done.exit_code == 1
    assert "status 404 Not Found" in done.stderr
    shown = run(tmp_path, "--status").stdout
    assert f"{feed(site)}  (feed)\n    1 failed, 1 kept\n    last good answer" in shown
    assert f"{feed(site)}2  (unknown)\n    no pages yet\n    failed 1 times in a row: status 404 Not Found" in shown
    sources = json.loads(run(tmp_path, "--status", "--format", "json").stdout)["sources"]
    assert sources[0]["pages"] == {"failed": 1, "kept": 1}
    assert sources[0]["kind"] == "feed"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_every_goes_on_until_it_is_stopped(site: Site, tmp_path: Path, number: int) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    visited = threading.Event()
    answer = site.routes["http://127.0.0.1/feed.xml"]
    visits: list[None] = []

    def watched(_: object) -> bytes:
        visits.append(None)
        if len(visits) == 3:
            visited.set()
        assert isinstance(answer, bytes)
        return answer

    site.put({"http://127.0.0.1/feed.xml": watched})
    command = [
        sys.executable,
        "-m",
        "broadsheet",
        "collect",
        feed(site),
        "--archive",
        str(tmp_path),
        "--allow-private",
        "127.0.0.1",
    ]
    process = subprocess.Popen([*command, "--every", "0.01s", "--delay", "0"], env=environment, stdout=subprocess.PIPE)
    assert visited.wait(60)
    process.send_signal(number)
    out, _ = process.communicate(timeout=60)
    if number != signal.SIGKILL:
        assert (process.returncode, out) == (0, b"2 pages kept\n")
    done = run(tmp_path, "--allow-private", "127.0.0.1")
    assert done.exit_code == 0
    with Archive.open(tmp_path) as archive:
        assert archive.counts().captures == 2


@pytest.mark.parametrize(("typed", "meant"), [("90s", 90), ("15m", 900), ("2h", 7200), ("3D", 259200), ("7", 7), ("1.5h", 5400)])
def test_lengths_of_time(typed: str, meant: int) -> None:
    assert duration(typed) == timedelta(seconds=meant)


@pytest.mark.parametrize("typed", ["", "0", "-1s", "15x", "m", "1e9", "∞"])
def test_no_lengths_of_time(typed: str) -> None:
    with pytest.raises(click.BadParameter, match="no length of time"):
        duration(typed)
