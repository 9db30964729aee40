"""Two texts word by word: what only the gold has (lost), what only we have (extra), what both have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# A word, a letter of a script that is written without spaces, or a line break.
_TOKEN = re.compile(r"\n+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
MOST_LINES = 1500  # a page longer than this is compared up to here: comparing takes the square of it
MOST_TOKENS = 1500  # within a stretch of lines that differ
SHOWN = 14  # words of an equal stretch that are shown at either end


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text."""

    kind: Literal["same", "lost", "extra", "gap"]
    text: str  # of a gap: how much was left out, in words


def marked(gold: str, got: str) -> list[Mark]:
    """The stretches in order. Lines are laid side by side first, and words only within lines that differ."""
    wanted, given = ([line for line in text.split("\n") if line.strip()][:MOST_LINES] for text in (gold, got))
    matcher = SequenceMatcher(None, [_folded(line) for line in wanted], [_folded(line) for line in given], autojunk=False)
    marks: list[Mark] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            marks.extend(_short("\n".join(wanted[a:b])))
        else:
            marks.extend(_words("\n".join(wanted[a:b]), "\n".join(given[c:d])))
        marks.append(Mark("same", "\n"))
    return marks


def _folded(line: str) -> str:
    return " ".join(line.casefold().split())


def _words(gold: str, got: str) -> Iterator[Mark]:
    wanted, given = _TOKEN.findall(gold), _TOKEN.findall(got)
    if not wanted or not given or max(len(wanted), len(given)) > MOST_TOKENS:
        yield from (Mark(kind, text) for kind, text in (("lost", gold), ("extra", got)) if text)  # type: ignore[arg-type]
        return
    matcher = SequenceMatcher(None, [one.casefold() for one in wanted], [one.casefold() for one in given], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from _short(_joined(given[c:d]))
        else:
            if a < b:
                yield Mark("lost", _joined(wanted[a:b]))
            if c < d:
                yield Mark("extra", _joined(given[c:d]))


def _joined(tokens: list[str]) -> str:
    text = " ".join(tokens)
    return re.sub(r"(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])", "", text)


def _short(text: str) -> Iterator[Mark]:
    """Equal text: its ends, and how much is between."""
    tokens = _TOKEN.findall(text)
    if len(tokens) <= 2 * SHOWN + 10:
        yield Mark("same", text)
        return
    yield Mark("same", _joined(tokens[:SHOWN]))
    yield Mark("gap", f"{len(tokens) - 2 * SHOWN} words the same")
    yield Mark("same", _joined(tokens[-SHOWN:]))
