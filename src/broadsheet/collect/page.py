"""What collecting itself must know of a page that arrived: its own address, and what it reserves. All else is the reader's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ..page import open_page
from .addresses import canonical
from .sections import is_same_site

_METAS = frozenset({"robots", "tdm-reservation", "tdm-policy"})


@dataclass(frozen=True, slots=True)
class PageSays:
    """Two things that a page says of itself."""

    canonical_url: str | None  # canonical; None where it names none, another site's, or the front page's
    metas: Mapping[str, str] = field(default_factory=dict)  # robots, tdm-reservation, tdm-policy, as far as they are there


def page_says(body: bytes, url: str, headers: Mapping[str, str]) -> PageSays:
    """Look into a page that came from `url`."""
    page = open_page(body, url, headers)
    links = [link for link in page.tree.all("link") if "canonical" in (link.get("rel") or "").lower().split()]
    own = canonical(page.absolute(links[0].get("href")) or "", url) if links else None
    if own and (not is_same_site(own, url) or urlsplit(own).path == "/"):
        own = None
    metas: dict[str, str] = {}
    for meta in page.tree.all("meta"):
        name = (meta.get("name") or "").strip().lower()
        if name in _METAS:
            metas[name] = f"{metas[name]}, {meta.get('content', '')}" if name in metas else meta.get("content", "")
    return PageSays(own, metas)
