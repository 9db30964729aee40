"""Which addresses may be connected to. A page can link, redirect or resolve to the machine or network that reads it.

The check stands where the connection is made: a name is looked up once, every answer is checked, and the connection goes to
an address that was checked. So neither redirects nor a name server that changes its answer get around it.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Any

import httpcore

from ..errors import SourceRefused

Resolve = Callable[[str, int], Awaitable[list[str]]]  # name and port to IP addresses; raises socket.gaierror

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_MOST_TRIED = 4  # addresses of one name, before it counts as not reachable


async def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of `host` as the system's resolver gives them, each once, in its order."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for _, _, _, _, sockaddr in found))


def is_public(address: str) -> bool:
    """Whether `address` is one of the open internet's: not private, loopback, link-local, multicast or reserved, nor an IPv6
    address that stands for such an IPv4 one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # an IPv6 address with a zone ("fe80::1%eth0") or none at all
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class Guard(httpcore.AsyncNetworkBackend):
    """Opens connections for an HTTP client, to public addresses only. `allowed` are hosts that may be elsewhere, by name."""

    def __init__(
        self,
        allowed: Collection[str] = (),
        *,
        resolve: Resolve = resolve,
        backend: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._allowed = frozenset(_plain(name) for name in allowed)
        self._resolve = resolve
        self._backend = backend or httpcore.AnyIOBackend()

    async def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host`. Raises SourceRefused where one is not public and the host not allowed by name."""
        host = _plain(host)
        found = await self._resolve(host, port)
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no address")
        if host not in self._allowed:
            for address in found:
                if not is_public(address):
                    raise SourceRefused(f"{host} has the address {address}, which is not public; allow it by name if you mean it")
        return found

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to one of the host's checked addresses."""
        try:
            addresses = await self.addresses(host, port)
        except (socket.gaierror, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        failed: Exception | None = None
        for address in addresses[:_MOST_TRIED]:
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = failed or error
        raise failed or httpcore.ConnectError("no address")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Refused: no page lives in a socket of this machine."""
        raise SourceRefused("a socket of this machine")

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


def _plain(host: str) -> str:
    return host.lower().strip("[]").rstrip(".")
