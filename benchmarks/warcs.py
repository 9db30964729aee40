"""python -m benchmarks.warcs FOLDER [--pages N] [--files N] [--mishaps SHARE] [--set NAME]: web archives to crawl.

Pages are the bundled newspaper and variations of it: paragraphs turned round and repeated, a weight of script as real pages
carry it, an address and a day of their own. `--set` packs one of the visible page sets instead. The same arguments give the
same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from . import scorer

_PARAGRAPH = re.compile(rb"<p>.*?</p>", re.DOTALL)
_HEAD_END = re.compile(rb"</head>", re.IGNORECASE)
_FIRST_DAY = datetime(2026, 3, 1, tzinfo=UTC)
_DAYS = 3


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent."""

    body: bytes
    url: str
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "text/html; charset=utf-8"})


def bundled() -> list[Page]:
    """The pages of the newspaper, as they are."""
    found = []
    for path in sorted((scorer.ROOT / "examples" / "pages").glob("*/page.html")):
        known = json.loads(path.with_name("capture.json").read_text("utf-8"))
        url = known.get("url") or f"https://{path.parent.name}.example/"
        found.append(Page(path.read_bytes(), url, known.get("headers") or {}))
    return found


def visible(name: str) -> list[Page]:
    """One of the visible page sets, in the order of its gold; see `scorer`. Each page has an address of its own."""
    folder = scorer.shared()
    if folder is None:
        sys.exit("no page sets: BROADSHEET_SHARED names the folder that holds bench/ and pages/")
    root = folder / "pages" / name
    golds = [json.loads(line) for line in (root / "gold.jsonl").read_text("utf-8").split("\n") if line]
    times: Counter[str] = Counter()
    found = []
    for gold in golds:
        url = gold["url"] or f"https://{name}.example/{gold['key']}"
        found.append(Page(gzip.decompress((root / f"{gold['key']}.html.gz").read_bytes()), _numbered(url, times[url])))
        times[url] += 1
    return found


def variations(seed: int = 1, weight: int = 60_000) -> Iterator[Page]:
    """The newspaper for ever: each page once as it is, then in variations, `weight` bytes heavier on average."""
    originals = bundled()
    yield from originals
    chance = random.Random(seed)
    number = 0
    while True:
        for page in originals:
            number += 1
            yield Page(_varied(page.body, chance, weight), _numbered(page.url, number), page.headers)


def repeated(pages: list[Page], times: int) -> Iterator[Page]:
    """`pages`, and again under other addresses, `times` over."""
    for number in range(times):
        for page in pages:
            yield Page(page.body, _numbered(page.url, number, "again"), page.headers)


def _varied(body: bytes, chance: random.Random, weight: int) -> bytes:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: bytes cannot be moved about as they please
        return body
    found = list(_PARAGRAPH.finditer(body))
    if found:
        pieces = [one.group() for one in found]
        turn = chance.randrange(len(pieces))
        new = [piece * chance.choice((1, 1, 2, 3)) for piece in pieces[turn:] + pieces[:turn]]
        at = 0
        out = []
        for one, piece in zip(found, new, strict=True):
            out += [body[at : one.start()], piece]
            at = one.end()
        body = b"".join([*out, body[at:]])
    words = (b"slot", b"lazy", b"track", b"chunk", b"theme", b"user", b"cart", b"quay", b"0x3f", b"null")
    script = b",".join(
        b'"%b%d":%d' % (chance.choice(words), n, chance.randrange(10**6)) for n in range(chance.randrange(weight // 8))
    )
    return _HEAD_END.sub(lambda end: b"<script>window.state={" + script + b"}</script>" + end.group(), body, count=1)


def _numbered(url: str, number: int, name: str = "v") -> str:
    return f"{url}{'&' if '?' in url else '?'}{name}={number}" if number else url


# ---- records ----


def record(kind: str, url: str, day: datetime, block: bytes, *, length: int | None = None) -> bytes:
    """One WARC record, uncompressed; `length` is what it claims, where that is not the truth."""
    content_type = "text/html" if kind == "resource" else f"application/http; msgtype={kind}"
    identified = "WARC-Identified-Payload-Type: text/html\r\n" if kind == "response" else ""  # as Common Crawl writes it
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day:%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, kind + url)}>\r\n"
        f"{identified}Content-Type: {content_type}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def day(number: int) -> datetime:
    """The first moment of a day, counted from the first day of all archives."""
    return _FIRST_DAY + timedelta(days=number)


def http(page: Page, *, status: str = "200 OK", **more: str) -> bytes:
    """An HTTP response; underlines in the names of further headers stand for hyphens."""
    headers = page.headers | {name.replace("_", "-"): value for name, value in more.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + page.body


def member(content: bytes) -> bytes:
    """A gzip member without a time in it."""
    return gzip.compress(content, 6, mtime=0)


def zstd(body: bytes) -> bytes:
    """A Zstandard frame of raw blocks."""
    blocks = [body[at : at + 65536] for at in range(0, len(body), 65536)] or [b""]
    out = [b"\x28\xb5\x2f\xfd\x00\x58"]
    for number, block in enumerate(blocks):
        out += [((len(block) << 3) | (number == len(blocks) - 1)).to_bytes(3, "little"), block]
    return b"".join(out)


def brotli(body: bytes) -> bytes:
    """A Brotli stream of uncompressed meta-blocks."""
    out = []
    for at in range(0, len(body), 65536):
        block = body[at : at + 65536]
        head = ((len(block) - 1) << 3) | (1 << 19)  # not the last, four nibbles of length, uncompressed
        out += [(head << 1 if at == 0 else head).to_bytes(3, "little"), block]  # before the first: a window of 16 bits
    return b"".join(out) + (b"\x03" if body else b"\x06")


def _chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 4096] for at in range(0, len(body), 4096)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def _response(page: Page, day: datetime, body: bytes, **more: str) -> bytes:
    return record("response", page.url, day, http(Page(body, page.url, page.headers), **more))


# What happens to records in the wild, each as the bytes of a gzip member. True: the page can still be read.
Mishap = Callable[[Page, datetime], bytes]
MISHAPS: dict[str, tuple[bool, Mishap]] = {
    "gzip body": (True, lambda p, d: member(_response(p, d, member(p.body), content_encoding="gzip"))),
    "deflate body": (True, lambda p, d: member(_response(p, d, zlib.compress(p.body), content_encoding="deflate"))),
    "br body": (True, lambda p, d: member(_response(p, d, brotli(p.body), content_encoding="br"))),
    "zstd body": (True, lambda p, d: member(_response(p, d, zstd(p.body), content_encoding="zstd"))),
    "chunked": (True, lambda p, d: member(_response(p, d, _chunked(p.body), transfer_encoding="chunked"))),
    "resource": (True, lambda p, d: member(record("resource", p.url, d, p.body))),
    "bad chunks": (False, lambda p, d: member(_response(p, d, _chunked(p.body)[:-300], transfer_encoding="chunked"))),
    "unknown coding": (False, lambda p, d: member(_response(p, d, p.body, content_encoding="squash"))),
    "cut body": (False, lambda p, d: member(_response(p, d, zlib.compress(p.body)[:-40], content_encoding="deflate"))),
    "cut record": (False, lambda p, d: member(_response(p, d, p.body))[:-200]),
    "wrong length": (False, lambda p, d: member(record("response", p.url, d, http(p), length=len(p.body) * 3))),
    "no length": (False, lambda p, d: member(record("response", p.url, d, http(p), length=-1))),
    "lying type": (False, lambda p, d: member(_response(p, d, b"\xff\xd8\xff\xe0 JFIF" + p.body))),
    "revisit": (False, lambda p, d: member(record("revisit", p.url, d, http(Page(b"", p.url, p.headers))))),
    "redirect": (False, lambda p, d: member(record("response", p.url, d, http(p, status="301 Moved")))),
    "noise": (False, lambda p, d: random.Random(len(p.body)).randbytes(700)),
}


def archive(pages: Iterator[Page] | list[Page], *, mishaps: float = 0.0, seed: int = 1) -> Iterator[bytes]:
    """A compressed WARC file of `pages`, member by member. Of them, the share `mishaps` meets one, each kind in its turn."""
    chance = random.Random(seed)
    turn = 0
    yield member(record("warcinfo", "", _FIRST_DAY, b"software: benchmarks.warcs\r\n"))
    for number, page in enumerate(pages):
        at = day(number % _DAYS) + timedelta(seconds=number % 86_400)
        yield member(record("request", page.url, at, b"GET / HTTP/1.1\r\n\r\n"))
        if chance.random() < mishaps:
            yield list(MISHAPS.values())[turn % len(MISHAPS)][1](page, at)
            turn += 1
        else:
            yield member(record("response", page.url, at, http(page)))


def write(folder: Path, pages: Iterator[Page], *, files: int, pages_a_file: int, mishaps: float = 0.0) -> list[Path]:
    """`files` archives in `folder`, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"NEWS-{number:05}.warc.gz" for number in range(files)]
    for number, path in enumerate(paths):
        with path.open("wb") as out:
            out.writelines(archive(islice(pages, pages_a_file), mishaps=mishaps, seed=number))
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000, help="of all files together")
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--mishaps", type=float, default=0.0, help="share of the records that something is wrong with")
    parser.add_argument("--set", help="pack this page set instead, each page once")
    asked = parser.parse_args()
    if asked.set:
        packed = visible(asked.set)
        pages, count = iter(packed), len(packed)
    else:
        pages, count = variations(), asked.pages
    paths = write(asked.folder, pages, files=asked.files, pages_a_file=-(-count // asked.files), mishaps=asked.mishaps)
    print(f"{count} pages in {len(paths)} files, {sum(path.stat().st_size for path in paths) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
