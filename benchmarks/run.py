"""python -m benchmarks.run [--sets ...] [--readers ...]: all readers over all page sets, in one run.

Writes docs/benchmarks.md, docs/benchmarks.json and the table of README.md, where all sets and readers were run; prints only,
where some were chosen. Takes about an hour: some peers need half a second a page.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from typing import Any

from . import report, scorer

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
# README: set, figure.
SHOWN = (
    ("fundus", "text_f1"),
    ("daniel", "text_f1"),
    ("wcxb articles", "text_f1"),
    ("fundus", "headline"),
    ("fundus", "authors_f1"),
    ("fundus", "instant"),
    ("fundus", "image_recall"),
    ("fundus", "ms_page"),
)
Figures = dict[str, dict[str, dict[str, Any]]]  # set -> reader -> figure -> number


def measure(sets: list[str], readers: list[str]) -> Figures:
    figures: Figures = {}
    for name in sets:
        pages, only, _ = SETS[name]
        for reader in readers:
            try:
                figures.setdefault(name, {})[reader] = scorer.score(pages, reader, only)
            except subprocess.CalledProcessError as error:
                print(f"{name} {reader}: {error.stderr.strip().splitlines()[-1:]}")
                continue
            print(name, json.dumps(figures[name][reader]), flush=True)
    return figures


def cell(figures: dict[str, Any] | None, key: str) -> str:
    value = (figures or {}).get(key)
    if not value and key != "comments_in_body":
        return "-"  # nothing of the kind ever came back
    return f"{value:.1f}" if key == "ms_page" else f"{value:.3f}" if isinstance(value, float) else str(value)


def set_table(of_set: dict[str, dict[str, Any]]) -> str:
    keys = [key for key in COLUMNS if any(one.get(key) for one in of_set.values())]
    rows = [[READERS[reader], *(cell(one, key) for key in keys)] for reader, one in of_set.items()]
    return report.table(["reader", *(COLUMNS[key] for key in keys)], rows)


def readme_table(figures: Figures) -> str:
    header = ["reader", *(f"{COLUMNS[key]}, {name}" for name, key in SHOWN)]
    rows = []
    for reader, package in READERS.items():
        cells = [cell(figures.get(name, {}).get(reader), key) for name, key in SHOWN]
        rows.append([f"**{package}**" if reader == "broadsheet" else package, *cells])
    return report.table(header, rows)


def write(figures: Figures) -> None:
    said = report.circumstances(["broadsheet", *(package for reader, package in READERS.items() if reader != "broadsheet")])
    held_out = scorer.reader_name() == scorer.CROSS_VALIDATED
    whose = "weights that never saw the page's site (five folds)" if held_out else "the shipped weights, trained on these sets"
    sections = [f"All in one run by `make bench`. {said}.", f"Broadsheet's figures are by {whose}."]
    for name, of_set in figures.items():
        sections += [f"## {name}", f"Pages: {SETS[name][2]}.", set_table(of_set)]
    report.fill("docs/benchmarks.md", "figures", "\n\n".join(sections))
    report.fill("README.md", "figures", readme_table(figures))
    (report.ROOT / "docs" / "benchmarks.json").write_text(
        json.dumps({"circumstances": said, "figures": figures}, indent=1) + "\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--readers", nargs="+", choices=list(READERS), default=list(READERS))
    asked = parser.parse_args()
    if scorer.shared() is None:
        print("the page sets are not here (BROADSHEET_SHARED names their folder): nothing was measured")
        return
    figures = measure(asked.sets, asked.readers)
    if len(asked.sets) == len(SETS) and len(asked.readers) == len(READERS):
        write(figures)
    for name, of_set in figures.items():
        print(f"\n{name}\n{set_table(of_set)}")


if __name__ == "__main__":
    main()
