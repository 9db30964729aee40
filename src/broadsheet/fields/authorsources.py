"""Every statement of who signed the page's article: in structured data, in its head, in what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlsplit

from ..evidence import Evidence, Item
from ..page import Node, words
from ..record import Author, Source
from .datetext import fold_word
from .personname import Byline, clean_name, fold_name, is_group, is_lead, read_byline, read_name, signed_within, strip_lead
from .plain import plain
from .subject import Subject
from .surroundings import Surroundings
from .words import parts


@dataclass(frozen=True)
class Signed:
    """One statement: who signed, as one source has it."""

    authors: tuple[Author, ...]
    source: Source
    path: str | Node
    what: str
    trust: float
    family: str  # statements of one family are not independent of each other

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names, folded for comparison."""
        return frozenset(fold_name(author.name) for author in self.authors)

    @cached_property
    def people(self) -> tuple[Author, ...]:
        return tuple(author for author in self.authors if author.type == "person")


_MOST_AUTHORS = 20
_MOST_ITEMS = 6

# ---- structured data ----

_PEOPLE = frozenset(("Person", "Patient"))
_GROUPS = frozenset(
    "Organization NewsMediaOrganization Corporation Brand WebSite Newspaper GovernmentOrganization NGO EducationalOrganization".split()
)
_PROPERTIES = (("author", 10.0), ("authors", 9.0), ("creator", 8.0), ("byline", 8.0))


def declared(ev: Evidence, subject: Subject) -> Iterator[Signed]:
    """Authors in the article's structured data, then in that of the page around it."""
    own = (getattr(subject, "articles", ()) or ((subject.article,) if subject.article else ()))[:_MOST_ITEMS]
    for i, item in enumerate(own):
        yield from _of_item(ev, item, "the article", 1.0 if i == 0 else 0.8)
    if subject.webpage is not None and subject.webpage not in own:
        yield from _of_item(ev, subject.webpage, "the page", 0.6)
    for item in ev.items[:200]:
        if not item.types and item.source != "json-ld" and item not in own:
            yield from _of_item(ev, item, "an item without a type", 0.55)


def _of_item(ev: Evidence, item: Item, whose: str, share: float) -> Iterator[Signed]:
    for name, trust in _PROPERTIES:
        found: dict[str, Author] = {}
        for value in item.values(name)[:_MOST_AUTHORS]:
            for author in _of_value(ev, value, item.source):
                _add(found, author)
        if found:
            nodes = item.nodes.get(name, ())
            path: str | Node = nodes[0] if nodes else item.at(name)
            weight = trust * share * (1.0 if item.source == "json-ld" else 0.8)
            yield Signed(tuple(found.values()), item.source, path, f"{name} of {whose}", weight, item.source)
            return


def _add(found: dict[str, Author], author: Author) -> None:
    key = fold_name(author.name)
    if key in found:
        old = found[key]
        found[key] = replace_author(old, url=old.url or author.url, image=old.image or author.image)
    elif len(found) < _MOST_AUTHORS:
        found[key] = author


def replace_author(author: Author, *, url: str | None, image: str | None) -> Author:
    """`author` with another address and portrait."""
    return Author(name=author.name, url=url, image=image, type=author.type)


def _of_value(ev: Evidence, value: object, source: Source) -> Iterator[Author]:
    if isinstance(value, str):
        yield from of_text(plain(value))
    elif isinstance(value, Item):
        url = next((link for name in ("url", "sameAs") if (link := ev.page.absolute(value.string(name)))), None)
        if url is None and value.id and value.id.startswith("http") and "#" not in value.id:
            url = value.id
        image = _image(ev, value)
        names = [one for one in value.values("name", "alternateName")[:_MOST_AUTHORS] if isinstance(one, str)]
        if not names and (given := value.string("givenName")) and (family := value.string("familyName")):
            names = [f"{given} {family}"]
        group = value.is_a(_GROUPS) and not value.is_a(_PEOPLE)  # personal sites declare a "Person, Organization"
        authors = [author for name in names for author in _of_name(plain(name), group)]
        for author in authors:
            yield replace_author(author, url=url, image=image) if len(authors) == 1 else author


def _of_name(name: str, group: bool) -> Iterator[Author]:
    """Authors in the name of one declared thing: mostly one, sometimes a whole byline."""
    if group and len(name) <= 80 and name:
        yield Author(name=name, type="organization")
        return
    yield from of_byline(read_name(name))


def of_text(text: str, *, swap: bool = False) -> Iterator[Author]:
    """Authors in a string that declares nothing but authors; `swap` reads "Doe, Jane" as one person."""
    if swap and text.count(",") == 1:
        last, _, first = text.partition(",")
        if 0 < len(last.split()) <= 2 and 0 < len(first.split()) <= 3:
            text = f"{first.strip()} {last.strip()}"
    yield from of_byline(read_byline(text))


def of_byline(byline: Byline) -> Iterator[Author]:
    """The authors of a byline: people and groups; an agency only where nobody else signed."""
    for name in byline.names:
        yield Author(name=name, type="organization" if name in byline.groups else "person")
    if not byline.names:
        for agency in byline.agencies:
            yield Author(name=agency, type="organization")


def _image(ev: Evidence, item: Item) -> str | None:
    for value in item.values("image")[:3]:
        if isinstance(value, Item):
            value = value.string("url", "contentUrl") or value.id or ""
        if isinstance(value, str) and (link := ev.page.absolute(value)):
            return link
    return None


# ---- the head ----

# Metas that name the author, by name without punctuation, and their trust.
_METAS: dict[str, float] = {
    "parselyauthor": 8.0, "sailthruauthor": 7.0, "byl": 8.0, "cxenseparseauthor": 7.5, "citationauthor": 8.0, "citationauthors": 7.0,
    "author": 5.0, "articleauthor": 6.5, "ogarticleauthor": 6.0, "ogauthor": 6.0, "dccreator": 6.0, "dcauthor": 5.5,
    "dctermscreator": 6.0, "articleauthorname": 6.5, "authors": 6.0, "authorname": 6.0, "bookauthor": 4.0, "vrauthor": 6.0,
    "bcauthors": 6.0, "creator": 5.0, "msauthor": 3.0, "twittercreator": 1.0, "shareaholicarticleauthorname": 6.0, "byline": 6.0,
    "newskeywordsauthor": 3.0, "articlebyline": 6.5,
}  # fmt: skip
_LETTERS = re.compile(r"[^a-z]+")


def of_metas(ev: Evidence) -> Iterator[Signed]:
    """Authors in <meta> elements; an address (Facebook's profiles in `article:author`) or a handle is no name."""
    grouped: dict[str, list[tuple[str, Node]]] = {}
    source: dict[str, Source] = {}
    for meta in ev.metas:
        name = _LETTERS.sub("", meta.name)
        if name in _METAS and not meta.content.startswith(("http://", "https://", "@", "/", "www.")):
            grouped.setdefault(name, []).append((meta.content, meta.node))
            source.setdefault(name, meta.source)
    for name, entries in grouped.items():
        found: dict[str, Author] = {}
        for content, _ in entries[:_MOST_AUTHORS]:
            for author in of_text(plain(content[:400]), swap=name.startswith(("citation", "dc"))):
                _add(found, author)
        if found:
            yield Signed(tuple(found.values()), source[name], entries[0][1], f"meta {name}", _METAS[name], "meta")


    yield from _of_cards(ev)


def _of_cards(ev: Evidence) -> Iterator[Signed]:
    """Twitter's labelled lines of a card: `twitter:label1` "Written by", `twitter:data1` the name."""
    for number in "12":
        label, data = ev.meta.get(f"twitter:label{number}"), ev.meta.get(f"twitter:data{number}")
        if label and data and strip_lead(f"{label[0].content}: x")[1] in ("label", "by"):
            if found := tuple(of_byline(read_name(plain(data[0].content[:200])))):
                yield Signed(found, "meta", data[0].node, f"meta twitter:data{number}, labelled {label[0].content[:30]!r}", 7.0, "meta")


# ---- what the page shows ----

_STRONG = words(" ".join(parts.AUTHOR))
_WEAK = words(" ".join(parts.SIGNED))
_NAME = words("fn author-name authorname name author__name byline-name byline__name author-link p-author")
_AUTHOR_LINK = re.compile(r"/(?:authors?|auteurs?|autore?s?|autoren|profile?s?|people|staff|team|redakteure?|redaktion|journalist(?:e|en|s)?|by|contributors?|"
                          r"writers?|user|users|member|reporters?|person|personen|columnists?|yazar|firmas?|avtor|autori)/", re.I)
_NOT_SHOWN = frozenset("meta html body img link script style input head svg form textarea iframe button".split())
_MOST_NODES = 300
_MOST_READ = 24
_ENOUGH = 8  # statements; what is farther from the headline changes nothing
_MOST_ROWS = 80
_SIDE_BY_SIDE = 120  # rows from the headline within which like elements are the authors of one article


def shown(ev: Evidence, around: Surroundings) -> Iterator[Signed]:
    """Authors in elements made for them: links with rel=author and class names that say so, nearest to the headline first."""
    tree = ev.page.tree
    strong = {node.row for link in ev.links[:2000] if "author" in link.rel for node in (link.node,)}
    nodes = {row: tree.node(row) for row in strong}
    for node in tree.worded(_STRONG)[:_MOST_NODES]:
        nodes.setdefault(node.row, node)
        strong.add(node.row)
    for node in tree.worded(_WEAK)[:_MOST_NODES]:
        nodes.setdefault(node.row, node)
    usable = [
        node for row, node in nodes.items()
        if node.tag not in _NOT_SHOWN and 1 < node.end - row <= _MOST_ROWS and not around.is_foreign(row)
    ]
    usable.sort(key=lambda node: (around.distance(node), node.row))
    done: list[Node] = []
    found: list[tuple[Node, Signed]] = []
    for node in usable[:_MOST_READ]:
        if len(found) >= _ENOUGH:
            break
        if any(other.contains(node) for other in done):
            continue
        signed = _of_node(ev, node, node.row in strong, around)
        if signed is not None:
            done.append(node)
            found.append((node, signed))
    yield from _together(found, around)


def _together(found: list[tuple[Node, Signed]], around: Surroundings) -> Iterator[Signed]:
    """Statements of like elements side by side ("two columns, an author in each") as one."""
    behind: dict[tuple[str, str | None], Signed] = {}
    for node, signed in found:
        kin = (node.tag, node.get("class"))
        if kin in behind and signed.trust > 4.5 and around.distance(node) < _SIDE_BY_SIDE:
            merged: dict[str, Author] = {}
            for author in (*behind[kin].authors, *signed.authors):
                _add(merged, author)
            behind[kin] = replace(behind[kin], authors=tuple(merged.values()))
        else:
            behind[kin if kin not in behind else (node.tag, f"row {node.row}")] = signed
    yield from behind.values()


def _of_node(ev: Evidence, node: Node, strong: bool, around: Surroundings) -> Signed | None:
    lines = node.lines
    if not lines or len(lines) > (300 if strong else 160) or (around.heading is not None and node.contains(around.heading)):
        return None
    byline = read_byline(lines)
    if not byline.lead and (within := signed_within(lines)).names:
        byline = within
    if not strong and not byline.lead:
        return None
    _, kind = strip_lead(lines)
    if kind == "not":
        return None
    found: dict[str, Author] = {}
    named = {fold_name(name) for name in byline.names}
    linked = list(_linked(ev, node))
    if not named or any(fold_name(author.name) in named for author in linked):
        for author in linked:
            _add(found, author)
    if not found or len(byline.names) > len(found):
        for author in of_byline(byline):
            _add(found, author)
    if not found or node.tag in ("h1", "h2"):
        return None
    distance = around.distance(node)
    trust = (7.0 if byline.lead == "label" else 6.5 if byline.lead else 5.0) + (0.5 if node.tag == "a" else 0.0)
    trust *= _nearness(distance) * (0.5 if around.is_doubtful(node.row) else 1.0)
    where = "near the headline" if distance < 200 else "on the page"
    what = f"<{node.tag}> {where}" + (", with a word for the author" if byline.lead else "")
    return Signed(tuple(found.values()), "html", node, what, trust, "html")


def _linked(ev: Evidence, node: Node) -> Iterator[Author]:
    """Names in links to authors' pages and in elements for names, under a byline."""
    links = [node, *node.all("a")] if node.tag == "a" else node.all("a")
    for link in links[:12]:
        href = link.get("href") or ""
        rel = (link.get("rel") or "").lower()
        if not ("author" in rel or _AUTHOR_LINK.search(href[:300]) or link.has_word(_NAME)):
            continue
        text = link.text
        names = [name for name in read_byline(text).names if len(text) <= 120]
        url = ev.page.absolute(href)
        for name in names:
            yield Author(name=name, url=url if len(names) == 1 else None, type="organization" if is_group(name) else "person")
    if not links:
        for inner in node.worded(_NAME)[:8]:
            if inner.end - inner.row <= 8 and (name := clean_name(strip_lead(inner.text)[0])):
                yield Author(name=name, type="organization" if is_group(name) else "person")


def _nearness(distance: int) -> float:
    return 1.0 if distance < 60 else 0.92 if distance < 200 else 0.84 if distance < 800 else 0.7


# ---- lines without markup ----

_BEFORE, _BEHIND = 6, 16  # lines around the headline in which a byline may stand without markup
_END = 400  # lines of the article's part in which a labelled author ("Text: ...") may stand


def lines_near(subject: Subject) -> Iterator[Signed]:
    """Bylines in short lines of plain text: "By Jane Doe" near the headline, "Author: Jane Doe" anywhere in the article."""
    heading = subject.heading
    if heading is None:
        return
    place = heading.parent
    for up in heading.ancestors[:8]:
        if up.tag in ("body", "html") or up.end - up.row > 2500:
            break
        place = up
    if place is None or place.end - place.row > 6000:
        return
    lines = place.lines.split("\n")
    title = heading.text
    at = lines.index(title) if title in lines else 0
    for i, line in enumerate(lines[max(0, at - _BEFORE) : at + _END], max(0, at - _BEFORE)):
        if not 4 <= len(line) <= 110 or i == at:
            continue
        near = -_BEFORE <= i - at <= _BEHIND
        if i + 1 < len(lines) and len(line) <= 24 and is_lead(line):
            line = f"{line.rstrip(' :')}: {lines[i + 1][:80]}"  # "Written by" on one line, the name on the next
        bare, kind = strip_lead(line.lstrip("([（【 "))
        if kind is None and near and (within := signed_within(line)).names and _is_signature(line, within, "by"):
            yield Signed(tuple(of_byline(within)), "html", place, "a line of text with a date and an author", 5.0, "html")
            return
        if kind is None or kind == "not" or (kind == "by" and not near):
            continue
        byline = read_byline(line)
        if not byline.names or not _is_signature(bare, byline, kind):
            continue
        trust = (6.0 if kind == "label" else 5.5) * (1.0 if near else 0.85)
        yield Signed(tuple(of_byline(byline)), "html", place, "a line of text that begins with a word for the author", trust, "html")
        return


def _is_signature(bare: str, byline: Byline, kind: str) -> bool:
    """Whether a line without markup is a byline: a name of several words, capitalised, that fills most of the line."""
    name = byline.names[0]
    pieces = name.split()
    capital = all(not word[:1].islower() or fold_word(word) in _SMALL for word in pieces)
    enough = len(pieces) >= 2 or (kind == "label" and len(bare) <= len(name) + 4)
    return capital and enough and sum(map(len, byline.names)) * 4 >= min(len(bare), 90)


_SMALL = frozenset("von van der den de del di da dos du la le el al bin zu ten ter und y e".split())


def is_site(name: str, ev: Evidence) -> bool:
    """Whether `name` is the host's own: an author called as the site is the site."""
    try:
        host = (urlsplit(ev.page.base_url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return False
    key = re.sub(r"[^\w.]+", "", fold_word(name))
    return bool(key) and len(key) > 3 and (key == host or key.replace(".", "") == host.rpartition(".")[0].replace("-", "").replace(".", ""))
