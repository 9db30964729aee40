"""Notices for browsers without scripts: "You need to enable JavaScript to run this app"."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import Node
from ..page._tree import Tree

_LONGEST = 300  # characters of a notice; what is longer brings the page's content along
_WORD = "javascript"  # called so in every language


def script_notices(tree: Tree) -> Iterator[Node]:
    """The `noscript` elements that say no more than that the page needs scripts."""
    for node in tree.all("noscript"):
        if len(text := node.text) <= _LONGEST and _WORD in text.casefold():
            yield node
