"""A second article behind the page's own: what an endless scroll has loaded, with a main headline of its own."""

from __future__ import annotations

from ..page import Node, words
from .words.parts import AUTHOR, DATE

_MOST = 12  # more articles with main headlines than that are a list, and the first one no more the page's own than the others
_LEAST = 60  # rows of the tree that an element with an article in it takes, at least
_LEVELS = 12  # elements around the headline that may repeat
_SIGNED = words(" ".join((*DATE, *AUTHOR)))


def later_articles(heading: Node | None) -> list[Node]:
    """Elements behind the one of the headline that repeat it: an `article`, or another element of the same class with a date or a
    byline of its own, with an `h1` in it. None where they are many: then the page is a list."""
    if heading is None:
        return []
    own = _article_of(heading)
    if own is not None:
        found = [theirs for h1 in heading.tree.all("h1") if (theirs := _article_of(h1)) is not None and theirs.row >= own.end]
    else:
        found = _repeated(heading)
    return found if len({node.row for node in found}) <= _MOST else []


def _article_of(node: Node) -> Node | None:
    return node.parent.closest("article") if node.parent is not None else None


def _repeated(heading: Node) -> list[Node]:
    if heading.tag != "h1":
        return []
    for up in heading.ancestors[:_LEVELS]:
        name = up.get("class")
        if up.parent is None or up.tag == "body":
            break
        if name and up.end - up.row >= _LEAST:
            later = [
                other
                for other in up.parent.elements
                if other.row >= up.end and other.tag == up.tag and other.get("class") == name
            ]
            if found := [
                other for other in later if other.first("h1") is not None and (other.first("time") or other.worded(_SIGNED))
            ]:
                return found
    return []
