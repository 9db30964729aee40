"""Structured data that a template writes as text: `<div itemprop="datePublished">2021-10-07T12:22:00+02:00</div>` in a container
that a style sheet hides. It is evidence like any other, and no word of it is the article's text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..page import Node
from ..page._tree import Tree
from ..text import unspaced

_MACHINE = re.compile(r"https?://\S+|\d{4}-\d\d-\d\dT\d\d:\d\d\S*|true|false|[a-z]{2}(?:-[A-Z]{2})?", re.ASCII)
_SHOWN = frozenset("a time meta link img".split())  # elements whose text is for readers, whatever it says
_BODY = frozenset({"articleBody", "text"})
_LEAST = 3  # properties side by side that no reader is told like this
_MOST = 20_000  # elements looked at
_TRIED, _LONG = 3_000, 80  # elements that are looked for in a glued text, and letters of one that counts
_PARAGRAPH = 24  # rows of a paragraph with its links
_ALONE = 3  # rows of an element that holds a text and nothing else


def unread(tree: Tree) -> bytes | None:
    """One byte a row of the tree, 1 where such data stands; None where there is none."""
    found = list(_written(tree))
    if not found:
        return None
    rows = bytearray(tree.count)
    for node in found:
        rows[node.row : node.end] = bytes([1]) * (node.end - node.row)
    return bytes(rows)


def _written(tree: Tree) -> Iterator[Node]:
    """All properties without paragraphs beside at least three with values that only machines read; an `articleBody` among them
    where it is one text, glued of paragraphs that the page shows elsewhere."""
    beside: dict[int, list[Node]] = defaultdict(list)
    machine: dict[int, int] = defaultdict(int)
    for node in tree.having("itemprop")[:_MOST]:
        if node.tag in _SHOWN or (parent := node.parent) is None:
            continue
        beside[parent.row].append(node)
        if node.end - node.row <= _ALONE and _MACHINE.fullmatch(node.text):
            machine[parent.row] += 1
    for row, count in machine.items():
        if count >= _LEAST:
            for node in beside[row]:
                is_body = not _BODY.isdisjoint((node.get("itemprop") or "").split())
                if _is_glued(node, tree) if is_body else node.first("p", "article") is None:
                    yield node


def _is_glued(body: Node, tree: Tree) -> bool:
    if body.end - body.row > _ALONE:
        return False
    letters = unspaced(body.text)
    others = (node for node in tree.all("p", "div")[:_TRIED] if node.row != body.row and node.end - node.row <= _PARAGRAPH)
    return any(len(text) >= _LONG and text in letters for node in others if (text := unspaced(node.text)))
