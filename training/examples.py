"""Pages to examples: measures, labels and weights of all blocks of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from broadsheet.evidence import gather
from broadsheet.fields.body import hints_of
from broadsheet.fields.description import description
from broadsheet.fields.headline import headline
from broadsheet.fields.subject import subject
from broadsheet.model import _blocks
from broadsheet.page import open_page
from broadsheet.text import fold

from .labels import align, words
from .pages import GoldPage

IN_FIGURE, IN_FIGCAPTION = 1 << 8, 1 << 9
UNKNOWN = -1.0


@dataclass(slots=True)
class Example:
    """One page as the learner sees it. Arrays have a row a block."""

    page: GoldPage
    blocks: object
    heading: int
    hints: object
    labels: np.ndarray  # 0..1, UNKNOWN where the gold does not say
    units: np.ndarray
    text_words: list[list[int]] = field(default_factory=list)
    class_words: list[list[int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def measures(self, weights: object) -> np.ndarray:
        """The matrix under these word weights."""
        blocks = _blocks.cut(self.blocks.tree, self.hints, weights)  # type: ignore[attr-defined]
        return np.frombuffer(blocks.matrix(self.heading), np.float32).reshape(blocks.count, -1)


def example(page: GoldPage) -> Example:
    """Read a page as far as the body model needs it, and lay its gold over its blocks."""
    ev = gather(open_page(page.html, page.url, None))
    about = subject(ev)
    title = headline(ev, about).value
    hints = hints_of(ev, about, title, description(ev, about, title).value)
    blocks = _blocks.cut(ev.page.tree, hints, None, record=True)
    texts = [blocks.text(i) for i in range(blocks.count)]
    return Example(
        page=page,
        blocks=blocks,
        heading=about.heading.row if about.heading else -1,
        hints=hints,
        labels=_labels(page, texts, blocks),
        units=np.array(blocks.units(), np.float32),
        text_words=blocks.words(),
        class_words=blocks.class_words(),
        texts=texts,
    )


def _labels(page: GoldPage, texts: list[str], blocks: object) -> np.ndarray:
    if "text" not in page.gold:
        return _weak_labels(page, texts)
    labels = np.array(align([words(text) for text in texts], words(_body_of(page))), np.float32)
    prints = blocks.prints()  # type: ignore[attr-defined]
    best: dict[int, float] = {}
    for key, share in zip(prints, labels, strict=True):
        best[key] = max(best.get(key, 0.0), float(share))
    labels = np.array(
        [best[key] if len(text) > 25 else share for key, share, text in zip(prints, labels, texts, strict=True)], np.float32
    )
    if page.set == "readability":  # this set keeps captions, the record does not: neither teaches anything here
        captions = np.array([bool(flags & (IN_FIGURE | IN_FIGCAPTION)) for flags in blocks.flags()], bool)  # type: ignore[attr-defined]
        labels[captions] = UNKNOWN
    return labels


def _body_of(page: GoldPage) -> str:
    """The gold text without the headline, which the record keeps apart."""
    text: str = page.gold.get("text_core") or page.gold["text"]
    first, _, rest = text.partition("\n")
    if rest and (page.gold.get("headline_first") or (page.gold.get("headline") and fold(first) == fold(page.gold["headline"]))):
        return rest
    return text


def _weak_labels(page: GoldPage, texts: list[str]) -> np.ndarray:
    """Pieces that a person marked as wanted, unwanted or comments: the blocks that hold them; all else is unknown."""
    labels = np.full(len(texts), UNKNOWN, np.float32)
    flat = [text.replace("\n", " ") for text in texts]
    for pieces, value in ((page.gold["wanted"], 1.0), (page.gold["unwanted"], 0.0), (page.gold.get("comments") or [], 0.0)):
        for piece in pieces:
            for i, text in enumerate(flat):
                if piece in text:
                    labels[i] = value
    return labels
