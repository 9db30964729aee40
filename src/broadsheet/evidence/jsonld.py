"""JSON-LD: `<script type="application/ld+json">` to items, whatever state it is in.

Blocks are read by msgspec, else by the standard library; one that both refuse is repaired by small, named steps (`_parse`).
References by `@id` are resolved across all blocks of the page, because that is how publishers use them.
"""

from __future__ import annotations

import json
import re
from html import unescape
from math import isfinite
from typing import Any

import msgspec

from ..page import Node, Page
from . import loose
from .item import Item, Note, Value
from .markup import clean, clean_lines
from .vocabulary import LINES, NAMES, local, local_type

_BYTES = 10_000_000  # characters of JSON-LD that are read of one page (the largest block met in 3,200 pages had 840,000)
_BROKEN = 1_000_000  # characters of a broken block that are repaired
_VALUES = 20_000  # values of a page that become items and properties
_DEPTH = 64  # nesting that is followed
_NOTES = 50

# Two runs of white space never stand side by side in it, and none begins it: a long one would be tried in all its parts.
_WRAPPER = re.compile(r"(?:(?://|/\*)\s*)?(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?:(?://|/\*)\s*)?(?:\]\]>|-->)\s*(?:\*/\s*)?\Z")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z0-9]{2,8}){0,2}\Z")
_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda name: None)
# Properties whose plain string may be the `@id` of a thing described elsewhere in the page.
_REFERRING = frozenset({"author", "creator", "publisher", "mainEntity", "isPartOf"})


def read(page: Page) -> tuple[list[Item], list[Note]]:
    """Top-level items of all blocks in document order, and what had to be repaired or left out."""
    scripts = [script for script in page.tree.all("script") if _is_jsonld(script.get("type"))]
    if not scripts:
        return [], []
    builder = _Builder(page)
    room = _BYTES
    for number, script in enumerate(scripts):
        text = script.raw
        path = f"$[{number}]"
        room -= len(text)
        if room < 0:
            builder.note(path, "too much JSON-LD: left out")
            break
        value, repairs = _parse(text)
        for what in repairs:
            builder.note(path, what)
        builder.block(value, path, script, surrogates="\\ud" in text or "\\uD" in text)
    builder.resolve()
    return builder.items, builder.notes


def _is_jsonld(kind: str | None) -> bool:
    if not kind:
        return False
    kind = kind.lower()
    return "ld+json" in kind or "json+ld" in kind


def _parse(text: str) -> tuple[Any, list[str]]:
    """The value of a block (a list where it holds several) and what had to be repaired; None where nothing can be read."""
    try:
        return _decode(text)
    except (ValueError, RecursionError):
        pass
    repairs = []
    if not (text := text.strip().strip("\ufeff\x00;").strip()):
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


def _decode(text: str) -> tuple[Any, list[str]]:
    """JSON as it should be, or JSON inside a JSON string. Raises ValueError or RecursionError."""
    value = _json(text)
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        return _json(value), ["encoded twice"]
    return value, []


def _json(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, ValueError, RecursionError):  # it forgives less than the standard library, and is quicker
        return _DECODER.decode(text)


class _Builder:
    """Plain values to items; one a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.items: list[Item] = []
        self.notes: list[Note] = []
        self.left = _VALUES
        self.script: Node | None = None
        self.surrogates = False
        self.defined: dict[str, list[Item]] = {}
        self.references: list[tuple[list[Value], int, Item]] = []
        self.strings: list[tuple[list[Value], int, str]] = []

    def note(self, path: str, what: str) -> None:
        if len(self.notes) < _NOTES and Note(path, what) not in self.notes:
            self.notes.append(Note(path, what))

    def block(self, value: Any, path: str, script: Node, *, surrogates: bool) -> None:
        self.script = script
        self.surrogates = surrogates
        self.top(value, path, 0)

    def top(self, value: Any, path: str, depth: int) -> None:
        """Items of a block's top: an object, an array of them, and what stands in an `@graph`."""
        if isinstance(value, list):
            for i, one in enumerate(value):
                if self.left <= 0 or depth > 4:
                    break
                self.top(one, f"{path}[{i}]", depth + 1)
        elif isinstance(value, dict):
            if not value.keys() <= _ENVELOPE:
                self.items.append(self.item(value, path, 0))
            for key in ("@graph", "@included"):
                if key in value and depth <= 4:
                    self.top(value[key] if isinstance(value[key], list) else [value[key]], f"{path}.{key}", depth + 1)

    def item(self, value: dict[str, Any], path: str, depth: int) -> Item:
        item = Item("json-ld", path, _types(value), None, {}, self.script)
        properties = item.properties
        for key, content in value.items():
            if not content and content is not False and content != 0:
                continue
            if key in _KEYWORDS:
                continue
            name = NAMES.get(key) or local(key)
            if type(content) is str:  # the usual case, without a detour
                if name in _ALIASES or not name:
                    continue
                self.left -= 1
                if (text := self.text(content, name)) and self.left > 0:
                    values = properties.setdefault(name, [])
                    if name in _REFERRING and ("/" in text or text[0] == "#"):
                        self.strings.append((values, len(values), text))
                    values.append(text)
            elif name:
                values = properties.setdefault(name, [])
                self.fill(values, name, content, f"{path}.{key}", depth)
                if not values:
                    del properties[name]
        item.id = _id(value, self.page)
        if item.id and properties:
            self.defined.setdefault(_key(item.id), []).append(item)
        return item

    def fill(self, values: list[Value], name: str, content: Any, path: str, depth: int) -> None:
        """Put what a property holds into `values`."""
        self.left -= 1
        if self.left <= 0:
            if self.left == 0:
                self.note(path, f"more than {_VALUES} values: the rest left out")
            return
        if isinstance(content, str):
            if text := self.text(content, name):
                if name in _REFERRING and ("/" in text or text[0] == "#"):
                    self.strings.append((values, len(values), text))
                values.append(text)
        elif isinstance(content, (int, float)):
            if (number := _number(content)) is not None:
                values.append(number)
        elif depth >= _DEPTH:
            self.note(path, f"nested deeper than {_DEPTH}: left out")
        elif isinstance(content, list):
            for i, one in enumerate(content):
                self.fill(values, name, one, f"{path}[{i}]", depth + 1)
                if self.left <= 0:
                    break
        elif isinstance(content, dict) and content:
            self.thing(values, name, content, path, depth)

    def thing(self, values: list[Value], name: str, content: dict[str, Any], path: str, depth: int) -> None:
        """Put an object into `values`: a wrapper's content, or an item."""
        for wrapper in ("@value", "@list", "@set", "@graph"):
            if wrapper in content:
                self.fill(values, name, content[wrapper], f"{path}.{wrapper}", depth + 1)
                return
        if "@type" not in content and content.keys() != {"id"} and all(map(_LANGUAGE.match, content)):
            for key in sorted(content, key=lambda key: (not self.language or not key.startswith(self.language), 0)):
                self.fill(values, name, content[key], f"{path}.{key}", depth + 1)
            return
        item = self.item(content, path, depth + 1)
        if not item.properties and not item.id:
            return
        if item.id:
            self.references.append((values, len(values), item))
        values.append(item)

    @property
    def language(self) -> str:
        html = self.page.tree.root.first("html")
        return (html.get("lang") or "")[:2].lower() if html else ""

    def text(self, content: str, name: str) -> str:
        if self.surrogates:
            content = content.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return clean_lines(content) if name in LINES else clean(content)

    def resolve(self) -> None:
        """Put the things themselves where only their `@id` stands, or less than is known of them elsewhere."""
        for values, at, item in self.references:
            if found := self.fuller(item):
                values[at] = found
        for values, at, text in self.strings:
            if text == values[at] and (known := self.defined.get(_key(_absolute(text, self.page)))):
                values[at] = known[0]

    def fuller(self, item: Item) -> Item | None:
        """The fullest description of the thing that `item` names, if it says all that `item` says."""
        best = None
        for other in self.defined.get(_key(item.id or ""), ())[:20]:
            if other is item or (item.types and other.types and not set(item.types) & set(other.types)):
                continue
            if not item.properties.keys() <= other.properties.keys() or len(other.properties) <= len(item.properties):
                continue
            if item.string("name") not in (None, other.string("name")):
                continue
            if best is None or len(other.properties) > len(best.properties):
                best = other
        return best


_ENVELOPE = frozenset({"@context", "@graph", "@included", "@id"})
_ALIASES = frozenset({"type", "id"})  # schema.org's context has them for @type and @id
_KEYWORDS = frozenset("@context @id @type @graph @included @reverse @language @index @base @vocab @nest @none".split())


def _types(value: dict[str, Any]) -> tuple[str, ...]:
    found = value.get("@type") or value.get("type")
    if type(found) is str:
        if found in NAMES and found[0] < "a":
            return (found,)
        found = [found]
    if not isinstance(found, list):
        return ()
    names = (local_type(one) for one in found[:20] if isinstance(one, str))
    return tuple(dict.fromkeys(name for name in names if name and " " not in name))


def _id(value: dict[str, Any], page: Page) -> str | None:
    found = value.get("@id") or value.get("id")
    return _absolute(found.strip(), page) or None if isinstance(found, str) else None


def _absolute(id: str, page: Page) -> str:
    """An `@id` that names a place of this page, with the page's address in front; any other as it is."""
    return page.absolute(id) or id if id[:1] in ("#", "/") else id


def _key(id: str) -> str:
    """An `@id` for comparison: publishers mix http and https."""
    return id.partition("://")[2] or id


def _number(content: int | float) -> Value | None:  # a bool is an int
    """A number that JSON can carry on; as text where it is too large, None where it is none."""
    if isinstance(content, float):
        return content if isfinite(content) else None
    return content if -(2**63) <= content < 2**63 else str(content)
