"""python examples/room.py [--once] [FOLDER]: the bundled newspaper in the reading room.

Its archive goes when the room closes, or stays, in FOLDER. With --once the room opens, shows its front page to itself, and ends:
for machines that nobody sits at.
"""

from __future__ import annotations

import json
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from broadsheet import Capture
from broadsheet.archive import Archive
from broadsheet.errors import BroadsheetError

sys.path.insert(0, str(Path(__file__).parent))
import wire

PAGES = Path(__file__).parent / "pages"
PORT = 8000


def bundled() -> Iterator[Capture]:
    """The pages of examples/pages."""
    for folder in sorted(PAGES.iterdir()):
        if (folder / "page.html").is_file():
            said = json.loads((folder / "capture.json").read_text("utf-8"))
            at = datetime.fromisoformat(said["fetched_at"]) if said.get("fetched_at") else None
            yield Capture((folder / "page.html").read_bytes(), said.get("url"), said.get("headers") or {}, at)


def filled(archive: Archive) -> Archive:
    """`archive` with the newspaper in it."""
    for page in (*bundled(), *wire.captures()):
        archive.add(page)
    return archive


def shown(archive: Archive, port: int) -> None:
    """Open the room until somebody ends it. Raises ArchiveError where the port is taken."""
    from broadsheet.room import Settings
    from broadsheet.room.server import serve

    serve(
        archive,
        Settings(port=port, log=False),
        lambda address: print(f"The bundled newspaper is at {address}   (Ctrl-C ends it)"),
    )


def once(archive: Archive) -> None:
    """Open the room on a free port, ask for its front page, and end."""
    import httpx
    import uvicorn

    from broadsheet.room import Settings, application

    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        server = uvicorn.Server(uvicorn.Config(application(archive, Settings(log=False)), log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        answer = httpx.get(address, timeout=60, trust_env=False).raise_for_status()
        server.should_exit = True
        thread.join(60)
    stories = answer.text.count('class="story ')
    print(f"The bundled newspaper was shown at {address}: {stories} stories on its front page. `make room` leaves it open.")


def main() -> int:
    """Show it."""
    arguments = sys.argv[1:]
    kept = next((argument for argument in arguments if not argument.startswith("-")), None)
    with tempfile.TemporaryDirectory() as folder, Archive.open(kept or folder) as archive:
        filled(archive)
        if "--once" in arguments:
            once(archive)
            return 0
        try:
            shown(archive, PORT)
        except BroadsheetError as error:  # somebody else has the port
            print(error)
            shown(archive, 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
