"""Trees asked from flat arrays: the same answers as a walk down each, and no crash on damaged weights."""

from __future__ import annotations

import math
import random
import struct

import pytest

from broadsheet.model._forest import Forest

MEASURES = 9
TRIED, BEYOND_HOPE = 80, -5  # trees that every row is asked by, and log-odds below which the others are not


class Grown:
    """Packed trees, and the plain walk down them."""

    def __init__(self, leaf_counts: list[int], seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.nodes: list[tuple[float, int, int, int, int]] = []
        self.leaves: list[float] = []
        self.roots: list[int] = []
        self.first_leaves: list[int] = []
        for count in leaf_counts:
            self.roots.append(len(self.nodes))
            self.first_leaves.append(len(self.leaves))
            if count == 1:
                self.nodes.append((0.0, 0, -1, -1, 0))
                self.leaves.append(0.25)
            else:
                self.grow(count)

    def grow(self, count: int) -> int:
        if count == 1:
            self.leaves.append(self.chance.uniform(-1, 1))
            return ~(len(self.leaves) - 1 - self.first_leaves[-1])
        at = len(self.nodes)
        self.nodes.append((0.0, 0, 0, 0, 0))
        to_left = self.chance.randint(1, count - 1)
        left, right = self.grow(to_left), self.grow(count - to_left)
        self.nodes[at] = (self.chance.randint(-3, 3) / 4, self.chance.randrange(MEASURES), left, right, 0)
        return at - self.roots[-1]

    def forest(self) -> Forest:
        return Forest(
            b"".join(struct.pack("<fHhhH", *node) for node in self.nodes),
            struct.pack(f"<{len(self.leaves)}f", *self.leaves),
            struct.pack(f"<{len(self.roots)}i", *self.roots),
            struct.pack(f"<{len(self.first_leaves)}i", *self.first_leaves),
            MEASURES,
            0.5,
        )

    def walk(self, row: list[float]) -> float:
        total = 0.5
        for tree, (root, first_leaf) in enumerate(zip(self.roots, self.first_leaves, strict=True)):
            if tree >= TRIED and total < BEYOND_HOPE:
                break
            at = 0
            while at >= 0:
                threshold, measure, left, right, _ = self.nodes[root + at]
                at = left if row[measure] <= threshold else right
            total += struct.unpack("<f", struct.pack("<f", self.leaves[first_leaf + ~at]))[0]
        return 1 / (1 + math.exp(-total))


@pytest.mark.parametrize("count", [0, 1, 15, 16, 33])
def test_rows_get_what_a_walk_down_each_tree_finds(count: int) -> None:
    grown = Grown([1, 2, 31, 32, 7])
    rows = [[grown.chance.randint(-4, 4) / 4 for _ in range(MEASURES)] for _ in range(count)]
    matrix = b"".join(struct.pack(f"<{MEASURES}f", *row) for row in rows)
    assert grown.forest().probabilities(matrix) == pytest.approx([grown.walk(row) for row in rows])


def test_rows_beyond_hope_keep_their_sum() -> None:
    grown = Grown([5] * 200)
    rows = [[grown.chance.randint(-4, 4) / 4 for _ in range(MEASURES)] for _ in range(200)]
    matrix = b"".join(struct.pack(f"<{MEASURES}f", *row) for row in rows)
    walked = [grown.walk(row) for row in rows]
    assert any(p < 0.01 for p in walked)
    assert any(p > 0.5 for p in walked)
    assert grown.forest().probabilities(matrix) == pytest.approx(walked)


def test_what_is_no_number_turns_right() -> None:
    grown = Grown([2])
    grown.nodes[0] = (0.0, 0, -1, -2, 0)
    grown.leaves = [-1.0, 1.0]
    row = struct.pack(f"<{MEASURES}f", *[math.nan] * MEASURES)
    assert grown.forest().probabilities(row) == pytest.approx([1 / (1 + math.exp(-1.5))])


@pytest.mark.parametrize(
    "damage",
    [
        {0: (0.0, 0, 0, 1, 0)},  # back to itself
        {0: (0.0, 0, 1, 9, 0)},  # out of the tree
        {0: (0.0, 0, 1, -9, 0)},  # to a leaf that is not there
        {0: (0.0, MEASURES, 1, 2, 0)},  # a measure that is not there
        {0: (0.0, 0, 1, 1, 0)},  # twice to the same node
        {0: (0.0, 0, 2, 1, 0)},  # leaves out of order
        {1: (0.0, 0, -1, -1, 0)},  # a leaf twice
    ],
)
def test_damaged_weights_are_refused(damage: dict[int, tuple[float, int, int, int, int]]) -> None:
    grown = Grown([4])
    grown.nodes = [(0.0, 0, 1, 2, 0), (0.0, 1, -1, -2, 0), (0.0, 2, -3, -4, 0)]
    grown.forest()
    for at, node in damage.items():
        grown.nodes[at] = node
    with pytest.raises(ValueError, match="tree 0"):
        grown.forest()


def test_trees_of_too_many_leaves_are_refused() -> None:
    with pytest.raises(ValueError, match="33 leaves"):
        Grown([33]).forest()
