"""A book and a sink that live as long as the process: for trying out, and the plainest statement of their promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from ..capture import Capture
from .book import Host, Item, ItemState, Source


class MemoryBook:
    """A SourceBook in dicts."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}
        self._items: dict[str, Item] = {}
        self._waiting: dict[str, dict[str, Item]] = {}  # host -> url -> item
        self._hosts: dict[str, Host] = {}

    def sources(self) -> list[Source]:
        return [self._sources[url] for url in sorted(self._sources)]

    def put(self, sources: Sequence[Source], items: Sequence[Item]) -> None:
        for source in sources:
            self._sources[source.url] = source
        for item in items:
            self._put(item)

    def items(self, urls: Sequence[str]) -> dict[str, Item]:
        return {url: self._items[url] for url in urls if url in self._items}

    def next_item(self, host: str, now: datetime) -> Item | None:
        ready = [i for i in self._waiting.get(host, {}).values() if i.not_before is None or i.not_before <= now]
        return min(ready, key=lambda item: (item.found_at, item.url), default=None)

    def queues(self) -> dict[str, datetime | None]:
        return {host: _earliest(items.values()) for host, items in sorted(self._waiting.items()) if items}

    def host(self, name: str) -> Host:
        return self._hosts.get(name) or Host(name)

    def put_host(self, host: Host) -> None:
        self._hosts[host.name] = host

    def counts(self) -> dict[str, dict[ItemState, int]]:
        counted: dict[str, Counter[ItemState]] = {}
        for item in self._items.values():
            counted.setdefault(item.source, Counter())[item.state] += 1
        return {source: dict(states) for source, states in sorted(counted.items())}

    def _put(self, item: Item) -> None:
        if old := self._items.get(item.url):
            self._waiting.get(old.host, {}).pop(old.url, None)
        self._items[item.url] = item
        if item.state == "waiting":
            self._waiting.setdefault(item.host, {})[item.url] = item


def _earliest(items: Iterable[Item]) -> datetime | None:
    times = [item.not_before for item in items]
    return None if None in times else min(time for time in times if time)


class MemorySink:
    """A Sink in a list."""

    def __init__(self) -> None:
        self.captures: list[Capture] = []

    def add(self, captures: Sequence[Capture]) -> None:
        self.captures.extend(captures)

    def holds(self, url: str, since: datetime) -> bool:
        return any(one.url == url and one.fetched_at is not None and one.fetched_at >= since for one in self.captures)
