"""A page of a set, read and laid beside its gold: a score a field, and what was expected and given."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks import scorer
from broadsheet.fields.body import choose
from broadsheet.model import BodyModel, shipped
from broadsheet.read import read_with
from broadsheet.record import Article


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one page: 0 (wrong) to 1 (right), and both sides in words."""

    score: float
    wanted: tuple[str, ...]
    got: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text of the page: what the model thought of it, what was left of that, and whether it was taken."""

    likely: float
    at_last: float
    taken: bool
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One page with all its fields."""

    key: str
    url: str | None
    site: str
    fields: dict[str, Field]
    text: str  # as it was read
    gold: str  # the nearest of the texts that count as right; "" where the gold has none
    exact: bool
    article: Article
    blocks: tuple[Block, ...]


class Listening:
    """A model that remembers what it was asked, so that one reading gives the record and the scores of its blocks."""

    def __init__(self, model: BodyModel) -> None:
        self._model = model
        self.weights = model.weights
        self.fingerprint = model.fingerprint
        self.blocks: Any = None
        self.likely: list[float] = []  # the reader writes into this list what it rules out
        self.first: list[float] = []

    def probabilities(self, blocks: Any, *more: Any) -> list[float]:
        self.blocks = blocks
        self.likely = self._model.probabilities(blocks, *more)
        self.first = list(self.likely)
        return self.likely

    def heard(self) -> tuple[Block, ...]:
        if self.blocks is None:
            return ()
        taken = set(choose(self.likely, self.blocks.units())[0])
        pairs = enumerate(zip(self.first, self.likely, strict=True))
        return tuple(Block(first, last, i in taken, self.blocks.text(i)) for i, (first, last) in pairs)


def held_out() -> Callable[[bytes], BodyModel] | None:
    """What gives the model that never saw a page's site; None where the training has left no such models."""
    if scorer.reader_name() != scorer.CROSS_VALIDATED:
        return None
    found: Callable[[bytes], BodyModel] = importlib.import_module("training.crossval").model_for
    return found


def judge(pages: Any, most: int | None) -> Iterator[Judged]:
    """The pages of a set (training.pages.GoldPage), the first `most` of them. A page is read by a model that never saw its site,
    where there is one."""
    model_for = held_out()
    rules = _rules()
    for number, page in enumerate(pages):
        if number == most:
            return
        model = Listening(model_for(page.html) if model_for else shipped())
        article = read_with(model, page.html, page.url)  # type: ignore[arg-type]
        gold = _nearest(rules, article.text, page.gold) if "text" in page.gold else ""
        fields = {name: field for name, score in FIELDS.items() if (field := score(rules, article, page.gold, gold)) is not None}
        exact = bool(gold) and rules.words(article.text) == rules.words(gold)
        yield Judged(page.key, page.url, page.site, fields, article.text, gold, exact, article, model.heard())


def _rules() -> Any:
    """The scorer's own functions: one meaning of each figure."""
    folder = scorer.shared()
    if folder is None:
        raise SystemExit("no page sets: BROADSHEET_SHARED names the folder that holds bench/ and pages/")
    sys.path.insert(0, str(folder / "bench"))
    return importlib.import_module("score")


def _nearest(rules: Any, text: str, gold: dict[str, Any]) -> str:
    best: str = max(rules.variants(gold), key=lambda one: rules.word_f1(text, one)[0])
    return best


def _text(rules: Any, article: Article, gold: dict[str, Any], nearest: str) -> Field | None:
    return Field(rules.word_f1(article.text, nearest)[0], (nearest,), (article.text,)) if "text" in gold else None


def _paragraphs(rules: Any, article: Article, gold: dict[str, Any], _: str) -> Field | None:
    if not gold.get("parts"):
        return None
    lines = {rules.norm(line) for line in article.text.split("\n")}
    lost = tuple(part for part in gold["parts"] if rules.norm(part) not in lines)
    return Field(1 - len(lost) / len(gold["parts"]), lost, ())


def _pieces(_: Any, article: Article, gold: dict[str, Any], __: str) -> Field | None:
    if "wanted" not in gold:
        return None
    lost = tuple(piece for piece in gold["wanted"] if piece not in article.text)
    extra = tuple(piece for piece in gold["unwanted"] if piece in article.text)
    hit = len(gold["wanted"]) - len(lost)
    return Field(2 * hit / max(1, 2 * hit + len(lost) + len(extra)), lost, extra)


def _headline(rules: Any, article: Article, gold: dict[str, Any], _: str) -> Field | None:
    if not gold.get("headline"):
        return None
    right = rules.norm(article.headline) == rules.norm(gold["headline"])
    return Field(float(right), (gold["headline"],), (article.headline or "",))


def _authors(rules: Any, article: Article, gold: dict[str, Any], _: str) -> Field | None:
    wanted = gold.get("authors") or ([gold["author"]] if gold.get("author") else [])
    got = [author.name for author in article.authors]
    return Field(rules.set_f1(got, wanted) or 0.0, tuple(wanted), tuple(got)) if wanted else None


def _date(rules: Any, article: Article, gold: dict[str, Any], _: str) -> Field | None:
    wanted, got = rules.when(gold.get("date_published")), rules.when(article.date_published)
    if wanted is None:
        return None
    score = float(got is not None and got.date() == wanted.date())
    if score and wanted.tzinfo:  # the day alone is half of a moment
        score = 1.0 if got.tzinfo and abs((got - wanted).total_seconds()) < 60 else 0.5
    return Field(score, (str(gold["date_published"]),), (article.date_published or "",))


def _keywords(rules: Any, article: Article, gold: dict[str, Any], _: str) -> Field | None:
    wanted = gold.get("keywords")
    return Field(rules.set_f1(article.keywords, wanted) or 0.0, tuple(wanted), article.keywords) if wanted else None


def _images(rules: Any, article: Article, gold: dict[str, Any], _: str) -> Field | None:
    if not gold.get("images"):
        return None
    wanted = [rules.image_keys(image) for image in gold["images"]]
    got = [rules.image_keys({"versions": [{"url": r.url} for r in (image, *image.renditions)]}) for image in article.images]
    found = sum(any(keys & other for other in got) for keys in wanted)
    right = sum(any(keys & other for other in wanted) for keys in got)
    score = 2 * found * right / (found * len(got) + right * len(wanted)) if found and right else 0.0
    return Field(score, tuple(map(_names, wanted)), tuple(image.url for image in article.images))


def _names(keys: set[str]) -> str:
    return ", ".join(sorted(keys))


def _comments(_: Any, article: Article, gold: dict[str, Any], __: str) -> Field | None:
    if not gold.get("comments"):
        return None
    said = "\n".join(comment.text for comment in article.comments)
    lost = tuple(piece for piece in gold["comments"] if piece not in said)
    leaked = tuple(piece for piece in gold["comments"] if piece in article.text)
    return Field(1 - len({*lost, *leaked}) / len(gold["comments"]), lost, leaked)


FIELDS: dict[str, Callable[[Any, Article, dict[str, Any], str], Field | None]] = {
    "text": _text,
    "paragraphs": _paragraphs,
    "pieces": _pieces,
    "headline": _headline,
    "authors": _authors,
    "date_published": _date,
    "keywords": _keywords,
    "images": _images,
    "comments": _comments,
}
