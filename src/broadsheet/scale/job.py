"""What one crawl shall do, the same for every shard, worker and engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Partition = Literal["day", "site", "none"]


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What one page may take before it is given up and its process replaced. The defaults are far above what news pages need."""

    seconds: float = 30.0  # wall time of reading
    memory: int = 1 << 30  # bytes of address space beyond what the idle process holds (Linux; not enforced elsewhere)
    max_bytes: int = 64 << 20  # of the page after decompression


@dataclass(frozen=True, slots=True)
class Job:
    """The orders of a crawl. Everything that decides what stands in the table is here, and nothing else."""

    output: str  # the folder of the table, on this machine or on a file system that all workers share
    columns: tuple[str, ...]  # keys of the record, in the record's order
    partition: Partition = "day"
    limits: PageLimits = PageLimits()
    shard_bytes: int = 128 << 20  # compressed archives that are larger are read in parts of this size
    reader: str = "broadsheet.read:read"  # the function that makes a page an Article, as module:name
