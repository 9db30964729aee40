"""What a source hands out: a page as it was fetched or found, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .errors import BroadsheetError


@dataclass(frozen=True, slots=True)
class Capture:
    """One page before anybody has looked into it."""

    body: bytes  # the payload, with any content coding (gzip, br) already undone
    url: str | None = None  # where it was fetched from, after redirects; None when unknown
    headers: Mapping[str, str] = field(default_factory=dict)  # HTTP response headers, any case; empty when unknown
    fetched_at: datetime | None = None  # UTC, aware; None when unknown
    name: str = "-"  # what to call it in messages: a file's path, a URL, a WARC record's place
    status: int | None = None  # of the HTTP response; None when unknown


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be had or read. It stands where the page would have stood, and the others go on."""

    name: str  # as `Capture.name`
    error: BroadsheetError  # the reason; its class says what to do, `error.what` says it in words


@dataclass(frozen=True, slots=True)
class Note:
    """What a source passed over on purpose, or doubts: no page is missing because of it, but it is counted.

    Notes of one kind have the same `what`, so that a thousand of them are one line of a report.
    """

    name: str  # as `Capture.name`
    what: str  # "request record", "hidden file", "digest does not match"
