"""Pages to examples: measures, labels and weights of all blocks of a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from broadsheet.evidence import gather
from broadsheet.fields.body import hints_of, ruled_out
from broadsheet.fields.comments import comments
from broadsheet.fields.description import description
from broadsheet.fields.headline import headline
from broadsheet.fields.subject import shown_by, subject
from broadsheet.model import _blocks
from broadsheet.model._blocks import FLAGS, Blocks, Hints, Weights
from broadsheet.page import open_page
from broadsheet.page._tree import Tree
from broadsheet.text import fold

from .labels import align, words
from .pages import GoldPage

UNKNOWN = -1.0


@dataclass(slots=True)
class Example:
    """One page, or a shortened twin of one, as the learner sees it. Arrays have a row a block."""

    page: GoldPage
    tree: Tree
    heading: int
    hints: Hints
    unseen: bytes | None  # rows of the tree that a shortened twin leaves out
    ruled_out: list[int]
    labels: np.ndarray  # 0..1, UNKNOWN where the gold does not say
    units: np.ndarray
    text_words: list[list[int]]
    class_words: list[list[int]]

    def blocks(self, weights: Weights) -> Blocks:
        return _blocks.cut(self.tree, self.hints, weights, unseen=self.unseen)


def examples(page: GoldPage) -> Iterator[Example]:
    """A page as far as the body model needs it, with its gold laid over its blocks; and its shortened twin, if it has one."""
    ev = gather(open_page(page.html, page.url, None))
    about = subject(ev)
    title = headline(ev, about)
    hints = hints_of(ev, about, title.value, description(ev, about, title.value).value)
    outside = comments(ev, about).nodes
    about = shown_by(ev, about, title)
    blocks = _blocks.cut(ev.page.tree, hints, None, record=True)
    labels = _labels(page, [blocks.text(i) for i in range(blocks.count)], blocks)

    def made(blocks: Blocks, labels: np.ndarray, unseen: bytes | None) -> Example:
        return Example(
            page=page,
            tree=ev.page.tree,
            heading=about.heading.row if about.heading else -1,
            hints=hints,
            unseen=unseen,
            ruled_out=ruled_out(blocks, about, outside),
            labels=labels,
            units=np.array(blocks.units(), np.float32),
            text_words=blocks.words(),
            class_words=blocks.class_words(),
        )

    yield made(blocks, labels, None)
    if (unseen := _behind_the_start(page, blocks, labels)) is not None:
        known = {span[0]: float(label) for span, label in zip(blocks.spans(), labels, strict=True)}
        short = _blocks.cut(ev.page.tree, hints, None, record=True, unseen=unseen)
        yield made(short, np.array([known.get(span[0], UNKNOWN) for span in short.spans()], np.float32), unseen)


def _behind_the_start(page: GoldPage, blocks: Blocks, labels: np.ndarray) -> bytes | None:
    """The rows of the body behind its first one to four long blocks: without them the page is one of a short article.

    Short articles are few in the sets and hard: what stands around them outweighs them. None for pages that are no articles,
    are short already, or have a gold of pieces only.
    """
    units, prints, spans = blocks.units(), blocks.prints(), blocks.spans()
    long = [i for i in range(blocks.count) if labels[i] >= 0.5 and units[i] >= 8]
    if "text" not in page.gold or page.gold.get("page_type", "article") != "article" or len(long) < 5:
        return None
    end = long[hashlib.sha256(page.key.encode()).digest()[0] % 4] + 1
    start = {prints[i] for i in range(end) if labels[i] >= 0.5}
    rest = {prints[i] for i in range(end, blocks.count) if labels[i] >= 0.5} - start
    unseen = bytearray(blocks.tree.count)
    for i, (first, last, _) in enumerate(spans):
        if prints[i] in rest and labels[i] >= 0.5:
            unseen[first:last] = bytes([1]) * (last - first)
    return bytes(unseen)


def _labels(page: GoldPage, texts: list[str], blocks: Blocks) -> np.ndarray:
    if "text" not in page.gold:
        return _weak_labels(page, texts)
    labels = np.array(align([words(text) for text in texts], words(_body_of(page))), np.float32)
    prints = blocks.prints()
    best: dict[int, float] = {}
    for key, share in zip(prints, labels, strict=True):
        best[key] = max(best.get(key, 0.0), float(share))
    labels = np.array(
        [best[key] if len(text) > 25 else share for key, share, text in zip(prints, labels, texts, strict=True)], np.float32
    )
    if page.set == "readability":  # this set keeps captions, the record does not: neither teaches anything here
        captions = np.array([bool(flags & (FLAGS["figure"] | FLAGS["figcaption"])) for flags in blocks.flags()], bool)
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
