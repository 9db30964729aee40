"""The page that comes on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ..capture import Capture, Failure
from ..errors import SourceRefused
from .kinds import SNIFFED, why_no_page
from .limits import Limits, too_large

NAME = "-"


def is_stdin(argument: str) -> bool:
    """Whether `argument` means standard input."""
    return argument == NAME


def captures(argument: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Standard input as one page, until it ends. No time limit: whoever writes it may think."""
    body = sys.stdin.buffer.read(limits.max_bytes + 1)
    if len(body) > limits.max_bytes:
        yield Failure(argument, too_large(limits, argument))
    elif reason := why_no_page(None, body[:SNIFFED]):
        yield Failure(argument, SourceRefused(reason, where=argument))
    else:
        yield Capture(body, name=argument)
