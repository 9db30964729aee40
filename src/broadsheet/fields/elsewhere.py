"""Where links lead: to a picture in large, to this page, to another story of the site, or away from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..page import Node, Page, host_of
from ..text import holds_any
from ._addresses import is_image_address
from .words import images as words

Kind = Literal["picture", "here", "story", "away"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One page's view of its links."""

    page: Page
    own: str  # the page's address without query; empty where it has none
    site: str  # last two labels of its host

    def target(self, link: Node) -> tuple[Kind, str]:
        """What an `a` leads to, and the absolute address (empty where it leads nowhere else)."""
        href = link.get("href")
        if not href or href.startswith(("#", "javascript:")):
            return "here", ""
        address = self.page.absolute(href)
        if address is None:
            return "here", ""
        path = _bare(address)
        if is_image_address(path[-200:]) and path[-5:].lower() not in (".html", ".aspx"):
            return "picture", address
        if self.own and (path == self.own or path.startswith(self.own + "/")):
            return "here", address
        if holds_any(address[8:300].lower(), words.VIEWER_SIGNS):
            return "here", address
        return ("story" if not self.site or _site(address) == self.site else "away"), address


def elsewhere(page: Page) -> Elsewhere:
    """The view of a page whose address may be unknown: then every link leads to a story."""
    return Elsewhere(page, _bare(page.base_url or ""), _site(page.base_url or ""))


def _bare(address: str) -> str:
    return address.partition("?")[0].partition("#")[0].rstrip("/")


def _site(address: str) -> str:
    end = address.find("/", len("https://"))
    return _site_of(address if end < 0 else address[:end])


@lru_cache(maxsize=64)  # most links of a page lead to a few hosts
def _site_of(origin: str) -> str:
    return ".".join(host_of(origin).split(".")[-2:])
