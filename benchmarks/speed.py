"""python -m benchmarks.speed [--rounds N]: CPU time a page for the whole record, beside peers, on the same pages in the same run.

Rounds are interleaved (each round every reader reads every page once), so that a busy machine slows all alike; the median
round counts. What all of them have imported is frozen before: a full collection of garbage would look through it, and fall to
one reader, mostly the same, each round.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable

from . import pages, report

Reader = Callable[[bytes, str | None], object]


def readers() -> dict[str, Reader]:
    """What is timed, by name; peers that are not installed are left out."""
    import broadsheet

    found: dict[str, Reader] = {
        "broadsheet, record with evidence": lambda html, url: broadsheet.read(html, url=url).to_json(),
        "broadsheet, record without evidence": lambda html, url: broadsheet.read(html, url=url, evidence=False).to_json(),
    }
    try:
        import trafilatura

        found["trafilatura, text with metadata"] = lambda html, url: trafilatura.bare_extraction(
            html, url=url, include_comments=True, with_metadata=True
        )
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import detect_encoding

        def resiliparse(html: bytes, url: str | None) -> object:
            text = html.decode(detect_encoding(html) or "utf-8", "replace")
            return extract_plain_text(text, main_content=True, alt_texts=False, noscript=True)

        found["resiliparse, main text alone"] = resiliparse
    except ImportError:
        pass
    return found


def measure(rounds: int) -> tuple[str, dict[str, float]]:
    """The name of the page set and the milliseconds a page of each reader."""
    name, loaded = pages.load()
    timed = readers()
    seconds: dict[str, list[float]] = {reader: [] for reader in timed}
    for turn in range(rounds + 1):  # the first warms up and does not count
        if turn == 1:
            gc.collect()
            gc.freeze()
        for reader, read in timed.items():
            started = time.process_time()
            for html, url in loaded:
                read(html, url)
            if turn:
                seconds[reader].append(time.process_time() - started)
    size = sum(len(html) for html, _ in loaded) / len(loaded) / 1000
    return f"{len(loaded)} pages of {name}, {size:.0f} KB on average", {
        reader: statistics.median(all_rounds) / len(loaded) * 1000 for reader, all_rounds in seconds.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    name, took = measure(rounds)
    ours = took["broadsheet, record with evidence"]
    rows = [[reader, f"{ms:.2f}", f"{ms / ours:.2f}"] for reader, ms in took.items()]
    text = report.table(["reader", "CPU ms a page", "ours = 1"], rows)
    said = report.circumstances(["broadsheet", "trafilatura", "resiliparse"])
    print(f"{name}, median of {rounds} rounds\n{text}")
    report.fill("docs/benchmarks.md", "speed", f"## Time\n\n{name}, median of {rounds} rounds. {said}.\n\n{text}")


if __name__ == "__main__":
    main()
