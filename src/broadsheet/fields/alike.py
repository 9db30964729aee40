"""Elements that belong together: made by the same line of a template, or children of one element."""

from __future__ import annotations

from ..page import Node


def are_alike(one: Node, other: Node) -> bool:
    """Whether two elements have the same tag and the same class."""
    return one.tag == other.tag and one.get("class") == other.get("class")


def are_siblings(one: Node, other: Node) -> bool:
    """Whether two elements are children of one element."""
    return one.parent is not None and one.parent == other.parent
