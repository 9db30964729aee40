"""Pages in web archives: WARC files, plain or compressed (gzip, zstd, lz4), and the older ARC.

One damaged place costs the record that it is in. The scan goes on at the next place where a record begins, and nothing that is
passed over goes uncounted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from ..capture import Capture, Failure, Note
from ..errors import SourceDamaged, SourceError
from . import arc, http_message
from .digest import matches
from .limits import Limits, too_large

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

Found = Capture | Failure | Note

DOUBTS = ("digest does not match", "digest of an unknown kind")  # notes that stand beside a page, not in its place
BEGINNINGS = (b"WARC/", b"filedesc://")  # of what is an archive whatever its file is called
_PLAIN = re.compile(rb"WARC/[01]\.\d{1,3}\r?\n(?=[A-Za-z-]{1,40}:)")  # anywhere in a line: what was before it may be cut
_GZIP_MEMBER = re.compile(rb"\x1f\x8b\x08")
_ZSTD_FRAME = re.compile(rb"\x28\xb5\x2f\xfd")
_SIGNS = ((b"\x1f\x8b", _GZIP_MEMBER), (b"\x28\xb5\x2f\xfd", _ZSTD_FRAME), (b"WARC", _PLAIN))
_ANY = re.compile(b"|".join(sign.pattern for _, sign in _SIGNS))  # where the file's own beginning is damaged
_WINDOW = 1 << 20  # bytes looked through at once for the next record
_MOST_DAMAGE = 1000  # damaged places before the rest of a file is given up: a file made to be slow shall not be


def captures(file: BinaryIO, name: str, limits: Limits) -> Iterator[Found]:
    """The pages of a web archive in its order, each named `name` and the record's number in the file, from 1.

    A page is a `response` of status 200 or a `resource` that is HTML by its type, or may be. Everything else is a note
    with its kind; a record that is cut, damaged or too large is a failure. A digest that does not match is a note beside
    the page, which is read all the same. `file` must be seekable for the scan to go on behind damage.
    """
    if arc.begins(file):
        yield from arc.captures(file, name, limits)
    else:
        yield from _Scan(file, name, limits).run()


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an archive: the records that begin at byte `begin` or behind it, and before `end`."""

    begin: int
    end: int | None  # None: up to the end of the file


def part(file: BinaryIO, name: str, limits: Limits, span: Span) -> Iterator[Found]:
    """The pages of the records that begin within `span`, as `captures` gives them, but each named by the byte where it begins.

    Spans that lie side by side give each record of a compressed archive once. In an uncompressed one the text of a record
    may look like another one's head: there, a span should begin at 0 and have no end. ARC files are read whole, from the
    span that begins at 0, and their records named by number.
    """
    if arc.begins(file):
        yield from arc.captures(file, name, limits) if span.begin == 0 else ()
        return
    yield from _Scan(file, name, limits, span).run()


class _Scan:
    """One pass over one file: where it is, how many records it saw, how much damage it met."""

    def __init__(self, file: BinaryIO, name: str, limits: Limits, span: Span | None = None) -> None:
        self.file = file
        self.name = name
        self.limits = limits
        self.span = span
        self.number = 0
        self.damage = 0
        self.start = 0  # where in the file the last record began that was seen
        self.doubtful = False  # the last record holds the head of another one: it is only good if a record follows it

    def run(self) -> Iterator[Found]:
        begin: int | None = 0
        if self.span and self.span.begin:
            begin = _next_record(self.file, self.span.begin)
        while begin is not None and not self._behind(begin):
            try:
                yield from self._from(begin)
                return
            except (OSError, SourceDamaged) as error:
                yield self._failure(
                    error if isinstance(error, SourceDamaged) else SourceDamaged(f"damaged behind this record: {error}")
                )
            self.damage += 1
            if self.damage > _MOST_DAMAGE:
                yield self._failure(SourceDamaged(f"more than {_MOST_DAMAGE:,} damaged places: the rest is given up"))
                return
            begin = _next_record(self.file, max(self.start, begin) + 1)

    def _from(self, begin: int) -> Iterator[Found]:
        """The records from byte `begin` on. Raises where one is damaged so that what follows it cannot be trusted."""
        from fastwarc.warc import ArchiveIterator

        self.file.seek(begin)
        self.start = begin
        held: list[Found] = []
        for record in ArchiveIterator(self.file, parse_http=False, fsspec_args=False):
            yield from held
            if self._behind(record.stream_pos):
                return
            self.number += 1
            self.start = record.stream_pos
            held = list(self._record(record))
            if not self.doubtful:
                yield from held
                held = []
        yield from held

    def _record(self, record: WarcRecord) -> Iterator[Found]:
        length = _length(record)
        self.doubtful = False
        kind = (record.headers.get("WARC-Type") or "nameless").strip().lower()[:40]
        if kind not in ("response", "resource") or length > self.limits.max_bytes:
            if record.consume() < length:
                raise SourceDamaged("the record is cut")
            yield self._failure(too_large(self.limits, self._label)) if kind in _PAGES else Note(self._label, f"{kind} record")
            return
        raw = record.reader.read(length) if length else b""
        self.doubtful = b"WARC/" in raw and bool(_PLAIN.search(raw))  # the first half is much the quicker one
        if len(raw) < length:
            raise SourceDamaged("the record is cut")
        try:
            found = _PAGES[kind](self, record, raw)
        except SourceError as error:
            yield self._failure(error)
            return
        if isinstance(found, Capture) and (doubt := _doubt(record, raw)):
            yield Note(self._label, doubt)
        yield found

    def response(self, record: WarcRecord, raw: bytes) -> Capture | Note:
        return http_message.capture(raw, _target(record), _date(record), self._label, self.limits)

    def resource(self, record: WarcRecord, raw: bytes) -> Capture | Note:
        headers = {"content-type": record.headers.get("Content-Type") or ""}
        return http_message.page(raw, headers, _target(record), _date(record), self._label, self.limits)

    def _behind(self, place: int) -> bool:
        return self.span is not None and self.span.end is not None and place >= self.span.end

    @property
    def _label(self) -> str:
        return f"{self.name}@{self.start}" if self.span else f"{self.name}#{self.number}"

    def _failure(self, error: SourceError) -> Failure:
        return Failure(self._label, type(error)(error.what, where=self._label))


_PAGES = {"response": _Scan.response, "resource": _Scan.resource}


def _length(record: WarcRecord) -> int:
    declared = (record.headers.get("Content-Length") or "").strip()
    if not declared.isascii() or not declared.isdigit() or len(declared) > 18:
        raise SourceDamaged(f"the record's length is {declared[:40]!r}")
    return int(declared)


def _target(record: WarcRecord) -> str | None:
    # Some versions of wget wrote the address in angle brackets.
    return (record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None


def _date(record: WarcRecord) -> datetime | None:
    try:
        date: datetime | None = record.record_date
    except (ValueError, OSError):
        return None
    return date


def _doubt(record: WarcRecord, raw: bytes) -> str | None:
    label = record.headers.get("WARC-Block-Digest")
    if not label or (same := matches(label, raw)):
        return None
    return DOUBTS[1] if same is None else DOUBTS[0]


def _next_record(file: BinaryIO, at: int) -> int | None:
    """Where in `file`, from byte `at` on, the next record begins; None where there is none, or `file` cannot go back."""
    if not file.seekable():
        return None
    file.seek(0)
    magic = file.read(4)
    sign = next((sign for start, sign in _SIGNS if magic.startswith(start)), _ANY)
    while True:
        file.seek(at)
        window = file.read(_WINDOW)
        for found in sign.finditer(window):
            gzip = found.group().startswith(b"\x1f\x8b")
            if not gzip or _holds_record(file, at + found.start(), window[found.start() : found.start() + 4096]):
                return at + found.start()
        if len(window) < _WINDOW:
            return None
        at += _WINDOW - 64  # a sign may lie across the edge


def _holds_record(file: BinaryIO, at: int, start: bytes) -> bool:
    if len(start) < 4096:
        file.seek(at)
        start = file.read(4096)
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(start, 16).startswith(b"WARC/")
    except zlib.error:
        return False
