"""Addresses of machines that a page must not lead to."""

from __future__ import annotations

import asyncio
import socket

import httpcore
import pytest

from broadsheet.errors import SourceError, SourceNotFound, SourceRefused
from broadsheet.sources import Limits, find
from broadsheet.sources.client import ask, client
from broadsheet.sources.guard import Guard, Resolve, is_public

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>Ja"


class Network(httpcore.AsyncMockBackend):
    """Answers every connection with a page, and remembers where it went."""

    def __init__(self, answer: bytes = PAGE) -> None:
        super().__init__([answer])
        self.asked: list[str] = []

    async def connect_tcp(self, host: str, *arguments: object, **options: object) -> httpcore.AsyncNetworkStream:
        self.asked.append(host)
        return await super().connect_tcp(host, *arguments, **options)  # type: ignore[arg-type]


def names(table: dict[str, list[list[str]]]) -> Resolve:
    """A name server that gives a name's answers one after the other, as a hostile one does."""

    async def resolve(host: str, port: int) -> list[str]:
        if host not in table:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return table[host].pop(0) if len(table[host]) > 1 else table[host][0]

    return resolve


def get(url: str, guard: Guard) -> bytes:
    async def go() -> bytes:
        async with client(guard) as http:
            return (await ask(http, url, Limits(), {}, where=url)).body

    return asyncio.run(go())


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.9.9.9 10.0.0.1 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 240.0.0.1
    ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1
    2002:7f00:1:: 2002:c0a8:101:: 2001:db8::1 nonsense""".split(),
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public(address: str) -> None:
    assert is_public(address)


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    network = Network()
    guard = Guard(resolve=names({"paper.example": [["93.184.216.34"], ["127.0.0.1"]]}), backend=network)
    assert get("http://paper.example/", guard) == b"<p>Ja"
    assert network.asked == ["93.184.216.34"]  # and the name was not looked up again


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["93.184.216.34", "10.0.0.7"], ["::1"], ["::ffff:169.254.169.254"]])
def test_one_private_answer_is_enough(answers: list[str]) -> None:
    network = Network()
    with pytest.raises(SourceRefused, match="not public") as caught:
        get("http://paper.example/", Guard(resolve=names({"paper.example": [answers]}), backend=network))
    assert caught.value.where == "http://paper.example/"
    assert network.asked == []


def test_a_host_allowed_by_name_may_be_private_and_no_other() -> None:
    network = Network()
    table = {"in.example": [["10.0.0.7"]], "out.example": [["10.0.0.7"]]}
    guard = Guard(["IN.example."], resolve=names(table), backend=network)
    assert get("http://in.example/", guard) == b"<p>Ja"
    with pytest.raises(SourceRefused):
        get("http://out.example/", guard)


def test_a_name_without_address() -> None:
    with pytest.raises(SourceNotFound, match="no such host"):
        get("http://nowhere.example/", Guard(resolve=names({}), backend=Network()))
    with pytest.raises(SourceNotFound, match="no such host"):
        get("http://nowhere.example/", Guard(resolve=names({"nowhere.example": [[]]}), backend=Network()))


@pytest.mark.parametrize(
    "url",
    """http://127.0.0.1/ http://localhost/ http://2130706433/ http://0x7f.1/ http://0177.0.0.1/ http://[::1]/ http://[::ffff:7f00:1]/
    http://169.254.169.254/latest/meta-data http://0/""".split(),
)
def test_spellings_of_this_machine(url: str) -> None:
    (found,) = find(url)
    assert isinstance(error := getattr(found, "error", None), SourceError)
    assert isinstance(error, SourceRefused | SourceNotFound)  # not every resolver knows the older spellings
