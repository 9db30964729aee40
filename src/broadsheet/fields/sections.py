"""Sections of the publication that the article stands in, the outermost first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from ..evidence import Evidence, Item
from ..page import Node
from ..record import Source
from ..text import fold
from .candidate import Candidate, Choice
from .plain import plain
from .site import Site, site
from .subject import Subject
from .words.crumbs import CRUMBS, HOME, SECTION, UNFILED, YOU_ARE_HERE
from .words.headings import AWAY

_METAS = (
    "article:section",
    "og:article:section",
    "section",
    "parsely-section",
    "article.section",
    "cxenseparse:section",
    "dc.type",
)
_LONGEST, _MOST = 60, 8  # characters of a section's name; sections of one article
_FEW = 5  # categories of one article; more are the site's list
_MOST_LINKS, _NEAR = 400, 24  # links before the heading; rows between heading and section link
_STEPS = re.compile(r"[>»›→/|]")  # between the links of a breadcrumb
_FRONT = re.compile(r"(?:https?://[^/?#]+)?/?(?:index\.(?:html?|php|asp)|default\.aspx?)?", re.IGNORECASE)
_STEP = re.compile(r"\s*(?:>|»|›|→|::)\s*|\s+/\s+")  # "News > Sport" in one value


class _Trail(Struct, gc=False):
    names: tuple[str, ...]
    source: Source
    path: str | Node
    why: str


def sections(ev: Evidence, subject: Subject, headline: str | None) -> Choice[tuple[str, ...]]:
    """The article's sections without repeats. Empty where the page names none.

    The start of the site ("Home"), the site's name and the article itself are no sections. Sections that the article's data
    name come first; where a breadcrumb holds them and more, the breadcrumb is the fuller statement of the same.
    """
    here = site(ev)
    refused = {fold(headline or ""), ""}
    trails = [
        _Trail(names, trail.source, trail.path, trail.why)
        for trail in (*_declared(ev, subject), *_shown(ev), *_filed(ev, subject))
        if (names := _cleaned(trail.names, here, refused))
    ]
    if not trails and (found := _before_heading(ev, headline)) is not None:
        trails = [_Trail(names, "html", found.path, found.why)] if (names := _cleaned(found.names, here, refused)) else []
    if not trails:
        return Choice(())
    best = trails[0]
    keys = {fold(name) for name in best.names}
    for trail in trails[1:]:
        if trail.why.endswith("breadcrumb") and keys < {fold(name) for name in trail.names}:
            best = trail
            break
    candidates: list[Candidate[object]] = [Candidate(list(best.names), best.source, best.path, best.why)]
    for other in trails:
        if other is not best:
            why = "says the same" if other.names == best.names else "a weaker statement"
            candidates.append(Candidate(list(other.names), other.source, other.path, why))
    agreed = any(other.names == best.names for other in trails if other is not best)
    return Choice(best.names, candidates[:12], chosen=1, signature=f"{best.source}{'+' if agreed else ''}")


def _cleaned(names: tuple[str, ...], here: Site, refused: set[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        key = fold(name)
        if (
            key in refused
            or key in HOME
            or key in UNFILED
            or here.is_key(key)
            or len(name) > _LONGEST
            or "://" in name
            or name.isdigit()
        ):
            continue
        kept.setdefault(key, name)
        if len(kept) == _MOST:
            break
    return tuple(kept.values())


def _declared(ev: Evidence, subject: Subject) -> Iterator[_Trail]:
    for item in (subject.article, subject.webpage):
        if item is not None and (names := tuple(_said(item))):
            yield _Trail(names, item.source, item.at("articleSection"), "named by the article's data")
    for name in _METAS[:2]:
        if metas := ev.meta.get(name, ()):
            names = tuple(part for meta in metas[:_MOST] for part in _parts(meta.content))
            yield _Trail(names, metas[0].source, metas[0].node, "named by meta elements")
    for item in ev.of_type("BreadcrumbList")[:3]:
        if names := tuple(_crumbs(ev, item)):
            yield _Trail(names, item.source, item.at("itemListElement"), "the declared breadcrumb")
    for meta in ev.first_metas(*_METAS[2:]):
        yield _Trail(tuple(_parts(meta.content)), meta.source, meta.node, "named by a meta element")


def _filed(ev: Evidence, subject: Subject) -> Iterator[_Trail]:
    """The categories under which a content system files the article: links with rel=category in the headline's own `article`, or,
    on a page without one, where they are few."""
    nodes = [link.node for link in ev.links if "category" in link.rel]
    own = subject.heading.closest("article") if nodes and subject.heading is not None else None
    if own is not None:
        nodes = [node for node in nodes if own.contains(node)]
    names = dict.fromkeys(plain(node.text) for node in nodes if node.text)
    if 0 < len(names) <= _FEW:
        yield _Trail(tuple(names), "html", nodes[0], "links to the article's categories")


def _said(item: Item) -> Iterator[str]:
    for value in item.values("articleSection")[:_MOST]:
        text = value.string("name") if isinstance(value, Item) else value
        if isinstance(text, str):
            yield from _parts(text)


def _parts(text: str) -> list[str]:
    return [part for part in _STEP.split(plain(text[:500])) if part]


def _crumbs(ev: Evidence, item: Item) -> Iterator[str]:
    """Names of a BreadcrumbList in the order of their positions, without the front page and the page itself."""
    steps: list[tuple[float, int, str, str]] = []
    for at, step in enumerate(item.items("itemListElement")):
        if at == 30:
            break
        target = next(step.items("item"), None)
        name = step.string("name") or (target.string("name") if target is not None else None)
        address = step.string("item") or (target and (target.id or target.string("url"))) or ""
        if name:
            steps.append((_position(step, at), at, plain(name), address))
    steps.sort()
    own = (ev.page.url or "").partition("?")[0]
    for place, (_, _, name, address) in enumerate(steps):
        last = place == len(steps) - 1 and place > 0
        if last and (name.count(" ") > 5 or (own and address.partition("?")[0] == own)):
            continue
        if not (place == 0 and _FRONT.fullmatch(address)):
            yield name


def _position(step: Item, at: int) -> float:
    text = step.string("position") or ""
    return float(text) if text.isdigit() and len(text) < 6 else float(at + 1)


# ---- what is shown ----


def _shown(ev: Evidence) -> Iterator[_Trail]:
    """The visible breadcrumb: an element that its class name names so."""
    for node in ev.page.tree.root.worded(CRUMBS)[:6]:
        if node.end - node.row <= 250 and (names := _links(node)):
            yield _Trail(names, "html", node, "the shown breadcrumb")
            return


def _before_heading(ev: Evidence, headline: str | None) -> _Trail | None:
    """On pages that mark nothing: a row of links that starts at the front page, a line that says "you are here", or the link
    to the section right over the heading."""
    tree = ev.page.tree
    heading = next((node for node in ev.headings[:60] if headline and headline in node.text), None)
    until = heading.row if heading is not None else tree.count * 2 // 3
    links = tree.all("a", end=until)[:_MOST_LINKS]
    for link in reversed(links):
        if fold(link.text[:30]) in HOME and (row := _row_of(link)) is not None and (names := _links(row)):
            return _Trail(names, "html", row, "a row of links that starts at the front page")
    for node in tree.all("p", "div", "td", "small", "span", end=until)[:150]:
        if node.end - node.row < 30 and node.raw[:60].lstrip().lower().startswith(YOU_ARE_HERE):
            return _Trail(_links(node), "html", node, "the line that says where the reader is")
    near = [link for link in links if link.row >= until - _NEAR and _is_section(link, ev)]
    names = tuple(link.text for link in near)
    return _Trail(names, "html", near[0], "the link over the heading") if 0 < len(names) < 4 else None


def _row_of(link: Node) -> Node | None:
    """The row of links that starts with a link to the front page, as long as it is no menu."""
    row = link.parent
    while row is not None and row.tag in ("li", "span", "b", "font", "strong") and len(row.all("a")) == 1:
        row = row.parent
    if row is None or row.end - row.row > 80:
        return None
    inside = row.all("a")
    if not 2 <= len(inside) <= 5 or inside[0] != link:
        return None
    between = row.text
    stepped = bool(_STEPS.search(between))
    paths = [(one.get("href") or "").rstrip("/") for one in inside[1:]]
    nested = all(deeper.startswith(path) and path for path, deeper in pairwise(paths))
    return row if stepped or (len(paths) > 1 and nested) else None


def _is_section(link: Node, ev: Evidence) -> bool:
    """Whether a link close over the heading leads to the section: its address is the beginning of the page's own, or the
    element around it is called a section."""
    text = link.text
    if not 1 < len(text) <= 40 or text.count(" ") > 4 or link.has_word(AWAY):
        return False
    ups = link.ancestors[:4]
    if any(up.tag in ("nav", "aside", "ul") or up.has_word(AWAY) for up in ups):
        return False
    target, own = ev.page.absolute(link.get("href")) or "", ev.page.url or ""
    if _FRONT.fullmatch(target):
        return False
    if any(node.has_word(SECTION) for node in (link, *ups[:1])):
        return True
    return len(target) > 12 and own.startswith(target.rstrip("/") + "/")


def _links(node: Node) -> tuple[str, ...]:
    """Names of the links of a breadcrumb; what stands in it without a link is the page itself."""
    links = node.all("a")[:12]
    if links and _FRONT.fullmatch((links[0].get("href") or "").strip()):
        links = links[1:]
    names = tuple(text for link in links if 1 < len(text := link.text.strip(" >»›/→|·")) <= _LONGEST)
    return names if len(names) <= _MOST else ()
