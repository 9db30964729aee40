"""The page sets to learn from, and which site each page is of."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SETS = ("fundus", "wcxb-dev", "daniel", "trafilatura", "readability")
# Second levels under which sites register (co.uk, com.au): the name before them is the site.
_SECOND_LEVELS = frozenset("co com org net gov edu ac go ne or gob in web".split())
# Blog hosts, whose sites are their third levels.
_BLOG_HOSTS = frozenset("wordpress blogspot blogger tumblr substack medium github typepad".split())


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page with what a person says it holds."""

    set: str
    key: str
    html: bytes
    url: str | None
    gold: dict[str, Any]

    @property
    def site(self) -> str:
        """Registered domain; the page itself where it has no address."""
        host = (urlsplit(self.url).hostname or "") if self.url else ""
        if not host:
            return f"{self.set}:{self.key}"
        names = host.split(".")
        deep = 3 if len(names) > 2 and names[-2] in _SECOND_LEVELS and len(names[-1]) == 2 else 2
        if len(names) > 2 and names[-2] in _BLOG_HOSTS:
            deep = 3
        return ".".join(names[-deep:])


def folder() -> Path:
    """Where the page sets lie: BROADSHEET_SHARED, else ../shared beside the project. Raises SystemExit where there are none."""
    root = Path(os.environ.get("BROADSHEET_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "pages"
    if not root.is_dir():
        raise SystemExit(f"no page sets at {root}: set BROADSHEET_SHARED to the folder that holds pages/")
    return root


def load(name: str) -> Iterator[GoldPage]:
    """The pages of one set, in its order."""
    root = folder() / name
    with open(root / "gold.jsonl", encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            key, url = gold.pop("key"), gold.pop("url")
            yield GoldPage(name, key, gzip.decompress((root / f"{key}.html.gz").read_bytes()), url, gold)
