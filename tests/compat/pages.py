"""Bundled pages of every kind, for comparing calls."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "examples" / "pages"
SLUGS = "en-rich-body es-wordpress-threads en-live-blog ja-shift-jis he-rtl ru-windows-1251 hu-table-2003 th-no-spaces".split()
WALLS = ["en-bot-wall", "en-script-shell"]


def page(slug: str) -> tuple[bytes, str]:
    """A page's bytes and its address."""
    return (ROOT / slug / "page.html").read_bytes(), json.loads((ROOT / slug / "capture.json").read_text())["url"]
