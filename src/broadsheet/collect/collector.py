"""The collector: sources are visited when they are due, their pages fetched in polite queues and handed to the sink.

Everything that matters is in the book before the next step is taken, so that the process may be killed anywhere. A page waits
until the sink holds it; one that was in flight is looked up in the sink before it is asked for again.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ..capture import Capture, Failure, Note
from ..errors import SourceError, SourceRefused, SourceTimeout
from ..sources.client import Answer, client
from ..sources.guard import Guard
from ..sources.kinds import SNIFFED, why_no_page
from . import visit
from .addresses import canonical, host_of, spelled
from .book import Item, Sink, Source, SourceBook
from .clock import Clock, SystemClock
from .desk import Desk, beside
from .listing import Listing, read_listing
from .page import PageSays, page_says
from .polite import FAULTS, Later, PoliteWeb, RobotsForbid, is_passing
from .robots import Manners
from .settings import Settings

Heard = Callable[[Capture | Failure | Note], None]

_LISTS = {
    "Accept": "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/html;q=0.8,*/*;q=0.1"
}
_NOT_MODIFIED = 304
_FIRST_RETRY = timedelta(minutes=1)  # of a page; four times as long after each failure


class Collector:
    """One run over a book and a sink. `heard` is told of every page kept (Capture), failure and note, as it happens."""

    def __init__(
        self,
        book: SourceBook,
        sink: Sink,
        settings: Settings | None = None,
        *,
        heard: Heard = lambda _: None,
        clock: Clock | None = None,
        guard: Guard | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._book = book
        self._sink = sink
        self._settings = settings or Settings()
        self._heard = heard
        self._clock = clock or SystemClock()
        self._guard = guard or Guard(self._settings.limits.allowed)
        self._tls = tls
        self._sources: dict[str, Source] = {}
        self._by_host: dict[str, set[str]] = {}
        self._chosen: frozenset[str] = frozenset()  # the sources named; empty where all are meant
        self._once: set[str] = set()  # visited in this run
        self._more = asyncio.Event()  # a host has got work that had none

    async def run(self, urls: Sequence[str] = ()) -> None:
        """Visit the sources under `urls`, which are new or known, or all known ones; fetch every page that waits.

        Returns when there is nothing more to do without `Settings.every`; with it, goes on until cancelled. May be cancelled
        or killed at any time. Raises what the book or the sink raise: then the page in question still waits.
        """
        with Desk(self._book, self._sink) as self._desk:
            async with client(self._guard, self._tls) as http:
                self._web = PoliteWeb(http, self._book, self._desk, self._settings, self._clock)
                self._started = self._clock.now()
                await self._enlist(urls)
                try:
                    async with asyncio.TaskGroup() as group:
                        await self._supervise(group)
                except ExceptionGroup as several:
                    raise several.exceptions[0] from None  # the others are the same disk's

    async def _enlist(self, urls: Sequence[str]) -> None:
        self._know(await self._desk.call(self._book.sources))
        named: list[str] = []
        for url in urls:
            if (address := canonical(url)) is None:
                self._heard(Failure(url, SourceRefused("not an address that can be fetched", where=url)))
            elif address not in named:
                named.append(address)
        new = [Source(url) for url in named if url not in self._sources]
        await self._put_down(new, [])
        self._chosen = frozenset(named)

    async def _put_down(self, sources: Sequence[Source], items: Sequence[Item]) -> None:
        await self._desk.write(sources=sources, items=items)
        self._know(sources)

    def _know(self, sources: Iterable[Source]) -> None:
        for source in sources:
            self._sources[source.url] = source
            self._by_host.setdefault(host_of(source.url), set()).add(source.url)

    # ---- who works when ----

    async def _supervise(self, group: asyncio.TaskGroup) -> None:
        """Keep one worker for every host with work, until there is none."""
        workers: dict[str, asyncio.Task[None]] = {}
        while True:
            self._more.clear()
            times = await self._times()
            now = self._clock.now()
            for host, at in times.items():
                if at <= now and host not in workers and len(workers) < self._settings.hosts:
                    workers[host] = group.create_task(self._work(host))
            if workers:
                more = asyncio.ensure_future(self._more.wait())
                await asyncio.wait([more, *workers.values()], return_when=asyncio.FIRST_COMPLETED)
                more.cancel()
                workers = {host: task for host, task in workers.items() if not task.done()}
                continue
            next_at = min(times.values(), default=None)
            wait = None if next_at is None else (next_at - now).total_seconds()
            if wait is None or (self._settings.every is None and wait > self._settings.patience):
                await self._tell_what_waits(times)
                return
            await self._clock.sleep(max(wait, 0))

    async def _times(self) -> dict[str, datetime]:
        """When each host with work may be asked."""
        now = self._clock.now()
        queues = await self._desk.call(self._book.queues)
        times = {host: at or now for host, at in queues.items()}
        for source in self._sources.values():
            if (at := self._due(source)) is not None:
                host = host_of(source.url)
                times[host] = min(times.get(host, at), at)
        for host in times:
            if (until := await self._web.blocked_until(host)) is not None:
                times[host] = max(times[host], until)
        return dict(sorted(times.items()))

    def _due(self, source: Source) -> datetime | None:
        """When this run is to visit `source`; None where it is not."""
        family = [source, *visit.ancestors(source, self._sources)]
        if self._chosen and not any(one.url in self._chosen for one in family):
            return None
        if self._settings.every is None:
            return None if source.url in self._once else self._started
        return source.due or self._started

    async def _work(self, host: str) -> None:
        """Do what waits for one host: a source, a page, a source, a page, so that neither starves the other on slow hosts."""
        try:
            while True:
                now = self._clock.now()
                source = self._next_source(host, now)
                if source is not None:
                    await self._visit(source)
                item = await self._desk.call(self._book.next_item, host, self._clock.now())
                if item is not None:
                    await self._collect(item)
                elif source is None:
                    return
        except Later:
            return  # the host's block is in the book

    def _next_source(self, host: str, now: datetime) -> Source | None:
        due = [(at, url) for url in self._by_host.get(host, ()) if (at := self._due(self._sources[url])) and at <= now]
        return self._sources[min(due)[1]] if due else None

    async def _tell_what_waits(self, times: dict[str, datetime]) -> None:
        for host, at in times.items():
            reason = (await self._desk.call(self._book.host, host)).reason
            if reason is None and (item := await self._desk.call(self._book.next_item, host, at)):
                reason = item.reason
            why = f" ({reason})" if reason else ""
            what = f"its pages wait until {at:%Y-%m-%d %H:%M:%S} UTC{why}; the next run goes on with them"
            self._heard(Failure(host, SourceTimeout(what, where=host)))

    # ---- sources ----

    async def _visit(self, source: Source) -> None:
        """Ask a source for its list, and put down what it leads to."""
        try:
            answer, listing = await self._listed(source)
        except Later as later:
            if later.counts and self._settings.every is not None:
                await self._put_down([visit.failed(source, str(later), self._clock.now(), self._settings)], [])
            raise
        except SourceError as error:
            self._once.add(source.url)
            await self._put_down([visit.failed(source, error.what, self._clock.now(), self._settings)], [])
            self._heard(Failure(source.url, error))
            return
        now = self._clock.now()
        self._once.add(source.url)
        if listing is None:
            await self._put_down([visit.unchanged(source, now, self._settings)], [])
            return
        visited = visit.good(source, answer.headers, now, self._settings)
        items = await self._desk.call(self._book.items, [entry.url for entry in listing.pages])
        plan = visit.Visit(visited, listing, self._sources, items, now, self._settings).plan()
        await self._put_down(plan.sources, plan.items)
        for note in plan.notes:
            self._heard(Note(source.url, note))
        self._more.set()

    async def _listed(self, source: Source) -> tuple[Answer, Listing | None]:
        """A source's answer and its list; None for that where nothing has changed."""
        headers = _LISTS | _conditions(source)
        limits = replace(self._settings.limits, pages_only=False)
        url = source.url
        for _ in range(limits.redirects + 1):
            answer, _manners = await self._web.ask(url, limits, headers, where=source.url)
            if answer.next_url is None:
                break
            url = _target(answer, source.url)
        else:
            raise SourceRefused(f"more than {limits.redirects} redirects", where=source.url)
        if answer.status == _NOT_MODIFIED and (source.etag or source.modified):
            return answer, None
        if not answer.is_success:
            raise answer.error(source.url)
        listing = await beside(source.url, read_listing, answer.body, url, answer.headers, limits)
        if listing.kind == "section" and source.parent is None:
            sitemaps = visit.sitemap_entries(await self._web.sitemaps(url), source)
            listing = replace(listing, lists=(*listing.lists, *sitemaps))
        return answer, listing

    # ---- pages ----

    async def _collect(self, item: Item) -> None:
        """Fetch one page and hand it to the sink; or put down why not."""
        url = item.target or item.url
        if item.found_at < self._started and await self._desk.call(self._sink.holds, canonical(url) or url, item.found_at):
            # It was kept, and the process ended before the book knew.
            await self._desk.write(items=[replace(item, state="kept", fetched_at=self._clock.now(), reason=None)])
            return
        limits = replace(self._settings.limits, pages_only=True)
        try:
            answer, manners = await self._web.ask(url, limits, _conditions(item), where=item.url)
            if answer.next_url is not None:
                await self._moved(item, answer)
            elif answer.status == _NOT_MODIFIED and (item.etag or item.modified):
                await self._desk.write(items=[replace(item, state="kept", fetched_at=self._clock.now(), reason=None)])
                self._heard(Note(item.url, "not modified"))
            elif answer.status >= FAULTS:
                await self._again(item, answer.error(item.url))
            elif not answer.is_success:
                raise answer.error(item.url)
            elif reason := why_no_page(answer.headers.get("content-type"), answer.body[:SNIFFED]):
                raise SourceRefused(reason, where=item.url)
            else:
                await self._keep(item, answer, manners)
        except Later as later:
            await self._postponed(item, later)
            raise
        except RobotsForbid as error:
            await self._desk.write(items=[replace(item, state="refused", reason=error.what)])
            self._heard(Note(item.url, error.what))
        except SourceError as error:
            await self._failed(item, error)

    async def _keep(self, item: Item, answer: Answer, manners: Manners) -> None:
        now = self._clock.now()
        try:
            says = await beside(item.url, page_says, answer.body, answer.url, answer.headers)
        except SourceError:
            says = PageSays(None)  # the page is kept, whatever it is
        url = canonical(answer.url) or answer.url
        capture = Capture(answer.body, url, answer.headers, now, item.url, answer.status)
        kept = replace(
            item,
            state="kept",
            fetched_at=now,
            reason=None,
            etag=answer.headers.get("etag"),
            modified=answer.headers.get("last-modified"),
            optouts=manners.optouts(answer.url, answer.headers, says.metas),
        )
        # Its other addresses are known from now on, so that no list makes us fetch the same page by one of them.
        others = [other for other in (url, says.canonical_url) if other and other != item.url]
        known = await self._desk.call(self._book.items, others)
        same = [
            Item(other, host_of(other), item.source, now, state="same", reason=f"the same page as {item.url}")
            for other in dict.fromkeys(others)
            if other not in known or known[other].state == "waiting"
        ]
        await self._desk.write(captures=[capture], items=[kept, *same])
        self._heard(capture)

    async def _moved(self, item: Item, answer: Answer) -> None:
        """Follow a redirect: the page waits again, in the queue of the host that it leads to."""
        target = _target(answer, item.url)
        if item.hops >= self._settings.limits.redirects:
            raise SourceRefused(f"more than {self._settings.limits.redirects} redirects", where=item.url)
        name = canonical(target) or target
        known = await self._desk.call(self._book.items, [name])
        if name != item.url and name in known:
            moved = replace(item, state="same", reason=f"leads to {name}", fetched_at=self._clock.now())
        else:
            moved = replace(item, target=target, host=host_of(target), hops=item.hops + 1)
        await self._desk.write(items=[moved])
        if moved.host != item.host:
            self._more.set()

    async def _postponed(self, item: Item, later: Later) -> None:
        """The host wants to be left alone. Where the page may be the cause, others go first, and it is not tried for ever."""
        if later.counts:
            await self._again(item, SourceRefused(str(later), where=item.url))

    async def _failed(self, item: Item, error: SourceError) -> None:
        if is_passing(error):
            await self._again(item, error)
        else:
            await self._give_up(item, error)

    async def _again(self, item: Item, error: SourceError) -> None:
        """Try later, unless it was tried often enough."""
        if item.attempts + 1 >= self._settings.attempts:
            await self._give_up(item, error)
            return
        at = self._clock.now() + _FIRST_RETRY * 4**item.attempts
        again = replace(item, attempts=item.attempts + 1, not_before=at, reason=error.what)
        await self._desk.write(items=[again])

    async def _give_up(self, item: Item, error: SourceError) -> None:
        await self._desk.write(items=[replace(item, state="failed", reason=error.what)])
        self._heard(Failure(item.url, error))


def _conditions(known: Source | Item) -> dict[str, str]:
    """The headers that ask for an answer only where it has changed."""
    headers = {}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers


def _target(answer: Answer, where: str) -> str:
    target = spelled(answer.next_url or "")
    if target is None:
        raise SourceRefused("a redirect to what cannot be fetched", where=where)
    return target
