"""Keywords as published, in order, without repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ..evidence import Evidence, Item
from ..page import Node, Tree
from ..pattern import pattern
from ..record import Source
from ..text import fold
from ._labels import labels, led
from .candidate import Candidate, Choice
from .plain import plain
from .site import Site, site, without_site
from .subject import Subject
from .words.tags import LABELS, NOT_HERE, TAG_FOLDERS, TAGS

# How far each source is the newsroom's own list, measured against what hand-written parsers of 77 news pages take. The same
# list in another source adds `_AGREES`: three metas against one JSON-LD list are right.
_ITEM, _ITEM_SINGLE = 1.0, 0.5
_METAS = (
    ("article:tag", 0.8),
    ("og:article:tag", 0.8),
    ("news_keywords", 0.75),
    ("keywords", 0.7),
    ("parsely-tags", 0.6),
    ("sailthru.tags", 0.6),
    ("dc.subject", 0.5),
    ("dcterms.subject", 0.5),
    ("cxenseparse:keywords", 0.4),
    ("swiftype:tags", 0.4),
)
_AGREES, _ALIKE = 0.5, 0.75
_SHOWN = 0.65
_ENOUGH = 0.6  # below it the lists that the page shows are looked at
_TOPICS = 0.3  # a list below it says what the site writes about
_MOST = 200  # values of one list
_LONGEST = 120  # characters of one keyword
_LONGEST_ADDRESS = 2000  # characters of a link in which a folder of tags is looked for
_LONGEST_LABEL = 28  # characters of what newsrooms write before the list

_SEPARATOR = pattern(r"[,，、،]")
_SEMICOLON = pattern(r"[;；|｜]")
_HAN = pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_QUOTES = frozenset("\"'“”„")
_COUNTED = pattern(r"^\(\d{1,2}\)\s*")
_IDENTIFIER = pattern(r"[0-9a-f]{8}-[0-9a-f-]{20,}|[0-9a-f]{20,}|[\d._-]{5,}|[a-z]+[_.:-]?\d{5,}", re.IGNORECASE)
_TYPED = pattern(r"^([A-Za-z][A-Za-z _-]{0,24})[:=]\s?(?=\S)(.+)$")
_FILED = pattern(r"^([a-z][a-z_-]{2,24})/(.+)$")
# Types of typed tags ("Subject: Justice", "topic/lundsberg") whose value is a keyword; the others steer machines.
_KEPT_TYPES = frozenset(
    "subject category topic topics tag tags keyword keywords person organization place location section sections".split()
)


@dataclass(slots=True)
class _List:
    values: tuple[str, ...]
    keys: frozenset[str]
    weight: float
    source: Source
    path: str | Node
    name: str


def keywords(ev: Evidence, subject: Subject) -> Choice[tuple[str, ...]]:
    """The article's keywords. Empty where the page has none. Tags for machines ("type:article", ids, addresses) are
    refused, and so are the site's own topics in menus."""
    lists = [one for one in _declared(ev, subject) if one.values]
    agreed = [one.weight + sum(_AGREES for two in lists if two is not one and _alike(one, two)) for one in lists]
    if max(agreed, default=0.0) < _ENOUGH and (shown := _shown(ev, subject)) is not None:
        lists.append(shown)
        agreed.append(shown.weight)
    if not lists or max(agreed) < _TOPICS:
        why = "what the site writes about, on every page"
        return Choice((), [Candidate(list(one.values), one.source, one.path, why) for one in lists])
    order = sorted(range(len(lists)), key=lambda at: -agreed[at])
    best = lists[order[0]]
    candidates: list[Candidate[object]] = []
    for at in order[:12]:
        one = lists[at]
        why = (
            "the list most sources agree on"
            if one is best
            else "says the same"
            if _alike(one, best)
            else "less of the newsroom's own"
        )
        candidates.append(Candidate(list(one.values), one.source, one.path, why, agreed[at]))
    signature = f"{best.name}{'+' if agreed[order[0]] > best.weight else ''}"
    return Choice(best.values, candidates, chosen=1, signature=signature)


def _alike(one: _List, two: _List) -> bool:
    return len(one.keys & two.keys) >= _ALIKE * max(len(one.keys), len(two.keys))


def _list(values: Iterable[str], weight: float, source: Source, path: str | Node, name: str) -> _List:
    kept: dict[str, str] = {}
    for value in _untyped(values):
        if len(kept) == _MOST:
            break
        if key := fold(value):
            kept.setdefault(key, value)
    return _List(tuple(kept.values()), frozenset(kept), weight, source, path, name)


# ---- what is declared ----


def _declared(ev: Evidence, subject: Subject) -> Iterator[_List]:
    host = site(ev)
    items: tuple[Item | None, ...] = (subject.article, subject.webpage)
    if subject.article is None:  # a gallery, a video, an episode: what the page is about has the keywords
        items = (next((item for item in ev.items[:50] if "keywords" in item.properties), None),)
    for item in items:
        if item is not None and (found := item.values("keywords")):
            values = [text for value in found[:_MOST] if (text := _said(value))]
            weight = _ITEM if len(values) > 1 or (values and len(_split(values[0])) > 1) else _ITEM_SINGLE
            yield _list(_parts(values, host), weight, item.source, item.at("keywords"), "item")
    for name, weight in _METAS:
        if metas := ev.meta.get(name):
            values = [meta.content for meta in metas[:_MOST]]
            one = _list(_parts(values, host), weight, metas[0].source, metas[0].node, name.partition(":")[0])
            if len(one.values) > 3 and host.is_name(one.values[0]) and not name.startswith("article"):
                # The site's name comes first in lists that are the same on all its pages.
                one.weight /= 2 if _titled(one, ev, host) else 4
            yield one


def _titled(one: _List, ev: Evidence, host: Site) -> bool:
    """Whether the document's title, without the site's name, has a keyword but the first."""
    title = f" {fold(without_site(ev.title.text[:500], host, ()))} " if ev.title is not None else ""
    return any((f" {key} " if key.isascii() else key) in title for key in map(fold, one.values[1:]))


def _said(value: object) -> str | None:
    if isinstance(value, Item):
        return value.string("name", "termCode")
    return value if isinstance(value, str) else None


def _parts(values: list[str], host: Site) -> Iterator[str]:
    """Keywords of one source: a list as it stands, a single text cut at its separators; without the site's own address."""
    if len(values) == 1 or (len(values) > 1 and all(value.count(",") > 1 for value in values)):
        values = [part for value in values for part in _split(value)]
    for value in values:
        if "." not in value or not host.is_name(value):
            yield value


def _split(text: str) -> list[str]:
    text = plain(text)
    commas, semicolons = len(_SEPARATOR.findall(text)), len(_SEMICOLON.findall(text))
    if semicolons and semicolons * 2 >= commas:
        return _SEMICOLON.split(text)
    if commas:
        return _SEPARATOR.split(text)
    # Chinese and Japanese lists may have spaces alone; a keyword in these scripts has none.
    if text.count(" ") > 1 and len(_HAN.findall(text)) * 2 > len(text):
        return text.split()
    return [text]


def _untyped(values: Iterable[str]) -> Iterator[str]:
    """Values without what is meant for machines: ids, addresses, "Page Type: Article", and the type in "topic/rail"."""
    cleaned = [text for value in values if (text := _stripped(value)) and len(text) <= _LONGEST]
    matches = [_typed(value) for value in cleaned]
    if not any(matches):
        yield from (value for value in cleaned if not _is_for_machines(value))
        return
    types = Counter(match[1].lower() for match in matches if match)
    mostly = types.total() > 1 and types.total() * 2 >= len(cleaned)
    for value, match in zip(cleaned, matches, strict=True):
        kind = match[1].lower() if match else ""
        if match and (mostly or kind in _KEPT_TYPES or types[kind] > 1 or kind.startswith("nlp")):
            if kind in _KEPT_TYPES:
                yield match[2].strip()
        elif not (mostly and types.total() > 3) and not _is_for_machines(value):
            yield value


def _typed(value: str) -> re.Match[str] | None:
    return _TYPED.match(value) or _FILED.match(value) if ":" in value or "/" in value or "=" in value else None


def _is_for_machines(value: str) -> bool:
    return "://" in value or (" " not in value and _IDENTIFIER.fullmatch(value) is not None)


def _stripped(value: str) -> str:
    text = plain(value[:1000]).strip(" ,;#")
    while len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip()
    return _COUNTED.sub("", text) if text[:1] == "(" else text


# ---- what is shown ----


def _shown(ev: Evidence, subject: Subject) -> _List | None:
    """The tag list under (or over) the text."""
    below = subject.heading.row if subject.heading is not None else 0
    root = ev.page.tree.root
    said = [link.node for link in ev.links if "tag" in link.rel and "category" not in link.rel][:_MOST]
    tagged = [node for node in said if not _elsewhere(node, subject.heading)]
    if values := [text for node in tagged if (text := _label(node))]:
        return _list(values, _SHOWN, "html", tagged[0], "rel")
    for node in root.worded(TAGS)[:40]:
        if node.row >= below and not _elsewhere(node) and (values := _entries(node)):
            return _list(values, _SHOWN, "html", node, "class")
    for node, label in chain(_led(root.tree, below), _labelled(root.tree, below)):
        if not _elsewhere(node) and (values := _entries(node, len(label))):
            return _list(values, _SHOWN, "html", node, "label")
    return _by_address(root, below)


def _labelled(tree: Tree, below: int) -> Iterator[tuple[Node, str]]:
    """Elements that may be the list behind a label such as "Topics:", nearest first; no part of the label is in them."""
    for node in labels(tree, below, LABELS):
        if not 2 < len(node.text) < _LONGEST_LABEL:
            continue
        at: Node | None = node
        for _ in range(6):
            if at is None or at.tag in ("article", "main", "body"):
                break
            if (behind := at.next) is not None:
                yield behind, ""
            at = at.parent


def _led(tree: Tree, below: int) -> Iterator[tuple[Node, str]]:
    """Elements in which such a label stands before their links ("Tags: ferry, ice"), and the label."""
    for holder, link in led(tree, below):
        if not (text := link.text):
            continue
        label = holder.text[:_LONGEST_LABEL].partition(text)[0].strip(" :：»|#-–—")
        if label and fold(label) in LABELS:
            yield holder, label


def _by_address(root: Node, below: int) -> _List | None:
    """A row of links to pages about tags ("/tag/…"), outside of the running text."""
    for link in root.tree.all("a", first=below):
        if not _leads_to_tag(link):
            continue
        row = link.parent
        for _ in range(2):
            if row is not None and row.tag in ("li", "span") and len(row.all("a")) == 1:
                row = row.parent
        if row is None or row.tag == "p" or _elsewhere(row):
            continue
        links = row.all("a")[:60]
        if len(links) > 1 and all(map(_leads_to_tag, links)):
            return _list((text for one in links if (text := _label(one))), _SHOWN - 0.1, "html", row, "address")
    return None


def _entries(node: Node, label: int = 0) -> list[str]:
    """What a tag list says: its links, else its items; `label` is the number of letters of its label in it. Empty where the
    element is too big or says something else."""
    if node.end - node.row > 400:
        return []
    if node.tag == "a":
        return [text] if (text := _label(node)) else []
    entries = node.all("a") or node.all("li") or node.all("button") or node.elements
    while len(entries) == 1 and len(inside := entries[0].elements) > 1 and not _leads_here(entries[0]):
        entries = inside
    values = [text for one in entries[:60] if (text := _label(one))]
    # A tag list is made of its tags: a paragraph with links, or cards with pictures, is not.
    if not values or node.all("img") or sum(map(len, values)) * 3 < len(node.text) - label:
        return []
    return values


def _label(node: Node) -> str | None:
    text = node.text.strip(" ,;#|·•")
    if not 1 < len(text) <= 60 or text.count(" ") > 6 or _leads_here(node):
        return None
    return None if len(text) < 28 and fold(text) in LABELS else text


def _leads_to_tag(link: Node) -> bool:
    """Whether a link leads to a page about a tag: a folder of its address is called so."""
    return not TAG_FOLDERS.isdisjoint((link.get("href") or "")[:_LONGEST_ADDRESS].split("/")[1:-1])


def _leads_here(link: Node) -> bool:
    """Whether a link leads to a place of its own page: a tool."""
    return (link.get("href") or "").startswith("#")


def _elsewhere(node: Node, heading: Node | None = None) -> bool:
    """Whether the element belongs to the site, not to the article; what is around the headline as well is the article's."""
    if node.has_word(NOT_HERE):
        return True
    below = node.tag == "footer"
    for up in node.ancestors[:9]:
        tag = up.tag
        if tag in ("article", "main"):
            return False
        if tag == "body" or (heading is not None and up.contains(heading)):
            return below
        if tag in ("nav", "aside", "header") or up.has_word(NOT_HERE):
            return True
        below = below or tag == "footer"  # of the article, where one is around it
    return below
