"""Nothing that was acknowledged is lost: killed writers, half-written files, a log that was torn, a full disk."""

from __future__ import annotations

import hashlib
import resource
import shutil
import signal
import subprocess
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive import crash
from tests.archive.pages import START, capture, html

from broadsheet import ArchiveError, Capture
from broadsheet.archive import Archive, Note, warc

URL = "https://quay.example/ice.html"


def test_killed_writers_lose_nothing(place: str) -> None:
    with Archive.open(place):
        pass
    told = crash.Told()
    for seed in range(1, 4):
        crash.one_round(place, seed, 2, told)
    with Archive.open(place) as archive:
        assert crash.missing(archive, told) == []
        assert archive.verify().clean, archive.verify().problems
        archive.add(capture())


def test_a_half_written_record_is_cut_off_and_a_whole_one_taken_in(place: str) -> None:
    with Archive.open(place) as archive:
        archive.add(capture())
        (path,) = archive._database.folder.glob("*.warc.gz")
    whole, torn = (
        warc.page_record(warc.Kept(warc.new_urn(), f"https://quay.example/{name.lower()}", START, {"a": "b"}, html(name)))
        for name in ("Whole", "Torn")
    )
    with path.open("ab") as file:
        file.write(whole + torn[: len(torn) // 2])
    with Archive.open(place) as archive:
        assert archive.article("https://quay.example/whole").headline == "Whole"
        assert not archive.has("https://quay.example/torn")
        assert archive.verify().clean
        assert archive.search("headline:whole").total == 1
        archive.add(capture(html("After"), hours=3))
        assert len(archive.history(URL).versions) == 2


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.7, 0.95])
def test_a_torn_write_ahead_log_is_made_good_from_the_files(tmp_path: Path, kept: float) -> None:
    with Archive.open(tmp_path / "one") as archive:
        for n in range(12):
            archive.add(capture(html(f"Number {n}"), f"https://quay.example/{n % 8}", n))
        shutil.copytree(tmp_path / "one", tmp_path / "two")  # while it is open: the log has not been folded in
    log = tmp_path / "two" / "archive.sqlite3-wal"
    assert log.stat().st_size > 0
    with log.open("r+b") as file:
        file.truncate(int(log.stat().st_size * kept))
    (tmp_path / "two" / "archive.sqlite3-shm").unlink(missing_ok=True)
    with Archive.open(tmp_path / "two") as archive:
        assert archive.counts().captures == 12
        assert [v.headline for v in archive.history("https://quay.example/3").versions] == ["Number 3", "Number 11"]
        assert archive.verify().clean, archive.verify().problems


def test_a_full_disk_keeps_what_was_before(place: str) -> None:
    """The limit on a file's size stands in for the end of the disk: writes fail half-way."""
    with Archive.open(place) as archive:
        archive.add(capture())
        (path,) = archive._database.folder.glob("*.warc.gz")
        size = path.stat().st_size
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        noise = hashlib.shake_256(b"noise").hexdigest(50_000).encode()
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10_000, limits[1]))
            with pytest.raises(ArchiveError):
                archive.add(capture(html() + noise, hours=1))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            signal.signal(signal.SIGXFSZ, ignored)
        assert archive.captures(URL)[0].size == len(html())
        assert archive.add(capture(html() + noise, hours=1)).outcome == "unchanged"
        assert archive.verify().clean, archive.verify().problems
        assert archive.counts().captures == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes; skipped where none may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("no file system may be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_that_is_full_takes_more_when_there_is_room_again(small_disk: Path) -> None:
    kept: list[Capture] = []
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1 << 20))

    def pages() -> Iterator[Capture]:
        for n in range(1000):
            noise = hashlib.shake_256(str(n).encode()).hexdigest(20_000).encode()
            yield (page := capture(html(f"Number {n}") + noise, f"https://quay.example/{n}"))
            kept.append(page)

    with Archive.open(small_disk / "archive") as archive:
        with pytest.raises(ArchiveError, match="no room left on the disk"):
            deque(map(archive.add, pages()))
        assert len(kept) > 3
        assert [archive.capture(archive.captures(page.url)[0].capture).body for page in kept if page.url] == [
            page.body for page in kept
        ]
        ballast.unlink()
        archive.add(capture())
        assert archive.counts().captures == len(kept) + 1
        assert archive.verify().clean, archive.verify().problems
    with Archive.open(small_disk / "archive") as archive:
        assert archive.verify().clean, archive.verify().problems


def test_no_room_is_said_in_words(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.add(capture())
    real = warc.Held.append

    def full(self: warc.Held, members: list[bytes]) -> list[int]:
        real(self, [b"".join(members)[:100]])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(warc.Held, "append", full)
    with pytest.raises(ArchiveError, match="no room left on the disk"):
        archive.add(capture(hours=1))
    monkeypatch.undo()
    assert archive.add(capture(hours=1)).outcome == "unchanged"
    assert archive.verify().clean


def test_damage_is_found_and_repaired_as_far_as_it_goes(place: str) -> None:
    with Archive.open(place) as archive:
        for n in range(5):
            archive.add(capture(html(f"Number {n}"), f"https://quay.example/{n}"))
        archive.notes.put(Note("source", "a", {"kept": True}))
        third = archive.captures("https://quay.example/2")[0]
        path = archive._database.folder / third.file
    data = bytearray(path.read_bytes())
    data[third.begin + third.length // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    with Archive.open(place) as archive:
        assert not archive.verify().clean
    with Archive.repaired(place) as archive:
        assert archive.verify().clean, archive.verify().problems
        assert archive.counts().captures == 4
        assert not archive.has("https://quay.example/2")
        assert archive.search("headline:number").total == 4
        assert archive.notes.get("source", "a") == Note("source", "a", {"kept": True})
        assert list(archive._database.folder.glob("*.damaged"))


def test_a_ruined_database_is_built_again(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        for n in range(6):
            archive.add(capture(html(f"Number {n}"), f"https://quay.example/{n % 3}", n))
        before = [archive.history(f"https://quay.example/{n}") for n in range(3)]
    (tmp_path / "archive.sqlite3").write_bytes(b"SQLite format 3\x00" + b"\xff" * 40_000)
    with pytest.raises(ArchiveError, match="verify --repair"):
        Archive.open(tmp_path)
    with Archive.repaired(tmp_path) as archive:
        assert [archive.history(f"https://quay.example/{n}") for n in range(3)] == before
        assert archive.verify().clean
    assert (tmp_path / "archive.sqlite3.damaged-1").exists()


def test_files_without_a_database_are_an_archive(place: str, tmp_path: Path) -> None:
    with Archive.open(place) as archive:
        for n in range(6):
            archive.add(capture(html(f"Number {n}"), f"https://quay.example/{n % 3}", n))
        shutil.copytree(archive._database.folder, tmp_path / "again" / "captures")
    with Archive.open(tmp_path / "again") as archive:
        assert archive.counts().captures == 6
        assert archive.verify().clean
