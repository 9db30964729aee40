"""What a source lists, whatever its form: a feed, a sitemap, or a section page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ..errors import SourceDamaged, SourceRefused
from ..sources.coding import decode
from ..sources.kinds import SNIFFED, why_no_page
from ..sources.limits import Limits
from .book import SourceKind

MAX_ENTRIES = 50_000  # of one list; what the sitemap protocol allows

_LONGEST_STAMP = 100  # characters
_GZIP = b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(rb"(?<=<\?xml)[^>]{0,100}(?=\?>)")  # what an XML declaration says; turned into UTF-8 it needs none
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|rdf|feed|channel|urlset|sitemapindex|html)(?=[\s>/])", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\s+(?!%\s+[\w.-]+\s+(?:PUBLIC|SYSTEM)\b)", re.IGNORECASE)
_SITEMAPS = frozenset({b"urlset", b"sitemapindex"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list."""

    url: str  # canonical
    stamp: str | None = None  # the list's word on its last change, as written; None where it says nothing
    at: datetime | None = None  # UTC, of publication or change; None where the list gives none that can be read


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source led to, each address once, in its order."""

    kind: SourceKind
    pages: tuple[Entry, ...] = ()
    lists: tuple[Entry, ...] = ()  # further sources: a section's feeds, an index's sitemaps
    notes: tuple[str, ...] = ()  # what was passed over, and why
    is_news: bool = False  # a news sitemap: it holds the last days only, by its rules


def read_listing(body: bytes, url: str, headers: Mapping[str, str], limits: Limits) -> Listing:
    """What the answer `body` of `url` lists. Takes RSS, Atom, JSON feeds, sitemaps as XML or text, gzipped ones, and HTML.

    Raises SourceTooLarge where more than `limits.max_bytes` come out of gzip, SourceRefused for what defines XML entities (the
    stuff of bombs; no feed needs them) or is none of these, SourceDamaged where nothing in it can be read.
    """
    from .feeds import read_feed, read_json_feed
    from .sections import read_section
    from .sitemaps import read_sitemap, read_text_sitemap

    if body.startswith(_GZIP):
        body = decode(body, "gzip", limits, url)
    if body.startswith(_UTF16):
        body = _DECLARED.sub(b" version='1.0'", body.decode("utf-16", "replace").encode("utf-8", "replace"), count=1)
    start = body[: 4 * SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    root = _ROOT.search(start)
    name = root[1].lower() if root else b""
    if name and name != b"html":
        if _ENTITY.search(body):
            raise SourceRefused("defines XML entities, which could grow without bound", where=url)
        return read_sitemap(body, url) if name in _SITEMAPS else read_feed(body, url, headers)
    if start.startswith(b"{"):
        return read_json_feed(body, url)
    if not root and start[:8].lower().startswith((b"http://", b"https://")):
        return read_text_sitemap(body, url)
    if not body.strip():
        raise SourceDamaged("an empty answer", where=url)
    if reason := why_no_page(headers.get("content-type"), body[:SNIFFED]):
        raise SourceRefused(f"neither feed, sitemap nor page ({reason})", where=url)
    return read_section(body, url, headers)


def once(entries: list[Entry]) -> tuple[Entry, ...]:
    """Each address once, the first that has it; MAX_ENTRIES at most. Stamps are cut to what a database takes."""
    first: dict[str, Entry] = {}
    for entry in entries:
        stamp = entry.stamp and entry.stamp[:_LONGEST_STAMP].replace("\0", "").encode("utf-8", "replace").decode()
        first.setdefault(entry.url, replace(entry, stamp=stamp))
        if len(first) == MAX_ENTRIES:
            break
    return tuple(first.values())
