"""<link> and <a> elements that say what they lead to (`rel`)."""

from __future__ import annotations

from dataclasses import dataclass

from ..page import Node, Page

# What a link says to browsers and search engines alone: nothing of what it leads to. Most links with a `rel` have only these.
_MUTE = frozenset("noopener noreferrer opener nofollow external ugc".split())


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link."""

    rel: frozenset[str]  # lower case
    href: str  # absolute
    node: Node


def read(page: Page) -> list[Link]:
    """Links with an address and a `rel` that says what is there."""
    return [
        Link(rel, href, node)
        for node in page.tree.having("rel")
        if not (rel := frozenset((node.get("rel") or "").lower().split())) <= _MUTE and (href := page.absolute(node.get("href")))
    ]
