"""The reading room under load: python -m benchmarks.room_load --archive PLACE [--clients 50] [--seconds 60] [--pause 0]

Starts `broadsheet serve` on a free port over an archive (benchmarks.archive_scale fills one), with as many clients at once: each
asks for a search page, an article page, and the same by the API, in turn. Without a pause a client asks again as soon as it is
answered. Prints one JSON object: milliseconds at the 50th, 95th and 99th percentile by kind, answers a second, errors, and the
server's memory through the run.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks.archive_scale import queries
from broadsheet.archive import Archive

_PATIENCE = 60.0  # seconds for one answer, before it counts as an error
_LEAVES = 20  # of a hundred articles each, whose addresses are asked for


@dataclass
class Seen:
    """What the clients saw."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # kind -> seconds
    errors: Counter[str] = field(default_factory=Counter)
    bytes: int = 0


@contextmanager
def server(place: str) -> Iterator[tuple[int, str, int]]:
    """A room over an archive: process, host and port."""
    command = [sys.executable, "-m", "broadsheet", "serve", "--archive", place, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = urlsplit(next(word for word in line.split() if word.startswith("http://")))
        try:
            yield process.pid, str(address.hostname), int(address.port or 80)
        finally:
            process.terminate()
            process.wait()


def asked(place: str) -> list[tuple[str, str]]:
    """Kinds and targets, in an order that is the same each time."""
    with Archive.open(place) as archive:
        urls, after = [], None
        for _ in range(_LEAVES):
            hits, after = archive.leaf("", after, 100)
            urls += [hit.url for hit in hits]
            if after is None:
                break
    chance = random.Random(3)
    words = queries()
    out = []
    for _ in range(2000):
        url, query = quote(chance.choice(urls), safe=""), quote(chance.choice(words), safe="")
        out += [
            ("search page", f"/search?q={query}"), ("article page", f"/article?url={url}"),
            ("API search", f"/api/search?q={query}"), ("API article", f"/api/article?url={url}"),
        ]  # fmt: skip
    return out


async def get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, target: str) -> tuple[int, int]:
    """Status and bytes of one answer; the connection is kept."""
    writer.write(f"GET {target} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    length = next((int(line.split(":")[1]) for line in head.split("\r\n") if line.startswith("content-length:")), None)
    if length is not None:
        await reader.readexactly(length)
        return status, length
    size = 0
    while piece := int((await reader.readline()).strip() or b"0", 16):
        await reader.readexactly(piece + 2)
        size += piece
    await reader.readline()
    return status, size


async def client(
    host: str, port: int, work: Iterator[tuple[str, str]], until: float, pause: float, seen: Seen, wait: float = 0
) -> None:
    """One client, until the time is up; begins after `wait` seconds."""
    await asyncio.sleep(wait)
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    while time.perf_counter() < until:
        kind, target = next(work)
        began = time.perf_counter()
        try:
            async with asyncio.timeout(_PATIENCE):
                streams = streams or await asyncio.open_connection(host, port, limit=1 << 20)
                status, size = await get(*streams, f"{host}:{port}", target)
        except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError) as error:
            seen.errors[f"{kind}: {type(error).__name__}"] += 1
            streams = None
            continue
        seen.took[kind].append(time.perf_counter() - began)
        seen.bytes += size
        if status != 200:
            seen.errors[f"{kind}: status {status}"] += 1
        if pause:
            await asyncio.sleep(pause)
    if streams:
        streams[1].close()


def memory_of(process: int) -> float:
    """Megabytes of its own that a process holds: without the pages of files that it only looks at, which SQLite maps."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return round(int(lines["RssAnon"].split()[0]) / 1024, 1)


def spent(process: int) -> float:
    """Seconds of processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measured(place: str, clients: int, seconds: float, pause: float) -> dict[str, Any]:
    """The whole run."""
    work = itertools.cycle(asked(place))
    seen, memory = Seen(), []
    with server(place) as (process, host, port):
        await asyncio.gather(*(client(host, port, work, time.perf_counter() + 3, 0, Seen()) for _ in range(4)))  # warm
        until = time.perf_counter() + seconds
        running = asyncio.gather(*(client(host, port, work, until, pause, seen, pause * i / clients) for i in range(clients)))
        began, cpu = time.perf_counter(), spent(process)
        while not running.done():
            memory.append(memory_of(process))
            await asyncio.sleep(seconds / 12)
        await running
        took, cpu = time.perf_counter() - began, spent(process) - cpu
    answers = sum(map(len, seen.took.values()))
    return {
        "machine": f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "clients": clients, "seconds": round(took, 1), "pause": pause,
        "answers": answers, "answers_a_second": round(answers / took, 1),
        "processor_ms_an_answer": round(cpu / max(1, answers) * 1000, 1),
        "megabytes": round(seen.bytes / 1e6, 1), "errors": dict(seen.errors), "memory_mb": memory,
        "ms": {kind: percentiles(values) for kind, values in sorted(seen.took.items())},
    }  # fmt: skip


def percentiles(values: list[float]) -> dict[str, float]:
    """Milliseconds."""
    if len(values) < 2:
        return {}
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    return {f"p{n}": round(cuts[n - 1] * 1000, 1) for n in (50, 95, 99)}


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser()
    options.add_argument("--archive", required=True)
    options.add_argument("--clients", type=int, default=50)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--pause", type=float, default=0, help="seconds that a client reads before it asks again")
    given = options.parse_args()
    print(json.dumps(asyncio.run(measured(given.archive, given.clients, given.seconds, given.pause))))


if __name__ == "__main__":
    main()
