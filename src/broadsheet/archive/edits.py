"""What was done to one text: words added and removed, and whether a number, a name or a quotation is among them. Pure."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from .answers import Piece

# A word, a letter of a script without spaces, a number with its separators, or a sign; white space goes with what it follows.
_NUMBER = r"\d+(?:[.,:\u00a0\u202f']\d+)*[%‰]?"
_SPACELESS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_LETTERS = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_UNIT = re.compile(rf"{_NUMBER}|{_SPACELESS}|{_LETTERS}|[^\w\s]|_|\S")
_WORD = re.compile(rf"{_NUMBER}|(?P<run>{_SPACELESS}+)|{_LETTERS}")
_SAME_SIGNS = str.maketrans(
    dict.fromkeys("’‘‚ʼ‹›", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("–—‑‐−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff\u2060", "")
    | {"…": "..."}
)
_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』|\"([^\"]+)\"|‘([^‘’]{8,})’")
_SENTENCE_END = re.compile(r"[.!?:…\"“”„«»'‘’(—–-]$")
_MOST_UNITS = 6000  # of both texts: what is longer is compared by words that it has, without their order


@lru_cache(maxsize=4096)
def typography(text: str) -> str:
    """`text` without what typesetting alone changes: kinds of quotation marks and dashes, spaces, invisible marks."""
    return " ".join(re.sub(r"\s*([\"\-])\s*", r"\1", unicodedata.normalize("NFKC", text.translate(_SAME_SIGNS))).split())


def words(text: str) -> Counter[str]:
    """The words of a text (pairs of letters, in scripts without spaces), with how often each stands there, to see whether two are
    alike."""
    out: Counter[str] = Counter()
    for found in _WORD.finditer(text.translate(_SAME_SIGNS).casefold()):
        word = found[0]
        if found["run"] and len(word) > 1:
            out.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            out[word] += 1
    return out


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How alike two texts are: 0 to 1. One that holds the other whole is alike too, unless it is tiny."""
    smaller = min(one.total(), other.total())
    return max(shared(one, other), 0.9 * (one & other).total() / smaller if smaller >= 8 else 0.0)


def shared(one: Counter[str], other: Counter[str]) -> float:
    """The share of their words that two texts have in common: 0 to 1."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """`after` as it came from `before`: what stayed, what was added, what was removed, in order."""
    old, new = _units(before), _units(after)
    if len(old) + len(new) > _MOST_UNITS:
        return (Piece("removed", before), Piece("added", after))
    out: list[Piece] = []
    for op, i, j, k, m in _opcodes(old, new):
        if op == "equal":
            out.append(Piece("same", "".join(new[k:m])))
            continue
        if j > i:
            out.append(Piece("removed", "".join(old[i:j])))
        if m > k:
            out.append(Piece("added", "".join(new[k:m])))
    return tuple(out)


def touches(before: str, after: str) -> tuple[str, ...]:
    """Which of number, name and quotation the edit changed."""
    old, new = _units(before), _units(after)
    if len(old) + len(new) > _MOST_UNITS:
        return ()
    out: list[str] = []
    changed = [(old, i, j) for op, i, j, _, _ in _opcodes(old, new) if op != "equal"]
    changed += [(new, k, m) for op, _, _, k, m in _opcodes(old, new) if op != "equal"]
    if any(any(unit[0].isdigit() for unit in units[i:j]) for units, i, j in changed):
        out.append("number")
    if any(_name(units, n) for units, i, j in changed for n in range(i, j)):
        out.append("name")
    if Counter(_quotes(before)) != Counter(_quotes(after)):
        out.append("quotation")
    return tuple(out)


def _units(text: str) -> list[str]:
    """The units of a text, each with the white space behind it."""
    found = [(unit.start(), unit.end()) for unit in _UNIT.finditer(text)]
    ends = [start for start, _ in found[1:]] + [len(text)]
    return [text[start:end] for (start, _), end in zip(found, ends, strict=True)]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    key = [typography(unit).strip() for unit in old], [typography(unit).strip() for unit in new]
    return difflib.SequenceMatcher(None, *key, autojunk=False).get_opcodes()


def _name(units: Sequence[str], n: int) -> bool:
    """Whether a unit is a capitalised word where no sentence begins: a name, in scripts that have capitals."""
    word = units[n].strip()
    if len(word) < 2 or not word[0].isupper() or n == 0:
        return False
    return not _SENTENCE_END.search(units[n - 1].strip())


def _quotes(text: str) -> list[str]:
    return [typography(next(filter(None, found))).casefold().strip(" .,;") for found in _QUOTED.findall(text)]
