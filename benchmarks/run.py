"""python -m benchmarks.run [--sets ...] [--readers ...] [--pages N]: all readers over all page sets, in one run.

Writes docs/benchmarks.md, docs/benchmarks.json, the plots beside them and the table of README.md. Where only some sets, readers
or pages were asked for, the same files are written under build/bench instead, to be looked at: nothing that is published
comes of a part. The whole takes about an hour: some peers need half a second a page. A peer that breaks on pages has them
counted (`errors`); one that breaks altogether stands in the tables as `broke`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path
from typing import Any

from . import plot, report, scorer

# Page set, page type; what its gold is.
SETS: dict[str, tuple[str, str | None, str]] = {
    "fundus": ("fundus", None, "98 news pages of 25 countries, gold by hand-written parsers of each site"),
    "daniel": ("daniel", None, "858 news pages of 2011-12 in five languages, no structured data, gold by people"),
    "wcxb articles": ("wcxb-dev", "article", "the articles of the WCXB benchmark's development split"),
    "wcxb": ("wcxb-dev", None, "1,496 web pages of seven kinds, the whole of it"),
    "trafilatura": ("trafilatura", None, "657 pages, mostly German, wanted and unwanted pieces of text"),
    "readability": ("readability", None, "130 pages of Mozilla Readability's tests"),
}
READERS = {
    "broadsheet": "broadsheet",
    "trafilatura": "trafilatura",
    "resiliparse": "resiliparse",
    "turbohtml": "turbohtml",
    "newspaper4k": "newspaper4k",
    "news_please": "news-please",
    "readability": "readability-lxml",
    "goose3": "goose3",
    "htmldate": "htmldate",
}
COLUMNS = {
    "text_f1": "text F1",
    "exact": "text exact",
    "shingle_f1": "4-shingle F1",
    "rouge_lsum": "ROUGE-Lsum",
    "seg_f1": "pieces F1",
    "para_recall": "paragraphs whole",
    "headline": "headline",
    "authors_f1": "authors F1",
    "author_exact": "author",
    "instant": "instant",
    "day": "day",
    "keywords_f1": "keywords F1",
    "image_recall": "images found",
    "image_precision": "images right",
    "cover_image": "lead image",
    "comments_found": "comments found",
    "comments_in_body": "comments in body",
    "errors": "errors",
    "ms_page": "ms a page",
}
NONE_COUNTS = frozenset({"comments_in_body", "exact"})  # figures of which none at all is an answer
# README: set, figure.
SHOWN = (
    ("fundus", "text_f1"),
    ("fundus", "exact"),
    ("daniel", "text_f1"),
    ("wcxb articles", "text_f1"),
    ("fundus", "headline"),
    ("fundus", "authors_f1"),
    ("fundus", "instant"),
    ("fundus", "image_recall"),
    ("fundus", "ms_page"),
)
PART = report.ROOT / "build" / "bench"  # where a part of a run is written
Figures = dict[str, dict[str, dict[str, Any]]]  # set -> reader -> figure -> number


def measure(sets: list[str], readers: list[str], most: int | None) -> Figures:
    figures: Figures = {}
    for name in sets:
        pages, only, _ = SETS[name]
        for reader in readers:
            try:
                measured = scorer.score(pages, reader, only, most)
            except subprocess.SubprocessError as error:
                measured = {"broke": _last_line(error)}
            figures.setdefault(name, {})[reader] = measured
            print(name, reader, json.dumps(measured), flush=True)
    return figures


def _last_line(error: subprocess.SubprocessError) -> str:
    said = str(getattr(error, "stderr", None) or "").strip().splitlines()
    return said[-1][:200] if said else str(error)[:200]


def cell(figures: dict[str, Any] | None, key: str) -> str:
    if figures and "broke" in figures:
        return "broke"
    value = (figures or {}).get(key)
    if key == "errors":
        return str(value or 0)
    if value is None or (not value and key not in NONE_COUNTS):
        return "-"  # nothing of the kind ever came back
    return f"{value:.1f}" if key == "ms_page" else f"{value:.3f}"


def label(reader: str) -> str:
    """A reader's name with its version; ours with the weights it was measured by."""
    name = report.versioned(READERS[reader])
    if reader != "broadsheet":
        return name
    return f"**{name}**, {'weights that never saw the site' if held_out() else 'shipped weights'}"


def held_out() -> bool:
    """Whether ours is scored by cross-validation."""
    return scorer.reader_name() == scorer.CROSS_VALIDATED


def set_table(of_set: dict[str, dict[str, Any]]) -> str:
    keys = [key for key in COLUMNS if any(one.get(key) for one in of_set.values())]
    rows = [[label(reader), *(cell(one, key) for key in keys)] for reader, one in of_set.items()]
    return report.table(["reader", *(COLUMNS[key] for key in keys)], rows)


def readme_table(figures: Figures) -> str:
    shown = [(name, key) for name, key in SHOWN if name in figures]
    rows = []
    for reader in READERS:
        of_reader = [of_set[reader] for of_set in figures.values() if reader in of_set]
        if of_reader and any(one.get("text_f1") or "broke" in one for one in of_reader):
            failed = sum(one.get("errors", 0) for one in of_reader)
            cells = [cell(figures[name].get(reader), key) for name, key in shown]
            rows.append([label(reader), *cells, str(failed)])
    return report.table(["reader", *(f"{COLUMNS[key]}, {name}" for name, key in shown), "pages it broke on"], rows)


def write(figures: Figures, root: Path, said: str) -> None:
    """All documents that hold these figures, under `root`."""
    whose = "the shipped weights, which learned from these sets"
    if held_out():
        whose = "weights that never saw the page's site (five folds)"
    sections = [f"All in one run by `make bench`. {said}.", f"Broadsheet's figures are by {whose}.", plot.shown("")]
    for name, of_set in figures.items():
        sections += [f"## {name}", f"Pages: {SETS[name][2]}.", set_table(of_set)]
        sections += [f"{READERS[reader]} broke: {one['broke']}" for reader, one in of_set.items() if "broke" in one]
    report.fill("docs/benchmarks.md", "figures", "\n\n".join(sections), root)
    day = said.partition(";")[0]
    short = f"{readme_table(figures)}\n\n{day}; Broadsheet by {whose}.\n\n{plot.shown('docs/')}"
    report.fill("README.md", "figures", short, root)
    plot.draw(figures, READERS, root / "docs")
    (root / "docs" / "benchmarks.json").write_text(json.dumps({"circumstances": said, "figures": figures}, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--readers", nargs="+", choices=list(READERS), default=list(READERS))
    parser.add_argument("--pages", type=int, help="only the first N pages of each set")
    asked = parser.parse_args()
    if scorer.shared() is None:
        print("the page sets are not here (BROADSHEET_SHARED names their folder): nothing was measured")
        return
    figures = measure(asked.sets, asked.readers, asked.pages)
    whole = len(asked.sets) == len(SETS) and len(asked.readers) == len(READERS) and not asked.pages
    said = report.circumstances(list(READERS.values()))
    write(figures, report.ROOT if whole else PART, said if whole else f"In part, {asked.pages or 'all'} pages a set. {said}")
    for name, of_set in figures.items():
        print(f"\n{name}\n{set_table(of_set)}")


if __name__ == "__main__":
    main()
