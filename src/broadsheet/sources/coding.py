"""Content codings (gzip, deflate, br, zstd) undone, with an upper bound on what comes out."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from ..errors import SourceDamaged
from .limits import Limits, too_large

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_RAW_WINDOW = -zlib.MAX_WBITS


def decode(body: bytes, codings: str, limits: Limits, where: str) -> bytes:
    """`body` with the `codings` of a Content-Encoding header undone, the last one first.

    A body that is labelled gzip and is none comes back as it is, as browsers do. Raises SourceTooLarge as soon as more
    than `limits.max_bytes` come out (a bomb costs no more than that), SourceDamaged where the body is cut or not in the
    coding it claims, or the coding is unknown.
    """
    for name in reversed([part.strip().lower() for part in codings.split(",") if part.strip()]):
        if name not in CODINGS:
            raise SourceDamaged(f"unknown content coding {name!r}", where=where)
        try:
            body = CODINGS[name](body, limits.max_bytes + 1)
        except (OSError, zlib.error, ValueError) as error:
            raise SourceDamaged(f"bad {name} data: {error}", where=where) from error
        if len(body) > limits.max_bytes:
            raise too_large(limits, where)
    return body


def _gzip(body: bytes, most: int) -> bytes:
    if not body.startswith(_GZIP):
        return body
    out = b""
    while body.startswith(_GZIP) and len(out) < most:  # gzip allows several members; what follows the last is no one's
        piece, body = _inflate(body, _GZIP_WINDOW, most - len(out))
        out += piece
    return out


def _deflate(body: bytes, most: int) -> bytes:
    # The header means zlib's format, but some servers send the bare stream; browsers read both.
    try:
        return _inflate(body, zlib.MAX_WBITS, most)[0]
    except zlib.error:
        return _inflate(body, _RAW_WINDOW, most)[0]


def _inflate(body: bytes, window: int, most: int) -> tuple[bytes, bytes]:
    """What one stream holds, `most` bytes of it at most, and the bytes behind it."""
    stream = zlib.decompressobj(window)
    out = stream.decompress(body, most)
    if not stream.eof and len(out) < most:
        raise ValueError("cut short")
    return out, stream.unused_data


def _brotli(body: bytes, most: int) -> bytes:
    from io import BytesIO

    from fastwarc.stream_io import BrotliReader

    return BrotliReader(BytesIO(body)).read(most) if body else b""


def _zstd(body: bytes, most: int) -> bytes:
    from io import BytesIO

    from fastwarc.stream_io import ZstdReader

    return ZstdReader(BytesIO(body)).read(most) if body else b""


def _identity(body: bytes, most: int) -> bytes:
    return body[:most]


CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
    "identity": _identity,
    "none": _identity,
    "utf-8": _identity,  # a charset in the wrong header; seen in the wild, ignored by browsers
}
