"""Pages in ARC files, the form that web archives had before WARC (Internet Archive, version 1)."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from ..capture import Capture, Failure, Note
from ..errors import SourceDamaged, SourceError
from . import http_message
from .limits import Limits, too_large

Found = Capture | Failure | Note

_BEGIN = b"filedesc://"
_GZIP = b"\x1f\x8b"
# URL, address, date, type and length of what follows; an address may hold spaces.
_HEAD = re.compile(rb"([a-z]{1,12}:\S[^\n]{0,8000}) ([0-9a-fA-F.:]{1,45}) (\d{1,18}) (\S{1,200}) (-?\w{1,18})\r?\n")
_MOST_LINE = 16 << 10
_MOST_DAMAGE = 1000


def begins(file: BinaryIO) -> bool:
    """Whether `file`, seekable, is an ARC file, plain or gzipped. It stands at its beginning afterwards."""
    if not file.seekable():
        return False
    start = file.read(512)
    file.seek(0)
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(start, len(_BEGIN))
        except zlib.error:
            return False
    return start.startswith(_BEGIN)


def captures(file: BinaryIO, name: str, limits: Limits) -> Iterator[Found]:
    """The pages of an ARC file: HTTP responses of status 200 that may be HTML. The rest are notes and failures, as in WARC."""
    start = file.read(2)
    file.seek(0)
    stream = gzip.GzipFile(fileobj=file) if start == _GZIP else file
    number = damage = 0
    lost = False  # between a damaged record and the next one's head
    while True:
        label = f"{name}#{number + 1}"
        try:
            line = stream.readline(_MOST_LINE)
            head = _HEAD.match(line)
            if not line:
                return
            if not head and (lost or not line.strip()):
                continue
            number += 1
            if not head:
                raise SourceDamaged("not the first line of a record", where=label)
            lost = False
            yield _record(head, stream, label, limits)
        except SourceError as error:
            lost = isinstance(error, SourceDamaged)
            damage += lost
            yield Failure(label, error)
        except (OSError, EOFError, zlib.error) as error:
            yield Failure(label, SourceDamaged(f"damaged: {error}", where=label))
            return
        if damage > _MOST_DAMAGE:
            yield Failure(label, SourceDamaged(f"more than {_MOST_DAMAGE:,} damaged places: the rest is given up", where=label))
            return


def _record(head: re.Match[bytes], stream: BinaryIO | gzip.GzipFile, label: str, limits: Limits) -> Capture | Note:
    url, _, date, _, length = (part.decode("utf-8", "replace") for part in head.groups())
    if not length.isdigit():
        raise SourceDamaged(f"the record's length is {length!r}", where=label)
    size = int(length)
    if size > limits.max_bytes:
        if not _skipped(stream, size):
            raise SourceDamaged("the record is cut", where=label)
        raise too_large(limits, label)
    raw = stream.read(size)
    if len(raw) < size:
        raise SourceDamaged("the record is cut", where=label)
    scheme = url.partition(":")[0]
    if scheme not in ("http", "https"):
        return Note(label, f"{scheme} record")
    return http_message.capture(raw, url, _date(date), label, limits)


def _skipped(stream: BinaryIO | gzip.GzipFile, size: int) -> bool:
    while size and (piece := stream.read(min(size, 1 << 20))):
        size -= len(piece)
    return size == 0


def _date(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
