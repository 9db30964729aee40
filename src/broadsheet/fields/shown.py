"""What a page shows: every picture in a span of its rows, with the elements around it that tell what it is."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from ..page import Node, Page
from ..text import squash
from ._around import around
from ._files import address_of, files_of
from .imagefiles import size_of
from .renditions import File

MAX_PICTURES = 3000
_MAX_CLIMB = 6  # elements around a picture that are looked at
_NEAR = 6  # rows between a picture and its noscript


class Shown(Struct, eq=False):
    """One picture where it stands."""

    owner: Node  # the picture element around it, else the img or amp-img
    page: Page
    address: str = ""  # of its first file
    parts: list[Node] = []  # elements that name files: sources, the img, the one for pages without scripts
    around: list[Node] = []  # elements around it, the nearest first
    link: Node | None = None  # the a around it
    figure: Node | None = None  # the figure around it
    fallback: Node | None = None  # the noscript around it
    known: list[File] | None = None  # its files, once they are asked for: most pictures are teasers, which need none

    @property
    def node(self) -> Node:
        """The img, or what stands for it."""
        for part in self.parts:
            if part.tag != "source":
                return part
        return self.owner

    @property
    def alt(self) -> str | None:
        """What the page says instead of the picture."""
        for part in self.parts:
            if (alt := part.get("alt")) and (alt := squash(alt)):
                return alt
        return None

    @property
    def size(self) -> tuple[int | None, int | None]:
        """Width and height by the element's attributes, in pixels."""
        for part in self.parts:
            if part.tag != "source" and (size := size_of(part)) != (None, None):
                return size
        return None, None

    @property
    def files(self) -> list[File]:
        """All that the markup names."""
        if self.known is None:
            self.known = files_of(self.parts, self.page)
        return self.known


def pictures_in(page: Page, first: int, last: int) -> list[Shown]:
    """The pictures between two rows of the page's tree in document order, those without any address left out.

    The `img` of a `picture`, and the one in a `noscript` behind a placeholder, count as one picture.
    """
    if first >= last:
        return []
    found: list[Shown] = []
    end = 0  # of the picture element that is open
    for node in page.tree.all("picture", "source", "img", "amp-img", first=first + 1, end=min(last, page.tree.node(first).end)):
        row = node.row
        if len(found) >= MAX_PICTURES:
            break
        tag = node.tag
        if row < end:
            found[-1].parts.append(node)
        elif tag != "source":
            found.append(_stand(page, node))
            if tag == "picture":
                end = node.end
            else:
                found[-1].parts.append(node)
    kept = _with_fallbacks(page, found)
    _without_stand_ins(kept)
    return kept


def _stand(page: Page, node: Node) -> Shown:
    """A picture with the elements around it that tell what it is."""
    near, link, figure, fallback = around(node, _MAX_CLIMB)
    return Shown(node, page, around=near, link=link, figure=figure, fallback=fallback)


def _with_fallbacks(page: Page, found: list[Shown]) -> list[Shown]:
    """What a noscript holds belongs to the picture before it, where both hang under the same element."""
    kept: list[Shown] = []
    for one in found:
        before = kept[-1] if kept else None
        if one.fallback and before is not None and not before.fallback and _same_spot(page, before, one):
            before.parts += one.parts
        else:
            kept.append(one)
    for one in kept:
        one.address = address_of(one.parts, page)
    return [one for one in kept if one.address]


def _same_spot(page: Page, before: Shown, behind: Shown) -> bool:
    noscript = behind.fallback
    parent = noscript.parent if noscript is not None else None
    if noscript is None or parent is None:
        return False
    return parent.row < before.owner.row and (noscript.row - before.owner.end < _NEAR or not address_of(before.parts, page))


def _without_stand_ins(found: list[Shown]) -> None:
    """Take away what stands in for several pictures until each is loaded."""
    first = Counter([one.address for one in found])
    if len(first) == len(found):
        return
    for one in found:
        if first[one.address] > 1 and any(file.url not in first for file in one.files):
            stand_in = one.address
            one.known = [file for file in one.files if file.url != stand_in]
            one.address = one.known[0].url
