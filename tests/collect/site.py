"""What the tests of collecting share: sites on this machine under any name, a clock that nobody waits for, a run in one call."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from broadsheet.capture import Capture, Failure, Note
from broadsheet.collect import Collector, MemoryBook, MemorySink, Settings, Sink, SourceBook
from broadsheet.sources import Limits
from broadsheet.sources.guard import Guard

NAMES = frozenset({"one.example", "two.example", "www.one.example", *(f"h{number}.example" for number in range(60))})
LIMITS = Limits(max_bytes=200_000, timeout=20, redirects=4, pages_only=False)


class FakeClock:
    """Time that passes only where somebody waits for it."""

    def __init__(self, start: datetime = datetime(2025, 1, 6, 12, tzinfo=UTC)) -> None:
        self.at = start
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at = max(self.at, self.at + timedelta(seconds=seconds))
        await asyncio.sleep(0)


@dataclass(frozen=True)
class Asked:
    """One request that a site saw."""

    url: str  # without the port
    headers: dict[str, str]
    at: datetime


@dataclass
class Answer:
    """What a path answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Route = bytes | Answer | Callable[["Handler"], "Answer | bytes | None"]


class Handler(BaseHTTPRequestHandler):
    """Answers from the site's table; what is not in it is a 404."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Site

    def do_GET(self) -> None:
        with suppress(OSError):  # the client has had enough
            self._answer()

    def _answer(self) -> None:
        host = self.headers["Host"].partition(":")[0]
        url = f"http://{host}{self.path}"
        self.server.asked.append(Asked(url, {k.lower(): v for k, v in self.headers.items()}, self.server.clock.now()))
        route = self.server.routes.get(url, Answer(b"nothing", 404))
        answer = route(self) if callable(route) else route
        if answer is None:
            self.close_connection = True
            return
        answer = Answer(answer) if isinstance(answer, bytes) else answer
        self.send_response(answer.status)
        port = self.server.server_port
        for name, value in {
            "Content-Type": _kind(answer.body),
            "Content-Length": str(len(answer.body)),
            **answer.headers,
        }.items():
            self.send_header(name, value.replace(".example/", f".example:{port}/") if name == "Location" else value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        pass


def _kind(body: bytes) -> str:
    return "application/xml" if body.startswith(b"<?xml") else "text/html; charset=utf-8"


class Site(ThreadingHTTPServer):
    """Serves any number of hosts. Addresses in routes, bodies and assertions are written without the port."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Quiet where a collector has closed the connection: that is its right, and no fault of a test."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []
        self.clock = FakeClock()

    def put(self, routes: dict[str, Route]) -> None:
        """Set routes; `.example/` in bodies gets the port."""
        for url, route in routes.items():
            if isinstance(route, bytes):
                route = route.replace(b".example/", f".example:{self.server_port}/".encode())
            elif isinstance(route, Answer):
                route.body = route.body.replace(b".example/", f".example:{self.server_port}/".encode())
            self.routes[url] = route

    def real(self, url: str) -> str:
        """`url` with the port."""
        return url.replace(".example/", f".example:{self.server_port}/")

    def plain(self, url: str) -> str:
        """`url` without it."""
        return url.replace(f":{self.server_port}", "")

    def paths(self, url: str = "") -> list[str]:
        """The addresses asked for, in order, but those of robots and reservations."""
        return [one.url for one in self.asked if url in one.url and not one.url.endswith(("/robots.txt", "/tdmrep.json"))]


@contextmanager
def serving() -> Iterator[Site]:
    with Site() as site:
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield site
        finally:
            site.shutdown()
            thread.join()


async def here(host: str, port: int) -> list[str]:
    """A name server for which every host is this machine."""
    return ["127.0.0.1"]


@dataclass
class Run:
    """What came of a run."""

    kept: list[Capture] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def hear(self, heard: Capture | Failure | Note) -> None:
        kinds = {Capture: self.kept, Failure: self.failures, Note: self.notes}
        kinds[type(heard)].append(heard)  # type: ignore[attr-defined]


def collect(
    site: Site,
    urls: Sequence[str],
    book: SourceBook | None = None,
    sink: Sink | None = None,
    settings: Settings | None = None,
) -> Run:
    """Run to the end."""
    run = Run()
    collector = Collector(
        book or MemoryBook(),
        sink or MemorySink(),
        settings or Settings(limits=LIMITS),
        heard=run.hear,
        clock=site.clock,
        guard=Guard(NAMES, resolve=here),
    )
    asyncio.run(collector.run([site.real(url) for url in urls]))
    return run


# ---- what sites are made of ----


def page(title: str, head: str = "", body: str = "") -> bytes:
    text = f"<p>{title}, said the harbour master on Monday, and nobody was surprised by it.</p>" * 3
    return f"<!doctype html><title>{title}</title>{head}<article><h1>{title}</h1>{text}</article>{body}".encode()


def rss(*urls: str, date: str = "Mon, 06 Jan 2025 10:00:00 GMT") -> bytes:
    items = "".join(f"<item><title>A piece</title><link>{url}</link><pubDate>{date}</pubDate></item>" for url in urls)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()


def sitemap(*entries: tuple[str, str | None], tag: str = "url") -> bytes:
    root = "urlset" if tag == "url" else "sitemapindex"
    lines = "".join(f"<{tag}><loc>{url}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</{tag}>" for url, at in entries)
    return f"<?xml version='1.0'?><{root} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{lines}</{root}>".encode()
