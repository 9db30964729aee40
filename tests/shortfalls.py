"""What the reader does not get right yet on the bundled newspaper: `python -m tests.shortfalls [--write]`.

Without an option the differences are counted beside the list in examples_shortfalls.json; with `--write` the list is made anew.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import broadsheet
from broadsheet import Article

PAGES = Path(__file__).resolve().parents[1] / "examples" / "pages"
SLUGS = sorted(path.parent.name for path in PAGES.glob("*/expected.json"))
LIST = Path(__file__).with_name("examples_shortfalls.json")


@cache
def expected(slug: str) -> dict[str, Any]:
    """The record written down for a page by hand."""
    record: dict[str, Any] = json.loads((PAGES / slug / "expected.json").read_text("utf-8"))
    return record


@cache
def article(slug: str) -> Article:
    """The record that the reader gives for a page."""
    capture = json.loads((PAGES / slug / "capture.json").read_text("utf-8"))
    return broadsheet.read((PAGES / slug / "page.html").read_bytes(), url=capture.get("url"), headers=capture.get("headers"))


@cache
def plain(slug: str) -> dict[str, Any]:
    """The reader's record as plain values."""
    return article(slug).to_dict()


def matches(slug: str, key: str) -> bool:
    """Whether a key of the reader's record is as written down."""
    return bool(plain(slug)[key] == expected(slug)[key])


def known() -> dict[str, list[str]]:
    """The keys of each page that are known not to match yet."""
    listed: dict[str, list[str]] = json.loads(LIST.read_text("utf-8")) if LIST.exists() else {}
    return listed


def found() -> dict[str, list[str]]:
    """The keys of each page that do not match now, in the record's order; pages without any are left out."""
    wrong = {slug: [key for key in expected(slug) if not matches(slug, key)] for slug in SLUGS}
    return {slug: keys for slug, keys in wrong.items() if keys}


def count(listed: dict[str, list[str]]) -> str:
    """How many keys fall short, in words."""
    total = sum(len(expected(slug)) for slug in SLUGS)
    return f"{sum(map(len, listed.values()))} of {total} keys on {len(listed)} of {len(SLUGS)} pages"


def main(arguments: list[str]) -> None:
    """Compare, and write the list where asked to."""
    before, now = known(), found()
    pairs = (
        {(slug, key) for slug, keys in before.items() for key in keys},
        {(slug, key) for slug, keys in now.items() for key in keys},
    )
    print(f"listed: {count(before)}\nnow:    {count(now)}")
    for sign, changed in ("+", pairs[1] - pairs[0]), ("-", pairs[0] - pairs[1]):
        for slug, key in sorted(changed):
            print(f"  {sign} {slug}: {key}")
    if arguments == ["--write"]:
        lines = ",\n".join(f"  {json.dumps(slug)}: {json.dumps(keys)}" for slug, keys in now.items())
        LIST.write_text(f"{{\n{lines}\n}}\n" if lines else "{}\n", "utf-8")
    elif arguments:
        raise SystemExit("usage: python -m tests.shortfalls [--write]")


if __name__ == "__main__":
    main(sys.argv[1:])
