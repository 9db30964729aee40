"""An operation: one thing that may be asked by HTTP, with all that serving and describing it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ...archive import Archive
from ..settings import Settings
from .asked import Asked


@dataclass(frozen=True, slots=True)
class Call:
    """One request: the archive, how the room is set up, and what came along."""

    archive: Archive
    settings: Settings
    body: bytes  # empty where none belongs to the operation
    headers: Mapping[str, str]  # names in lower case


@dataclass(frozen=True, slots=True)
class Streamed:
    """An answer that is sent piece by piece, as it is made."""

    pieces: Iterator[bytes]
    filename: str | None = None  # to be kept under


@dataclass(frozen=True, slots=True)
class Operation:
    """`answer` gets a call and what was asked (an `asks`), in a thread of its own, and gives a value of the type `answers`; or,
    where `media` is set, Streamed bytes of that type. It may raise BroadsheetError and Refused."""

    name: str  # operationId
    method: Literal["GET", "POST"]
    path: str  # below /api; {names} are fields of `asks`
    summary: str
    asks: type[Asked]
    answers: Any
    answer: Callable[[Call, Any], Any]
    media: str | None = None
    body: bool = False  # takes a page's bytes
    waits: bool = False  # mostly for others: takes no thread from those who ask the archive
    errors: tuple[int, ...] = ()  # besides 400, which all may give

    def in_path(self, field: str) -> bool:
        """Whether a parameter stands in the path."""
        return f"{{{field}}}" in self.path
