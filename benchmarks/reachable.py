"""What no reader can reach: `python -m benchmarks.reachable [SET ...] [--list]` counts the golds that are nowhere in their page.

Each gold is looked for in all of its page's bytes: shown or hidden, attributes, scripts; entities and escapes undone, white
space and punctuation aside. A day counts as there in any way of writing it that names day, month and year. The figure is what
a reader would score that gives every gold that stands somewhere and nothing else. It is a bound and no aim: a day that is
another story's counts as there.
"""

from __future__ import annotations

import argparse
import html
import re
import statistics
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from training.labels import words
from training.pages import SETS, GoldPage, load

from broadsheet.fields.foldword import fold_word
from broadsheet.fields.words.months import months
from broadsheet.page.charset import decode

from . import report

_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_NUMBERS = re.compile(r"\d+|[^\W\d_]+")
_AROUND = 4  # numbers and words among which day, month and year of one date stand


@dataclass(frozen=True, slots=True)
class Text:
    """All that a page says."""

    squashed: str  # letters and digits, as they are shown
    raw: str  # the same of its source: attributes and scripts
    words: Counter[str]

    def has(self, piece: str) -> bool:
        wanted = _squashed(piece)
        return not wanted or wanted in self.squashed or wanted in self.raw


def text_of(page: GoldPage) -> Text:
    """The text of a page, its entities and escapes undone."""
    source = decode(page.html)[0].decode()
    source = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), html.unescape(html.unescape(source)))
    shown = _TAG.sub("", source)
    return Text(_squashed(shown), _squashed(source), Counter(words(_TAG.sub(" ", source))) | Counter(words(source)))


def _squashed(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def reachable(page: GoldPage, text: Text) -> Iterator[tuple[str, float, list[str]]]:
    """Each figure of a page: its name, the most a reader can score, and the golds that are nowhere."""
    gold = page.gold
    if "text" in gold:
        wanted = Counter(words(gold["text"]))
        share = (wanted & text.words).total() / wanted.total() if wanted else 1.0
        yield "text_f1", 2 * share / (1 + share), []
    for name, pieces in _pieces(gold):
        missing = [piece for piece in pieces if not text.has(piece)]
        yield name, 1 - len(missing) / len(pieces), missing
    if gold.get("parts") and gold.get("headline_first"):  # the record keeps the headline apart from the text
        yield "para_recall without the headline", statistics.mean([0.0, *map(text.has, gold["parts"][1:])]), gold["parts"][:1]
    if gold.get("headline"):
        yield "headline", float(text.has(gold["headline"])), [gold["headline"]]
    if gold.get("authors"):
        missing = [name for name in gold["authors"] if not text.has(name)]
        there = len(gold["authors"]) - len(missing)
        yield "authors_f1", 2 * there / (there + len(gold["authors"])), missing
    if gold.get("date_published") and (moment := _moment(gold["date_published"])) is not None:
        yield "day", float(_names_day(page, moment)), [gold["date_published"]]


def _pieces(gold: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for figure, key in (("para_recall", "parts"), ("comments_found", "comments"), ("seg_recall", "wanted")):
        if gold.get(key):
            yield figure, gold[key]


def _moment(text: str) -> datetime | None:
    """A gold's moment; None where it names no day, which the scorer passes over as well."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _names_day(page: GoldPage, moment: datetime) -> bool:
    """Whether day, month and year stand together somewhere, or the seconds of a moment on that day."""
    source = html.unescape(decode(page.html)[0].decode()) + f" {page.url}"
    tokens = _NUMBERS.findall(source)
    names = months()
    year, month, day = moment.year, moment.month, moment.day
    for at, token in enumerate(tokens):
        if token.startswith(f"{moment:%Y%m%d}"):
            return True
        if token.isdigit() and len(token) in (10, 13) and _is_second_of(int(token[:10]), moment):
            return True
        if token == str(year) or token == f"{year % 100:02}":
            near = [one for one in tokens[max(0, at - _AROUND) : at + _AROUND + 1] if len(one) < 20]
            if any(one.isdigit() and int(one) == day for one in near) and any(
                (one.isdigit() and int(one) == month) or month in names.get(fold_word(one), {}).values() for one in near
            ):
                return True
    return False


def _is_second_of(second: int, moment: datetime) -> bool:
    return second < 2**32 and datetime.fromtimestamp(second, UTC).date() == moment.date()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--list", action="store_true", help="name the golds that are nowhere")
    chosen = parser.parse_args()
    rows = []
    for name in chosen.sets:
        figures: dict[str, list[float]] = defaultdict(list)
        for page in load(name):
            for figure, most, missing in reachable(page, text_of(page)):
                figures[figure].append(most)
                if chosen.list and most < 1:
                    print(f"{name} {page.key} {figure} {most:.2f}", *map(repr, missing))
        rows += [[f"{name}, {figure}", str(len(found)), f"{statistics.mean(found):.3f}"] for figure, found in figures.items()]
    text = report.table(["set, figure", "pages", "at most"], rows)
    print(text)
    if list(chosen.sets) == list(SETS):
        report.fill("docs/exactness.md", "reachable", text)


if __name__ == "__main__":
    main()
