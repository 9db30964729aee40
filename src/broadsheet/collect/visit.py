"""What a source's list means for the book: which pages wait, which lists become sources, what is passed over.

Decides, and does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from .addresses import canonical, host_of
from .book import Item, Source
from .listing import Entry, Listing
from .sections import is_same_site
from .settings import Settings

MOST_LISTS = 200  # further sources from one list, the newest first; the others are noted
MOST_DEPTH = 5  # lists that lead to lists
_SETTLED = timedelta(hours=1)  # a page is not fetched again sooner, whatever a list says of its changes
_LONGEST_PAUSE = timedelta(days=1)  # of a source that fails
_SHORTEST_PAUSE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to put down, all at once."""

    sources: tuple[Source, ...]
    items: tuple[Item, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A good visit to a source: what it listed, and what was known before."""

    source: Source
    listing: Listing
    known: Mapping[str, Source]  # all sources
    items: Mapping[str, Item]  # of the pages listed, those that are known
    now: datetime
    settings: Settings
    _notes: list[str] = field(default_factory=list)

    def plan(self) -> Plan:
        """What it leads to."""
        family = [self.source, *ancestors(self.source, self.known)]
        wanted = [entry for entry in self.listing.pages if self._is_wanted(entry, family)]
        items = tuple(item for item in map(self._item, wanted) if item is not None)
        further = self._further(len(family)) if self.settings.follow or self.listing.kind == "sitemap" else []
        found = self.source.found + sum(item.url not in self.items for item in items)
        visited = replace(self.source, kind=self.listing.kind, found=found)
        return Plan((visited, *further), items, (*self.listing.notes, *self._notes))

    def _is_wanted(self, entry: Entry, family: list[Source]) -> bool:
        if self.listing.kind != "sitemap":
            return True
        reason = None
        if not any(is_same_site(entry.url, one.url) for one in family):
            reason = "a sitemap's entry of another site"
        elif self._is_old(entry):
            reason = f"a sitemap's entry older than {self.settings.since.total_seconds() / 86400:g} days"
        elif entry.at is None and not self.listing.is_news and any(one.kind == "section" for one in family[1:]):
            # A whole site's undated pages are collected where somebody names its sitemap, not because robots.txt mentions it.
            reason = "an entry without a date, of a sitemap that nobody named"
        if reason:
            self._notes.append(reason)
        return reason is None

    def _is_old(self, entry: Entry) -> bool:
        return entry.at is not None and entry.at < self.now - self.settings.since

    def _item(self, entry: Entry) -> Item | None:
        """The item to put down for an entry; None where nothing is to be done."""
        old = self.items.get(entry.url)
        if old is None:
            return Item(entry.url, host_of(entry.url), self.source.url, self.now, stamp=entry.stamp)
        is_changed = entry.stamp is not None and entry.stamp != old.stamp and old.source == self.source.url
        is_settled = old.fetched_at is not None and self.now - old.fetched_at >= _SETTLED
        if old.state != "kept" or not is_changed or not is_settled:
            return None
        again = replace(old, state="waiting", found_at=self.now, stamp=entry.stamp, attempts=0, not_before=None)
        return replace(again, host=host_of(old.url), target=None, hops=0)

    def _further(self, depth: int) -> list[Source]:
        """The lists that become sources."""
        new = [entry for entry in self.listing.lists if entry.url not in self.known and not self._is_old(entry)]
        new.sort(key=lambda entry: entry.at.timestamp() if entry.at else 0.0, reverse=True)
        if new and depth >= MOST_DEPTH:
            self._notes.append("lists below lists below lists")
            return []
        self._notes.extend([f"a list behind the first {MOST_LISTS}"] * len(new[MOST_LISTS:]))
        return [Source(entry.url, parent=self.source.url) for entry in new[:MOST_LISTS]]


def good(source: Source, headers: Mapping[str, str], now: datetime, settings: Settings) -> Source:
    """`source` after a good answer, with its validators for the next one."""
    return replace(
        source,
        etag=headers.get("etag"),
        modified=headers.get("last-modified"),
        due=now + (settings.every or timedelta(0)),
        visited_at=now,
        succeeded_at=now,
        failures=0,
        reason=None,
    )


def unchanged(source: Source, now: datetime, settings: Settings) -> Source:
    """`source` after the answer that nothing has changed; its validators hold."""
    known = {name: value for name, value in (("etag", source.etag), ("last-modified", source.modified)) if value}
    return good(source, known, now, settings)


def failed(source: Source, reason: str, now: datetime, settings: Settings) -> Source:
    """`source` after a visit that failed: the longer it fails, the longer it is left alone."""
    failures = source.failures + 1
    every = settings.every or timedelta(0)
    pause = min(max(every, _SHORTEST_PAUSE) * 2 ** min(failures - 1, 10), max(every, _LONGEST_PAUSE))
    return replace(source, due=now + pause, visited_at=now, failures=failures, reason=reason)


def ancestors(source: Source, known: Mapping[str, Source]) -> list[Source]:
    """The sources that led to `source`, the nearest first."""
    found: list[Source] = []
    while source.parent and (above := known.get(source.parent)) and above not in found:
        found.append(above)
        source = above
    return found


def sitemap_entries(addresses: Iterable[str], source: Source) -> tuple[Entry, ...]:
    """The sitemaps of a robots.txt, as far as they are of the source's own site."""
    whole = (canonical(address, source.url) for address in addresses)
    return tuple(Entry(address) for address in dict.fromkeys(whole) if address and is_same_site(address, source.url))
