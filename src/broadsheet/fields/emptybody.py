"""A place for the article's text in which nothing stands: a template without its text."""

from __future__ import annotations

from ..page._tree import Tree

_BODY = "articleBody"
_MOST = 2_000  # elements looked at


def is_left_empty(tree: Tree) -> bool:
    """Whether elements of the page are declared to hold the article's text, and all of them are empty."""
    places = [node for node in tree.having("itemprop")[:_MOST] if node.get("itemprop") == _BODY and node.tag != "meta"]
    return bool(places) and not any(node.text or node.first("img", "video", "iframe") for node in places)
