"""Records of whole numbers in a file, sorted by the first, so that a range of it can be read alone: how tasks hand rows on.

The first number of a record is a hash of 63 bits. A file is cut into PARTS ranges of hashes of the same width; the task of one
part reads its range of the files of all shards, and so meets everything that has a hash in common.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

PARTS = 64
_SHIFT = 57  # of 63 bits, the upper six say the part
_NUMBER = 8  # bytes
_MIX = 0x9E3779B97F4A7C15  # 2^64 / golden ratio: spreads numbers that stand close together


def mixed(number: int) -> int:
    """`number` as a hash of 63 bits."""
    return (number * _MIX & 0xFFFFFFFFFFFFFFFF) >> 1


def write(path: Path, records: Iterable[tuple[int, ...]]) -> None:
    """Write `records`, all of the same length, in the place of what is at `path`; there as a whole or not at all."""
    ordered = sorted(records)
    width = len(ordered[0]) if ordered else 1
    begins = [0] * (PARTS + 1)
    for record in ordered:
        begins[(record[0] >> _SHIFT) + 1] += 1
    for part in range(PARTS):
        begins[part + 1] += begins[part]
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("wb") as out:
        array("q", [width, *begins]).tofile(out)
        array("q", [number for record in ordered for number in record]).tofile(out)
    beside.replace(path)


def groups(paths: Sequence[Path], part: int) -> Iterator[list[tuple[int, ...]]]:
    """The records of one part of all files, those of the same first number together, in order."""
    records = [record for path in paths for record in _part(path, part)]
    records.sort()
    for _, same in groupby(records, key=lambda record: record[0]):
        yield list(same)


def _part(path: Path, part: int) -> Iterator[tuple[int, ...]]:
    with path.open("rb") as file:
        head = array("q")
        head.fromfile(file, PARTS + 2)
        width, first, last = head[0], head[1 + part], head[2 + part]
        file.seek((len(head) + first * width) * _NUMBER)
        numbers = array("q")
        numbers.fromfile(file, (last - first) * width)
    return zip(*[iter(numbers)] * width, strict=True)
