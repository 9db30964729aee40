"""<meta> elements: OpenGraph, Twitter, Dublin Core, Parsely and the standard names."""

from __future__ import annotations

from msgspec import Struct

from ..page import Node, Page
from ..record import Source
from ..text import squash

# Prefixes of the Open Graph protocol (https://ogp.me) and of what grew on it.
_OPEN_GRAPH = ("og:", "article:", "book:", "profile:", "video:", "music:", "fb:")


class Meta(Struct, frozen=True, gc=False):
    """One declaration in the head (or, in sloppy pages, anywhere)."""

    name: str  # lower case
    content: str  # white space squashed, not empty
    node: Node

    @property
    def source(self) -> Source:
        return "opengraph" if self.name.startswith(_OPEN_GRAPH) else "meta"


def read(page: Page) -> list[Meta]:
    """Every <meta> that names something and says something. One with `name` and `property` counts under both."""
    found = []
    for node in page.tree.all("meta"):
        content = squash(node.get("content") or node.get("value") or "")
        if not content:
            continue
        names: list[str] = []
        for key in ("property", "name", "http-equiv"):
            if (name := node.get(key)) and (name := name.strip().lower()) and name not in names:
                names.append(name)
                found.append(Meta(name, content, node))
    return found
