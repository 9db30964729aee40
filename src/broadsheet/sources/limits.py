"""How long and how much a source may take for one page, and where it may lead."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import SourceTooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """One page's share. The defaults are far above what news pages need, and far below what hurts a machine."""

    max_bytes: int = 64 << 20  # of the page after decompression, and of what is read to get it
    timeout: float = 30.0  # seconds for the whole of one page: name, connection, redirects, last byte
    redirects: int = 10
    allowed: frozenset[str] = frozenset()  # hosts that may have private or loopback addresses, by name
    pages_only: bool = True  # over the web, refuse what is no page by its Content-Type before it is read


def too_large(limits: Limits, where: str) -> SourceTooLarge:
    """The error for a page of more than `limits.max_bytes`."""
    return SourceTooLarge(f"more than {limits.max_bytes:,} bytes", where=where)
