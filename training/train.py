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
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from broadsheet.model._blocks import FEATURES, Weights
from broadsheet.model.body_model import FILE, Arrays

from . import forest
from .examples import Example, example
from .pages import SETS, load
from .tables import SiteCounts, count, table

FOLDS = 5
PARTS = 4  # inner parts: a page's word measures come from tables that its site had no part in
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

    def __init__(self, examples: Sequence[Example]) -> None:
        self.sites: dict[str, list[Example]] = defaultdict(list)
        for e in examples:
            self.sites[e.page.site].append(e)
        self.text: dict[str, SiteCounts] = {site: count(es, "text_words") for site, es in self.sites.items()}
        self.classes: dict[str, SiteCounts] = {site: count(es, "class_words") for site, es in self.sites.items()}

    def tables(self, sites: Sequence[str]) -> tuple[bytes, bytes]:
        return table(self.text[s] for s in sites), table(self.classes[s] for s in sites)


def fit(corpus: Corpus, sites: Sequence[str]) -> bytes:
    """The packed weights learned from these sites."""
    matrices, labels, sizes = [], [], []
    for part in range(PARTS):
        inside = [s for s in sites if bucket(s, "part", PARTS) == part]
        text, classes = corpus.tables([s for s in sites if bucket(s, "part", PARTS) != part])
        full, wordless = Weights(text, classes), Weights(bytes(len(text)), classes)
        for site in inside:
            shown = wordless if bucket(site, "wordless", 100) < WORDLESS * 100 else full
            for e in corpus.sites[site]:
                known = e.labels >= 0
                if known.any():
                    matrices.append(e.measures(shown)[known])
                    labels.append(e.labels[known])
                    sizes.append(_weights(e, len(corpus.sites[site]))[known])
    booster = forest.learn(np.concatenate(matrices), np.concatenate(labels), np.concatenate(sizes), FEATURES)
    text, classes = corpus.tables(sites)
    nodes, leaves, roots, first = forest.pack(booster)
    note = f"{len(sites)} sites, {len(matrices)} pages, {sum(map(len, labels))} blocks"
    return msgspec.msgpack.encode(Arrays(FEATURES, text, classes, nodes, leaves, roots, first, note))


def _weights(e: Example, pages: int) -> np.ndarray:
    """A block counts by its length, blocks of a page share the page's weight, pages of a site share the site's."""
    size = np.sqrt(1.0 + e.units)
    total = size[e.labels >= 0].sum()
    return size / max(1.0, total) * SET_WEIGHT[e.page.set] / pages**0.7 * 100


def make_shipped(corpus: Corpus) -> None:
    """The model of all pages, into the package."""
    (PACKAGE / FILE).write_bytes(fit(corpus, sorted(corpus.sites)))


def make_folds(corpus: Corpus) -> None:
    """The models that each lack a fifth of the sites, and which page is whose."""
    FOLDER.mkdir(exist_ok=True)
    pages = [e.page for examples in corpus.sites.values() for e in examples]
    index = {hashlib.sha256(page.html).hexdigest(): fold_of(page.site) for page in pages}
    (FOLDER / "index.json").write_text(json.dumps(index))
    for fold in range(FOLDS):
        (FOLDER / f"{fold}.bin").write_bytes(fit(corpus, [s for s in sorted(corpus.sites) if fold_of(s) != fold]))


MAKERS = {"shipped": make_shipped, "folds": make_folds}


def main() -> None:
    """What is named on the command line is made; both where nothing is."""
    started = time.monotonic()
    corpus = Corpus([example(page) for name in SETS for page in load(name)])
    for name in sys.argv[1:] or MAKERS:
        print(f"{name} from second {time.monotonic() - started:.0f}", flush=True)
        MAKERS[name](corpus)
    print(f"done after {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
