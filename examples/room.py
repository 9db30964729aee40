"""python examples/room.py [FOLDER]: the bundled newspaper in the reading room, in an archive that goes when the room closes (or
stays, in FOLDER)."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from broadsheet import Capture
from broadsheet.archive import Archive
from broadsheet.errors import BroadsheetError

sys.path.insert(0, str(Path(__file__).parent))
import wire  # noqa: E402 - examples are no package

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


def main() -> int:
    """Show it until somebody ends it."""
    from broadsheet.room import Settings
    from broadsheet.room.server import serve

    with tempfile.TemporaryDirectory() as folder, Archive.open(sys.argv[1] if len(sys.argv) > 1 else folder) as archive:
        filled(archive)
        for port in (PORT, 0):  # where 8000 is taken, a free one
            try:
                serve(archive, Settings(port=port, log=False), lambda address: print(f"The bundled newspaper is at {address}   (Ctrl-C ends it)"))
                return 0
            except BroadsheetError as error:
                if not port:
                    raise
                print(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
