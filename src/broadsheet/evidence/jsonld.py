"""JSON-LD: `<script type="application/ld+json">` to items, whatever state it is in.

Blocks are read by msgspec, else by the standard library; one that both refuse is repaired by small, named steps (`_parse`).
References by `@id` are resolved across all blocks of the page, because that is how publishers use them.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import msgspec

from ..page import Page
from . import loose
from ._graph import Builder
from .item import Item, Note

_BYTES = 10_000_000  # of JSON-LD that are read of one page (the largest block met in 3,200 pages had 840,000 characters)
_BROKEN = 1_000_000  # characters of a broken block that are repaired

# Two runs of white space never stand side by side in it, and none begins it: a long one would be tried in all its parts.
_WRAPPER = re.compile(r"(?:(?://|/\*)\s*)?(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?:(?://|/\*)\s*)?(?:\]\]>|-->)\s*(?:\*/\s*)?\Z")
_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda name: None)


def read(page: Page) -> tuple[list[Item], list[Note]]:
    """Top-level items of all blocks in document order, and what had to be repaired or left out."""
    scripts = [script for script in page.tree.all("script") if _is_jsonld(script.get("type"))]
    if not scripts:
        return [], []
    builder = Builder(page)
    room = _BYTES
    for number, script in enumerate(scripts):
        source = script.raw_bytes
        path = f"$[{number}]"
        room -= len(source)
        if room < 0:
            builder.note(path, "too much JSON-LD: left out")
            break
        value, repairs = _parse(source)
        for what in repairs:
            builder.note(path, what)
        builder.block(value, path, script)
    builder.resolve()
    return builder.items, builder.notes


def _is_jsonld(kind: str | None) -> bool:
    if not kind:
        return False
    kind = kind.lower()
    return "ld+json" in kind or "json+ld" in kind


def _parse(source: bytes) -> tuple[Any, list[str]]:
    """The value of a block (a list where it holds several) and what had to be repaired; None where nothing can be read."""
    try:
        return _decode(source)
    except (ValueError, RecursionError):
        pass
    repairs = []
    if not (text := source.decode("utf-8", "replace").strip().strip("\ufeff\x00;").strip()):
        return None, []
    unwrapped = _WRAPPER.sub("", text).strip()
    if unwrapped != text:
        text = unwrapped
        repairs.append("wrapped in a comment or CDATA")
    if text.count("&quot;") + text.count("&#34;") > text.count('"'):
        text = unescape(text)
        repairs.append("escaped as HTML")
    try:
        value, more = _decode(text)
        return value, repairs + more
    except (ValueError, RecursionError):
        pass
    if len(text) > _BROKEN:
        return None, [*repairs, "broken and too long to repair: left out"]
    values, more = loose.read(text)
    if not values:
        return None, [*repairs, "no JSON: left out"]
    return values[0] if len(values) == 1 else values, repairs + more


def _decode(text: bytes | str) -> tuple[Any, list[str]]:
    """JSON as it should be, or JSON inside a JSON string. Raises ValueError or RecursionError."""
    value = _json(text)
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        return _json(value), ["encoded twice"]
    return value, []


def _json(text: bytes | str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, ValueError, RecursionError):  # it forgives less than the standard library, and is quicker
        return _DECODER.decode(text if isinstance(text, str) else text.decode("utf-8", "replace"))
