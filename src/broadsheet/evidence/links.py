"""<link> and <a> elements that say what they lead to (`rel`)."""

from __future__ import annotations

from msgspec import Struct

from ..page import Node, Page

# What a link says to browsers and search engines alone: nothing of what it leads to. Most links with a `rel` have only these.
_MUTE = frozenset(
    """noopener noreferrer opener nofollow external ugc stylesheet preload modulepreload prefetch dns-prefetch preconnect icon
    shortcut apple-touch-icon apple-touch-icon-precomposed mask-icon manifest""".split()
)


class Link(Struct, frozen=True, gc=False):
    """A typed link."""

    rel: frozenset[str]  # lower case
    href: str  # absolute
    node: Node


def read(page: Page) -> list[Link]:
    """Links with an address and a `rel` that says what is there."""
    known: dict[str, frozenset[str]] = {}  # a page has hundreds of links with a handful of values
    found = []
    for node in page.tree.having("rel"):
        value = node.get("rel", "")
        rel = known.get(value)
        if rel is None:
            rel = known[value] = frozenset(value.lower().split())
        if not rel <= _MUTE and (href := page.absolute(node.get("href"))):
            found.append(Link(rel, href, node))
    return found
