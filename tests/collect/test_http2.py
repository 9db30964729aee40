"""HTTP/2 over TLS, with a certificate made for the test."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from typing import Any

import pytest
import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config
from tests.collect.site import LIMITS, FakeClock, Run, here, page, rss

from broadsheet.collect import Collector, MemoryBook, MemorySink, Settings
from broadsheet.sources.guard import Guard

_seen: list[tuple[str, str, str]] = []


async def application(scope: dict[str, Any], receive: Callable[..., Any], send: Callable[..., Any]) -> None:
    if scope["type"] != "http":
        return
    headers = dict(scope["headers"])
    authority = headers.get(b"host", b"").decode()
    _seen.append((scope["http_version"], authority.partition(":")[0], scope["path"]))
    body, status = b"", 404
    if scope["path"] == "/feed":
        body, status = rss(*(f"https://{authority}/2025/01/06/piece-number-{number}" for number in range(3))), 200
    elif scope["path"].startswith("/2025"):
        body, status = page(scope["path"]), 200
    kind = b"application/rss+xml" if scope["path"] == "/feed" else b"text/html"
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": body})


async def run(authority: trustme.CA, names: list[str], folder: Any, trusted: ssl.SSLContext | None) -> tuple[Run, MemorySink]:
    certificate = authority.issue_cert(*names)
    certificate.private_key_and_cert_chain_pem.write_to_path(folder / "site.pem")
    config = Config()
    config.bind = ["127.0.0.1:0"]
    config.certfile = config.keyfile = str(folder / "site.pem")
    config.alpn_protocols = ["h2", "http/1.1"]
    config.loglevel = "CRITICAL"
    sockets = config.create_sockets()
    port = sockets.secure_sockets[0].getsockname()[1]
    config.create_sockets = lambda: sockets  # type: ignore[method-assign]
    stop = asyncio.Event()
    server = asyncio.create_task(serve(application, config, shutdown_trigger=stop.wait))  # type: ignore[arg-type]
    done, sink = Run(), MemorySink()
    guard = Guard(["one.example"], resolve=here)
    settings = Settings(limits=LIMITS)
    collector = Collector(MemoryBook(), sink, settings, heard=done.hear, clock=FakeClock(), guard=guard, tls=trusted)
    try:
        await collector.run([f"https://one.example:{port}/feed"])
    finally:
        stop.set()
        await server
    return done, sink


@pytest.fixture
def authority() -> trustme.CA:
    _seen.clear()
    return trustme.CA()


def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_http2_is_spoken_where_the_server_does(authority: trustme.CA, tmp_path: Any) -> None:
    done, sink = asyncio.run(run(authority, ["one.example"], tmp_path, trust(authority)))
    assert done.failures == []
    assert len(sink.captures) == 3
    assert {version for version, _, _ in _seen} == {"2"}
    assert {host for _, host, _ in _seen} == {"one.example"}  # asked by its name, though connected to by address


def test_a_certificate_of_another_name_is_no_connection(authority: trustme.CA, tmp_path: Any) -> None:
    done, _ = asyncio.run(run(authority, ["two.example"], tmp_path, trust(authority)))
    assert "no trusted connection" in done.failures[0].error.what
    assert _seen == []


def test_nobody_is_trusted_unasked(authority: trustme.CA, tmp_path: Any) -> None:
    done, _ = asyncio.run(run(authority, ["one.example"], tmp_path, None))
    assert "no trusted connection" in done.failures[0].error.what
