"""RSS, Atom and JSON feeds."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from ..errors import SourceDamaged, SourceRefused, SourceTooLarge
from .addresses import canonical
from .listing import Entry, Listing, once

MAX_BYTES = 8 << 20  # a feed with the whole text of 200 articles has 2 MB; broken XML of this size takes some 20 s


def read_feed(body: bytes, url: str, headers: Mapping[str, str]) -> Listing:
    """The pages of an RSS or Atom feed, well-formed or not. Raises SourceTooLarge, or SourceDamaged where no entry can be read
    from a feed that is broken."""
    from io import BytesIO

    import feedparser

    if len(body) > MAX_BYTES:
        raise SourceTooLarge(f"a feed of more than {MAX_BYTES:,} bytes", where=url)
    about = {"content-location": url} | {name: headers[name] for name in ("content-type",) if name in headers}
    # A stream, because feedparser opens texts that look like names of files or addresses.
    try:
        parsed = feedparser.parse(BytesIO(body), response_headers=about, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it raises whatever Python raises on characters that there are not, and the like
        raise SourceDamaged(f"no feed can be read from it: {error!r:.200}", where=url) from error
    notes: list[str] = []
    entries: list[Entry] = []
    for one in parsed.entries:
        if (address := canonical(_link(one), url)) is None:
            notes.append("a feed's entry without an address")
            continue
        which = "updated" if "updated" in one else "published"
        stamp, at = one.get(which), _time(one.get(f"{which}_parsed"))
        entries.append(Entry(address, str(stamp) if stamp else None, at))
    if not entries and parsed.bozo:
        raise SourceDamaged(f"no feed can be read from it: {parsed.get('bozo_exception')}", where=url)
    return Listing("feed", once(entries), notes=tuple(notes))


def _link(entry: Any) -> str:
    """An entry's own page: where it stood before a counter was put in its way, its link, or an id that is an address."""
    return str(entry.get("feedburner_origlink") or entry.get("link") or _as_address(entry.get("id")))


def _as_address(id: object) -> str:
    text = str(id)
    return text if text.startswith(("http://", "https://")) else ""


def _time(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


class _JsonItem(msgspec.Struct):
    """What we need of an item of https://www.jsonfeed.org/version/1.1/; ids may be numbers in the wild."""

    url: str | None = None
    external_url: str | None = None
    id: str | int | float | None = None
    date_published: str | None = None
    date_modified: str | None = None


class _JsonFeed(msgspec.Struct):
    items: list[msgspec.Raw]
    version: str = ""


def read_json_feed(body: bytes, url: str) -> Listing:
    """The pages of a JSON feed. Raises SourceRefused where it is JSON of another kind, SourceDamaged where it is none."""
    try:
        feed = msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except msgspec.ValidationError as error:
        raise SourceRefused(f"JSON, but no feed: {error}", where=url) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceDamaged(f"broken JSON: {error}", where=url) from error
    entries: list[Entry] = []
    notes: list[str] = []
    for raw in feed.items:
        try:
            item = msgspec.json.decode(raw, type=_JsonItem)
        except (msgspec.DecodeError, RecursionError):
            notes.append("a feed's entry in another form")
            continue
        address = canonical(item.url or item.external_url or _as_address(item.id), url)
        if address is None:
            notes.append("a feed's entry without an address")
            continue
        stamp = item.date_modified or item.date_published
        entries.append(Entry(address, stamp, iso_time(stamp)))
    return Listing("feed", once(entries), notes=tuple(notes))


def iso_time(text: str | None) -> datetime | None:
    """An ISO 8601 time as UTC, taken for UTC where it names no zone; None where it is none (years and months alone, too)."""
    try:
        parsed = datetime.fromisoformat((text or "").strip())
        return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
