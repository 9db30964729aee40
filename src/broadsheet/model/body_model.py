"""The model of the body: word tables and trees, as one file of weights."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

import msgspec

from ..errors import ModelError
from ._blocks import FEATURES, Blocks, Weights
from ._forest import Forest

FILE = "body.bin"


class Arrays(msgspec.Struct, frozen=True):
    """The file's content (MessagePack). What the arrays mean stands in `_blocks.pyx` and `_forest.pyx`."""

    features: tuple[str, ...]  # the measures that it was trained on, in order
    text: bytes
    classes: bytes
    nodes: bytes
    leaves: bytes
    roots: bytes
    first_leaves: bytes
    note: str = ""  # how it was made


class BodyModel:
    """How likely each block is body. Immutable; one instance may serve many threads."""

    def __init__(self, packed: bytes, where: str = "the model's weights") -> None:
        """Unpack a file of weights. Raises ModelError where it is damaged or made for other measures."""
        try:
            arrays = msgspec.msgpack.decode(packed, type=Arrays)
            self.weights = Weights(arrays.text, arrays.classes)
            self._forest = Forest(arrays.nodes, arrays.leaves, arrays.roots, arrays.first_leaves, len(arrays.features), 0.0)
        except (msgspec.DecodeError, ValueError) as error:
            raise ModelError(f"damaged: {error}; install the package again", where=where) from error
        if arrays.features != FEATURES:
            raise ModelError("made for other measures than this version's; run the training again", where=where)
        self.fingerprint = hashlib.sha256(packed).hexdigest()[:12]

    def probabilities(self, blocks: Blocks, heading: int) -> list[float]:
        """Of each block, the probability (0..1) that it is body. `heading` is the row of the headline's element, -1 for none."""
        return self._forest.probabilities(blocks.matrix(heading))


@cache
def shipped() -> BodyModel:
    """The model that comes with the package, read on first use. Raises ModelError where it is missing or damaged."""
    file = resources.files(__package__) / FILE
    try:
        packed = file.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot be read: {error}; install the package again", where=str(file)) from error
    return BodyModel(packed, str(file))
