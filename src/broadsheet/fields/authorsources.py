"""Every statement of who signed the page's article: in structured data, in its head, in what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from ..evidence import Evidence, Item
from ..once import once
from ..page import Node, host_of
from ..pattern import pattern
from ..record import Author, Source
from .byline import may_begin, read_byline, read_name, strip_lead
from .bylinewords import Byline
from .foldword import fold_word
from .personname import fold_name
from .plain import plain
from .subject import Subject


class Signed(Struct, frozen=True, dict=True):
    """One statement: who signed, as one source has it."""

    authors: tuple[Author, ...]
    source: Source
    path: str | Node
    what: str
    trust: float
    family: str  # statements of one family are not independent of each other
    led: bool = False  # whether a word for the author leads to the names, where they are shown

    @once
    def keys(self) -> frozenset[str]:
        """The names, folded for comparison."""
        return frozenset([fold_name(author.name) for author in self.authors])

    @once
    def people(self) -> tuple[Author, ...]:
        return tuple([author for author in self.authors if author.type == "person"])


_MOST_AUTHORS = 20
_MOST_ITEMS = 6

# ---- structured data ----

_PEOPLE = frozenset(("Person", "Patient"))
_GROUPS = frozenset(
    """Organization NewsMediaOrganization Corporation Brand WebSite Newspaper GovernmentOrganization NGO
    EducationalOrganization""".split()
)
# What a page without an article is about.
_WORKS = frozenset("PodcastEpisode RadioEpisode Episode TVEpisode Recipe Question Review CreativeWork HowTo".split())
_PROPERTIES = (("author", 10.0), ("authors", 9.0), ("creator", 8.0), ("byline", 8.0))


def declared(ev: Evidence, subject: Subject) -> Iterator[Signed]:
    """Authors in the article's structured data, then in that of the page around it."""
    own = (getattr(subject, "articles", ()) or ((subject.article,) if subject.article else ()))[:_MOST_ITEMS]
    for i, item in enumerate(own):
        yield from _of_item(ev, item, "the article", 1.0 if i == 0 else 0.8)
    if subject.webpage is not None and subject.webpage not in own:
        yield from _of_item(ev, subject.webpage, "the page", 0.58)
    works = () if own else [item for item in ev.items[:200] if item.is_a(_WORKS)]
    if len(works) == 1:
        yield from _of_item(ev, works[0], f"the {works[0].types[0]}"[:40], 0.8)
    for item in ev.items[:200]:
        if not item.types and item.source != "json-ld" and item not in own:
            yield from _of_item(ev, item, "an item without a type", 0.55)


def _of_item(ev: Evidence, item: Item, whose: str, share: float) -> Iterator[Signed]:
    for name, trust in _PROPERTIES:
        found: dict[str, Author] = {}
        for value in item.values(name)[:_MOST_AUTHORS]:
            for author in _of_value(ev, value):
                add_author(found, author)
        if found:
            nodes = item.nodes.get(name, ())
            path: str | Node = nodes[0] if nodes else item.at(name)
            weight = trust * share * (1.0 if item.source == "json-ld" else 0.8)
            yield Signed(tuple(found.values()), item.source, path, f"{name} of {whose}", weight, item.source)
            return


def add_author(found: dict[str, Author], author: Author) -> None:
    """Put `author` under its folded name; one that is there gets the address and portrait it lacks."""
    key = fold_name(author.name)
    if key in found:
        old = found[key]
        found[key] = replace_author(old, url=old.url or author.url, image=old.image or author.image)
    elif len(found) < _MOST_AUTHORS:
        found[key] = author


def replace_author(author: Author, *, url: str | None, image: str | None) -> Author:
    """`author` with another address and portrait."""
    return Author(name=author.name, url=url, image=image, type=author.type)


def _of_value(ev: Evidence, value: object) -> Sequence[Author]:
    if isinstance(value, str):
        return of_byline(read_name(plain(value)))
    if not isinstance(value, Item):
        return ()
    names = [one for one in value.values("name", "alternateName")[:_MOST_AUTHORS] if isinstance(one, str)]
    if not names and (given := value.string("givenName")) and (family := value.string("familyName")):
        names = [f"{given} {family}"]
    group = value.is_a(_GROUPS) and not value.is_a(_PEOPLE)  # personal sites declare a "Person, Organization"
    authors = [author for name in names for author in _of_name(plain(name), group)]
    if len(authors) != 1:
        return authors
    url = ev.page.absolute(value.string("url")) or ev.page.absolute(value.string("sameAs"))
    if url is None and value.id and value.id.startswith("http") and "#" not in value.id:
        url = value.id
    image = _image(ev, value, "image", "logo") if group else _image(ev, value, "image")
    return (replace_author(authors[0], url=url, image=image),)


def _of_name(name: str, group: bool) -> tuple[Author, ...]:
    """Authors in the name of one declared thing: mostly one, sometimes a whole byline."""
    return (Author(name=name, type="organization"),) if group and 0 < len(name) <= 80 else of_byline(read_name(name))


def of_text(text: str, *, swap: bool = False) -> tuple[Author, ...]:
    """Authors in a string that declares nothing but authors; `swap` reads "Doe, Jane" as one person."""
    if swap and text.count(",") == 1:
        last, _, first = text.partition(",")
        if 0 < len(last.split()) <= 2 and 0 < len(first.split()) <= 3:
            text = f"{first.strip()} {last.strip()}"
    return of_byline(read_byline(text))


def of_byline(byline: Byline) -> tuple[Author, ...]:
    """The authors of a byline: people and groups; an agency only where nobody else signed."""
    if not byline.names:
        return tuple([Author(name=agency, type="organization") for agency in byline.agencies])
    return tuple([Author(name=name, type="organization" if name in byline.groups else "person") for name in byline.names])


def _image(ev: Evidence, item: Item, *properties: str) -> str | None:
    for value in item.values(*properties)[:3]:
        if isinstance(value, Item):
            value = value.string("url", "contentUrl") or value.id or ""
        if isinstance(value, str) and (link := ev.page.absolute(value)):
            return link
    return None


# ---- the head ----

# Metas that name the author, by name without punctuation, and their trust.
_METAS: dict[str, float] = {
    "parselyauthor": 8.0, "sailthruauthor": 7.0, "byl": 8.0, "cxenseparseauthor": 7.5, "citationauthor": 8.0,
    "citationauthors": 7.0,
    "author": 5.0, "articleauthor": 6.5, "ogarticleauthor": 6.0, "ogauthor": 6.0, "dccreator": 6.0, "dcauthor": 5.5,
    "dctermscreator": 6.0, "articleauthorname": 6.5, "authors": 6.0, "authorname": 6.0, "bookauthor": 4.0, "vrauthor": 6.0,
    "bcauthors": 6.0, "creator": 5.0, "msauthor": 3.0, "twittercreator": 1.0, "shareaholicarticleauthorname": 6.0, "byline": 6.0,
    "newskeywordsauthor": 3.0, "articlebyline": 6.5,
}  # fmt: skip
_MOST_METAS = 60  # a page of thousands means none of them
_LETTERS = pattern(r"[^a-z]+")


def of_metas(ev: Evidence, known: frozenset[str] = frozenset()) -> Iterator[Signed]:
    """Authors in <meta> elements; an address (Facebook's profiles in `article:author`) or a handle is no name. A text that is
    one of the `known` names is taken whole ("Center for Research and Education")."""
    grouped: dict[str, list[tuple[str, Node]]] = {}
    source: dict[str, Source] = {}
    # every name above has one of these
    hinted = (meta for meta in ev.metas if "auth" in meta.name or "creat" in meta.name or "byl" in meta.name)
    for meta in islice(hinted, _MOST_METAS):
        name = _LETTERS.sub("", meta.name)
        if name in _METAS and not meta.content.startswith(("http://", "https://", "@", "/", "www.")):
            grouped.setdefault(name, []).append((meta.content, meta.node))
            source.setdefault(name, meta.source)
    for name, entries in grouped.items():
        found: dict[str, Author] = {}
        for content, _ in entries[:_MOST_AUTHORS]:
            text = plain(content[:400])
            whole = of_byline(read_name(text)) if text in known else of_text(text, swap=name.startswith(("citation", "dc")))
            for author in whole:
                add_author(found, author)
        if found:
            yield Signed(tuple(found.values()), source[name], entries[0][1], f"meta {name}", _METAS[name], "meta")

    yield from _of_cards(ev)


def _of_cards(ev: Evidence) -> Iterator[Signed]:
    """Twitter's labelled lines of a card: `twitter:label1` "Written by", `twitter:data1` the name."""
    for number in "12":
        label, data = ev.meta.get(f"twitter:label{number}"), ev.meta.get(f"twitter:data{number}")
        if not label or not data or not may_begin(said := label[0].content):
            continue
        if strip_lead(f"{said}: x")[1] in ("label", "by") and (found := of_byline(read_name(plain(data[0].content[:200])))):
            yield Signed(found, "meta", data[0].node, f"meta twitter:data{number}, labelled {said[:30]!r}", 7.0, "meta")


def is_site(name: str, ev: Evidence) -> bool:
    """Whether `name` is the host's own: an author called as the site is the site."""
    host = host_of(ev.page.base_url).removeprefix("www.")
    key = re.sub(r"[^\w.]+", "", fold_word(name))
    return (
        bool(key)
        and len(key) > 3
        and (key == host or key.replace(".", "") == host.rpartition(".")[0].replace("-", "").replace(".", ""))
    )
