"""An HTTP response as archives store it, status line to last byte, as a capture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ..capture import Capture, Note
from ..errors import SourceDamaged
from .coding import decode
from .kinds import SNIFFED, why_no_page
from .limits import Limits, too_large

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_CHUNK_SIZE = re.compile(rb"\s*([0-9a-fA-F]{1,15})[^\n]{0,200}\n")
_MOST_HEAD = 256 << 10
_OK = 200


def split(raw: bytes, where: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in lower case, repeats joined by commas) and body. Raises SourceDamaged where there is no head."""
    status = _STATUS.match(raw)
    end = _HEAD_END.search(raw, 0, _MOST_HEAD)
    if not status or not end:
        raise SourceDamaged("no HTTP response in the record", where=where)
    headers: dict[str, str] = {}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", raw[: end.start()]).splitlines()[1:]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon and (key := name.strip().lower()):
            headers[key] = f"{headers[key]}, {value.strip()}" if key in headers else value.strip()
    return int(status.group(1)), headers, raw[end.end() :]


def capture(raw: bytes, url: str | None, fetched_at: datetime | None, name: str, limits: Limits) -> Capture | Note:
    """The page that a stored response holds; a note where it is a redirect, an error or no page.

    Raises SourceDamaged where the response is not in its form, SourceTooLarge where it is too large once decompressed.
    """
    status, headers, body = split(raw, name)
    if status != _OK:
        return Note(name, f"response with status {status}")
    found = page(body, headers, url, fetched_at, name, limits)
    return replace(found, status=status) if isinstance(found, Capture) else found


def page(
    body: bytes, headers: Mapping[str, str], url: str | None, fetched_at: datetime | None, name: str, limits: Limits
) -> Capture | Note:
    """A stored body with its headers as a capture, transfer and content codings undone; a note where it is no page."""
    content_type = headers.get("content-type")
    if reason := why_no_page(content_type, b""):
        return Note(name, reason)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body, name)
    body = decode(body, headers.get("content-encoding", ""), limits, name)
    if len(body) > limits.max_bytes:
        raise too_large(limits, name)
    if reason := why_no_page(content_type, body[:SNIFFED]):
        return Note(name, reason)
    return Capture(body, url, headers, fetched_at, name)


def _joined(body: bytes, where: str) -> bytes:
    """The chunks of `body` as one. Archives keep the header even where they stored the body without chunks: then as it is."""
    out = bytearray()
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size.group(1), 16)
        if length == 0:
            return bytes(out)
        chunk = body[size.end() : size.end() + length]
        if len(chunk) < length:
            raise SourceDamaged("cut within a chunk", where=where)
        out += chunk
        at = size.end() + length + (2 if body.startswith(b"\r\n", size.end() + length) else 0)
    if not out:
        return body
    raise SourceDamaged("chunks without an end", where=where)
