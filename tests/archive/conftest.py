"""Archives to test with: each test that asks for `archive` or `place` runs over SQLite and over a real PostgreSQL server."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive.server import Server, binaries

from broadsheet.archive import Archive

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of our own, reached through a socket in a folder; skipped where Debian's `postgresql` is not installed."""
    if binaries() is None:
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    running = Server()
    running.start()
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty archive may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "archive")
    running: Server = request.getfixturevalue("server")
    return running.database(f"archive_{next(_numbers)}") + f"&captures={tmp_path / 'archive'}"


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """A new, empty archive."""
    with Archive.open(place) as opened:
        yield opened
