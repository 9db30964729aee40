"""One GET, its redirects, and limits that a hostile server cannot get around."""

from __future__ import annotations

import asyncio
import socket
import ssl
from datetime import UTC, datetime
from http import HTTPStatus

import httpx

from .. import __version__
from ..capture import Capture
from ..errors import SourceDamaged, SourceError, SourceNotFound, SourceRefused, SourceTimeout
from .coding import decode
from .kinds import SNIFFED, why_no_page
from .limits import Limits, too_large

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_CONNECT_SECONDS = 10.0  # for one connection; the page's own limit holds besides
_QUIET_SECONDS = 20.0  # between two pieces of an answer


def fetch(url: str, limits: Limits) -> Capture:
    """The page under `url`. Runs an event loop of its own, so not to be called from within one. Raises SourceError."""
    return asyncio.run(_fetch(url, limits))


async def _fetch(url: str, limits: Limits) -> Capture:
    try:
        async with asyncio.timeout(limits.timeout):
            return await _get(url, limits)
    except TimeoutError:
        raise SourceTimeout(f"no complete answer within {limits.timeout:g} seconds", where=url) from None
    except httpx.TimeoutException as error:
        raise SourceTimeout(f"no answer ({type(error).__name__})", where=url) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise SourceRefused(f"not an address that can be fetched: {error}", where=url) from error
    except httpx.ConnectError as error:
        raise _no_connection(error, url) from error
    except httpx.HTTPError as error:
        raise SourceDamaged(f"the connection broke: {error or type(error).__name__}", where=url) from error


async def _get(url: str, limits: Limits) -> Capture:
    headers = {
        "User-Agent": f"Broadsheet/{__version__} (reader of news pages)",
        "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate, br, zstd",
    }
    timeout = httpx.Timeout(_QUIET_SECONDS, connect=_CONNECT_SECONDS)
    async with httpx.AsyncClient(headers=headers, timeout=timeout) as client:
        request = client.build_request("GET", url)
        for _ in range(limits.redirects + 1):
            # Redirects are followed here, not by the client: it would read their bodies, which may have no end.
            response = await client.send(request, stream=True)
            try:
                if response.next_request is None:
                    return await _capture(response, url, limits)
                request = response.next_request
            finally:
                await response.aclose()
    raise SourceRefused(f"more than {limits.redirects} redirects", where=url)


async def _capture(response: httpx.Response, name: str, limits: Limits) -> Capture:
    if response.status_code in _GONE:
        raise SourceNotFound(_status(response), where=name)
    if not response.is_success:
        raise SourceRefused(_status(response), where=name)
    content_type = response.headers.get("content-type")
    if reason := why_no_page(content_type, b""):
        raise SourceRefused(reason, where=name)
    body = decode(await _raw(response, name, limits), response.headers.get("content-encoding", ""), limits, name)
    if reason := why_no_page(content_type, body[:SNIFFED]):
        raise SourceRefused(reason, where=name)
    return Capture(body, str(response.url), dict(response.headers), datetime.now(UTC), name)


async def _raw(response: httpx.Response, name: str, limits: Limits) -> bytes:
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > limits.max_bytes:
        raise too_large(limits, name)
    raw = bytearray()
    async for chunk in response.aiter_raw():
        raw += chunk
        if len(raw) > limits.max_bytes:
            raise too_large(limits, name)
    return bytes(raw)


def _status(response: httpx.Response) -> str:
    return f"status {response.status_code} {response.reason_phrase}".rstrip()


def _no_connection(error: BaseException, url: str) -> SourceError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror):
            return SourceNotFound("no such host", where=url)
        if isinstance(cause, ssl.SSLError):
            return SourceRefused(f"no trusted connection: {cause.reason or cause}", where=url)
        cause = cause.__cause__ or cause.__context__
    return SourceRefused(f"no connection: {error}", where=url)
