"""Pages from a server on this machine that does what servers do."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from broadsheet import Capture, Failure, __version__
from broadsheet.errors import SourceDamaged, SourceNotFound, SourceRefused, SourceTimeout, SourceTooLarge
from broadsheet.sources import Limits, find

PAGE = "<!doctype html><meta charset=utf-8><title>Où ?</title><p>Là.".encode()
HERE = frozenset({"127.0.0.1"})
SMALL = Limits(max_bytes=100_000, timeout=30, redirects=3, allowed=HERE)
QUICK = Limits(max_bytes=100_000, timeout=0.5, redirects=3, allowed=HERE)


class Handler(BaseHTTPRequestHandler):
    """Answers by path; the table stands at the end."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with suppress(OSError):  # the client has had enough
            ANSWERS[self.path.split("?")[0]](self)
        self.close_connection = True

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers = {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def redirect(to: str, status: int = 302) -> Callable[[Handler], None]:
    return lambda handler: handler.answer(b"moved", status, Location=to)


def endless_redirect(handler: Handler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "/page")
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    pour(handler, b"x" * 10_000)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    pour(handler, b"<p>again " * 1000)


def pour(handler: Handler, piece: bytes) -> None:
    while True:
        handler.wfile.write(piece)


def dripping(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"<p>")
        time.sleep(0.05)


def dripping_head(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        handler.wfile.write(f"X-{number}: x\r\n".encode())
        time.sleep(0.05)


def silent(handler: Handler) -> None:
    time.sleep(2)


ANSWERS: dict[str, Callable[[Handler], None]] = {
    "/page": lambda h: h.answer(PAGE, Content_Type="text/html; charset=iso-8859-1", Last_Modified="x"),
    "/gzip": lambda h: h.answer(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/bomb": lambda h: h.answer(gzip.compress(b"\0" * 5_000_000), Content_Encoding="gzip"),
    "/not-gzip": lambda h: h.answer(PAGE, Content_Encoding="gzip"),
    "/cut-gzip": lambda h: h.answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"),
    "/odd-coding": lambda h: h.answer(PAGE, Content_Encoding="rot13"),
    "/empty": lambda h: h.answer(b""),
    "/large": lambda h: h.answer(b"x" * 100_001),
    "/says-large": lambda h: h.answer(b"<p>", Content_Length="99999999999"),
    "/promises-more": lambda h: h.answer(PAGE, Content_Length="5000"),
    "/promises-less": lambda h: h.answer(PAGE, Content_Length="20"),
    "/bad-length": lambda h: h.answer(PAGE, Content_Length="many"),
    "/endless": endless,
    "/dripping": dripping,
    "/dripping-head": dripping_head,
    "/silent": silent,
    "/closes": lambda h: None,
    "/no-http": lambda h: h.wfile.write(b"220 mail.example ESMTP\r\n") and None,
    "/long-head": lambda h: h.answer(PAGE, X="x" * 500_000),
    "/404": lambda h: h.answer(PAGE, 404),
    "/410": lambda h: h.answer(PAGE, 410),
    "/403": lambda h: h.answer(PAGE, 403),
    "/503": lambda h: h.answer(PAGE, 503),
    "/304": lambda h: h.answer(b"", 304),
    "/once": redirect("/page?once"),
    "/twice": redirect("once", 301),
    "/loop": redirect("/loop", 307),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-script": redirect("javascript:alert(1)"),
    "/endless-redirect": endless_redirect,
    "/pdf": lambda h: h.answer(b"%PDF-1.7", Content_Type="application/pdf"),
    "/hidden-pdf": lambda h: h.answer(b"%PDF-1.7"),
    "/json": lambda h: h.answer(b"{}", Content_Type="application/json"),
    "/plain": lambda h: h.answer(PAGE, Content_Type="text/plain"),
    "/agent": lambda h: h.answer(f"<p>{h.headers['User-Agent']}|{h.headers['Accept-Encoding']}".encode()),
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def fetch(url: str, limits: Limits = SMALL) -> Capture | Failure:
    (found,) = find(url, limits)
    assert isinstance(found, (Capture, Failure))
    return found


def test_a_page_comes_as_it_was_sent(server: str) -> None:
    found = fetch(f"{server}/page")
    assert isinstance(found, Capture)
    assert (found.body, found.url, found.name) == (PAGE, f"{server}/page", f"{server}/page")
    assert found.headers["content-type"] == "text/html; charset=iso-8859-1"  # a wrong label is for the reader to judge
    assert found.fetched_at is not None
    assert str(found.fetched_at.tzinfo) == "UTC"


def test_a_page_comes_where_an_event_loop_runs_already(server: str) -> None:
    async def in_a_notebook() -> Capture:
        return fetch(f"{server}/page")

    assert asyncio.run(in_a_notebook()).body == PAGE


@pytest.mark.parametrize(("path", "url"), [("/once", "/page?once"), ("/twice", "/page?once"), ("/endless-redirect", "/page")])
def test_redirects_are_followed(server: str, path: str, url: str) -> None:
    found = fetch(server + path)
    assert isinstance(found, Capture)
    assert (found.body, found.url, found.name) == (PAGE, server + url, server + path)


@pytest.mark.parametrize("path", ["/gzip", "/not-gzip", "/plain"])
def test_codings_and_types_as_browsers_take_them(server: str, path: str) -> None:
    found = fetch(server + path)
    assert isinstance(found, Capture)
    assert found.body == PAGE


def test_an_empty_page_is_a_page(server: str) -> None:
    found = fetch(f"{server}/empty")
    assert isinstance(found, Capture)
    assert found.body == b""


def test_a_length_that_is_too_short_cuts_the_page(server: str) -> None:
    found = fetch(f"{server}/promises-less")
    assert isinstance(found, Capture)
    assert found.body == PAGE[:20]


def test_we_say_who_we_are(server: str) -> None:
    found = fetch(f"{server}/agent")
    assert isinstance(found, Capture)
    assert found.body.decode() == f"<p>Broadsheet/{__version__} (reader of news pages)|gzip, deflate, br, zstd"


@pytest.mark.parametrize(
    ("path", "kind", "reason"),
    [
        ("/404", SourceNotFound, "status 404 Not Found"),
        ("/410", SourceNotFound, "status 410 Gone"),
        ("/403", SourceRefused, "status 403 Forbidden"),
        ("/503", SourceRefused, "status 503 Service Unavailable"),
        ("/304", SourceRefused, "status 304 Not Modified"),
        ("/missing-path", SourceDamaged, "the connection broke"),
        ("/loop", SourceRefused, "more than 3 redirects"),
        ("/to-file", SourceRefused, "not an address that can be fetched"),
        ("/to-script", SourceRefused, "not an address that can be fetched"),
        ("/pdf", SourceRefused, "not a page: application/pdf"),
        ("/hidden-pdf", SourceRefused, "not a page: a PDF document"),
        ("/json", SourceRefused, "not a page: application/json"),
        ("/large", SourceTooLarge, "more than 100,000 bytes"),
        ("/says-large", SourceTooLarge, "more than 100,000 bytes"),
        ("/endless", SourceTooLarge, "more than 100,000 bytes"),
        ("/bomb", SourceTooLarge, "more than 100,000 bytes"),
        ("/cut-gzip", SourceDamaged, "cut short"),
        ("/odd-coding", SourceDamaged, "unknown content coding"),
        ("/promises-more", SourceDamaged, "the connection broke"),
        ("/bad-length", SourceDamaged, "the connection broke"),
        ("/closes", SourceDamaged, "the connection broke"),
        ("/no-http", SourceDamaged, "the connection broke"),
        ("/long-head", SourceDamaged, "the connection broke"),
        ("/dripping", SourceTimeout, "no complete answer within 0.5 seconds"),
        ("/dripping-head", SourceTimeout, "no complete answer within 0.5 seconds"),
        ("/silent", SourceTimeout, "no complete answer within 0.5 seconds"),
    ],
)
def test_failures_say_why(server: str, path: str, kind: type[Exception], reason: str) -> None:
    started = time.monotonic()
    found = fetch(server + path, QUICK if kind is SourceTimeout else SMALL)
    assert isinstance(found, Failure)
    assert type(found.error) is kind, found.error
    assert reason in found.error.what
    assert found.error.where == found.name == server + path
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://no-such-host.invalid/", (SourceNotFound, SourceRefused, SourceTimeout)),
        ("http://", SourceRefused),
        ("https://[", (SourceRefused, SourceNotFound)),
        ("http://a..b/", (SourceRefused, SourceNotFound)),
        ("http://e.example:99999/", (SourceRefused, SourceNotFound)),
        ("http://\ud800/", SourceRefused),
        ("http://e.example/\0", SourceRefused),
        ("ftp://e.example/a.html", SourceNotFound),  # taken for a file
    ],
)
def test_addresses_that_lead_nowhere(url: str, kind: type[Exception]) -> None:
    found = fetch(url)
    assert isinstance(found, Failure)
    assert isinstance(found.error, kind), found.error


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = fetch(f"http://127.0.0.1:{port}/")
    assert isinstance(found, Failure)
    assert isinstance(found.error, SourceRefused)
    assert "no connection" in found.error.what


def test_no_trust_without_tls(server: str) -> None:
    found = fetch(server.replace("http:", "https:"))
    assert isinstance(found, Failure)
    assert isinstance(found.error, SourceRefused)
    assert "no trusted connection" in found.error.what
