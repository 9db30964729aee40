"""What a site asks of robots: robots.txt (RFC 9309), and what it reserves against mining and training.

We keep to the first as "Broadsheet". The second is recorded with each page, not judged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from .words import AI_AGENTS, NO_AI

NAME = "Broadsheet"  # the product token that a robots.txt may name us by
MAX_BYTES = 500 << 10  # of a robots.txt; RFC 9309, section 2.5, asks for as much at least
MOST_DELAY = 300.0  # seconds between two requests: longer crawl delays are mistakes, or meant for somebody who fetches all

# Content Signals (contentsignals.org) and the IETF's AI preferences, both lines of robots.txt.
_SIGNALS = re.compile(r"^[ \t]*(content-signal|content-usage)[ \t]*:[ \t]*([^\r\n]{1,300})", re.IGNORECASE | re.MULTILINE)
_REFUSED_SIGNAL = re.compile(r"=\s*n(?:o)?\b", re.IGNORECASE)


class _Parsed(Protocol):
    def can_fetch(self, url: str, user_agent: str) -> bool: ...
    def crawl_delay(self, user_agent: str) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What the robots.txt of one origin says."""

    parsed: _Parsed | None  # None where there is none: all is allowed
    delay: float = 0.0  # seconds between two requests, at least
    sitemaps: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()  # reservations that stand in it for the whole site

    def allows(self, url: str) -> bool:
        """Whether we may fetch `url`."""
        return self.parsed is None or self.parsed.can_fetch(url, NAME)

    def shut_out(self, url: str) -> tuple[str, ...]:
        """The gatherers of text for machines that may not fetch `url`."""
        return () if self.parsed is None else tuple(name for name in AI_AGENTS if not self.parsed.can_fetch(url, name))


NO_RULES = Rules(None)


def read_rules(body: bytes) -> Rules:
    """The rules of a robots.txt. Lines that are none are passed over, as the standard wants it; so nothing is raised."""
    from protego import Protego

    text = body[:MAX_BYTES].decode("utf-8-sig", "replace")
    parsed = Protego.parse(text)
    rate = parsed.request_rate(NAME)
    wanted = rate.seconds / rate.requests if rate and rate.requests else 0.0
    asked = max(0.0, parsed.crawl_delay(NAME) or 0.0, wanted)  # in this order: "nan" is more than nothing
    signals = dict.fromkeys(
        f"robots.txt: {name.title()}: {' '.join(value.split())}"
        for name, value in _SIGNALS.findall(text)[:20]
        if _REFUSED_SIGNAL.search(value)
    )
    return Rules(parsed, min(asked, MOST_DELAY), tuple(parsed.sitemaps)[:100], tuple(signals))


class _Reservation(msgspec.Struct, rename={"reservation": "tdm-reservation", "policy": "tdm-policy"}):
    """One rule of /.well-known/tdmrep.json (W3C TDM Reservation Protocol, section 6)."""

    location: str
    reservation: int = 0
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class Reservations:
    """What the tdmrep.json of one origin reserves."""

    rules: tuple[_Reservation, ...] = ()

    def reserved(self, path: str) -> str | None:
        """In words, what is said of a path with its query; None where nothing is reserved. The longest location counts, as
        in robots.txt."""
        fitting = [rule for rule in self.rules if _fits(rule.location, path)]
        rule = max(fitting, key=lambda rule: len(rule.location), default=None)
        if rule is None or rule.reservation != 1:
            return None
        return f"tdmrep.json: reserved{f', policy {rule.policy[:300]}' if rule.policy else ''}"


def read_reservations(body: bytes) -> Reservations:
    """The rules of a tdmrep.json; none where it is not in its form."""
    try:
        return Reservations(tuple(msgspec.json.decode(body, type=list[_Reservation])[:1000]))
    except (msgspec.DecodeError, RecursionError):
        return Reservations()


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` (anything) and a closing `$` (the end) fits a path from its start; in linear time."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = others.pop() if others and ends else None
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return len(path) - len(last) >= at and path.endswith(last)
    return not ends or at == len(path)


@dataclass(slots=True)
class Manners:
    """All that one origin asks for."""

    rules: Rules = NO_RULES
    reservations: Reservations = field(default_factory=Reservations)

    def optouts(self, url: str, headers: Mapping[str, str], metas: Mapping[str, str]) -> tuple[str, ...]:
        """Every reservation that was declared for a page, in words: by its origin, its headers and its <meta> elements."""
        parts = urlsplit(url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        found: list[str] = []
        if names := self.rules.shut_out(url):
            found.append(f"robots.txt: shuts out {', '.join(names)}")
        found += self.rules.signals
        if words := self.reservations.reserved(path):
            found.append(words)
        found += _declared("header", headers, "x-robots-tag")
        found += _declared("meta", metas, "robots")
        return tuple(dict.fromkeys(found))


def _declared(where: str, values: Mapping[str, str], robots: str) -> list[str]:
    found = []
    if values.get("tdm-reservation", "").strip() == "1":
        policy = values.get("tdm-policy", "").strip()[:300]
        found.append(f"{where} tdm-reservation: 1{f', policy {policy}' if policy else ''}")
    words = re.split(r"[\s,;:]+", values.get(robots, "")[:1000].lower())
    if said := sorted(NO_AI.intersection(words)):
        found.append(f"{where} {robots}: {', '.join(said)}")
    return found
