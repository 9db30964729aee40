"""Microdata (HTML Standard, 5): `itemscope`, `itemprop`, `itemref`, with the values that real templates write.

Where pages and the standard part ways, the pages win: a `content` attribute counts on any element, a link that carries a
name (`<a itemprop="author" href="...">Jane</a>`) is the name, and properties outside any scope belong to an item of the
page without a type.
"""

from __future__ import annotations

from ..page import Node, Page
from .item import Item
from .values import Values
from .vocabulary import local, local_type

_PROPERTIES = 20_000  # of a page; what comes behind is left out
_MENU = ("SiteNavigationElement",)  # menus by the hundred: nobody asks what they hold
_NAMES = 10  # names in one `itemprop`


def read(page: Page) -> list[Item]:
    """Top-level items in document order, the page's own untyped one (if any) last."""
    nodes = page.tree.having("itemprop", "itemscope")
    if not nodes:
        return []
    return _Reader(page, nodes[:_PROPERTIES]).items()


class _Reader:
    def __init__(self, page: Page, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.values = Values(page)
        self.scopes: dict[int, Item] = {}  # item by the row of its element
        self.owners: list[Item | None] = []  # item around each node; None outside any
        self.left = _PROPERTIES
        number = 0
        for node in nodes:
            if node.get("itemscope") is not None:
                number += 1
                self.scopes[node.row] = self.item(node, number)

    def item(self, node: Node, number: int) -> Item:
        types = (local_type(name) for name in (node.get("itemtype") or "").split()[:_NAMES])
        name = (node.get("itemid") or "").strip() or None
        return Item("microdata", f"(//*[@itemscope])[{number}]", tuple(filter(None, types)), name, {}, node)

    def items(self) -> list[Item]:
        top: list[Item] = []
        page = Item("microdata", "(//*[@itemprop])")
        referred = self.refer()
        around: list[tuple[int, Item]] = []  # open scopes: where they end, and their items
        for node in self.nodes:
            while around and around[-1][0] <= node.row:
                around.pop()
            names = node.get("itemprop")
            scope = self.scopes.get(node.row)
            if names:
                if around:
                    self.add(around[-1][1], node, names)
                elif node.row not in referred:
                    self.add(page, node, names)
            elif scope:
                top.append(scope)
            if scope:
                around.append((node.end, scope))
        if page.properties or page.nodes:
            top.append(page)
        return top

    def add(self, item: Item, node: Node, names: str) -> None:
        """Give `item` the property that `node` carries, under each of its names."""
        if self.left <= 0 or item.types == _MENU:
            return
        scope = self.scopes.get(node.row)
        for written in names.split()[:_NAMES]:
            self.left -= 1
            if not (name := local(written)):
                continue
            item.nodes.setdefault(name, []).append(node)
            value = scope if scope is not None else self.values.of(node, name)
            if value is not None:
                item.properties.setdefault(name, []).append(value)

    def refer(self) -> set[int]:
        """Give items with an `itemref` the properties that stand in the elements referred to; the rows of these."""
        referred: set[int] = set()
        by_id: dict[str, Node] = {}
        for row, item in self.scopes.items():
            scope = self.nodes[0].tree.node(row)
            if not (targets := scope.get("itemref")):
                continue
            if not by_id:
                by_id = {node.get("id", ""): node for node in reversed(scope.tree.having("id"))}
            for target in dict.fromkeys(targets.split()[:_NAMES]):
                if (node := by_id.get(target)) and not scope.contains(node):
                    self.crawl(item, node, referred)
        return referred

    def crawl(self, item: Item, node: Node, referred: set[int]) -> None:
        """Properties at `node` and below it, but not those inside a scope of their own."""
        behind = 0
        for below in (node, *node.having("itemprop", "itemscope")):
            if below.row < behind or self.left <= 0:
                continue
            if names := below.get("itemprop"):
                self.add(item, below, names)
                referred.add(below.row)
            if below.row in self.scopes:
                behind = below.end
