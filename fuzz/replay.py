"""python fuzz/replay.py [FILE...]: the fuzzer's cases without the fuzzer, for other builds of the core (`make sanitize`).

Reads the files (findings, a corpus), or else every seed whole and damaged in ways that are the same in every run.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import cases

DAMAGES = 4  # of each seed


def every() -> Iterator[tuple[str, bytes]]:
    """The cases by name."""
    if len(sys.argv) > 1:
        yield from ((name, Path(name).read_bytes()) for name in sys.argv[1:])
        return
    chance = random.Random(7)
    for name, data in cases.seeds():
        yield name, data
        for turn in range(DAMAGES):
            yield f"{name}, damage {turn}", cases.damaged(data, chance)


def main() -> int:
    """1 where a case broke something that must hold; a sanitizer ends the process itself."""
    count = broken = 0
    for name, data in every():
        count += 1
        try:
            cases.one(data)
        except Exception as error:
            broken += 1
            print(f"{name}: {type(error).__name__}: {error}")
    print(f"{count} cases, {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
