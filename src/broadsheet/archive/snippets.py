"""The piece of a text that shows best why it was found. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import squash
from . import words
from .query import All, Any, Node, Phrase

LETTERS = 220
MARK = "**"
_MOST_LETTERS = 60_000  # of a text looked through


def looked_for(node: Node) -> tuple[Phrase, ...]:
    """The words and phrases of a query that may stand in a text; not those that must not."""
    return tuple(_phrases(node))


def _phrases(node: Node) -> Iterator[Phrase]:
    if isinstance(node, Phrase):
        yield node
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from _phrases(part)


def snippet(body: str, description: str | None, wanted: Sequence[Phrase]) -> str:
    """Some 220 letters of the text, or of the standfirst, around most of what was looked for, which stands between ** and **."""
    phrases = [phrase for phrase in wanted if phrase.field in (None, "text", "description")]
    best = ""
    for text in filter(None, (body, description)):
        text = text[:_MOST_LETTERS]
        places = _places(text, phrases)
        if places:
            return _marked(text, *_window(text, places))
        best = best or _marked(text, 0, min(len(text), LETTERS), [])
    return best


def _places(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int, int]]:
    """Where phrases stand: first letter, behind the last, which phrase; in order, none within another."""
    found: list[tuple[int, int, int]] = []
    for start, line in _lines(text, phrases):
        pieces = words.placed(line)
        for n, phrase in enumerate(phrases):
            found += [(start + a, start + b, n) for a, b in _standing(pieces, phrase)]
    out: list[tuple[int, int, int]] = []
    for place in sorted(found, key=lambda place: (place[0], -place[1])):
        if not out or place[0] >= out[-1][1]:
            out.append(place)
    return out


def _lines(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, str]]:
    """The lines that it is worth looking through word by word, each with where it begins: those that hold the beginning of a
    phrase. What goes on in the next line is not marked."""
    firsts = {phrase.words[0] for phrase in phrases}
    at = 0
    for line in text.splitlines(keepends=True):
        folded = words.folded(line)
        if any(first in folded for first in firsts):
            yield at, line
        at += len(line)


def _standing(pieces: Sequence[words.Placed], phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Where the words of a phrase stand one behind the other; the last one may go on where the phrase says so."""
    first, last, behind = phrase.words[0], phrase.words[-1], len(phrase.words) - 1
    if behind or not phrase.beginning:
        starts = [i for i, piece in enumerate(pieces) if piece[0] == first]
    else:
        starts = [i for i, piece in enumerate(pieces) if piece[0].startswith(first)]
    for i in starts:
        if i + behind >= len(pieces) or any(pieces[i + k][0] != phrase.words[k] for k in range(1, behind)):
            continue
        word, _, end, size = pieces[i + behind]
        if word == last:
            yield pieces[i][1], end
        elif phrase.beginning and word.startswith(last):
            yield pieces[i][1], end if not size else pieces[i + behind][1] + len(last)


def _window(text: str, places: list[tuple[int, int, int]]) -> tuple[int, int, list[tuple[int, int]]]:
    """The stretch with most different phrases, then most places, then the earliest."""
    best, best_score = 0, (-1, -1)
    for i, (start, _, _) in enumerate(places):
        inside = [place for place in places[i : i + 40] if place[1] <= start + LETTERS]
        score = (len({n for _, _, n in inside}), len(inside))
        if score > best_score:
            best, best_score = i, score
    first = places[best][0]
    end_of_last = max((place[1] for place in places[best:] if place[1] <= first + LETTERS), default=first)
    start = max(0, first - max(20, (LETTERS - (end_of_last - first)) // 2))
    end = min(len(text), max(start + LETTERS, places[best][1]))
    start = max(0, min(start, end - LETTERS))
    return start, end, [(a, b) for a, b, _ in places if start <= a and b <= end]


def _marked(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> str:
    start, end = _at_space(text, start, 1), _at_space(text, end, -1)
    out, at = [], start
    for a, b in places:
        if a >= at and b <= end:
            out += [text[at:a], MARK, text[a:b], MARK]
            at = b
    out.append(text[at:end])
    return squash(("… " if start else "") + "".join(out) + (" …" if end < len(text) else ""))


def _at_space(text: str, at: int, step: int) -> int:
    """The nearest edge of a word within 24 letters; the place itself where scripts have none."""
    if at in (0, len(text)):
        return at
    for k in range(24):
        here = at + k * step
        if 0 < here < len(text) and text[here - 1].isspace():
            return here
    return at
