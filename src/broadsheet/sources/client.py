"""One HTTP request within limits that a hostile server cannot get around: what `fetch` and `collect` share."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

import httpcore
import httpx

from ..errors import SourceDamaged, SourceError, SourceNotFound, SourceRefused, SourceTimeout
from ..version import __version__
from .coding import decode
from .guard import Guard
from .kinds import why_no_page
from .limits import Limits, too_large

AGENT = f"Broadsheet/{__version__} (reader of news pages)"
PAGES = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"  # what to accept, where a page is wanted

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_MOVED = frozenset({301, 302, 303, 307, 308})
_CONNECT_SECONDS = 10.0  # for one connection; the page's own limit holds besides
_QUIET_SECONDS = 20.0  # between two pieces of an answer
_IDLE_SECONDS = 30.0  # a connection without a request is kept this long


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request. Of redirects and errors the body is not read."""

    url: str  # that was asked for
    status: int
    reason: str
    headers: Mapping[str, str]  # names in lower case, repeats joined by commas
    body: bytes  # content codings undone
    at: datetime  # UTC, when the last byte was there
    next_url: str | None = None  # where a redirect leads, absolute; None where it is none

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300

    def error(self, where: str) -> SourceError:
        """The error for an answer that is no success."""
        what = f"status {self.status} {self.reason}".rstrip()
        return SourceNotFound(what, where=where) if self.status in _GONE else SourceRefused(what, where=where)


@asynccontextmanager
async def client(guard: Guard, tls: ssl.SSLContext | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP/2 and HTTP/1.1 client that connects through `guard`. Proxies of the environment are not used: a proxy would
    look names up behind the guard's back. `tls` is for certificates other than the usual ones."""
    headers = {"User-Agent": AGENT, "Accept": PAGES, "Accept-Encoding": "gzip, deflate, br, zstd"}
    timeout = httpx.Timeout(_QUIET_SECONDS, connect=_CONNECT_SECONDS, pool=None)
    async with httpx.AsyncClient(headers=headers, timeout=timeout, transport=_Transport(guard, tls)) as opened:
        yield opened


async def ask(http: httpx.AsyncClient, url: str, limits: Limits, headers: Mapping[str, str], *, where: str) -> Answer:
    """The answer to one GET. Redirects are not followed. Raises SourceError: no connection, too slow, too large, damaged, or,
    where the answer would be a page by its status, of a type that `limits` do not take."""
    with translated(where, limits):
        async with asyncio.timeout(limits.timeout):
            # Streamed, and redirects left alone: the client would read bodies that may have no end.
            response = await http.send(http.build_request("GET", url, headers=dict(headers)), stream=True)
            try:
                return await _answer(response, url, limits, where)
            finally:
                await response.aclose()


async def _answer(response: httpx.Response, url: str, limits: Limits, where: str) -> Answer:
    body = b""
    if response.is_success:
        if limits.pages_only and (reason := why_no_page(response.headers.get("content-type"), b"")):
            raise SourceRefused(reason, where=where)
        body = decode(await _raw(response, where, limits), response.headers.get("content-encoding", ""), limits, where)
    next_url = str(response.next_request.url) if response.status_code in _MOVED and response.next_request else None
    headers = dict(response.headers)
    return Answer(url, response.status_code, response.reason_phrase, headers, body, datetime.now(UTC), next_url)


async def _raw(response: httpx.Response, where: str, limits: Limits) -> bytes:
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > limits.max_bytes:
        raise too_large(limits, where)
    raw = bytearray()
    async for chunk in response.aiter_raw():
        raw += chunk
        if len(raw) > limits.max_bytes:
            raise too_large(limits, where)
    return bytes(raw)


@contextmanager
def translated(where: str, limits: Limits) -> Iterator[None]:
    """Turns what the HTTP client raises into SourceErrors that name `where`."""
    try:
        yield
    except SourceError as error:
        if error.where:
            raise
        raise type(error)(error.what, where=where) from error
    except TimeoutError:
        raise SourceTimeout(f"no complete answer within {limits.timeout:g} seconds", where=where) from None
    except httpx.TimeoutException as error:
        raise SourceTimeout(f"no answer ({type(error).__name__})", where=where) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise SourceRefused(f"not an address that can be fetched: {error}", where=where) from error
    except httpx.ConnectError as error:
        raise _no_connection(error, where) from error
    except httpx.HTTPError as error:
        raise SourceDamaged(f"the connection broke: {error or type(error).__name__}", where=where) from error


def _no_connection(error: BaseException, url: str) -> SourceError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror):
            return SourceNotFound("no such host", where=url)
        if isinstance(cause, ssl.SSLError):
            return SourceRefused(f"no trusted connection: {cause.reason or cause}", where=url)
        cause = cause.__cause__ or cause.__context__
    return SourceRefused(f"no connection: {error}", where=url)


class _Transport(httpx.AsyncBaseTransport):
    """httpx over httpcore's pool, as httpx's own transport is, but with a guard where connections are opened."""

    def __init__(self, guard: Guard, tls: ssl.SSLContext | None) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls or httpx.create_ssl_context(),
            max_connections=None,  # whoever asks bounds how much is asked at once
            max_keepalive_connections=200,
            keepalive_expiry=_IDLE_SECONDS,
            http2=True,
            network_backend=guard,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        with _as_httpx(request):
            response = await self._pool.handle_async_request(
                httpcore.Request(
                    request.method,
                    httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(
            response.status, headers=response.headers, stream=_Stream(response, request), extensions=response.extensions
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response, request: httpx.Request) -> None:
        self._response = response
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx(self._request):
            async for piece in self._response.aiter_stream():
                yield piece

    async def aclose(self) -> None:
        await self._response.aclose()


@contextmanager
def _as_httpx(request: httpx.Request) -> Iterator[None]:
    """Errors of httpcore as those of httpx, which have the same names."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        kind = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error), request=request) from error
