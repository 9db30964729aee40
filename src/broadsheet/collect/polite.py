"""Requests as hosts want them: one at a time, with a pause, after a look at robots.txt, and not while a host wants to be left
alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from ..errors import SourceDamaged, SourceError, SourceRefused, SourceTimeout
from ..sources import Limits
from ..sources.client import Answer, ask
from .addresses import canonical, host_of, origin_of
from .book import Host, SourceBook
from .clock import Clock
from .desk import Desk, beside
from .robots import MAX_BYTES, NO_RULES, Manners, Reservations, read_reservations, read_rules
from .settings import Settings

_KEPT_FOR = timedelta(hours=24)  # a robots.txt; RFC 9309, section 2.4
_ROBOTS_HOPS = 5  # redirects of a robots.txt; section 2.3.1.2
_BUSY = frozenset({429, 503})
FAULTS = 500  # statuses from here on are the server's own faults
_FIRST_PAUSE = timedelta(seconds=30)  # doubled with each failure in a row
_LONGEST_PAUSE = timedelta(hours=1)
_LONGEST_ASKED = timedelta(days=1)  # of a Retry-After; longer ones are asked again after a day
_FORGIVEN = 1  # failures in a row before a host is left alone: a single page may be at fault


class RobotsForbid(SourceRefused):
    """The site's robots.txt does not want the page fetched."""


class Later(Exception):
    """A host wants to be left alone for a while. `counts` says that the page may be at fault, too."""

    def __init__(self, host: Host, *, counts: bool) -> None:
        super().__init__(host.reason)
        self.host = host
        self.counts = counts


@dataclass(slots=True)
class _Place:
    """One host: whose turn it is, and since when."""

    host: Host
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: datetime | None = None  # None before the first request
    manners: dict[str, tuple[datetime, Manners]] = field(default_factory=dict)  # by origin, with the time of asking


class PoliteWeb:
    """The web, asked politely. What hosts demand is kept in the book, so that it holds after a restart."""

    def __init__(self, http: httpx.AsyncClient, book: SourceBook, desk: Desk, settings: Settings, clock: Clock) -> None:
        self._http = http
        self._book = book
        self._desk = desk
        self._settings = settings
        self._clock = clock
        self._places: dict[str, _Place] = {}

    async def ask(self, url: str, limits: Limits, headers: Mapping[str, str], *, where: str) -> tuple[Answer, Manners]:
        """The answer to one GET of a canonical address, when its host's turn comes, and what its origin asks for.

        Raises RobotsForbid, other SourceErrors where there is no answer, and Later where the host is to be left alone.
        """
        place = await self._place(host_of(url))
        async with place.turn:
            self._raise_if_blocked(place)
            manners = await self._manners(place, url, where)
            if not manners.rules.allows(url):
                raise RobotsForbid("robots.txt forbids it", where=where)
            answer = await self._request(place, url, limits, headers, where, manners.rules.delay)
        return answer, manners

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt for `url` names."""
        place = await self._place(host_of(url))
        return place.manners[origin_of(url)][1].rules.sitemaps if origin_of(url) in place.manners else ()

    async def blocked_until(self, host: str) -> datetime | None:
        """Until when `host` is to be left alone; None where it may be asked."""
        until = (await self._place(host)).host.blocked_until
        return until if until and until > self._clock.now() else None

    # ---- one host ----

    async def _place(self, name: str) -> _Place:
        if name not in self._places:
            host = await self._desk.call(self._book.host, name)
            self._places.setdefault(name, _Place(host))
        return self._places[name]

    def _raise_if_blocked(self, place: _Place) -> None:
        if place.host.blocked_until and place.host.blocked_until > self._clock.now():
            raise Later(place.host, counts=False)

    async def _request(
        self, place: _Place, url: str, limits: Limits, headers: Mapping[str, str], where: str, delay: float
    ) -> Answer:
        """One request after the host's pause. What it says of the host is put down."""
        if place.free_at is not None and (wait := (place.free_at - self._clock.now()).total_seconds()) > 0:
            await self._clock.sleep(wait)
        try:
            answer = await ask(self._http, url, limits, headers, where=where)
        except SourceError as error:
            if is_passing(error):
                await self._failed(place, error.what, forgiven=_FORGIVEN)
            raise
        finally:
            place.free_at = self._clock.now() + timedelta(seconds=max(self._settings.delay, delay))
        if answer.status in _BUSY:
            asked = retry_after(answer.headers, self._clock.now())
            await self._failed(place, answer.error(where).what, asked)
            raise Later(place.host, counts=answer.status != 429 and asked is None)
        if place.host.failures and answer.status < FAULTS:
            await self._put(place, Host(place.host.name))
        return answer

    async def _failed(self, place: _Place, reason: str, asked: timedelta | None = None, *, forgiven: int = 0) -> None:
        failures = place.host.failures + 1
        # Never less than our own back-off: "Retry-After: 0" is answered the same way for ever.
        pause = max(asked or timedelta(0), min(_FIRST_PAUSE * 2 ** min(failures - 1, 10), _LONGEST_PAUSE))
        until = self._clock.now() + pause if failures > forgiven else None
        await self._put(place, Host(place.host.name, until, failures, reason))

    async def _put(self, place: _Place, host: Host) -> None:
        place.host = host
        await self._desk.call(self._book.put_host, host)

    # ---- robots.txt ----

    async def _manners(self, place: _Place, url: str, where: str) -> Manners:
        origin = origin_of(url)
        known = place.manners.get(origin)
        if known is None or self._clock.now() - known[0] > _KEPT_FOR:
            rules = NO_RULES
            if (body := await self._robots(place, origin, where)) is not None:
                rules = await beside(where, read_rules, body)
            reserved = Reservations()
            if rules.allows(f"{origin}/.well-known/tdmrep.json"):
                reserved = await self._reservations(place, origin, where, rules.delay)
            known = place.manners[origin] = (self._clock.now(), Manners(rules, reserved))
        return known[1]

    async def _robots(self, place: _Place, origin: str, where: str) -> bytes | None:
        """The robots.txt of `origin`; None where it has none. Where it cannot be had, nothing may be fetched (RFC 9309,
        section 2.3.1.4): raises Later, or SourceRefused for an address that is none of ours to ask."""
        url = f"{origin}/robots.txt"
        limits = replace(self._settings.limits, max_bytes=8 * MAX_BYTES, pages_only=False)
        try:
            for _ in range(_ROBOTS_HOPS + 1):
                answer = await self._request(place, url, limits, {"Accept": "text/plain,*/*;q=0.1"}, f"{origin}/robots.txt", 0)
                if answer.next_url is None:
                    break
                url = canonical(answer.next_url) or url
        except Later as later:
            raise Later(later.host, counts=False) from later
        except SourceError as error:
            if isinstance(error, SourceRefused) and not is_passing(error):
                raise type(error)(error.what, where=where) from error
            await self._failed(place, f"robots.txt cannot be had: {error.what}")
            raise Later(place.host, counts=False) from error
        if answer.status >= FAULTS:
            await self._failed(place, f"robots.txt cannot be had: {answer.error(url).what}")
            raise Later(place.host, counts=False)
        return answer.body if answer.is_success else None

    async def _reservations(self, place: _Place, origin: str, where: str, delay: float) -> Reservations:
        limits = replace(self._settings.limits, max_bytes=MAX_BYTES, pages_only=False)
        accept = {"Accept": "application/json,*/*;q=0.1"}
        try:
            answer = await self._request(place, f"{origin}/.well-known/tdmrep.json", limits, accept, where, delay)
        except Later as later:
            raise Later(later.host, counts=False) from later
        except SourceError:
            self._raise_if_blocked(place)
            return Reservations()
        return read_reservations(answer.body) if answer.is_success else Reservations()


def is_passing(error: SourceError) -> bool:
    """Whether a request that ended in `error` may go well later: no connection, a broken or slow one."""
    cause = error.__cause__
    if isinstance(cause, httpx.TransportError):
        return not isinstance(cause, httpx.UnsupportedProtocol)
    return isinstance(error, SourceTimeout | SourceDamaged)


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long a Retry-After header asks to wait, a day at most: seconds or a date. None where there is none that can be read."""
    value = headers.get("retry-after", "").strip()
    try:
        if value.isdecimal() and value.isascii():
            wait = timedelta(seconds=min(int(value[:9]), _LONGEST_ASKED.total_seconds()))
        else:
            at = parsedate_to_datetime(value)
            wait = (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
    except (ValueError, TypeError, OverflowError):
        return None
    return max(timedelta(0), min(wait, _LONGEST_ASKED))
