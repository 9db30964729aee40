"""LightGBM learns the trees; this file packs them for `broadsheet.model`."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import numpy as np

from broadsheet.model.body_model import Trees

PARAMETERS: dict[str, Any] = {
    "objective": "cross_entropy",  # labels are shares of a block, not only 0 and 1
    "learning_rate": 0.07,
    "num_leaves": 31,
    "min_data_in_leaf": 40,
    "min_sum_hessian_in_leaf": 1e-4,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 2.0,
    "max_bin": 127,
    "num_threads": 2,
    "verbosity": -1,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
}


def learn(matrix: np.ndarray, labels: np.ndarray, weights: np.ndarray, names: Sequence[str], rounds: int) -> Any:
    """A LightGBM booster over blocks; deterministic for the same input."""
    import lightgbm

    data = lightgbm.Dataset(matrix, labels, weight=weights, feature_name=list(names), free_raw_data=True)
    return lightgbm.train(PARAMETERS, data, rounds)


def pack(booster: Any) -> Trees:
    """The arrays as `broadsheet.model._forest.Forest` takes them."""
    nodes, leaves, roots, first_leaves = bytearray(), [], [], []
    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(nodes) // 12)
        first_leaves.append(len(leaves))
        inner: list[tuple[float, int, int, int]] = []
        _flatten(tree["tree_structure"], inner, leaves, first_leaves[-1])
        for threshold, measure, left, right in inner:
            nodes += struct.pack("<fHhhH", threshold, measure, left, right, 0)
    return Trees(
        bytes(nodes),
        np.array(leaves, "<f4").tobytes(),
        np.array(roots, "<i4").tobytes(),
        np.array(first_leaves, "<i4").tobytes(),
    )


def _flatten(node: dict[str, Any], inner: list[tuple[float, int, int, int]], leaves: list[float], base: int) -> int:
    if "split_feature" not in node:
        leaves.append(node["leaf_value"])
        if not inner:  # a tree of one leaf: a node that leads there both ways
            inner.append((0.0, 0, -1, -1))
        return ~(len(leaves) - 1 - base)
    at = len(inner)
    inner.append((0.0, 0, 0, 0))
    left = _flatten(node["left_child"], inner, leaves, base)
    right = _flatten(node["right_child"], inner, leaves, base)
    inner[at] = (_below(node["threshold"]), node["split_feature"], left, right)
    return at


def _below(threshold: float) -> float:
    """The largest 32-bit float not above the threshold: for 32-bit measures the same side of it."""
    single = np.float32(threshold)
    if float(single) > threshold:
        single = np.nextafter(single, np.float32(-np.inf))
    return float(single)
