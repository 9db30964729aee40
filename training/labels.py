"""Which blocks of a page a person counted as text: gold aligned to blocks.

The gold is a text, not a set of blocks, and words of it stand elsewhere in the page too. So each block is laid beside the
gold as a whole: three-word runs vote for a place in the gold, and the place nearest behind the block before wins. Blocks of
one or two words have no runs; they count only where the gold has just them between their neighbours. All copies of a text
get the same label.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def words(text: str) -> list[str]:
    """One token a word; a letter a word in scripts written without spaces."""
    return _WORD.findall(text.lower())


def align(blocks: list[list[str]], gold: list[str]) -> list[float]:
    """Of each block, the share of its words that the gold has at the block's place: 0..1."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(gold) - 2):
        places[tuple(gold[i : i + 3])].append(i)
    shares = [0.0] * len(blocks)
    spans: list[tuple[int, int] | None] = [None] * len(blocks)
    end = 0
    for i, block in enumerate(blocks):
        if len(block) < 3:
            continue
        shares[i], spans[i] = _lay(block, places, end)
        if shares[i] >= 0.5 and spans[i] is not None and len(block) >= 6:
            end = spans[i][1]  # type: ignore[index]
    _short(blocks, gold, shares, spans)
    return shares


def _lay(block: list[str], places: dict[tuple[str, ...], list[int]], end: int) -> tuple[float, tuple[int, int] | None]:
    votes: Counter[int] = Counter()
    runs = len(block) - 2
    hits = []
    for j in range(runs):
        found = places.get(tuple(block[j : j + 3]))
        if found and len(found) <= 40:
            for at in found:
                votes[at - j] += 1
            hits.append((j, found))
    if not votes:
        return 0.0, None
    most = max(votes.values())
    best = min(
        (d for d, n in votes.items() if n >= 0.7 * most), key=lambda d: abs(d - end) if d >= end - 3 else 10_000 + abs(d - end)
    )
    band = 3 + len(block) // 4
    covered = set()
    for j, found in hits:
        if any(abs(at - j - best) <= band for at in found):
            covered.update((j, j + 1, j + 2))
    return len(covered) / len(block), (max(0, best), best + len(block))


def _short(blocks: list[list[str]], gold: list[str], shares: list[float], spans: list[tuple[int, int] | None]) -> None:
    """Blocks of one or two words: part of the text where the gold goes on with them after the block before."""
    before = None
    for i, block in enumerate(blocks):
        if len(block) >= 3:
            if shares[i] >= 0.5:
                before = spans[i]
            elif len(block) > 12:
                before = None
            continue
        if not block or before is None:
            continue
        for at in range(max(0, before[1] - 2), before[1] + 3):
            if gold[at : at + len(block)] == block:
                shares[i], spans[i] = 1.0, (at, at + len(block))
                before = (at, at + len(block))
                break
