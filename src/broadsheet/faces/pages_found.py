"""The pages under what a person named, notes counted on the way."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from .report import Report

if TYPE_CHECKING:
    from ..capture import Capture, Failure
    from ..sources import Limits


def pages_found(sources: Sequence[str], limits: Limits, url: str | None, report: Report) -> Iterator[Capture | Failure]:
    """The pages and failures of `sources`, in order; `url` is where the one page comes from that is named.

    Raises UsageError where `url` goes with anything but standard input or one file.
    """
    if url is not None and (len(sources) != 1 or os.path.isdir(sources[0]) or "://" in sources[0]):
        raise click.UsageError("--url is for standard input or one file")
    return _found(sources, limits, url, report)


def pages_of_tables(folders: Sequence[str], limits: Limits) -> Iterator[Capture | Failure]:
    """The pages that the rows of crawls' tables were read from, out of their archives, in the tables' order."""
    from ..capture import Failure
    from ..errors import BroadsheetError
    from ..scale import table

    for folder in folders:
        try:
            for row in table.rows(folder):
                yield table.page(row, limits)
        except BroadsheetError as error:
            yield Failure(folder, error)


def _found(sources: Sequence[str], limits: Limits, url: str | None, report: Report) -> Iterator[Capture | Failure]:
    from ..capture import Capture, Note
    from ..sources import find

    for source in sources:
        for found in find(source, limits):
            if isinstance(found, Note):
                report.note(found)
            elif isinstance(found, Capture) and url and found.name == source:  # not an archive's records
                yield replace(found, url=url)
            else:
                yield found
