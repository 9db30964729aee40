"""The bundled newspaper by weights that have seen four fifths of the sites: `python -m benchmarks.bundled [-v]`.

The shipped weights get some lines right by little. What others, as good but for some sites, get wrong shows which.
"""

from __future__ import annotations

import difflib
import json
import sys
from pathlib import Path
from typing import Any

from tests.shortfalls import PAGES, SLUGS, expected
from training.crossval import FOLDS

from broadsheet.model import BodyModel
from broadsheet.read import read_with


def differing(model: BodyModel, slug: str) -> tuple[list[str], list[str]]:
    """The keys of a page that do not come out as written down, and the lines of its text that differ."""
    capture: dict[str, Any] = json.loads((PAGES / slug / "capture.json").read_bytes())
    html = (PAGES / slug / "page.html").read_bytes()
    found = read_with(model, html, capture.get("url"), capture.get("headers"), evidence=False).to_dict()
    wanted = expected(slug)
    lines = difflib.unified_diff((wanted["text"] or "").split("\n"), (found["text"] or "").split("\n"), lineterm="", n=0)
    changed = [line for line in lines if line[1:].strip() and not line.startswith(("---", "+++", "@@"))]
    return [key for key in wanted if found[key] != wanted[key]], changed


def main(arguments: list[str]) -> None:
    """Count, by fold and in all; with `-v` the lines, too."""
    total = 0
    for path in sorted(Path(FOLDS).glob("*.bin")):
        model = BodyModel(path.read_bytes(), str(path))
        pages = {slug: differing(model, slug) for slug in SLUGS}
        keys = sum(len(keys) for keys, _ in pages.values())
        total += keys
        print(f"{path.stem}: {keys} keys on {sum(bool(keys) for keys, _ in pages.values())} of {len(pages)} pages differ")
        for slug, (_, lines) in pages.items() if arguments == ["-v"] else ():
            print(*(f"    {slug}: {line}" for line in lines), sep="\n", end="\n" if lines else "")
    print(f"in all: {total}")


if __name__ == "__main__":
    main(sys.argv[1:])
