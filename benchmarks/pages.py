"""Pages to measure time and memory on: the news set where it is at hand, else the bundled newspaper."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from . import scorer


def load(limit: int | None = None) -> tuple[str, list[tuple[bytes, str | None]]]:
    """What the pages are called, and each page's bytes and address."""
    folder = scorer.shared()
    if folder is None:
        bundled = sorted((scorer.ROOT / "examples" / "pages").glob("*/page.html"))
        return "the bundled newspaper", [(path.read_bytes(), _address(path)) for path in bundled][:limit]
    root = folder / "pages" / "fundus"
    golds = [json.loads(line) for line in (root / "gold.jsonl").read_text("utf-8").splitlines()]
    return "fundus", [(gzip.decompress((root / f"{gold['key']}.html.gz").read_bytes()), gold["url"]) for gold in golds[:limit]]


def _address(page: Path) -> str | None:
    url: str | None = json.loads(page.with_name("capture.json").read_text("utf-8")).get("url")
    return url
