"""Make the weights: `python -m training.train` (or `make train`).

Two things come out: `src/broadsheet/model/body.bin`, learned from all pages, which ships; and five fold models under
`training/folds/`, each learned without a fifth of the sites, with which `training.crossval` scores every page by a model
that never saw its site.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from broadsheet.model._blocks import FEATURES, Blocks, Weights
from broadsheet.model._context import CONTEXT
from broadsheet.model._context import measures as context_measures
from broadsheet.model.body_model import FILE, Arrays

from . import forest
from .examples import Example, examples
from .pages import SETS, load
from .tables import SiteCounts, count, table

FOLDS = 5
PARTS = 4  # inner parts: a page's word measures come from tables that its site had no part in
FIRST_ROUNDS, SECOND_ROUNDS = 260, 140  # trees of the two forests
MOST_IDLE = 250  # blocks of a page that teach what is no body
TWIN_WEIGHT = 0.5  # of a page's shortened twin
WORDLESS = 0.25  # share of sites shown without text words, so that a language never seen is no surprise
FOLDER = Path(__file__).parent / "folds"
PACKAGE = Path(__file__).parents[1] / "src" / "broadsheet" / "model"

# How much a page set counts a site. trafilatura's gold is a few pieces a page; the other golds are whole texts.
SET_WEIGHT = {"fundus": 2.0, "wcxb-dev": 1.0, "daniel": 1.0, "trafilatura": 1.0, "readability": 0.7}


def bucket(site: str, salt: str, of: int) -> int:
    """A site's part among `of`: the same on every machine."""
    return int.from_bytes(hashlib.sha256(f"{salt}:{site}".encode()).digest()[:4]) % of


def fold_of(site: str) -> int:
    return bucket(site, "fold", FOLDS)


class Corpus:
    """All examples by site, with what each site contributes to the word tables."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self.sites: dict[str, list[Example]] = defaultdict(list)
        for e in examples:
            self.sites[e.page.site].append(e)
        whole = {site: [e for e in es if e.unseen is None] for site, es in self.sites.items()}
        self.text: dict[str, SiteCounts] = {site: count(es, "text_words") for site, es in whole.items()}
        self.classes: dict[str, SiteCounts] = {site: count(es, "class_words") for site, es in whole.items()}

    def tables(self, sites: Sequence[str]) -> tuple[bytes, bytes]:
        return table(self.text[s] for s in sites), table(self.classes[s] for s in sites)


def fit(corpus: Corpus, sites: Sequence[str]) -> bytes:
    """The packed weights learned from these sites.

    The second forest must not see probabilities that the first one gives to pages it learned from, which are too good: for
    its matrix, each half of the sites is weighed by a first forest that learned from the other half.
    """
    pages = [page for part in range(PARTS) for page in _pages_of(corpus, sites, part)]
    first = _learned(pages, FEATURES, FIRST_ROUNDS)
    others = [_learned([page for page in pages if page.part % 2 != half], FEATURES, FIRST_ROUNDS) for half in (0, 1)]
    for page in pages:
        page.look_again(others[page.part % 2])
    second = _learned(pages, FEATURES + CONTEXT, SECOND_ROUNDS)
    text, classes = corpus.tables(sites)
    note = f"{len(sites)} sites, {len(pages)} pages, {sum(len(page.example.labels) for page in pages)} blocks"
    return msgspec.msgpack.encode(
        Arrays(FEATURES + CONTEXT, text, classes, forest.pack(first), forest.pack(second), note),
    )


@dataclass(slots=True)
class TrainingPage:
    """One example under the word tables of its part: the matrix of its blocks, and which of them teach, how much."""

    example: Example
    part: int
    blocks: Blocks
    matrix: np.ndarray
    taught: np.ndarray  # indices of the blocks that the learner sees
    weights: np.ndarray  # of these

    def look_again(self, booster: Any) -> None:
        """Widen the matrix by what the first forest says of the page."""
        likely = booster.predict(self.matrix, num_threads=2).tolist()
        for i in self.example.ruled_out:
            likely[i] = 0.0
        wide = context_measures(self.blocks, self.matrix.tobytes(), likely)
        self.matrix = np.frombuffer(wide, np.float32).reshape(len(likely), -1)


def _pages_of(corpus: Corpus, sites: Sequence[str], part: int) -> Iterator[TrainingPage]:
    """The pages of one part of the sites, seen with word tables that they had no share in."""
    text, classes = corpus.tables([s for s in sites if bucket(s, "part", PARTS) != part])
    full, wordless = Weights(text, classes), Weights(bytes(len(text)), classes)
    for site in (s for s in sites if bucket(s, "part", PARTS) == part):
        shown = wordless if bucket(site, "wordless", 100) < WORDLESS * 100 else full
        for example in corpus.sites[site]:
            taught, weights = _taught(example, len(corpus.sites[site]))
            if len(taught):
                blocks = example.blocks(shown)
                matrix = np.frombuffer(blocks.matrix(example.heading), np.float32).reshape(blocks.count, -1)
                yield TrainingPage(example, part, blocks, matrix, taught, weights)


def _taught(example: Example, pages: int) -> tuple[np.ndarray, np.ndarray]:
    """Which blocks teach, and their weights.

    A block counts by its length, blocks of a page share the page's weight, pages of a site share the site's. Of the many
    blocks of a page that are no body, an even sample speaks for all.
    """
    known = np.flatnonzero(example.labels >= 0)
    size = np.sqrt(1.0 + example.units[known])
    size *= SET_WEIGHT[example.page.set] / pages**0.7 * 100 / max(1.0, size.sum())
    if example.unseen is not None:
        size *= TWIN_WEIGHT
    idle = np.flatnonzero(example.labels[known] < 0.5)
    step = -(-len(idle) // MOST_IDLE) if len(idle) else 1
    if step > 1:
        kept = idle[::step]
        size[kept] *= size[idle].sum() / size[kept].sum()
        keep = np.setdiff1d(np.arange(len(known)), np.setdiff1d(idle, kept))
        known, size = known[keep], size[keep]
    return known, size


def _learned(pages: Sequence[TrainingPage], names: Sequence[str], rounds: int) -> Any:
    return forest.learn(
        np.concatenate([page.matrix[page.taught] for page in pages]),
        np.concatenate([page.example.labels[page.taught] for page in pages]),
        np.concatenate([page.weights for page in pages]),
        names,
        rounds,
    )


def make_shipped(corpus: Corpus) -> None:
    """The model of all pages, into the package."""
    (PACKAGE / FILE).write_bytes(fit(corpus, sorted(corpus.sites)))


def make_folds(corpus: Corpus) -> None:
    """The models that each lack a fifth of the sites, and which page is whose."""
    FOLDER.mkdir(exist_ok=True)
    pages = [e.page for es in corpus.sites.values() for e in es]
    index = {hashlib.sha256(page.html).hexdigest(): fold_of(page.site) for page in pages}
    (FOLDER / "index.json").write_text(json.dumps(index))
    for fold in range(FOLDS):
        (FOLDER / f"{fold}.bin").write_bytes(fit(corpus, [s for s in sorted(corpus.sites) if fold_of(s) != fold]))


MAKERS = {"shipped": make_shipped, "folds": make_folds}


def main() -> None:
    """What is named on the command line is made; both where nothing is."""
    started = time.monotonic()
    corpus = Corpus(e for name in SETS for page in load(name) for e in examples(page))
    for name in sys.argv[1:] or MAKERS:
        print(f"{name} from second {time.monotonic() - started:.0f}", flush=True)
        MAKERS[name](corpus)
    print(f"done after {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
