"""A crawl in, a table out: web archives read by many processes, on this machine or on a Ray cluster, into Parquet files.

    from broadsheet.scale import Job, LocalEngine, crawl

The same archives and orders give the same bytes on any engine with any number of workers.
"""

from .crawl import Plan, crawl
from .engine import Engine, Event, Lost
from .job import Job, PageLimits
from .ledger import OUTCOMES, Counts
from .local import LocalEngine
from .worker import Done, Progress

__all__ = [
    "OUTCOMES",
    "Counts",
    "Done",
    "Engine",
    "Event",
    "Job",
    "LocalEngine",
    "Lost",
    "PageLimits",
    "Plan",
    "Progress",
    "crawl",
]
