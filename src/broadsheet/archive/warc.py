"""Captures on disk: WARC 1.1 files, one gzip member a record, rolled at a size. Knows files and bytes, no database.

A file belongs to the one process that holds its lock. Whatever stands behind the place that the database knows was never
acknowledged:
whole records are taken in when somebody next holds the lock, a torn end is cut off.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import secrets
import uuid
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from ..errors import ArchiveError
from ..version import __version__

ROLL = 1 << 30  # bytes: what the WARC guidelines recommend
SUFFIX = ".warc.gz"
_LEVEL = 6  # zlib's own default: level 9 takes three times as long for one per cent
_REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
# Captures come decoded: what says otherwise keeps its value under another name, as the Wayback tools do it.
_UNDONE = ("content-encoding", "transfer-encoding", "content-length")
_ORIGINAL = "x-archive-orig-"
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_STATUSES = frozenset(HTTPStatus)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stored:
    """One record of a WARC file of ours."""

    begin: int  # byte of the file
    length: int  # bytes, compressed
    kind: str  # warcinfo, response, resource, revisit
    urn: str  # WARC-Record-ID
    url: str
    fetched_at: datetime  # UTC
    sha256: bytes  # of the payload; empty for warcinfo
    headers: Mapping[str, str]  # of the page, as they came
    body: bytes  # the payload; empty for a revisit
    refers_to: str | None  # urn of the record that holds a revisit's bytes
    intact: bool  # whether both digests are those of the bytes
    status: int | None = None  # of HTTP


def names(folder: Path) -> list[str]:
    """The names of the WARC files in `folder`, oldest first."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if entry.name.endswith(SUFFIX) and entry.is_file())


class Held:
    """One WARC file, locked against every other process until it is closed."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path = path
        self._file = file
        self.size = os.fstat(file.fileno()).st_size

    @classmethod
    def hold(cls, path: Path) -> Held | None:
        """The file at `path`, which must exist; None where another process holds it."""
        file = open(path, "r+b", buffering=0)  # noqa: SIM115 -- held as long as its lock
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.close()
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return None
            raise
        return cls(path, file)

    @classmethod
    def new(cls, folder: Path) -> Held:
        """A new file, with the record that says who writes it. No one else sees it before it is locked and whole."""
        now = datetime.now(UTC)
        name = f"broadsheet-{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}{SUFFIX}"
        fresh = folder / f".{name}.new"
        file = open(fresh, "x+b", buffering=0)  # noqa: SIM115
        fcntl.flock(file, fcntl.LOCK_EX)
        held = cls(folder / name, file)
        held.append([warcinfo(name, now)])
        held.sync()
        os.rename(fresh, held.path)
        _sync_folder(folder)
        return held

    def append(self, members: list[bytes]) -> list[int]:
        """Write `members` behind the last one, and give the place of each. Not on the disk for sure before `sync`."""
        places = []
        at = self.size
        for member in members:
            places.append(at)
            at += len(member)
        data = memoryview(b"".join(members))
        self._file.seek(self.size)
        while data:
            data = data[self._file.write(data) :]
        self.size = at
        return places

    def sync(self) -> None:
        """Return when what was appended would survive a loss of power."""
        os.fdatasync(self._file.fileno())

    def cut(self, size: int) -> None:
        """Drop everything from byte `size` on."""
        self._file.truncate(size)
        os.fdatasync(self._file.fileno())
        self.size = size

    def close(self) -> None:
        """Give the file free."""
        self._file.close()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# ---- writing ----


def warcinfo(name: str, now: datetime) -> bytes:
    """The first record of a file."""
    block = f"software: Broadsheet/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    head = {"WARC-Filename": name, "Content-Type": "application/warc-fields"}
    return _record("warcinfo", new_urn(), now, head, block)


def new_urn() -> str:
    """A name for a record that no other one has."""
    return f"<urn:uuid:{uuid.uuid4()}>"


@dataclass(frozen=True, slots=True)
class Kept:
    """A page on its way into a WARC file."""

    urn: str  # WARC-Record-ID
    url: str
    at: datetime
    headers: Mapping[str, str]
    body: bytes
    status: int | None = None  # of HTTP; where none is known it was 200: nothing else is taken for a page

    @property
    def over_http(self) -> bool:
        """Whether it is kept as the response of a server."""
        return _over_http(self.url, self.headers)


def page_record(page: Kept) -> bytes:
    """A page's record: a response where it came over HTTP, else a resource."""
    target = {"WARC-Target-URI": page.url, "WARC-Payload-Digest": digest(page.body)}
    if not page.over_http:
        head = {**target, "Content-Type": _one_line(media_type(page.headers))}
        return _record("resource", page.urn, page.at, head, page.body)
    head = {**target, "Content-Type": "application/http;msgtype=response"}
    return _record("response", page.urn, page.at, head, _http_head(page) + page.body)


def revisit_record(page: Kept, of: tuple[str, str, datetime]) -> bytes:
    """The record of a page whose bytes are kept already: in record `of` (its urn, URL and time)."""
    refers_to, refers_url, refers_at = of
    head = {
        "WARC-Target-URI": page.url,
        "WARC-Payload-Digest": digest(page.body),
        "WARC-Profile": _REVISIT,
        "WARC-Refers-To": refers_to,
        "WARC-Refers-To-Target-URI": refers_url,
        "WARC-Refers-To-Date": _date(refers_at),
    }
    if not page.over_http:
        return _record("revisit", page.urn, page.at, head, b"")
    head["Content-Type"] = "application/http;msgtype=response"
    return _record("revisit", page.urn, page.at, head, _http_head(page))


def media_type(headers: Mapping[str, str]) -> str:
    """What the headers say that a page is; HTML where they do not."""
    return next((value for name, value in headers.items() if name.lower() == "content-type"), "text/html")


def digest(data: bytes) -> str:
    """The SHA-256 of `data` as WARC files have it; in hexadecimal, which all tools take and `sha256sum` prints."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def kind_of(url: str, headers: Mapping[str, str]) -> str:
    """Which kind of record a page becomes."""
    return "response" if _over_http(url, headers) else "resource"


def _over_http(url: str, headers: Mapping[str, str]) -> bool:
    return url.startswith(("http://", "https://")) and bool(headers)


def _http_head(page: Kept) -> bytes:
    status = page.status or HTTPStatus.OK
    reason = HTTPStatus(status).phrase if status in _STATUSES else ""
    lines = [f"HTTP/1.1 {int(status)} {reason}"]
    for name, value in page.headers.items():
        if _HEADER_NAME.fullmatch(name):
            lines.append(f"{_ORIGINAL if name.lower() in _UNDONE else ''}{name}: {_one_line(value)}")
    lines += [f"Content-Length: {len(page.body)}", "", ""]
    return "\r\n".join(lines).encode("latin-1", "backslashreplace")


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _record(kind: str, urn: str, at: datetime, head: Mapping[str, str], block: bytes) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": urn,
        "WARC-Date": _date(at),
        **head,
        "WARC-Block-Digest": digest(block),
        "Content-Length": str(len(block)),
    }
    text = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(text.encode()) + packer.compress(block) + packer.compress(b"\r\n\r\n") + packer.flush()


def _date(at: datetime) -> str:
    at = at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S") + (f".{at.microsecond:06}Z" if at.microsecond else "Z")


# ---- reading ----


def stored_at(path: Path, begin: int, length: int) -> Stored:
    """The record at these bytes of a file. Raises ArchiveError where there is none."""
    where = f"{path}@{begin}"
    try:
        with open(path, "rb") as file:
            file.seek(begin)
            raw = zlib.decompress(file.read(length), 16 + zlib.MAX_WBITS)
    except (OSError, zlib.error) as error:
        raise ArchiveError(
            f"the record cannot be read: {error}; broadsheet verify shows what else is damaged", where=where
        ) from error
    found = _parsed(raw, begin, length)
    if found is None:
        raise ArchiveError("no WARC record stands here; broadsheet verify shows what else is damaged", where=where)
    return found


def scan(path: Path, begin: int) -> Iterator[Stored | tuple[int, int]]:
    """The records of a file from byte `begin` on. Bytes that are none are given as (first, behind the last): a torn or damaged
    place."""
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        while begin < size:
            raw, length = _member(file, begin)
            found = _parsed(raw, begin, length) if length else None
            if found is not None:
                yield found
                begin += length
            else:
                end = _next_member(file, begin + 1, size)
                yield begin, end
                begin = end


def without_damage(path: Path) -> bool:
    """Write the file anew without the bytes that are no records, or whose digests do not match; whether there were any.

    The damaged file stays beside it, its name ending in .damaged.
    """
    whole: list[tuple[int, int]] = []
    damaged = False
    for found in scan(path, 0):
        if isinstance(found, tuple) or not found.intact:
            damaged = True
        else:
            whole.append((found.begin, found.length))
    if damaged:
        fresh = path.with_name(f".{path.name}.new")
        with open(path, "rb") as old, open(fresh, "wb") as new:
            for begin, length in whole:
                old.seek(begin)
                new.write(old.read(length))
            new.flush()
            os.fsync(new.fileno())
        os.replace(path, path.with_name(f"{path.name}.damaged"))
        os.rename(fresh, path)
        _sync_folder(path.parent)
    return damaged


def _member(file: BinaryIO, begin: int) -> tuple[bytes, int]:
    """The gzip member that begins here, and its bytes in the file; (b"", 0) where it is torn."""
    file.seek(begin)
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    out = bytearray()
    taken = 0
    try:
        while chunk := file.read(_CHUNK):
            taken += len(chunk)
            out += unpacker.decompress(chunk)
            if unpacker.eof:
                return bytes(out), taken - len(unpacker.unused_data)
    except zlib.error:
        pass
    return b"", 0


def _next_member(file: BinaryIO, at: int, size: int) -> int:
    """Where the next record begins; the end of the file where none does."""
    while at < size:
        file.seek(at)
        window = file.read(_CHUNK)
        found = window.find(b"\x1f\x8b\x08")
        while found >= 0:
            if _begins_record(window[found : found + 256]):
                return at + found
            found = window.find(b"\x1f\x8b\x08", found + 1)
        at += max(len(window) - 256, 1) if at + len(window) < size else len(window)
    return size


def _begins_record(start: bytes) -> bool:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(start, 9).startswith(b"WARC/1.1")
    except zlib.error:
        return False


def _parsed(raw: bytes, begin: int, length: int) -> Stored | None:
    head_end = raw.find(b"\r\n\r\n")
    if not raw.startswith(b"WARC/1.") or head_end < 0:
        return None
    head = _fields(raw[:head_end].decode("utf-8", "replace"))
    block = raw[head_end + 4 :]
    if not head.get("content-length", "").isdigit() or len(block) != int(head["content-length"]) + 4:
        return None
    block = block[:-4]
    kind, body, headers, status = head.get("warc-type", ""), b"", {}, None
    if kind in ("response", "revisit"):
        status = int(found[1]) if (found := _STATUS_LINE.match(block)) else None
        http_end = block.find(b"\r\n\r\n")
        headers = _originals(_fields(block[: max(http_end, 0)].decode("latin-1")))
        body = block[http_end + 4 :]
    elif kind == "resource":
        body, headers = block, {"content-type": head.get("content-type", "")}
    try:
        at = datetime.fromisoformat(head.get("warc-date", ""))
    except ValueError:
        return None
    said = head.get("warc-payload-digest", "")
    intact = head.get("warc-block-digest") == digest(block) and (kind in ("warcinfo", "revisit") or said == digest(body))
    return Stored(
        begin, length, kind, head.get("warc-record-id", ""), head.get("warc-target-uri", ""), at, _sha256(said), headers, body,
        head.get("warc-refers-to"), intact, status,
    )  # fmt: skip


def _sha256(label: str) -> bytes:
    value = label.removeprefix("sha256:")
    try:
        return bytes.fromhex(value) if value != label else b""
    except ValueError:
        return b""


def _fields(text: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for line in text.split("\r\n")[1:]:
        name, colon, value = line.partition(":")
        if colon:
            out[name.strip().lower()] = value.strip()
    return out


def _originals(headers: dict[str, str]) -> dict[str, str]:
    """The page's headers as they came: what was renamed has its name again, and our own length is gone."""
    headers.pop("content-length", None)
    return {name.removeprefix(_ORIGINAL): value for name, value in headers.items()}
