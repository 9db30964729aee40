"""Who publishes the page, as it declares itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from ..evidence import Evidence, Item
from ..page import Node
from ..record import Logo, Publisher, Source
from ..text import fold
from .candidate import Candidate, Choice
from .plain import plain
from .site import site, title_pieces
from .subject import Subject
from .words.headings import BRAND

_ORGANIZATIONS = ("NewsMediaOrganization", "Organization", "Newspaper", "Corporation", "Periodical", "OnlineBusiness", "NGO")
_SITE_METAS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name", "apple-mobile-web-app-title")
_SOURCE_METAS = ("copyright", "source", "mediaid", "cre")
_MOST_ITEMS = 40
_MOST_LINKS = 120
_FRONT_PAGES = frozenset(("", "index.html", "index.php", "index.htm", "index.shtml", "index.asp", "default.asp", "default.aspx"))
_PIXELS = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*(?:px)?\s*$")
_LONGEST = 120  # characters of a name
_LABEL = re.compile(
    r"^(?:来源|來源|source|quelle|fonte|fuente|источник)\s*[:：]\s*|^(?:©|\(c\)|copyright)[\s©]*(?:\d{4})?\s*", re.IGNORECASE
)
_EMAIL = re.compile(r"[^\s@<>\"']{1,64}@[^\s@<>\"']{1,190}\.[^\s@<>\"'.]{2,24}")


class _Named(Struct, eq=False, gc=False):
    """A statement of the publisher's name, with the item that makes it if there is one."""

    name: str
    source: Source
    path: str | Node
    why: str
    item: Item | None = None


def publisher(ev: Evidence, subject: Subject) -> Choice[Publisher | None]:
    """The publisher. None where the page names none.

    Name first, then what the page's data say of the organisation of that name. E-mail and telephone are taken from structured
    data alone (also from its contact points), never from running text.
    """
    organizations = list(_organizations(ev))
    named = [one for one in (*_publishers(ev, subject, organizations), *_site_names(ev)) if one.name]
    if not named:
        named = list(_unmarked(ev))
    if not named:
        return Choice(None)
    best = named[0]
    key = _key(best.name)
    same = [one for one in named if one.name == best.name or _key(one.name) == key]
    items = [one.item for one in same if one.item is not None]
    items += [one.item for one in organizations if one.item is not None and one.item not in items and _key(one.name) == key]
    contacts = [holder for item in items for holder in (item, *list(item.items("contactPoint", "contactPoints"))[:10])]
    value = Publisher(
        name=best.name,
        legal_name=_first(items, "legalName"),
        url=_url(ev, items),
        email=_email(contacts),
        telephone=_first(contacts, "telephone"),
        logo=_logo(ev, items),
    )
    if value.legal_name == value.name:
        value = Publisher(value.name, None, value.url, value.email, value.telephone, value.logo)
    candidates: list[Candidate[object]] = []
    for one in named[:12]:
        why = one.why if one is best else "says the same" if one in same else "a weaker statement"
        candidates.append(Candidate(one.name, one.source, one.path, why))
    return Choice(value, candidates, chosen=1, signature=f"{best.source}{'+' if len(same) > 1 else ''}")


def _key(name: str) -> str:
    return fold(name).replace(" ", "")


# ---- names ----


def _publishers(ev: Evidence, subject: Subject, organizations: list[_Named]) -> Iterator[_Named]:
    """What the article, the page and the site call their publisher; then the only organisation of the page."""
    sites = ev.of_type("WebSite")[:5]
    holders = [(item, "the article's publisher") for item in (subject.article, subject.webpage) if item is not None]
    holders += [(item, "the publisher of the site") for item in sites]
    for name in ("publisher", "sourceOrganization", "provider"):
        for holder, why in holders:
            for value in holder.values(name)[:3]:
                said = _name(value) if isinstance(value, Item) else plain(value) if isinstance(value, str) else ""
                if said and "://" not in said and not said.startswith("@"):
                    item = value if isinstance(value, Item) else None
                    yield _Named(said[:_LONGEST], holder.source, item.at("name") if item else holder.at(name), why, item)
    signers = [id(value) for article in ev.articles[:20] for value in article.items("author", "creator", "contributor")]
    others = [one for one in organizations if id(one.item) not in signers]
    if len({_key(one.name) for one in others}) == 1:
        yield others[0]
    for item in sites:
        if said := _name(item):
            yield _Named(said, item.source, item.at("name"), "the name of the site", item)


def _organizations(ev: Evidence) -> Iterator[_Named]:
    for item in ev.of_type(*_ORGANIZATIONS)[:_MOST_ITEMS]:
        if name := _name(item):
            yield _Named(name, item.source, item.at("name"), "the organisation that the page describes", item)


def _name(item: Item) -> str:
    return plain(item.string("name", "legalName", "alternateName") or "")[:_LONGEST]


def _site_names(ev: Evidence) -> Iterator[_Named]:
    titles = {plain(meta.content) for meta in ev.meta.get("og:title", ())}  # templates repeat them as the site's name
    for meta in ev.first_metas(*_SITE_METAS):
        text = plain(meta.content)[:_LONGEST]
        if text and "://" not in text and (text not in titles or text.count(" ") < 4):
            yield _Named(text, meta.source, meta.node, "the name of the site")


def _unmarked(ev: Evidence) -> Iterator[_Named]:
    """Names on pages without structured data: a piece of the title that the link to the front page shows too; failing that,
    a meta element on the source or the holder of rights."""
    pieces = title_pieces(ev.title.text) if ev.title is not None else []
    homes = [(text, node) for node in _home_links(ev) if (text := _shown(node))]
    for text, node in homes:
        if any(_key(text) == _key(piece) or _key(piece).startswith(_key(text)) for piece in pieces):
            yield _Named(text, "html", node, "the link to the front page, and the document's title")
    here = site(ev)
    for piece in (*pieces[::-1],):
        if len(piece) <= 40 and ev.title is not None and here.is_name(piece):
            yield _Named(piece, "html", ev.title, "a piece of the title that the address confirms")
    for meta in ev.first_metas(*_SOURCE_METAS):
        text = _LABEL.sub("", plain(meta.content)).strip(" .,;")
        if 1 < len(text) <= 60 and "://" not in text and not text.isdigit():
            yield _Named(text, meta.source, meta.node, "declared as source or holder of rights")
    for text, node in homes:
        if node.has_word(BRAND):
            yield _Named(text, "html", node, "the link to the front page")


def _home_links(ev: Evidence) -> list[Node]:
    """Links to the front page among the first of the page."""
    found = []
    for node in ev.page.tree.root.all("a")[:_MOST_LINKS]:
        href = (node.get("href") or "").strip()
        path = href.split("://", 1)[-1].partition("/")[2] if "://" in href else href
        own = "://" not in href or not ev.page.url or href.split("/")[2:3] == ev.page.url.split("/")[2:3]
        if href and own and not href.startswith("#") and path.split("?")[0].strip("./") in _FRONT_PAGES:
            found.append(node)
    return found[:8]


def _shown(node: Node) -> str:
    """What a link shows: its text, else the text of its picture."""
    text = node.text
    if not text and (picture := node.first("img")) is not None:
        text = plain(picture.get("alt") or "")
    return text if 1 < len(text) <= 60 else ""


# ---- what else is declared ----


def _first(items: list[Item], name: str) -> str | None:
    return next((plain(text)[:_LONGEST] for item in items if (text := item.string(name))), None)


def _url(ev: Evidence, items: list[Item]) -> str | None:
    for item in items:
        for value in item.values("url")[:3]:
            text = value.id or value.string("url") if isinstance(value, Item) else value
            if isinstance(text, str) and (url := ev.page.absolute(text)) and "://" in url:
                return url
    return None


def _email(contacts: list[Item]) -> str | None:
    text = _first(contacts, "email")
    text = text.removeprefix("mailto:").partition("?")[0].strip() if text else None
    return text if text and _EMAIL.fullmatch(text) else None


def _logo(ev: Evidence, items: list[Item]) -> Logo | None:
    for item in items:
        for value in item.values("logo")[:3]:
            raw = value.string("url", "contentUrl") or _nested(value) or value.id if isinstance(value, Item) else value
            url = ev.page.absolute(raw) if isinstance(raw, str) else None
            if url and not url.startswith("data:"):
                sizes = (_pixels(value, "width"), _pixels(value, "height")) if isinstance(value, Item) else (None, None)
                return Logo(url, *sizes)
    return None


def _nested(item: Item) -> str | None:
    return next((text for inner in item.items("url", "contentUrl") if (text := inner.id or inner.string("url"))), None)


def _pixels(item: Item, name: str) -> int | None:
    """A size in pixels: `600`, `"600"`, `"600px"` or a QuantitativeValue."""
    for value in item.values(name)[:2]:
        text = value.string("value", "name") if isinstance(value, Item) else str(value)
        if text and (match := _PIXELS.match(text)) and 0 < int(match[1]) < 100_000:
            return int(match[1])
    return None
