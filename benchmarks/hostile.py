"""python -m benchmarks.hostile [WORDS...]: read every hostile page at its full size and show what it cost.

Each page is read in a process of its own; CPU seconds and peak memory (the page itself and the interpreter among it) stand in the
table. Ends with 1 where a page takes more than the limits that docs/hardening.md promises, or raises. WORDS choose
pages by name.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from .hostile_pages import PAGES

SECONDS = 5.0
MEGABYTES = 300


def read_one(number: int) -> None:
    """Read one page and print what it cost; runs in the child."""
    import broadsheet

    broadsheet.read(b"<p>warm up</p>")
    html = PAGES[number].make(PAGES[number].full)
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak that making the page took
    started = time.process_time()
    article = broadsheet.read(html, url="https://quay.example/2024/01/09/harbour.html")
    seconds = time.process_time() - started
    record = article.to_json()
    peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("utf-8"))[1]) / 1024  # type: ignore[index]
    print(json.dumps({"mb": len(html) / 1e6, "seconds": seconds, "peak": peak, "record": len(record) / 1e6}))


def measure(number: int) -> dict[str, float] | str:
    """What the page cost, or what went wrong."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", "benchmarks.hostile", "--one", str(number)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "no end within two minutes"
    if child.returncode:
        return (child.stderr.strip().splitlines() or [f"ended with {child.returncode}"])[-1][:90]
    cost: dict[str, float] = json.loads(child.stdout)
    return cost


def main(words: list[str]) -> int:
    failed = 0
    print(f"| page | MB | CPU s | peak MB | record MB |\n|{'---|' * 5}")
    for number, page in enumerate(PAGES):
        if words and not any(word in page.name for word in words):
            continue
        cost = measure(number)
        if isinstance(cost, str):
            failed += 1
            print(f"| {page.name} | | **{cost}** | | |", flush=True)
            continue
        bad = cost["seconds"] > SECONDS or cost["peak"] > MEGABYTES
        failed += bad
        name = page.name.replace("|", "\\|")
        row = f"{name} | {cost['mb']:.1f} | {cost['seconds']:.2f} | {cost['peak']:.0f} | {cost['record']:.2f}"
        print(f"| **{row}** |" if bad else f"| {row} |", flush=True)
    print(f"\n{failed} beyond {SECONDS:.0f} s or {MEGABYTES} MB")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        read_one(int(sys.argv[2]))
    else:
        sys.exit(main(sys.argv[1:]))
