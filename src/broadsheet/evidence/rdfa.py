"""RDFa Lite, and the RDFa 1.0 that old Drupal sites write: `vocab`, `typeof`, `property`, `resource`, `about`, `content`.

Only what says something about an article, its people and its comments is kept: schema.org under any prefix, and the names
of Dublin Core, SIOC, FOAF, rNews and RSS content, put into schema.org's words. `<meta property="og:...">` is for `meta.py`.
"""

from __future__ import annotations

from itertools import pairwise

from ..page import Node, Page
from .item import Item
from .values import Values
from .vocabulary import NAMES, local, local_type

_PROPERTIES = 20_000  # of a page; what comes behind is left out

# Prefixes whose local names are schema.org's (rNews became part of it).
_SCHEMA = frozenset({"schema", "s", "rnews", "http", "https"})

# Names of other vocabularies in schema.org's words; `dc` stands for the elements and the terms of Dublin Core alike.
_WORDS = {
    "dc:title": "headline",
    "dc:date": "datePublished",
    "dc:created": "datePublished",
    "dc:issued": "datePublished",
    "dc:available": "datePublished",
    "dc:modified": "dateModified",
    "dc:creator": "author",
    "dc:contributor": "contributor",
    "dc:publisher": "publisher",
    "dc:subject": "keywords",
    "dc:description": "description",
    "dc:abstract": "description",
    "dc:language": "inLanguage",
    "dc:rights": "copyrightNotice",
    "dc:license": "license",
    "dc:identifier": "identifier",
    "content:encoded": "articleBody",
    "sioc:content": "articleBody",
    "sioc:has_creator": "author",
    "sioc:num_replies": "commentCount",
    "sioc:reply_of": "parentItem",
    "foaf:name": "name",
    "foaf:maker": "author",
    "foaf:homepage": "url",
    "foaf:img": "image",
    "foaf:depiction": "image",
}
_ALIAS = {"dcterms": "dc", "dct": "dc", "dcterm": "dc", "sioct": "sioc"}
_TYPES = {
    "sioc:item": "Article",
    "sioc:post": "Article",
    "sioc:blogpost": "BlogPosting",
    "sioc:comment": "Comment",
    "sioc:useraccount": "Person",
    "foaf:person": "Person",
    "foaf:agent": "Person",
    "foaf:organization": "Organization",
    "foaf:image": "ImageObject",
}


def read(page: Page) -> list[Item]:
    """Top-level items in document order, the page's own untyped one (if any) last."""
    nodes = page.tree.having("typeof", "property")
    if all(node.tag == "meta" for node in nodes):
        return []
    return _Reader(page).items(nodes[:_PROPERTIES])


class _Reader:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.values = Values(page)
        self.left = _PROPERTIES
        self.schema = _SCHEMA | _prefixes(page)

    def items(self, nodes: list[Node]) -> list[Item]:
        top: list[Item] = []
        own = Item("rdfa", "(//*[@property])")
        around: list[tuple[int, Item]] = []  # open resources: where they end, and their items
        number = 0
        for node in nodes:
            while around and around[-1][0] <= node.row:
                around.pop()
            outer = around[-1][1] if around else None
            inner = None
            if node.get("typeof") is not None:
                number += 1
                inner = self.item(node, number)
                around.append((node.end, inner))
            names = self.names(node.get("property"), outer or inner)
            if inner is not None and (not names or _is_literal(node)):
                # What `property` says here is about the new resource; what leads to it may be a `rel`.
                self.link(inner, node, outer, top)
                outer = inner
                inner = None
            if outer is not None or node.tag != "meta":
                self.add(outer or own, node, names, inner)
        return [item for item in (*top, own) if item.nodes or (item.types and item.id)]

    def item(self, node: Node, number: int) -> Item:
        types = [self.type(word) for word in (node.get("typeof") or "").split()[:10]]
        if "Comment" in types:  # "sioc:Post sioct:Comment"
            types = ["Comment"]
        address = self.page.absolute(node.get("resource") or node.get("about"))
        return Item("rdfa", f"(//*[@typeof])[{number}]", tuple(dict.fromkeys(filter(None, types))), address, {}, node)

    def type(self, word: str) -> str:
        prefix, _, name = word.rpartition(":")
        prefix = prefix.lower()
        if not prefix or prefix in self.schema or "schema.org" in word:
            return local_type(name)
        return _TYPES.get(f"{_ALIAS.get(prefix, prefix)}:{name.lower()}", "")

    def names(self, written: str | None, item: Item | None) -> list[str]:
        """The properties in a `property` attribute; names without a prefix count inside a resource, or where known."""
        found = []
        for word in (written or "").split()[:10]:
            prefix, _, name = word.rpartition(":")
            prefix = prefix.lower()
            if prefix in self.schema or "schema.org" in word:
                found.append(local(name))
            elif not prefix:
                found += [local(name)] if item is not None or local(name) in NAMES else []
            elif known := _WORDS.get(f"{_ALIAS.get(prefix, prefix)}:{name.lower()}"):
                found.append(known)
        return list(dict.fromkeys(filter(None, found)))

    def link(self, item: Item, node: Node, outer: Item | None, top: list[Item]) -> None:
        """Put a resource without a `property` where a `rel` on it or around it says, else at the top."""
        parent = node.parent
        rel = node.get("rel") or (parent.get("rel") if parent else None)
        if outer is not None and rel and (names := [name for name in self.names(rel, None) if ":" in rel]):
            self.add(outer, node, names, item)
        else:
            top.append(item)

    def add(self, item: Item, node: Node, names: list[str], inner: Item | None) -> None:
        for name in names:
            self.left -= 1
            if self.left <= 0:
                return
            item.nodes.setdefault(name, []).append(node)
            value = inner if inner is not None else self.values.of(node, name)
            if value is None and name != "articleBody":
                value = self.page.absolute(node.get("resource"))
            if value is not None:
                item.properties.setdefault(name, []).append(value)


def _is_literal(node: Node) -> bool:
    """Whether `property` on a typed element holds text about the new resource, and not the resource itself."""
    return any(node.get(name) is not None for name in ("about", "datatype", "content"))


def _prefixes(page: Page) -> frozenset[str]:
    """Prefixes that the page itself gives to schema.org."""
    found = set()
    for node in page.tree.having("prefix")[:50]:
        words = (node.get("prefix") or "").split()[:100]
        found |= {name[:-1].lower() for name, address in pairwise(words) if "schema.org" in address}
    return frozenset(found)
