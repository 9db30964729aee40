"""Tables for people, written between two marks of a document."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    lines = ["| " + " | ".join(header) + " |", "|---|" + "---:|" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def fill(document: str, mark: str, text: str, root: Path = ROOT) -> None:
    """Put `text` between `<!-- mark -->` and `<!-- /mark -->` of a document; at its end where the marks are missing."""
    path = root / document
    path.parent.mkdir(parents=True, exist_ok=True)
    content = path.read_text() if path.exists() else ""
    start, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    if start not in content:
        content = f"{content.rstrip()}\n\n{start}\n{end}\n".lstrip()
    before, _, rest = content.partition(start)
    path.write_text(f"{before}{start}\n{text.strip()}\n{end}{rest.partition(end)[2]}")


def circumstances(packages: Sequence[str]) -> str:
    """Day, interpreter, processor and versions: what a figure has to be read with."""
    found = ", ".join(map(versioned, packages))
    return f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()} on {_processor()}; {found}"


def versioned(package: str) -> str:
    """A package's name with its version."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} (not installed)"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
