"""A reading room over an archive with a few pages in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.archive.pages import BODY, capture, html

from broadsheet.archive import Archive
from broadsheet.room import Settings, application

LOCAL = "http://localhost"
ICE = "https://quay.example/ice.html"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Three pages: one with two versions, one a copy of it, one apart."""
    edited = (*BODY[:-1], "Nobody could remember another winter like it. The last time the ice carried a man was in 1947.")
    apart = ("The council votes on Monday about the new bridge.", "It would cost nine million, says the treasurer.")
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(capture())
        opened.add(capture(html(body=edited), hours=5))
        opened.add(capture(html("Harbour frozen", publisher="The Mole"), "https://mole.example/1", 1))
        opened.add(
            capture(html("A vote on the bridge", apart, published="2024-01-10T09:00:00Z"), "https://quay.example/bridge", 30)
        )
        yield opened


@pytest.fixture
def room(archive: Archive) -> Callable[..., TestClient]:
    """A browser, or a program, at the door of a room with these settings."""

    def at_the_door(settings: Settings | None = None, base: str = LOCAL) -> TestClient:
        return TestClient(application(archive, settings), base_url=base, follow_redirects=False)

    return at_the_door


@pytest.fixture
def client(room: Callable[..., TestClient]) -> TestClient:
    """The same with the settings that `broadsheet serve` has."""
    return room()
