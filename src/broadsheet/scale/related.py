"""Versions and copies over a whole table, by the archive's definitions: a job of steps on an engine, written as columns.

    rows ──by page──> versions ──current texts──> sketches ──by hash──> pairs ──by row──> copies ──> groups ──> columns

A row is known by a number: its shard's place among the shards, and its own within the shard. What a step finds, it leaves in
files sorted by hash (`sorted_file`); the next step's tasks each read one part of the hashes of all of them.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence

from . import layout
from .engine import Engine
from .relating import MANY, State, Task
from .sorted_file import PARTS

_STEPS = "broadsheet.scale.relating"


def relate(output: str, engine: Engine) -> Counter[str]:
    """Find the versions and copies among all rows of the crawl's folder `output`, and write them below `related/`.

    Gives what was found, counted. Raises BroadsheetError where the table was made without a column that the archive compares.
    """
    waiting, place = layout.staging(output) / "related", layout.related(output)
    shutil.rmtree(waiting, ignore_errors=True)
    waiting.mkdir(parents=True)
    keys = tuple(key for key, _ in layout.marks(output))
    tasks = [Task(output, keys, number) for number in range(len(keys))]
    parts = [Task(output, keys, number) for number in range(PARTS)]
    try:
        engine.each(f"{_STEPS}:note_pages", tasks)
        odd: dict[int, State] = {}  # row -> version, current row of its page; those left out are versions 1 and current
        for found in engine.each(f"{_STEPS}:versions_of", parts):
            odd.update(found)
        known = [{row: state for row, state in odd.items() if row // MANY == number} for number in range(len(keys))]
        engine.each(f"{_STEPS}:sketch", [(task, known[task.number]) for task in tasks])
        engine.each(f"{_STEPS}:pair", parts)
        edges = sorted(edge for found in engine.each(f"{_STEPS}:verify", parts) for edge in found)
        groups = components(edges)
        sizes = Counter(groups.values())
        counts: Counter[str] = Counter()
        told = [(task, known[task.number], _of_shard(groups, sizes, task.number, known[task.number])) for task in tasks]
        for found in engine.each(f"{_STEPS}:write_columns", told):
            counts.update(found)
        counts["groups"] = len(sizes)
        shutil.rmtree(place, ignore_errors=True)
        (waiting / "columns").rename(place)
        return counts
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _of_shard(
    groups: Mapping[int, int], sizes: Mapping[int, int], number: int, known: Mapping[int, State]
) -> dict[int, tuple[int, int]]:
    """The groups, with their sizes, that the rows of a shard and the current rows of their pages are in."""
    currents = {current for _, current in known.values()}
    return {row: (name, sizes[name]) for row, name in groups.items() if row // MANY == number or row in currents}


def components(edges: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The connected components of a graph: each node with the smallest node of its component."""
    leader: dict[int, int] = {}

    def find(node: int) -> int:
        while leader.setdefault(node, node) != node:
            leader[node] = node = leader[leader[node]]
        return node

    for one, other in edges:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    return {node: find(node) for node in sorted(leader)}
