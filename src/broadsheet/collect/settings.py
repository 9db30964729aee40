"""How a run shall behave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from ..sources import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults suit a person who follows a few dozen sites."""

    every: timedelta | None = None  # visit sources again after this long, and go on until stopped; None visits each once
    since: timedelta = timedelta(days=3)  # pages that a sitemap dates before this are passed over
    delay: float = 1.0  # seconds between two requests to a host, at least; its robots.txt may ask for more
    hosts: int = 64  # asked at the same time
    patience: float = 60.0  # seconds that a run without `every` waits for a host that asks it to come back later
    attempts: int = 4  # for a page, before it counts as failed
    follow: bool = True  # whether feeds and sitemaps that sections and robots.txt announce become sources
    limits: Limits = field(default_factory=lambda: Limits(pages_only=False))
