"""python -m benchmarks.scale_peers [--datatrove PYTHON] [--newsplease PYTHON] [--pages N] [--set NAME] [--times N]: side by side.

The same WARC files in the same run, one worker each: Broadsheet's crawl, datatrove's local executor with trafilatura (WarcReader,
Trafilatura, JsonlWriter), the same with resiliparse's main text in trafilatura's place, which is the least that an extractor
takes there, and news-please's `from_warc`. PYTHON is an interpreter that has the peers (datatrove, trafilatura with
lxml_html_clean, resiliparse); without it, they are left out. Each page of a set is packed `--times` over, under other addresses,
so that a small one does not measure the start of the processes. Exactness is the mean word F1 of the texts against a page set's
gold, over all of its pages: a page that gives no text has 0. What is timed is the crawl as it ships; its exactness is that of
another pass, in which each page is read by weights that never saw its site, where the training has left such.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import report, scorer, warcs

FILES = 2
MOST_SLOW = 200  # pages of a set that news-please is given: it takes a third of a second for one

_DATATROVE = """
import sys
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import JsonlWriter

class Resiliparse(BaseExtractor):
    def __init__(self, timeout):
        super().__init__(timeout)

    def extract(self, text):
        from resiliparse.extract.html2text import extract_plain_text
        return extract_plain_text(text, main_content=True, alt_texts=False, noscript=True)

if __name__ == "__main__":
    steps = [WarcReader(sys.argv[1], glob_pattern="*.warc.gz"), EXTRACTOR, JsonlWriter(sys.argv[2])]
    LocalPipelineExecutor(steps, tasks=int(sys.argv[3]), workers=1, logging_dir=sys.argv[2] + "-logs").run()
"""
# trafilatura as it is by default, which gives it its best F1 here: datatrove's own default favours precision and removes repeats
TRAFILATURA = _DATATROVE.replace("EXTRACTOR", "Trafilatura(favour_precision=False, deduplicate=False, timeout=30.0)")
RESILIPARSE = _DATATROVE.replace("EXTRACTOR", "Resiliparse(timeout=30.0)")

NEWSPLEASE = """
import gzip, json, sys
from pathlib import Path
from newsplease import NewsPlease
from warcio.archiveiterator import ArchiveIterator

with gzip.open(Path(sys.argv[2]) / "0.jsonl.gz", "wt") as out:
    for path in sorted(Path(sys.argv[1]).glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response":
                    url = record.rec_headers.get_header("WARC-Target-URI")
                    try:
                        text = NewsPlease.from_warc(record, decode_errors="replace", fetch_images=False).maintext
                    except Exception:
                        continue
                    out.write(json.dumps({"text": text or "", "metadata": {"url": url}}) + "\\n")
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a crawl took and gave."""

    seconds: float
    cpu_seconds: float
    texts: dict[str, str]  # by address


def _run(command: list[str], texts: Callable[[], dict[str, str]]) -> Taken:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr[-3000:])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(seconds, cpu, texts())


def broadsheet(archives: Path, out: Path) -> Taken:
    """Our own crawl, as a person would start it."""
    from broadsheet.scale.table import rows

    command = [sys.executable, "-m", "broadsheet", "crawl", str(archives), "-o", str(out), "--workers", "1"]
    return _run(command, lambda: {str(row.article.url): row.article.text for row in rows(str(out))})


def held_out(archives: Path, out: Path) -> dict[str, str] | None:
    """The texts of a crawl by weights that never saw a page's site; None where there are none."""
    from broadsheet.scale import Job, LocalEngine, crawl
    from broadsheet.scale.table import rows

    if scorer.reader_name() != scorer.CROSS_VALIDATED:
        return None
    job = Job(str(out), ("url", "text"), reader=scorer.CROSS_VALIDATED)
    crawl([str(archives)], job, LocalEngine(1), lambda plan, events: deque(events, maxlen=0))
    return {str(row.article.url): row.article.text for row in rows(str(out))}


def peer(python: str, script: str, archives: Path, out: Path) -> Taken:
    """A peer's, in its own interpreter."""
    out.mkdir()
    path = out.with_suffix(".py")
    path.write_text(script)
    return _run([python, str(path), str(archives), str(out), str(FILES)], lambda: _jsonl(out))


def _jsonl(out: Path) -> dict[str, str]:
    found = {}
    for path in sorted(out.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                plain = json.loads(line)
                found[plain["metadata"]["url"]] = plain["text"] or ""
    return found


def exactness(name: str, texts: dict[str, str]) -> float:
    """Mean word F1 over a page set."""
    score: Any = importlib.import_module("score")
    root = scorer.shared() / "pages" / name  # type: ignore[operator]
    golds = [json.loads(line) for line in (root / "gold.jsonl").read_text("utf-8").split("\n") if line]
    found = []
    for gold, page in zip(golds, warcs.visible(name), strict=True):
        if "text" in gold:
            text = texts.get(page.url, "")
            found.append(max(score.word_f1(text, one)[0] for one in score.variants(gold)))
    return sum(found) / len(found)


def compare(name: str, archives: Path, readers: dict[str, Callable[[Path, Path], Taken]], pages: int) -> list[list[str]]:
    """Rows of the table for one set of archives."""
    quick = {reader: crawl for reader, crawl in readers.items() if pages <= MOST_SLOW or "news-please" not in reader}
    out = archives.parent
    taken = {reader: crawl(archives, out / f"{name}-{number}") for number, (reader, crawl) in enumerate(quick.items())}
    ours = taken["broadsheet crawl"]
    rows = []
    for reader, one in taken.items():
        texts = (one is ours and held_out(archives, out / f"{name}-held-out")) or one.texts
        f1 = f"{exactness(name, texts):.3f}" if name != "newspaper" else "-"
        ms, times = one.cpu_seconds / pages * 1000, one.cpu_seconds / ours.cpu_seconds
        rows.append([reader, name, f"{pages:,}", f"{len(one.texts):,}", f"{one.seconds:.1f}", f"{ms:.1f}", f"{times:.1f}", f1])
        print(*rows[-1], sep="\t", flush=True)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--datatrove", metavar="PYTHON")
    parser.add_argument("--newsplease", metavar="PYTHON")
    parser.add_argument("--pages", type=int, default=0, help="of the newspaper's variations")
    parser.add_argument("--set", action="append", default=[], help="a visible page set; may be repeated")
    parser.add_argument("--times", type=int, default=1, help="how often each page of a set is there")
    asked = parser.parse_args()
    readers: dict[str, Callable[[Path, Path], Taken]] = {"broadsheet crawl": broadsheet}
    if asked.datatrove:
        readers["datatrove, trafilatura"] = lambda archives, out: peer(asked.datatrove, TRAFILATURA, archives, out)
        readers["datatrove, resiliparse"] = lambda archives, out: peer(asked.datatrove, RESILIPARSE, archives, out)
    if asked.newsplease:
        readers["news-please, from_warc"] = lambda archives, out: peer(asked.newsplease, NEWSPLEASE, archives, out)
    if folder := scorer.shared():
        sys.path.insert(0, str(folder / "bench"))
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as temporary:
        sets = {name: list(warcs.repeated(warcs.visible(name), asked.times)) for name in asked.set}
        for name, pages in sets.items():
            archives = Path(temporary) / name
            warcs.write(archives, iter(pages), files=FILES, pages_a_file=-(-len(pages) // FILES))
            rows += compare(name, archives, readers, len(pages))
        if asked.pages:
            archives = Path(temporary) / "newspaper"
            warcs.write(archives, warcs.variations(), files=FILES, pages_a_file=asked.pages // FILES)
            rows += compare("newspaper", archives, readers, asked.pages)
    header = ["crawl, one worker", "archives", "pages", "with text", "seconds", "CPU ms a page", "ours = 1", "word F1"]
    text = report.table(header, rows)
    report.fill("docs/scale.md", "peers", f"{report.circumstances(['broadsheet'])}.\n\n{text}")


if __name__ == "__main__":
    main()
