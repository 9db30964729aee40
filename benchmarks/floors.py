"""python -m benchmarks.floors [--write]: no figure may fall below the floor that floors.json sets.

The floors are measured with the shipped weights, which learned from these sets: they watch for damage, they claim nothing
(docs/benchmarks.md does). `--write` raises them to a little under what is measured now; to lower one is a
decision, made by hand.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from . import scorer

FILE = Path(__file__).with_name("floors.json")
SLACK = 0.004  # what may come and go by a page or two
WATCHED = (
    "text_f1",
    "exact",
    "para_recall",
    "seg_f1",
    "headline",
    "authors_f1",
    "author_exact",
    "instant",
    "day",
    "keywords_f1",
    "image_recall",
    "image_precision",
    "cover_image",
    "comments_found",
)


def fallen(pages: str, floors: dict[str, float]) -> list[str]:
    """What is below its floor on this page set, in words."""
    figures = scorer.score(pages, "broadsheet")
    if figures["errors"]:
        return [f"{pages}: {figures['errors']} errors, {figures.get('first_error')}"]
    return [f"{pages} {key}: {figures.get(key, 0)} < {floor}" for key, floor in floors.items() if figures.get(key, 0) < floor]


def write() -> None:
    """Raise all floors to what is measured now; none comes down by it."""
    floors = {}
    for pages, before in json.loads(FILE.read_text()).items():
        figures = scorer.score(pages, "broadsheet")
        floors[pages] = {key: max(before.get(key, 0), round(figures[key] - SLACK, 3)) for key in WATCHED if key in figures}
    FILE.write_text(json.dumps(floors, indent=1) + "\n")


def main() -> int:
    if scorer.shared() is None:
        print("the page sets are not here: nothing was checked")
        return 0
    if "--write" in sys.argv:
        write()
    below = [line for pages, floors in json.loads(FILE.read_text()).items() for line in fallen(pages, floors)]
    print("\n".join(below) or "all figures stand")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
