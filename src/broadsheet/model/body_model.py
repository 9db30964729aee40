"""The model of the body: word tables and two forests, as one file of weights."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from ..errors import ModelError
from . import _context
from ._blocks import FEATURES, Blocks, Weights, likelier
from ._forest import Forest

FILE = "body.bin"
HOPELESS = 0.01  # what the first look finds less likely is not looked at again: two thirds of a page's blocks


class Trees(msgspec.Struct, frozen=True):
    """One forest's arrays. What they mean stands in `_forest.pyx`."""

    nodes: bytes
    leaves: bytes
    roots: bytes
    first_leaves: bytes


class Arrays(msgspec.Struct, frozen=True):
    """The file's content (MessagePack)."""

    features: tuple[str, ...]  # the measures that it was trained on, in order: the first look's, then the second's
    text: bytes  # word tables, see `_blocks.pyx`
    classes: bytes
    first: Trees
    second: Trees
    note: str = ""  # how it was made


class BodyModel:
    """How likely each block is body. Immutable; one instance may serve many threads.

    It looks twice: a first forest weighs each block by its own measures, a second one again, knowing what the first says of
    all others.
    """

    def __init__(self, packed: bytes, where: str = "the model's weights") -> None:
        """Unpack a file of weights. Raises ModelError where it is damaged or made for other measures."""
        try:
            arrays = msgspec.msgpack.decode(packed, type=Arrays)
            self.weights = Weights(arrays.text, arrays.classes)
            self._first = _forest(arrays.first, len(FEATURES))
            self._second = _forest(arrays.second, len(FEATURES) + len(_context.CONTEXT))
        except (msgspec.DecodeError, ValueError) as error:
            raise ModelError(f"damaged: {error}; install the package again", where=where) from error
        if arrays.features != FEATURES + _context.CONTEXT:
            raise ModelError("made for other measures than this version's; run the training again", where=where)
        self.fingerprint = hashlib.sha256(packed).hexdigest()[:12]

    def probabilities(self, blocks: Blocks, heading: int, ruled_out: Sequence[int] = ()) -> list[float]:
        """Of each block, the probability (0..1) that it is body.

        `heading` is the row of the headline's element, -1 for none; `ruled_out` are indices of blocks that other evidence
        speaks against: they come back as 0, and count as 0 for their neighbours.
        """
        matrix = blocks.matrix(heading)
        likely = self._first.probabilities(matrix)
        for i in ruled_out:
            likely[i] = 0.0
        again = self._second.probabilities(_context.measures(blocks, matrix, likely, HOPELESS))
        for i, p in zip(likelier(likely, HOPELESS), again, strict=True):
            likely[i] = p
        return likely


def _forest(trees: Trees, measures: int) -> Forest:
    return Forest(trees.nodes, trees.leaves, trees.roots, trees.first_leaves, measures, 0.0)


@cache
def shipped() -> BodyModel:
    """The model that comes with the package, read on first use. Raises ModelError where it is missing or damaged."""
    file = resources.files(__package__) / FILE
    try:
        packed = file.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot be read: {error}; install the package again", where=str(file)) from error
    return BodyModel(packed, str(file))
