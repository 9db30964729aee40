"""<link> and <a> elements that say what they lead to (`rel`)."""

from __future__ import annotations

from dataclasses import dataclass

from ..page import Node, Page


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link."""

    rel: frozenset[str]  # lower case
    href: str  # absolute
    node: Node


def read(page: Page) -> list[Link]:
    """Links with a `rel` and an address."""
    return [
        Link(frozenset(rel.lower().split()), href, node)
        for node in page.tree.having("rel")
        if (rel := node.get("rel")) and (href := page.absolute(node.get("href")))
    ]
