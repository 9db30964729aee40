"""A record's blocks as a small XML tree in trafilatura's vocabulary.

`body` and in it: `head` (rend h1 to h6), `p`, `quote`, `list` (rend ul or ol) of `item`, `table` of `row` of `cell` (role
head), `graphic` (src, alt), `code`; within a line `hi` (rend #b, #i, #sub, #sup), `ref` (target), `code`, `lb`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from ..record import Block, Code, Comment, Embed, Entry, Heading, Image, ImageBlock, ListBlock, Paragraph, Quote, Separator, Table

# XML 1.0 has no way to write these characters.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HI = {"strong": "#b", "b": "#b", "em": "#i", "i": "#i", "sub": "#sub", "sup": "#sup"}


@dataclass(frozen=True, slots=True)
class Keep:
    """What of the body is wanted."""

    tables: bool = True
    images: bool = False
    links: bool = False
    formatting: bool = False


def body(blocks: Sequence[Block], images: Sequence[Image], keep: Keep) -> Element:
    """The wanted blocks as one `body` element, ready to be written as XML 1.0."""
    root = Element("body")
    for block in kept(blocks, keep):
        _ELEMENTS[type(block)](root, block, images, keep)
    return root


def comments_body(comments: Sequence[Comment]) -> Element:
    """The comments' texts, a `p` each line, in page order."""
    root = Element("body")
    for comment in comments:
        for line in filter(None, map(str.strip, comment.text.splitlines())):
            SubElement(root, "p").text = writable(line)
    return root


def kept(blocks: Sequence[Block], keep: Keep) -> Iterator[Block]:
    """The wanted blocks; a live blog's entries as a heading and what is in them."""
    for block in blocks:
        if isinstance(block, Entry):
            if block.headline:
                yield Heading(level=3, text=block.headline)
            yield from kept(block.blocks, keep)
        elif not (isinstance(block, Table) and not keep.tables) and not (isinstance(block, ImageBlock) and not keep.images):
            yield block


def writable(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold."""
    return _UNWRITABLE.sub("", text)


def _heading(root: Element, block: Heading, _: object, __: object) -> None:
    SubElement(root, "head", rend=f"h{min(max(block.level, 1), 6)}").text = writable(block.text)


def _paragraph(root: Element, block: Paragraph, _: object, keep: Keep) -> None:
    into = SubElement(root, "p")
    if block.html and (keep.links or keep.formatting):
        _Inline(into, keep).read(block.html)
    else:
        _text(into, block.text)


def _quote(root: Element, block: Quote, _: object, __: object) -> None:
    quote = SubElement(root, "quote")
    for line in filter(None, map(str.strip, block.text.splitlines())):
        SubElement(quote, "p").text = writable(line)
    if block.cite:
        SubElement(quote, "p").text = writable(block.cite)


def _list(root: Element, block: ListBlock, _: object, __: object) -> None:
    made = SubElement(root, "list", rend="ol" if block.ordered else "ul")
    for item in block.items:
        SubElement(made, "item").text = writable(item)


def _table(root: Element, block: Table, _: object, __: object) -> None:
    table = SubElement(root, "table")
    for cells, role in ((block.header or (), {"role": "head"}), *((row, {}) for row in block.rows)):
        if cells:
            row = SubElement(table, "row")
            for cell in cells:
                SubElement(row, "cell", role).text = writable(cell)


def _image(root: Element, block: ImageBlock, images: Sequence[Image], _: object) -> None:
    if 0 <= block.index < len(images):
        image = images[block.index]
        alt = {"alt": writable(image.alt)} if image.alt else {}
        SubElement(root, "graphic", {"src": writable(image.url), **alt})


def _embed(root: Element, block: Embed, _: object, keep: Keep) -> None:
    if block.text:
        into = SubElement(SubElement(root, "quote"), "p")
        into.text = writable(block.text)
        if keep.links and block.url:
            SubElement(into, "ref", target=writable(block.url)).text = block.provider or "link"


def _code(root: Element, block: Code, _: object, __: object) -> None:
    SubElement(root, "code").text = writable(block.text)


def _separator(_: Element, __: Separator, ___: object, ____: object) -> None:
    """A rule is no text."""


def _text(into: Element, text: str) -> None:
    """Text in, a `lb` for each line break."""
    first, *more = writable(text).split("\n")
    into.text = first
    for line in more:
        SubElement(into, "lb").tail = line


class _Inline(HTMLParser):
    """A paragraph's inline HTML into an element; unknown and unwanted tags as what is in them."""

    def __init__(self, into: Element, keep: Keep) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, Element]] = [("", into)]
        self._keep = keep

    def read(self, html: str) -> None:
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        into = self._open[-1][1]
        if tag == "br":
            SubElement(into, "lb")
        elif tag == "a" and self._keep.links:
            self._open.append((tag, SubElement(into, "ref", target=writable(dict(attrs).get("href") or ""))))
        elif tag in _HI and self._keep.formatting:
            self._open.append((tag, SubElement(into, "hi", rend=_HI[tag])))
        elif tag == "code" and self._keep.formatting:
            self._open.append((tag, SubElement(into, "code")))

    def handle_endtag(self, tag: str) -> None:
        if any(tag == open_tag for open_tag, _ in self._open[1:]):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        into = self._open[-1][1]
        if len(into):
            into[-1].tail = (into[-1].tail or "") + writable(data)
        else:
            into.text = (into.text or "") + writable(data)


_ELEMENTS: dict[type, Any] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Quote: _quote,
    ListBlock: _list,
    Table: _table,
    ImageBlock: _image,
    Embed: _embed,
    Code: _code,
    Separator: _separator,
}
