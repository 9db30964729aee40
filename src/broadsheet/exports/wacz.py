"""Captures as a WACZ file (Web Archive Collection Zipped, 1.1.1): a WARC file, its index and its pages, for ReplayWeb.page."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO
from urllib.parse import urlsplit

import msgspec

from ..version import __version__

VERSION = "1.1.1"
WARC = "data.warc.gz"
_LINES = 300  # of the index in one compressed block: a reader fetches one of them for an address
_AT_ONCE = 1 << 20  # bytes
_WWW = re.compile(r"^www\d*\.")
_SLASHES = re.compile("/{2,}")
_json = msgspec.json.encode


@dataclass(frozen=True, slots=True)
class Member:
    """One record on its way into the WARC file. Times are UTC."""

    record: bytes  # compressed, whole
    url: str
    at: datetime
    media_type: str
    status: int | None  # of HTTP; None for a resource
    sha256: str  # of the page, hexadecimal
    title: str | None = None  # of the article; None where the page shows none, which then is no page of the list
    text: str = ""


def wacz(members: Iterable[Member], out: IO[bytes], warcinfo: bytes, title: str, now: datetime) -> int:
    """Write the file; gives the number of captures. `warcinfo` is the WARC file's first record, `now` (UTC) when the package is
    made."""
    package = _Zip(out, now)
    index: list[str] = []
    with tempfile.TemporaryFile() as pages:  # they come behind the WARC file
        pages.write(_json({"format": "json-pages-1.0", "id": "pages", "title": title, "hasText": True}) + b"\n")
        with package.file(f"archive/{WARC}", zipfile.ZIP_STORED) as file:
            file.write(warcinfo)
            for member in members:
                index.append(_index_line(member, file.size))
                file.write(member.record)
                if member.title is not None:
                    pages.write(_page_line(member, len(index)))
        _write_index(package, sorted(index))
        pages.seek(0)
        with package.file("pages/pages.jsonl") as file:
            shutil.copyfileobj(pages, file, _AT_ONCE)
    package.close(title)
    return len(index)


def _index_line(member: Member, offset: int) -> str:
    entry = {"url": member.url, "mime": member.media_type} | ({"status": str(member.status)} if member.status else {})
    entry |= {"digest": f"sha256:{member.sha256}", "length": str(len(member.record)), "offset": str(offset), "filename": WARC}
    return f"{sort_key(member.url)} {member.at:%Y%m%d%H%M%S} {_json(entry).decode()}\n"


def _page_line(member: Member, number: int) -> bytes:
    page = {"id": str(number), "url": member.url, "ts": f"{member.at:%Y-%m-%dT%H:%M:%SZ}", "title": member.title}
    return _json(page | ({"text": member.text} if member.text else {})) + b"\n"


def _write_index(package: _Zip, index: list[str]) -> None:
    """The index in compressed blocks, and beside it where each block begins (ZipNum)."""
    begins = [f"!meta 0 {_json({'format': 'cdxj-gzip-1.0', 'filename': 'index.cdx.gz'}).decode()}\n"]
    offset = 0
    with package.file("indexes/index.cdx.gz", zipfile.ZIP_STORED) as file:
        for i in range(0, len(index), _LINES):
            block = gzip.compress("".join(index[i : i + _LINES]).encode(), mtime=0)
            file.write(block)
            begins.append(f"{index[i].partition(' {')[0]} {_json({'offset': offset, 'length': len(block)}).decode()}\n")
            offset += len(block)
    with package.file("indexes/index.idx") as file:
        file.write("".join(begins).encode())


def sort_key(url: str) -> str:
    """An address as indexes sort it (SURT): `https://www.quay.example/a/?c&b` is `example,quay)/a?b&c`. Others are themselves."""
    parts = urlsplit(url.lower())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return url
    host = ",".join(reversed(_WWW.sub("", parts.hostname).split(".")))
    path = _SLASHES.sub("/", parts.path).rstrip("/") or "/"
    query = "&".join(sorted(parts.query.split("&")))
    return f"{host}{f':{parts.port}' if parts.port else ''}){path}{f'?{query}' if query else ''}"


@dataclass(slots=True)
class _Part:
    """A file of the package while it is written: counted and hashed."""

    path: str
    file: IO[bytes]
    size: int = 0
    sha256: hashlib._Hash = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> int:
        self.size += len(data)
        self.sha256.update(data)
        return self.file.write(data)


class _Zip:
    """The package: its files one behind the other, then what describes them."""

    def __init__(self, out: IO[bytes], now: datetime) -> None:
        self._zip = zipfile.ZipFile(out, "w")
        self._now = now
        self._parts: list[_Part] = []

    @contextmanager
    def file(self, path: str, compression: int = zipfile.ZIP_DEFLATED) -> Iterator[_Part]:
        """A file of the package. What is compressed already is stored as it is, so that readers can leap in it."""
        info = zipfile.ZipInfo(path, self._now.timetuple()[:6])
        info.compress_type = compression
        with self._zip.open(info, "w", force_zip64=True) as file:
            part = _Part(path, file)
            yield part
        self._parts.append(part)

    def close(self, title: str) -> None:
        """Describe the files, with their digests, and end the package."""
        package = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "software": f"Broadsheet {__version__}",
            "created": f"{self._now:%Y-%m-%dT%H:%M:%SZ}",
            "title": title,
            "resources": [_described(part) for part in self._parts],
        }
        described = msgspec.json.format(_json(package), indent=2)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(described).hexdigest()}"}
        for path, data in (("datapackage.json", described), ("datapackage-digest.json", _json(digest))):
            with self.file(path) as file:
                file.write(data)
        self._zip.close()


def _described(part: _Part) -> dict[str, object]:
    name = part.path.rpartition("/")[2]
    return {"name": name, "path": part.path, "hash": f"sha256:{part.sha256.hexdigest()}", "bytes": part.size}
