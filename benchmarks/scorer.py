"""One reader over one page set, scored: `score("fundus", "broadsheet")`.

The scorer and the page sets are not part of the project (the pages are their publishers'): they lie in the folder that
BROADSHEET_SHARED names, by default `shared` beside the project. Where they are not, nothing is measured.

Broadsheet itself is scored by the weights that never saw the page's site, where the training left such (see
`training/crossval.py`): BROADSHEET_READER=module:function names another reader, BROADSHEET_READER=broadsheet:read the
shipped one.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 3 * 3600  # seconds for one reader over one set; the slowest peer takes half an hour for the largest
MOST = "BROADSHEET_PAGES"  # how many pages of a set, for the process that scores
CROSS_VALIDATED = "training.crossval:read"


def shared() -> Path | None:
    """The folder with scorer and pages; None where it is not there."""
    folder = Path(os.environ.get("BROADSHEET_SHARED") or ROOT.parent / "shared").resolve()
    return folder if (folder / "bench" / "score.py").is_file() else None


def reader_name() -> str:
    """What is scored as `broadsheet`: "module:function"."""
    chosen = os.environ.get("BROADSHEET_READER")
    if chosen:
        return chosen
    held_out = (ROOT / "training" / "crossval.py").is_file() and (ROOT / "training" / "folds" / "index.json").is_file()
    return CROSS_VALIDATED if held_out else "broadsheet:read"


def score(pages: str, reader: str, only: str | None = None, most: int | None = None) -> dict[str, Any]:
    """The figures of the scorer (shared/bench/score.py says what each means) over the pages of a kind, the first `most` of them.

    Runs in a process of its own. Raises subprocess.SubprocessError where that breaks, or does not end.
    """
    command = [sys.executable, "-m", "benchmarks.scorer", pages, reader, "--json", *(["--only", only] if only else [])]
    environment = {**os.environ, **({MOST: str(most)} if most else {})}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=LONGEST)
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def main() -> None:
    folder = shared()
    if folder is None:
        sys.exit("no page sets: BROADSHEET_SHARED names the folder that holds bench/ and pages/")
    sys.path.insert(0, str(folder / "bench"))
    module, _, function = reader_name().partition(":")
    import broadsheet

    broadsheet.read = getattr(importlib.import_module(module), function)
    module_of_scorer = importlib.import_module("score")
    module_of_scorer.main(_limited(module_of_scorer.SETS))


def _limited(sets: dict[str, Callable[[], Iterable[Any]]]) -> dict[str, Callable[[], Iterable[Any]]]:
    """The sets, each cut behind as many pages of the asked kind (`--only`) as the environment says; whole where it says none."""
    most = os.environ.get(MOST)
    if not most:
        return sets
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None

    def cut(pages: Callable[[], Iterable[Any]]) -> Callable[[], Iterable[Any]]:
        return lambda: islice((page for page in pages() if not only or page.gold.get("page_type") == only), int(most))

    return {name: cut(pages) for name, pages in sets.items()}


if __name__ == "__main__":
    main()
