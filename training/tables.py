"""Log-odds of words: how much a word in a text, or in a class name around it, speaks for body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from broadsheet.model._blocks import Weights

from .examples import Example

CELLS = 1 << 15
PRIOR = 4.0  # sites that a word must have been seen on, about, before it counts for much
LONGEST = 30.0  # words of a block beyond which it weighs no more


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """Of one site and one kind of words: the cells met, and the share of body among the blocks that hold them."""

    cells: np.ndarray
    shares: np.ndarray


def count(examples: Sequence[Example], kind: str) -> SiteCounts:
    """Counts over the pages of one site; `kind` is "text_words" or "class_words"."""
    good, total = np.zeros(CELLS), np.zeros(CELLS)
    for e in examples:
        for cells, label, units in zip(getattr(e, kind), e.labels, e.units, strict=True):
            if label >= 0 and cells:
                size = min(float(units), LONGEST) ** 0.5
                cell = np.unique(cells)
                good[cell] += label * size
                total[cell] += size
    met = np.flatnonzero(total)
    return SiteCounts(met, good[met] / total[met])


def table(sites: Iterable[SiteCounts]) -> bytes:
    """For each cell, log-odds of body over sites, shrunk to nothing for rare words; in sixteenths, one signed byte a cell."""
    good, total = np.zeros(CELLS), np.zeros(CELLS)
    for site in sites:
        good[site.cells] += site.shares
        total[site.cells] += 1
    rate = max(1e-6, min(1 - 1e-6, good.sum() / max(1.0, total.sum())))
    odds = np.log((good + PRIOR * rate) / (total - good + PRIOR * (1 - rate))) - np.log(rate / (1 - rate))
    return np.clip(np.round(odds * 16), -127, 127).astype(np.int8).tobytes()


def weights(text: Iterable[SiteCounts], classes: Iterable[SiteCounts]) -> Weights:
    return Weights(table(text), table(classes))
