"""Bundled pages of every kind, for comparing calls."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "examples" / "pages"
SLUGS = "en-rich-body es-wordpress-threads en-live-blog ja-shift-jis he-rtl ru-windows-1251 hu-table-2003 th-no-spaces".split()
WALLS = ["en-bot-wall", "en-script-shell"]


def page(slug: str) -> tuple[bytes, str]:
    """A page's bytes and its address."""
    return (ROOT / slug / "page.html").read_bytes(), json.loads((ROOT / slug / "capture.json").read_text())["url"]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        slug = self.path.removeprefix("/")
        found = slug in SLUGS + WALLS
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page(slug)[0] if found else b"")

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """A server on loopback with the pages under their slugs; gives its address."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{running.server_port}"
    finally:
        running.shutdown()
        running.server_close()
