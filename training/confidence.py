"""Count how often each field is right, by the kind of situation it decided in: `python -m training.confidence`.

Fields that choose by rules are counted as they are; the text by the fold models, on pages whose site they never saw.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from broadsheet import rendering
from broadsheet.evidence import gather
from broadsheet.fields.authors import authors
from broadsheet.fields.body import Known, body, hints_of
from broadsheet.fields.comments import comments
from broadsheet.fields.dates import dates
from broadsheet.fields.description import description, standfirsts
from broadsheet.fields.headline import headline
from broadsheet.fields.keywords import keywords
from broadsheet.fields.subject import shown_by, subject
from broadsheet.fields.surroundings import surroundings
from broadsheet.model.confidence import Rates
from broadsheet.page import open_page

from . import crossval
from .labels import words
from .pages import SETS, GoldPage, load
from .train import PACKAGE, fold_of

SHRINK = 10.0  # pages that a kind must have been seen on before its own rate counts for half
BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
RIGHT = 0.95  # word F1 from which a text counts as right


def _plain(text: str | None) -> str:
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text or "").lower()).strip()


def _day(text: str | None) -> str | None:
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).date().isoformat() if text else None
    except ValueError:
        return text[:10] if text else None


def _outcomes(page: GoldPage) -> Iterator[tuple[str, str, bool]]:
    """Field, signature and whether the value was exactly right, for the filled fields that the page has gold for."""
    ev = gather(open_page(page.html, page.url, None))
    about = subject(ev)
    around = surroundings(ev, about)
    gold = page.gold
    if gold.get("headline") and page.set != "readability":
        title = headline(ev, about)
        yield "headline", title.signature, _plain(title.value) == _plain(gold["headline"])
    if named := gold.get("authors"):
        who = authors(ev, about, around)
        if who.value:
            yield "authors", who.signature, {_plain(a.name) for a in who.value} == {_plain(name) for name in named}
    if gold.get("date_published"):
        published, _ = dates(ev, about, around)
        if published.value:
            yield "date_published", published.signature, _day(published.value) == _day(gold["date_published"])
    if gold.get("keywords"):
        tags = keywords(ev, about)
        if tags.value:
            yield "keywords", tags.signature, {_plain(k) for k in tags.value} == {_plain(k) for k in gold["keywords"]}


def _text_outcome(page: GoldPage) -> tuple[float, bool]:
    """The word F1 that the fold's model expected, and whether the text was right."""
    ev = gather(open_page(page.html, page.url, None))
    about = subject(ev)
    title = headline(ev, about)
    described = description(ev, about, title.value)
    hints = hints_of(ev, about, title.value, described.value)
    names = [author.name for author in authors(ev, about, surroundings(ev, about)).value]
    outside = comments(ev, about).nodes
    about = shown_by(ev, about, title)
    found = body(ev, about, hints, Known(outside, names, standfirsts(described), title.value), crossval.model_for(page.html))
    text, gold = rendering.text([placed.block for placed in found.placed]), page.gold["text"]
    return found.confidence, max(_word_f1(text, gold), _word_f1(text, gold.partition("\n")[2])) >= RIGHT


def _word_f1(text: str, gold: str) -> float:
    found, wanted = Counter(words(text)), Counter(words(gold))
    both = sum((found & wanted).values())
    return 2 * both / max(1, sum(found.values()) + sum(wanted.values()))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One filled field of one page: the situation it decided in, and whether it was right."""

    fold: int
    field: str
    situation: str | float  # a signature; of the text, the word F1 that the model expected
    right: bool


def outcomes() -> Iterator[Outcome]:
    """All filled fields of all pages that have gold for them."""
    for name in SETS:
        for page in load(name):
            fold = fold_of(page.site)
            for field, signature, right in _outcomes(page):
                yield Outcome(fold, field, signature, right)
            if "text" in page.gold and page.set in ("fundus", "wcxb-dev", "daniel"):
                yield Outcome(fold, "text", *_text_outcome(page))


def counted(seen: Iterable[Outcome]) -> Rates:
    """How often each situation came out right."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    texts: list[tuple[float, bool]] = []
    for one in seen:
        if isinstance(one.situation, float):
            texts.append((one.situation, one.right))
            continue
        for key in (one.situation, ""):
            counts[one.field, key][0] += one.right
            counts[one.field, key][1] += 1
    fields: dict[str, dict[str, float]] = defaultdict(dict)
    for (field, signature), (right, all_of_it) in sorted(counts.items()):
        base = counts[field, ""][0] / counts[field, ""][1]
        fields[field][signature] = round((right + SHRINK * base) / (all_of_it + SHRINK), 3)
    return Rates(dict(fields), tuple(_bins(texts)))


def main() -> None:
    rates = counted(outcomes())
    (PACKAGE / "confidence.json").write_bytes(msgspec.json.format(msgspec.json.encode(rates), indent=1) + b"\n")


def _bins(texts: list[tuple[float, bool]]) -> Iterator[tuple[float, float]]:
    for start, end in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [right for expected, right in texts if start <= expected < end]
        base = sum(right for _, right in texts) / max(1, len(texts))
        yield start, round((sum(inside) + base) / (len(inside) + 1), 3)


if __name__ == "__main__":
    main()
