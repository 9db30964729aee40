"""What a fuzzer feeds to `read`, and what must hold for it. Used by the fuzzer, and by replay.py without one."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import broadsheet

HERE = Path(__file__).parent
PAGES = HERE.parent / "examples" / "pages"
WORDS = HERE / "words.dict"
PIECE = 3000  # bytes of a seed: a size that mutation gets somewhere with
# Of CPU; a page of PIECE bytes takes a thousandth of it. Sanitizers and the like say how much slower they are.
SECONDS = 1.0 * float(os.environ.get("BROADSHEET_SLOWER", "1"))
URL = "https://quay.example/2024/01/09/harbour.html"


def one(data: bytes) -> None:
    """What must hold for every page."""
    started = time.process_time()
    article = broadsheet.read(data, url=URL)
    took = time.process_time() - started
    plain = article.to_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain, "not JSON"
    assert broadsheet.Article.from_dict(plain) == article, "not the same after a round trip"
    bare = broadsheet.read(data, url=URL, evidence=False).to_dict()
    assert bare == {**plain, "evidence": {}}, "not the same without evidence"
    assert took < SECONDS, f"{took:.1f} s"
    assert len(article.to_json()) < 60 * len(data) + 20_000, "grew"
    assert isinstance(article.markdown, str)


def seeds() -> Iterator[tuple[str, bytes]]:
    """Pieces of the bundled pages by name: the head, and every stretch of body."""
    for page in sorted(PAGES.glob("*/page.html")):
        html = page.read_bytes()
        for at in range(0, len(html), PIECE):
            yield f"{page.parent.name}-{at}", html[at : at + PIECE]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The piece with some of its bytes lost, doubled, changed, or a tag of the dictionary among them."""
    words = [line.split(b'"')[1] for line in WORDS.read_bytes().splitlines() if line.count(b'"') >= 2]
    for _ in range(chance.randrange(1, 9)):
        at, size = chance.randrange(len(data) + 1), chance.randrange(1, 200)
        middle = chance.choice((b"", data[at : at + size] * 2, chance.randbytes(3), chance.choice(words)))
        data = data[:at] + middle + data[at + (size if not middle else 0) :]
    return data
