"""Cursors: where a list goes on, as letters that nobody needs to understand. One belongs to the question it came with."""

from __future__ import annotations

import base64
import binascii
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

from .problem import Refused, problem

_Place = TypeVar("_Place")


def pack(place: object, *question: object) -> str:
    """A cursor for `place` (what JSON can hold) in the answer to `question`."""
    return base64.urlsafe_b64encode(msgspec.json.encode([_mark(question), place])).decode().rstrip("=")


def unpack(cursor: str, kind: type[_Place], *question: object) -> _Place:
    """The place that a cursor stands for. Raises Refused where it is none, or another question's."""
    place: _Place | None
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        mark, found = msgspec.json.decode(packed, type=tuple[str, Any])
        place = msgspec.convert(found, kind)
    except (binascii.Error, ValueError, msgspec.DecodeError):
        mark, place = "", None
    if mark != _mark(question) or place is None:
        raise Refused(
            problem(400, "cursor", "Not a cursor of this list", "take `next` of the answer before, with the same q and sort")
        )
    return place


def _mark(question: tuple[object, ...]) -> str:
    return blake2b(repr(question).encode(errors="surrogatepass"), digest_size=6).hexdigest()
