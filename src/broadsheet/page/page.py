"""One page: its tree, its address and how its bytes became text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from . import _tree
from ._links import host_of, usual
from .charset import Encoding, decode

_FETCHABLE = frozenset({"http", "https"})
MAX_LINK = 1 << 14  # letters; what is longer is no address (pictures inlined as data: URLs go to megabytes)


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded, parsed page. Nothing here has an opinion about what the page says."""

    url: str | None  # as the caller gave it, but always writable as UTF-8
    base_url: str | None  # what relative links start from: <base href>, else `url`; None where there is neither
    headers: Mapping[str, str]  # HTTP headers, names in lower case
    encoding: Encoding
    tree: _tree.Tree

    @property
    def host(self) -> str:
        """The host of the page's address, else of its base; empty where neither has one that can be read."""
        return host_of(self.url or self.base_url)

    def absolute(self, link: str | None) -> str | None:
        """`link` as an absolute http(s) URL; None where it is empty, of another scheme (data:, javascript:), broken or too long.

        Where neither page nor link knows a host, the relative link itself comes back: better than nothing, and honest.
        """
        if not link or len(link) > MAX_LINK:
            return None
        return usual(link, self.base_url) or self._joined("".join(link.split()))

    def _joined(self, link: str) -> str | None:
        """The same for the rarer forms of links."""
        if not link:
            return None
        if found := usual(link, self.base_url):
            return found
        try:
            joined = urljoin(self.base_url, link) if self.base_url else link
            scheme = urlsplit(joined).scheme
        except ValueError:
            return None
        if scheme in _FETCHABLE or (not scheme and not self.base_url):
            return joined
        return None


def open_page(html: bytes | str, url: str | None, headers: Mapping[str, str] | None) -> Page:
    """Decode and parse `html`. Never raises for what it holds."""
    url = None if url is None else _writable(url)
    lower = {_writable(str(name)).lower(): _writable(str(value)) for name, value in (headers or {}).items()}
    utf8, encoding = decode(html, lower.get("content-type"), url)
    tree = _tree.parse(utf8)
    return Page(url=url, base_url=_base(tree, url), headers=lower, encoding=encoding, tree=tree)


def _writable(text: str) -> str:
    """`text` that can be written as UTF-8: halves of surrogate pairs become question marks."""
    return text.encode("utf-8", "replace").decode()


def _base(tree: _tree.Tree, url: str | None) -> str | None:
    """The first <base> with an address counts, as in browsers; not one that leads nowhere (about:blank, a path on no host)."""
    for base in tree.all("base"):
        if href := (base.get("href") or "").strip():
            try:
                joined = urljoin(url or "", href)
            except ValueError:
                return url
            return joined if joined.lower().startswith(("http://", "https://")) else url
    return url
