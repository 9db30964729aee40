"""Fifty news sites on this machine (127.0.1.1 to 127.0.1.50, one port), as `benchmarks.collect` follows them.

`python -m benchmarks.collect_site PORT PAGES LOG` serves until it is killed, and writes a line for each request: time, host,
path.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time

HOSTS = [f"127.0.1.{number}" for number in range(1, 51)]
_WORDS = """harbour ferry winter council bridge budget mayor market school river vote court police price bread snow museum library
    station festival union hospital farmer engine island pilot teacher garden tower lantern""".split()
_LATENCY = 0.05  # seconds, as a server in another city


def article(host: str, number: int) -> bytes:
    """A page of ours: the same for the same number."""
    chance = random.Random(f"{host}/{number}")
    headline = f"{' '.join(chance.sample(_WORDS, 6))}".capitalize()
    paragraphs = "".join(
        f"<p>{'. '.join(' '.join(chance.choices(_WORDS, k=14)).capitalize() for _ in range(4))}.</p>" for _ in range(12)
    )
    data = json.dumps({"@type": "NewsArticle", "headline": headline, "datePublished": "2025-01-06T10:00:00Z"})
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in _WORDS)
    return (
        f'<!doctype html><html lang="en"><head><title>{headline} - {host}</title><meta property="og:type" content="article">'
        f'<script type="application/ld+json">{data}</script></head><body><nav><ul>{menu}</ul></nav><article><h1>{headline}</h1>'
        f"{paragraphs}</article></body></html>"
    ).encode()


def answer(host: str, port: int, path: str, pages: int) -> tuple[int, str, bytes]:
    """Status, type and body."""
    base = f"http://{host}:{port}"
    if path == "/":
        head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        return 200, "text/html", f"<!doctype html><title>{host}</title>{head}<h1>{host}</h1>".encode()
    if path == "/feed.xml":
        items = "".join(
            f"<item><title>Piece {n}</title><link>{base}/2025/01/06/piece-of-news-{n}</link></item>" for n in range(pages)
        )
        return 200, "application/rss+xml", f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode()
    if path.startswith("/2025/"):
        return 200, "text/html; charset=utf-8", article(host, int(path.rpartition("-")[2]))
    return 404, "text/plain", b"nothing"


async def serve(port: int, pages: int, log: str) -> None:
    """Answer until killed."""
    with open(log, "w", buffering=1) as lines:

        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while head := await reader.readuntil(b"\r\n\r\n"):
                    path = head.split(b" ", 2)[1].decode()
                    host = writer.get_extra_info("sockname")[0]
                    lines.write(f"{time.monotonic():.3f} {host} {path}\n")
                    await asyncio.sleep(_LATENCY)
                    status, kind, body = answer(host, port, path, pages)
                    writer.write(
                        f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
                    )
                    await writer.drain()
            except (asyncio.IncompleteReadError, ConnectionError):
                pass
            finally:
                writer.close()

        server = await asyncio.start_server(talk, "0.0.0.0", port)
        async with server:
            await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
