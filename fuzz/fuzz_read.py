"""python fuzz/fuzz_read.py [-max_total_time=SECONDS] [CORPUS...]: coverage-guided fuzzing of `read` (Atheris).

Seeds are the bundled newspaper, cut into pieces of a size that mutation gets somewhere with. Every record must be one: ready
for JSON, the same after a round trip and without evidence, in bounded time and size. A finding is written to
`fuzz/findings/`; make a test of it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["broadsheet"]):
    import broadsheet

HERE = Path(__file__).parent
PAGES = HERE.parent / "examples" / "pages"
PIECE = 3000  # bytes of a seed
SECONDS = 1.0  # of CPU; a page of PIECE bytes takes a thousandth of it
WORDS = HERE / "words.dict"
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


def seed(folder: Path) -> None:
    """Pieces of the bundled pages: the head, and every stretch of body."""
    for page in sorted(PAGES.glob("*/page.html")):
        html = page.read_bytes()
        for at in range(0, len(html), PIECE):
            (folder / f"{page.parent.name}-{at}").write_bytes(html[at : at + PIECE])


def main() -> None:
    """Fuzz until the time is over or something breaks."""
    findings = HERE / "findings"
    findings.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        seed(Path(corpus))
        defaults = ["-max_len=6000", "-timeout=20", "-rss_limit_mb=2048", f"-dict={WORDS}", f"-artifact_prefix={findings}/"]
        atheris.Setup([sys.argv[0], *defaults, *sys.argv[1:], corpus], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
