"""One thing that the page describes in structured data: a JSON-LD object, a microdata scope, an RDFa resource."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from ..page import Node
from ..record import Source

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = "Scalar | Item"


class Note(NamedTuple):
    """Something in the structured data that was broken and repaired, or left out."""

    path: str
    what: str


class Item(Struct, eq=False):
    """A typed bag of properties in schema.org's vocabulary, whatever the syntax it was written in.

    Names are local (`headline`, not `http://schema.org/headline`), values in document order, strings with entities decoded
    and white space squashed (but `articleBody`, `text`, `description` keep their newlines), links in microdata absolute.
    Identity is the object itself; a graph may hold cycles, so nothing here recurses by itself.
    """

    source: Source  # "json-ld", "microdata" or "rdfa"
    path: str  # "$[0].@graph[2].author[1]", or an XPath with an itemprop chain
    types: tuple[str, ...] = ()  # local names, "NewsArticle"; empty where none is given
    id: str | None = None
    properties: dict[str, list[Value]] = {}
    node: Node | None = None  # the element that carries it (the script for JSON-LD)
    nodes: dict[str, list[Node]] = {}  # elements of each property; empty for JSON-LD

    def is_a(self, types: frozenset[str]) -> bool:
        return not types.isdisjoint(self.types)

    def values(self, *names: str) -> list[Value]:
        """All values of the first of `names` that has any."""
        for name in names:
            if found := self.properties.get(name):
                return found
        return []

    def string(self, *names: str) -> str | None:
        """First value that is text or a number, as text, not empty, of the first of `names` that has one."""
        for name in names:
            if name not in self.properties:
                continue
            for value in self.properties[name]:
                if isinstance(value, str):
                    if text := value.strip():
                        return text
                elif isinstance(value, (int, float)) and not isinstance(value, bool):
                    return str(value)
        return None

    def items(self, *names: str) -> Iterator[Item]:
        """Values that are items themselves, over all of `names`."""
        for name in names:
            for value in self.properties.get(name, ()):
                if isinstance(value, Item):
                    yield value

    def at(self, name: str) -> str:
        """Path of one of its properties."""
        return f"{self.path}.{name}"
