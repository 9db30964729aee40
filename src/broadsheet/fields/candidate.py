"""A value that a field could have, where it stands, and why it was chosen or not."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from ..page import Node
from ..record import Source

T = TypeVar("T")


class Candidate(Struct, Generic[T], gc=False):
    """One candidate. `path` may be a node: its XPath is worked out only where somebody wants to see the evidence."""

    value: T  # as JSON has it: parts of the record as dicts, several values as a list
    source: Source
    path: str | Node
    why: str = ""  # one clause, lower case, no full stop: "declared by the article's JSON-LD"
    score: float = 0.0  # higher is better; only comparable within one field


class Choice(Struct, Generic[T], gc=False):
    """What a field came to: its value (None or empty: the page does not say), its candidates, and how sure it is.

    `candidates` are best first; the chosen ones are counted by `chosen` (a list field such as `authors` may choose several).
    `signature` names the kind of situation ("json-ld+meta+html agree"): pages of one signature are right equally often, which
    is what `model/confidence` learns and looks up.
    """

    value: T
    candidates: list[Candidate[object]] = []
    chosen: int = 0
    signature: str = "none"
