"""A page as it was fetched or found: bytes and where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """One page before anybody has looked into it."""

    body: bytes  # the payload, with any content coding (gzip, br) already undone
    url: str | None = None  # where it was fetched from, after redirects; None when unknown
    headers: Mapping[str, str] = field(default_factory=dict)  # HTTP response headers, any case; empty when unknown
    fetched_at: datetime | None = None  # UTC, aware; None when unknown
    name: str = "-"  # what to call it in messages: a file's path, a URL, a WARC record's place
