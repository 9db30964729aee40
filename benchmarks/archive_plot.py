"""How an archive grows, as a picture: python -m benchmarks.archive_plot sqlite.jsonl postgresql.jsonl floor.jsonl

Each file holds what benchmarks/archive_scale.py wrote, and is called by its name. Writes docs/archive-light.svg and -dark.svg, and
prints the table of docs/archive.md.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from .plot import INKS
from .report import ROOT, table

Line = dict[str, Any]
LINES = {"sqlite": ("SQLite", "-", "o"), "postgresql": ("PostgreSQL", "--", "s"), "floor": ("plain FTS5", ":", "^")}
# What each panel shows of a line where it was measured, and what is written over it.
PANELS = (
    ("search of two words, p50 and p95: CPU ms", lambda line: [line["search"].get("cpu_p50"), line["search"].get("cpu_p95")]),
    ("to keep an article: CPU ms", lambda line: [line.get("cpu_ms")]),
    ("of that, looking for copies: CPU ms", lambda line: [line.get("copies_cpu_ms")]),
    ("an article in the database: KB", lambda line: [line["database_bytes"] / 1000 if "database_bytes" in line else None]),
)


def main() -> None:
    """Draw and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="+", type=Path)
    found = {path.stem: [json.loads(line) for line in path.read_text().splitlines()] for path in options.parse_args().files}
    print(told(found))
    draw(found, ROOT / "docs")


def told(found: dict[str, list[Line]]) -> str:
    """The figures as a table."""
    head = [
        "", "articles", "articles a second", "CPU ms an article", "of that, looking for copies", "KB in the database", "KB of WARC",
        "search p50, CPU ms", "p95", "p50 by the clock", "p95",
    ]  # fmt: skip
    rows = [
        [
            LINES[name][0], f"{line['articles']:,}", _number(line, "a_second", 1, 0), _number(line, "cpu_ms", 1, 2),
            _number(line, "copies_cpu_ms", 1, 2), _number(line, "database_bytes", 1000, 1), _number(line, "warc_bytes", 1000, 1),
            *(_number(line["search"], key, 1, 1) for key in ("cpu_p50", "cpu_p95", "p50", "p95")),
        ]
        for name, lines in found.items()
        for line in lines
    ]  # fmt: skip
    return table(head, rows)


def _number(line: Line, key: str, unit: float, places: int) -> str:
    return f"{line[key] / unit:.{places}f}" if key in line else ""


def draw(found: dict[str, list[Line]], folder: Path) -> None:
    """Write both pictures."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    for shade, (ink, grey, ours) in INKS.items():
        style = {"svg.hashsalt": "broadsheet", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9}
        colours = dict.fromkeys(("text.color", "axes.labelcolor", "axes.titlecolor", "xtick.color", "ytick.color"), ink)
        with mpl.rc_context({**style, **colours, "axes.edgecolor": grey}):
            sheet, axes = plt.subplots(2, 2, figsize=(8.2, 5.6), layout="constrained")
            for axis, (title, of) in zip(axes.flat, PANELS, strict=True):
                for name, lines in found.items():
                    _line(axis, name, lines, of, grey if name == "floor" else ours)
                axis.set(xscale="log", ylim=(0, None), xlabel="articles")
                axis.xaxis.set_major_formatter("{x:,.0f}")
                axis.set_title(title, loc="left", fontsize=9)
            axes.flat[0].legend(frameon=False, labelcolor=ink)
            sheet.savefig(folder / f"archive-{shade}.svg", transparent=True, metadata={"Date": None, "Creator": None})
            plt.close(sheet)


def _line(axis: Any, name: str, lines: list[Line], of: Any, colour: str) -> None:
    said, dashes, sign = LINES[name]
    columns = zip(*(of(line) for line in lines), strict=True)
    for n, values in enumerate(columns):
        known = [(line["articles"], value) for line, value in zip(lines, values, strict=True) if value is not None]
        label = said if n == 0 else None
        axis.plot(
            [at for at, _ in known], [value for _, value in known], dashes, marker=sign, markersize=3, color=colour, label=label
        )


if __name__ == "__main__":
    main()
