"""What collecting must remember, and where its pages go: two seams, each a few promises small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from ..capture import Capture

SourceKind = Literal["unknown", "feed", "sitemap", "section"]
ItemState = Literal["waiting", "kept", "same", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Source:
    """An address that lists pages, and how it has been."""

    url: str  # canonical
    kind: SourceKind = "unknown"  # until its first answer
    parent: str | None = None  # the source that led to it; None where a person named it
    etag: str | None = None  # validators of the last answer, for conditional requests
    modified: str | None = None  # its Last-Modified, word for word
    due: datetime | None = None  # UTC, not to be visited before; None is now
    visited_at: datetime | None = None  # UTC, last try
    succeeded_at: datetime | None = None  # UTC, last good answer, "not modified" among them
    failures: int = 0  # in a row
    reason: str | None = None  # why the last try failed; None where it did not
    found: int = 0  # pages it led to first, over its life


@dataclass(frozen=True, slots=True)
class Item:
    """A page that a source led to."""

    url: str  # canonical: pages are told apart by it
    host: str  # whose queue it waits in
    source: str  # that listed it first
    found_at: datetime  # UTC, when it was put into the queue (last)
    target: str | None = None  # where redirects led so far; None where there were none
    hops: int = 0  # redirects so far
    state: ItemState = "waiting"  # kept; same as another page; refused by a rule; failed for good
    attempts: int = 0  # that failed, since found_at
    not_before: datetime | None = None  # UTC; None is now
    stamp: str | None = None  # the source's word on its last change, compared as it is
    etag: str | None = None
    modified: str | None = None
    fetched_at: datetime | None = None  # UTC, last good answer
    reason: str | None = None  # in words, where the state is not "kept"
    optouts: tuple[str, ...] = ()  # reservations against mining or training that were declared for it


@dataclass(frozen=True, slots=True)
class Host:
    """A machine that is asked politely."""

    name: str
    blocked_until: datetime | None = None  # UTC: its Retry-After, or our back-off; None is now
    failures: int = 0  # in a row, of the host as a whole
    reason: str | None = None  # of the block


class Sink(Protocol):
    """Where pages go."""

    def add(self, captures: Sequence[Capture]) -> None:
        """Keep `captures`; they are safe on disk when this returns. Raises BroadsheetError where they cannot be kept: some of
        them may be, then."""

    def holds(self, url: str, since: datetime) -> bool:
        """Whether a capture with this `Capture.url`, fetched at `since` or later, is kept."""


class SourceBook(Protocol):
    """What is remembered. Every method is done, wholly and on disk, when it returns, or not at all. Called from one thread at
    a time, not always the same."""

    def sources(self) -> list[Source]:
        """All sources, by URL."""

    def put(self, sources: Sequence[Source], items: Sequence[Item]) -> None:
        """Put down sources and items together, each in the place of an older one with its URL; of two with one URL the last
        counts. This is what makes a visit whole: a source counts as visited only when all that it listed waits."""

    def items(self, urls: Sequence[str]) -> dict[str, Item]:
        """Those of the canonical URLs that are known."""

    def next_item(self, host: str, now: datetime) -> Item | None:
        """The first-found item that waits for `host` and may be tried at `now`; ties by URL."""

    def queues(self) -> dict[str, datetime | None]:
        """Every host that items wait for, with the earliest `not_before` among them; None where one has none."""

    def host(self, name: str) -> Host:
        """What is known of a host; a fresh one where nothing is."""

    def put_host(self, host: Host) -> None:
        """Put down what is known of a host."""

    def counts(self) -> dict[str, dict[ItemState, int]]:
        """How many items of each state each source led to, by its URL."""
