"""What an element with `itemprop` or `property` says: an attribute, an address or its text."""

from __future__ import annotations

from ..page import Node, Page
from ..text import squash
from .markup import clean, clean_lines
from .vocabulary import LINES

_CHARACTERS = 2_000_000  # of text copied for one page: nested properties could hold the same text a thousand times

# Properties whose value is the body itself: the element says more than its text, so it stands in `Item.nodes` alone.
_BODIES = frozenset({"articleBody"})

# Properties whose value is an address: on a link its target counts, on all others the text that it carries.
_ADDRESSES = frozenset(
    """contentUrl discussionUrl downloadUrl embedUrl image isBasedOn item license logo mainEntityOfPage photo
    primaryImageOfPage publishingPrinciples relatedLink sameAs significantLink thumbnail thumbnailUrl url""".split()
)

_ADDRESS_ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src", "data-src"),
    "img": ("src", "data-src", "data-original", "data-lazy-src"),
    "amp-img": ("src",),
    "source": ("src",),
    "track": ("src",),
    "video": ("src", "poster"),
    "object": ("data",),
}
_PICTURE = _ADDRESS_ATTRIBUTES["img"]
_LINKS = frozenset({"a", "area"})


class Values:
    """Reads values of one page, within a bound on the text copied."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.left = _CHARACTERS

    def of(self, node: Node, name: str) -> str | None:
        """The value of the property `name` at `node`; None where it is empty, or a body, or the bound is reached."""
        if name in _BODIES or self.left <= 0:
            return None
        for attribute in ("content", "datetime", "value"):
            if (value := node.get(attribute)) and (value := clean_lines(value) if name in LINES else clean(value)):
                self.left -= len(value)
                return (self.page.absolute(value) or value) if name in _ADDRESSES else value
        tag = node.tag
        if tag == "meta":
            return None
        if (sources := _ADDRESS_ATTRIBUTES.get(tag)) and (tag not in _LINKS or name in _ADDRESSES):
            return next((url for source in sources if (url := self.page.absolute(node.get(source)))), None)
        if name in _ADDRESSES:
            return self.address(node)
        value = node.lines
        self.left -= len(value) + 16
        return (value if name in LINES else squash(value)) or self.page.absolute(node.get("href"))

    def address(self, node: Node) -> str | None:
        """The address that an element around a picture, or with an address as its text, stands for."""
        if picture := node.first("img", "amp-img"):
            return next((url for source in _PICTURE if (url := self.page.absolute(picture.get(source)))), None)
        if node.end - node.row > 4:
            return None
        text = node.text
        self.left -= len(text) + 16
        return self.page.absolute(text) if text.startswith(("http", "/")) and " " not in text else None
