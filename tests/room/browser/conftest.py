"""A real browser at a real room over the bundled newspaper. Skipped where there is no Chromium."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from broadsheet.archive import Archive

CHROMIUM = shutil.which("chromium")
EXAMPLES = Path(__file__).parents[3] / "examples"
AXE = "axe-core@4"
_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WAITS = 60_000  # ms: a busy machine is slow


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Why the browser's tests are left out, where they are; and all in one process where they are not."""
    here = str(Path(__file__).parent)
    reason = None
    if CHROMIUM is None:
        reason = "no Chromium here: apt-get install chromium"
    else:
        try:
            import playwright  # noqa: F401
        except ImportError:
            reason = "no Playwright here: pip install playwright"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.xdist_group("browser"))
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


class Room:
    """A served room. `faults` gathers what a browser complains of, and requests to other hosts."""

    def __init__(self, base: str, archive: Archive, browser: Any) -> None:
        self.base, self.archive, self._browser = base, archive, browser
        self.faults: list[str] = []

    def page(self, width: int = 1280, height: int = 900, **context: Any) -> Any:
        """A new page of a new visitor."""
        page = self._browser.new_context(viewport={"width": width, "height": height}, **context).new_page()
        page.set_default_timeout(WAITS)
        page.on("console", lambda said: said.type in ("error", "warning") and self.faults.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", lambda asked: asked.url.startswith((self.base, "data:")) or self.faults.append(f"asked {asked.url}"))
        return page


@pytest.fixture(scope="module")  # Playwright keeps an event loop running in this thread, which other tests would meet
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def served(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Room]]:
    """Rooms by name, each over an archive of its own; "newspaper" is filled."""
    import uvicorn

    from broadsheet.room import Settings, application

    sys.path.insert(0, str(EXAMPLES))
    import room as newspaper

    rooms: dict[str, Room] = {}
    ends: list[Callable[[], None]] = []

    def get(name: str) -> Room:
        if name not in rooms:
            archive = Archive.open(tmp_path_factory.mktemp(name) / "archive")
            if name == "newspaper":
                newspaper.filled(archive)
            listening = socket.create_server(("127.0.0.1", 0))
            settings = Settings(log=False, requests_a_minute=1_000_000)
            server = uvicorn.Server(uvicorn.Config(application(archive, settings), log_config=None))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
            thread.start()

            def end() -> None:
                server.should_exit = True
                thread.join(20)
                archive.close()

            ends.append(end)
            rooms[name] = Room(f"http://127.0.0.1:{listening.getsockname()[1]}", archive, browser)
        return rooms[name]

    yield get
    for end in ends:
        end()


@pytest.fixture
def room(served: Callable[[str], Room]) -> Iterator[Room]:
    """The bundled newspaper; nothing may be complained of."""
    found = served("newspaper")
    found.faults.clear()
    yield found
    assert found.faults == []


@pytest.fixture
def empty(served: Callable[[str], Room]) -> Iterator[Room]:
    """A room that begins empty."""
    found = served("empty")
    found.faults.clear()
    yield found
    assert found.faults == []


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core's source, from the npm registry."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm here, which axe-core comes from")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), AXE], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"axe-core cannot be had: {done.stderr.decode(errors='replace')[-200:]}")
    return (folder / "node_modules/axe-core/axe.min.js").read_text("utf-8")
