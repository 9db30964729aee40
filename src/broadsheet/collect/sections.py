"""Section pages: which of their links lead to articles, and which to feeds.

No page says "this link is an article". What tells is the address (a title, a number, a day in it) together with how the link
stands there (a whole sentence, a heading, in a menu). Either alone is wrong too often: menus have long addresses, and articles
short ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ..evidence import Evidence, Item, gather
from ..fields.words import addresses as data
from ..page import Node, Page, open_page
from .addresses import canonical, host_of
from .listing import Entry, Listing, once

ENOUGH = 4  # points that make an article

_FEEDS = frozenset("application/rss+xml application/atom+xml application/feed+json application/rdf+xml".split())
_MOST_LINKS = 5_000
_MOST_LETTERS = 400  # of a link's text: a teaser's worth
_NO_PAGES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|mp[34]|m4a|ogg|webm|zip|gz|xml|rss|json|css|js|ics|epub|docx?|xlsx?)$"
)
_EXTENSION = re.compile(r"\.(?:s?html?|php|aspx?|jsp|ece|stm|amp)$")
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d[/_-]?(?:0[1-9]|1[0-2]|[1-9](?!\d))(?:[/_-]?(?:[0-2]\d|3[01]|[1-9]))?(?!\d)")
_NUMBER = re.compile(r"\d{5,}")
_QUERY_NUMBER = re.compile(r"(?:^|&)(?:\w*id|p|no|article|artikel|news|idx|aid|sn|c)=\w*\d{3,}", re.IGNORECASE)
_FURTHER = re.compile(r"(?:page|seite|pagina|strona|p)[-_/]?\d{1,3}|\d{1,3}")
_MENUS = frozenset({"nav", "footer"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_TEASERS = frozenset({"article"})
_UP = 8  # elements above a link that say where it stands
_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # scripts without spaces
_LISTS = data.INDEX | data.OTHER | data.LAST_INDEX


@dataclass(slots=True)
class _Seen:
    """What is known of one address from all links to it: teasers link picture, headline and text apart."""

    shown: int = 0  # points for how its best link stands there
    declared: int = 0


def read_section(body: bytes, url: str, headers: Mapping[str, str]) -> Listing:
    """The articles and feeds that an HTML page leads to, on its own site. A page that forbids following its links gives none."""
    page = open_page(body, url, headers)
    ev = gather(page)
    if any("nofollow" in meta.content.lower() for meta in ev.meta.get("robots", ())[:5]):
        return Listing("section", notes=("a section whose links may not be followed",))
    found = _links(page, url)
    for address in _declared(ev, url):
        found.setdefault(address, _Seen()).declared = 3
    pages = [address for address, seen in found.items() if _is_article(address, seen, url)]
    return Listing("section", once([Entry(address) for address in pages]), once(_feeds(ev, page)))


def _feeds(ev: Evidence, page: Page) -> list[Entry]:
    """Feeds announced by <link rel=alternate>; those of comments are not the section's."""
    return [
        Entry(address)
        for link in ev.links
        if "alternate" in link.rel
        and (link.node.get("type") or "").split(";")[0].strip().lower() in _FEEDS
        and "comment" not in f"{link.href} {link.node.get('title') or ''}".lower()
        and (address := canonical(link.href, page.base_url))
    ]


def _links(page: Page, url: str) -> dict[str, _Seen]:
    found: dict[str, _Seen] = {}
    for link in page.tree.all("a")[:_MOST_LINKS]:
        rel = (link.get("rel") or "").lower().split()
        if "sponsored" in rel or "nofollow" in rel:
            continue
        address = canonical(page.absolute(link.get("href")) or "", page.base_url)
        if address and is_same_site(address, url):
            seen = found.setdefault(address, _Seen(shown=-9))
            seen.shown = max(seen.shown, _shown(link))
    return found


def _declared(ev: Evidence, url: str) -> Iterator[str]:
    """Addresses of the page's declared lists (ItemList)."""
    for listed in ev.of_type("ItemList")[:5]:
        for value in listed.values("itemListElement")[:200]:
            stated = (value.string("url") or _item_url(value)) if isinstance(value, Item) else value
            if isinstance(stated, str) and (address := canonical(stated, url)) and is_same_site(address, url):
                yield address


def _item_url(value: Item) -> str | None:
    return next((one.string("url") or one.id for one in value.items("item")), None)


def _shown(link: Node) -> int:
    """Points for a link's text and place."""
    text = link.text[:_MOST_LETTERS]
    words = len(_WORD.findall(text)) + len(_DENSE.findall(text)) // 3
    points = 3 if words >= 6 else 2 if words >= 4 else 1 if words >= 3 else 0
    around = [up.tag for up in link.ancestors[:_UP]]
    if not _HEADINGS.isdisjoint(around[:3]) or any(one.tag in _HEADINGS for one in link.elements[:6]):
        points += 2
    if not _TEASERS.isdisjoint(around):
        points += 1
    if any(tag in _MENUS for tag in around):
        points -= 3
    return points


def _is_article(address: str, seen: _Seen, section: str) -> bool:
    place = address_points(address)
    if address == section or section.startswith(address.rstrip("/") + "/") or place < 0:
        return False
    return place + max(seen.shown, 0 if seen.declared else -9) + seen.declared >= ENOUGH and (place > 0 or seen.declared > 0)


def address_points(address: str) -> int:
    """How much a canonical address looks like an article's; below zero it is a list, a file or a service."""
    parts = urlsplit(address)
    path = unquote(parts.path).lower()
    segments = [segment for segment in path.split("/") if segment]
    if not segments and not parts.query:
        return -1
    if _NO_PAGES.search(path):
        return -1
    last = _EXTENSION.sub("", segments[-1]) if segments else ""
    points = min(3, max(last.count("-"), last.count("_"), last.count(" "), len(_DENSE.findall(last)) // 3))
    has_extension = bool(segments) and last != segments[-1]
    points += has_extension
    points += 2 * bool(_DAY.search(path)) or 2 * bool(_NUMBER.search(path)) or 2 * bool(_QUERY_NUMBER.search(parts.query))
    points += any(segment in data.ARTICLE for segment in segments[:-1])
    if _is_list(segments, last, points):
        return -1
    return points


def _is_list(segments: list[str], last: str, points: int) -> bool:
    if last in _LISTS:
        return True
    if len(segments) > 1 and _FURTHER.fullmatch(last) and not _DAY.search("/".join(segments[-4:])):
        return True
    # An address with a tag's or a shop's folder in it, unless all else says that it is an article.
    return any(segment in data.INDEX or segment in data.OTHER for segment in segments[:-1]) and points < 4


def is_same_site(one: str, other: str) -> bool:
    """Whether two canonical addresses belong to one site, as far as names tell: equal hosts, or one below the other's."""
    a, b = host_of(one).removeprefix("www."), host_of(other).removeprefix("www.")
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")
