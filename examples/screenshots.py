"""python examples/screenshots.py [NAME...]: the pictures of docs/reading-room.md, by Debian's Chromium.

Fonts are the machine's: fonts-noto-core, fonts-noto-cjk, fonts-sil-charis and fonts-ebgaramond were there when they were made.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent))
import room

from broadsheet.archive import Archive

DOCS = Path(__file__).parent.parent / "docs"
ICE = quote("https://fairwayherald.example/2026/11/12/harbour-freezes", safe="")
KETTLES = quote("https://kilnandwire.example/reviews/2026/why-every-teapot-on-the-network-answers-418", safe="")
JAPANESE = quote("http://www.kiriyama-shimpo.example/news/local/20260518-OYK1T50012.html", safe="")

# Name: page, width, height, colours. "{ar}" is the address of the Arabic page.
SHOTS = {
    "light": ("/", 1440, 1150, "light"),
    "dark": (f"/article?url={ICE}&field=description", 1440, 1000, "dark"),
    "article": (f"/article?url={KETTLES}", 1440, 1150, "light"),
    "phone": (f"/article?url={ICE}", 390, 844, "light"),
    "arabic": ("/article?url={ar}&field=headline", 1440, 1050, "light"),
    "japanese": (f"/article?url={JAPANESE}&field=date_published", 1440, 1050, "light"),
    "evidence": (f"/article?url={KETTLES}&field=headline", 1440, 1050, "light"),
    "search": ("/search?q=harbour+OR+der", 1440, 1000, "light"),
    "copies": (
        f"/copies?url={ICE}&other=https%3A%2F%2Famorystandard.example%2F2026%2F11%2F12%2Fharbour-freezes",
        1440,
        1150,
        "light",
    ),
    "versions": (f"/versions?url={ICE}&version=2", 1440, 900, "dark"),
    "pictures": ("/pictures", 1440, 1750, "dark"),
}


def main() -> int:
    """Make those that are named, or all."""
    import uvicorn
    from playwright.sync_api import sync_playwright

    from broadsheet.room import Settings, application

    with tempfile.TemporaryDirectory() as folder, Archive.open(folder) as archive, sync_playwright() as playwright:
        room.filled(archive)
        arabic = next(seen.url for seen, _ in archive.articles("lang:ar"))
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(archive, Settings(log=False)), log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for name, (path, width, height, scheme) in SHOTS.items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.set_default_timeout(120_000)
            page.goto(f"http://127.0.0.1:{listening.getsockname()[1]}" + path.replace("{ar}", quote(arabic, safe="")))
            page.wait_for_load_state("networkidle")
            page.screenshot(path=DOCS / f"reading-room-{name}.png")
            page.close()
        browser.close()
        server.should_exit = True
        thread.join(20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
