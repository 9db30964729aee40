"""python -m benchmarks.errors [SET...] [--worst N] [--pages N] [--output FILE]: where the reader is wrong.

Writes a page for the browser. Reads the sets (all, where none is named) by the models that never saw a page's site, where
the training has left such, and shows the worst pages of each set and field: what was lost, what was taken too much, the
evidence, the scores of the blocks. The file holds text of the pages and is nothing to publish.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training import pages

from benchmarks import report, scorer

from .judge import held_out, judge
from .show import report as page

OUTPUT = Path("build") / "errors.html"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(pages.SETS)}")
    parser.add_argument("--worst", type=int, default=12, help="pages shown a set and field (12)")
    parser.add_argument("--pages", type=int, help="read only the first N of each set")
    parser.add_argument("--output", type=Path, default=OUTPUT, help=f"({OUTPUT})")
    asked = parser.parse_args()
    if unknown := set(asked.sets) - set(pages.SETS):
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    if scorer.shared() is None:
        print("the page sets are not here (BROADSHEET_SHARED names their folder): nothing was read")
        return
    judged = {name: list(judge(pages.load(name), asked.pages)) for name in asked.sets or pages.SETS}
    whose = (
        "each page by weights that never saw its site" if held_out() else "by the shipped weights, which learned from these sets"
    )
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    asked.output.write_text(page(judged, asked.worst, f"{whose}. {report.circumstances(['broadsheet'])}."), encoding="utf-8")
    print(f"{asked.output}: {sum(map(len, judged.values()))} pages")


if __name__ == "__main__":
    main()
