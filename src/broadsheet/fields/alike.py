"""Elements of one kind: made by the same line of a template."""

from __future__ import annotations

from ..page import Node


def are_alike(one: Node, other: Node) -> bool:
    """Whether two elements have the same tag and the same class."""
    return one.tag == other.tag and one.get("class") == other.get("class")
