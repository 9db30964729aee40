"""Which piece of structured data, and which heading, stand for the page's own article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from msgspec import Struct

from ..evidence import Evidence, Item
from ..once import lately, once_each
from ..page import Node
from ..pattern import pattern
from ..text import fold
from .candidate import Choice
from .site import Site, is_front_page, leads_home, site, title_pieces
from .words.headings import AWAY, BRAND, HEADLINE, HIDDEN, TITLE

# Properties that lead from a page, a list or an article to other articles.
_LISTING = frozenset(
    """itemListElement item hasPart blogPost blogPosts mentions citation isPartOf relatedLink isBasedOn isRelatedTo
    liveBlogUpdate significantLink backstory""".split()
)
# What a publisher says of the article itself and leaves out of teasers.
_FILLING = frozenset("datePublished dateModified author publisher image articleBody description articleSection".split())
_PAGES = frozenset("WebPage ItemPage AboutPage FAQPage QAPage CollectionPage ProfilePage MedicalWebPage".split())
_TITLE_METAS = ("og:title", "twitter:title", "headline", "title", "dc.title")

# How much each statement speaks for an item being the page's own article.
_SAME_ADDRESS, _OTHER_ADDRESS, _SAME_TITLE, _OTHER_TITLE = 4.0, -2.0, 4.0, -1.5
_LISTED, _AROUND_HEADING, _JSON_LD, _FILLED = -2.5, 1.5, 0.3, 0.15
# How much a heading of each rank weighs; one below `_SHOWS` shows no headline.
_RANK = {"h1": 3.0, "h2": 1.2, "h3": 0.8, "h4": 0.5, "h5": 0.4, "h6": 0.4}
_LOOKED_AT = {"h1": 6, "h2": 8, "h3": 4, "h4": 2, "h5": 1, "h6": 1}  # the headline stands early
_HEADLINE_WORD, _TITLE_WORD, _ITEMPROP, _OVERLAP, _SHOWS = 0.9, 0.3, 1.5, 4.0, 2.0
_NO_HEADLINE, _BESIDE, _UNSEEN = -5.0, -1.5, -1.0

_UNSHOWN = frozenset("title meta link script".split())
_FEWEST_WORDS = 3  # of a headline that an element without a mark shows: fewer are a name or a section's label
_ALIKE = 0.6  # overlap of words from which on two texts are the same headline
_SEVERAL = 3  # articles on a page none of which says that it is the page's own: a list
_MOST_ITEMS, _MOST_ARTICLES, _MOST_OWN = 2000, 200, 20
_MOST_HEADINGS, _MOST_NODES, _MOST_CHARACTERS, _MOST_UNMARKED = 60, 80, 500, 12
_SPACELESS = pattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # Thai to Chinese: no spaces


@dataclass(frozen=True, slots=True)
class Subject:
    """The page's own article as its structured data and its headings have it."""

    article: Item | None  # main item of an article type; None where there is none, or only those of other pages
    webpage: Item | None  # WebPage item of this page; None where there is none
    heading: Node | None  # the element that shows the headline (usually an h1); None where there is none
    articles: tuple[Item, ...] = ()  # all items that describe this article, in any syntax, `article` first; bounded


class _Scored(Struct, gc=False):
    """An article item and what speaks for it."""

    item: Item
    score: float
    own: bool  # its address, its headline or its place says that it is the page's
    stranger: bool  # it is listed, or its address or headline is another
    words: frozenset[str]


def subject(ev: Evidence) -> Subject:
    """Find the page's subject among articles, teasers and site-wide data. Never raises for what the page says."""
    titles = list(dict.fromkeys(_titles(ev)))
    headings = list(_headings(ev))
    heading = _heading(ev, headings, titles)
    articles = _own_articles(ev, titles, heading)
    if articles and (said := _words(_headline(articles[0]))) and said not in titles:
        heading = _heading(ev, headings, [*titles, said])
    if heading is None:
        heading = _unmarked(ev, titles)
    return Subject(articles[0] if articles else None, _own_page(ev), heading, articles)


def shown_by(ev: Evidence, about: Subject, headline: Choice[str]) -> Subject:
    """The subject of a page without a heading that stands for it: the element that shows the headline as it was chosen takes its
    place, where that is a few words and what the page is called."""
    if about.heading is not None or not headline.chosen or len(said := _words(headline.value or "")) < _FEWEST_WORDS:
        return about
    node = headline.candidates[0].path
    if isinstance(node, Node) and node.tag not in _UNSHOWN and _overlap(said, list(_titles(ev))) >= _ALIKE:
        return replace(about, heading=node)
    return about


# ---- words and addresses ----


@lately(64)  # cards, structured data and headings say the same
def _words(text: str) -> frozenset[str]:
    """Words of `text` for comparison; pairs of letters where a script does without spaces."""
    folded = fold(text[:_MOST_CHARACTERS])
    if not folded.isascii() and _SPACELESS.search(folded):
        folded = folded.replace(" ", "")
        return frozenset(folded[at : at + 2] for at in range(len(folded) - 1))
    return frozenset(folded.split())


def _overlap(own: frozenset[str], titles: list[frozenset[str]]) -> float:
    """Greatest share of words (0 to 1) that `own` has in common with one of `titles`."""
    best = 0.0
    for one in titles:
        if common := len(own & one):
            best = max(best, 2 * common / (len(own) + len(one)))
    return best


def _titles(ev: Evidence) -> Iterator[frozenset[str]]:
    """What cards and the document's title call the page, with and without the names around it."""
    texts = dict.fromkeys(meta.content for meta in ev.first_metas(*_TITLE_METAS))
    if ev.title is not None:
        texts[ev.title.text] = None
    whole = dict.fromkeys(text[:_MOST_CHARACTERS] for text in texts)
    for text in whole:
        yield _words(text)
    names = site(ev)
    pieces = dict.fromkeys(piece for text in whole for piece in title_pieces(text) if len(piece) > 11)
    for piece in pieces:
        if not names.is_name(piece):
            yield _words(piece)


def _address(ev: Evidence, link: str) -> str:
    """`link` for comparison: no scheme, `www.`, query, fragment or slash at the end; empty where it is no address of a page."""
    return _bare(ev.page.absolute(link) or "")


@lately(64)  # head and structured data name the page's address again and again
def _bare(url: str) -> str:
    bare = unquote(url.partition("://")[2].partition("#")[0].partition("?")[0]).rstrip("/").lower().removeprefix("www.")
    return bare if "/" in bare else ""


@once_each
def _addresses(ev: Evidence) -> frozenset[str]:
    """Addresses that the page has for itself, but the front page's."""
    links = [link.href for link in ev.links[:100] if "canonical" in link.rel]
    links += [meta.content for meta in ev.first_metas("og:url", "twitter:url")]
    return frozenset(_address(ev, link) for link in (*links, ev.page.url or "")) - {""}


def _said_addresses(ev: Evidence, item: Item) -> frozenset[str]:
    """Addresses that an item has for itself."""
    links = [item.id or ""]
    for name in ("url", "mainEntityOfPage"):
        for value in item.values(name)[:3]:
            said = (value.id or value.string("url")) if isinstance(value, Item) else value
            links.append(said if isinstance(said, str) else "")
    pages = {link.partition("#")[0] for link in links if link.startswith(("http://", "https://", "/"))}
    return frozenset([_address(ev, link) for link in pages]) - {""}


def _own_page(ev: Evidence) -> Item | None:
    """The WebPage item of this page: where several stand on it, the first with its address, if one has it."""
    pages = ev.of_type(*_PAGES)[:_MOST_ITEMS]
    if len(pages) < 2:
        return pages[0] if pages else None
    return next((item for item in pages if not _addresses(ev).isdisjoint(_said_addresses(ev, item))), pages[0])


# ---- articles ----


def _headline(item: Item) -> str:
    return item.string("headline", "name") or ""


def _listed(ev: Evidence) -> set[int]:
    """Identities of items that a list or another article leads to."""
    return {
        id(value)
        for item in ev.everything[:_MOST_ITEMS]
        for name in _LISTING.intersection(item.properties)
        for value in item.properties[name]
        if isinstance(value, Item)
    }


def _own_articles(ev: Evidence, titles: list[frozenset[str]], heading: Node | None) -> tuple[Item, ...]:
    """Items that describe the page's own article, best first."""
    if not ev.articles or (len(ev.articles) == 1 and not is_front_page(ev)):  # nothing to choose from
        return ev.articles
    listed = _listed(ev)
    shown = [_words(heading.text)] if heading is not None else []
    scored = [_score(ev, item, titles, heading, shown, id(item) in listed) for item in ev.articles[:_MOST_ARTICLES]]
    scored.sort(key=lambda one: -one.score)  # stable: document order decides
    best = scored[0]
    if not best.own:
        strangers = len(scored) >= _SEVERAL and best.item.source != "json-ld"
        if strangers or (id(best.item) in listed and (len(scored) > 1 or is_front_page(ev))):
            return ()
    same = [best.item]
    for one in scored[1:]:
        sure, possible = one.own and not one.stranger, one.own or not one.stranger
        if sure or (possible and _overlap(one.words, [best.words]) >= _ALIKE):
            same.append(one.item)
    return tuple(same[:_MOST_OWN])


def _score(
    ev: Evidence,
    item: Item,
    titles: list[frozenset[str]],
    heading: Node | None,
    shown: list[frozenset[str]],
    listed: bool,
) -> _Scored:
    words = _words(_headline(item))
    overlap = _overlap(words, titles)
    if overlap < _ALIKE and words:
        overlap = max(overlap, _overlap(words, shown))
    said, own = _said_addresses(ev, item), _addresses(ev)
    here = not own.isdisjoint(said)
    elsewhere = bool(said and own and not here)
    titled = overlap >= _ALIKE
    around = heading is not None and item.source != "json-ld" and item.node is not None and item.node.contains(heading)
    score = _SAME_ADDRESS if here else _OTHER_ADDRESS if elsewhere else 0.0
    score += _SAME_TITLE * overlap if titled else _OTHER_TITLE if words else 0.0
    score += (_LISTED if listed else 0.0) + (_AROUND_HEADING if around else 0.0)
    score += (_JSON_LD if item.source == "json-ld" else 0.0) + _FILLED * len(_FILLING.intersection(item.properties))
    stranger = listed or (not here and (elsewhere or bool(words and not titled)))
    return _Scored(item, score, here or titled or around, stranger, words)


# ---- headings ----


class _Heading(Struct, gc=False):
    node: Node
    text: str
    weight: float  # at most: what speaks against it is asked of the best


def _headings(ev: Evidence) -> Iterator[_Heading]:
    """Headings that may show the headline, with what rank and class say for each."""
    seen = dict.fromkeys(_LOOKED_AT, 0)
    for node, text in zip(ev.headings[:_MOST_HEADINGS], ev.heading_texts, strict=False):
        tag = node.tag
        seen[tag] += 1
        if seen[tag] > _LOOKED_AT[tag]:
            continue
        if len(text) < 2:
            continue
        weight = _RANK[tag] + (_HEADLINE_WORD if node.has_word(HEADLINE) else _TITLE_WORD if node.has_word(TITLE) else 0.0)
        weight += _ITEMPROP if "headline" in node.get("itemprop", "") else 0.0
        yield _Heading(node, text, weight)


def _heading(ev: Evidence, headings: list[_Heading], titles: list[frozenset[str]]) -> Node | None:
    """The heading that best stands for the page's title; the first of several that are as good."""
    best, found = (_SHOWS, 0.0, 0), None
    for one in sorted(headings, key=lambda one: -one.weight):
        if one.weight + _OVERLAP < best[0]:  # the title's own words would not help it
            break
        alike = _OVERLAP * _overlap(_words(one.text), titles)
        if one.weight + alike >= best[0]:
            score = one.weight + _fault(ev, one) + alike
            rank = (score + _place(one.node), score, -one.node.row)
            if rank > best:
                best, found = rank, one.node
    return found


def _fault(ev: Evidence, heading: _Heading) -> float:
    """What the element itself says against a heading: that no eye sees it, that it is the name of the site or leads home."""
    node = heading.node
    fault = _UNSEEN if node.has_word(HIDDEN) or node.get("hidden") is not None else 0.0
    if node.has_word(BRAND):
        return fault + _NO_HEADLINE
    names = Site() if is_front_page(ev) else site(ev)
    named = node.tag in ("h1", "h2") and (names.is_name(heading.text[:100]) or leads_home(node))
    return fault + _NO_HEADLINE if named else fault


def _place(node: Node) -> float:
    """What speaks against a heading where it stands."""
    for up in node.ancestors[:6]:
        tag = up.tag
        if tag in ("article", "main", "body"):
            return 0.0
        if up.end - up.row > _MOST_NODES * 4:  # words of the page's layout say nothing of its parts
            return 0.0
        if tag in ("nav", "aside", "footer", "dialog") or up.has_word(AWAY):
            return _BESIDE / 3 if node.tag == "h1" else _BESIDE
        if up.has_word(BRAND):
            return _NO_HEADLINE
    return 0.0


def _unmarked(ev: Evidence, titles: list[frozenset[str]]) -> Node | None:
    """An element that is no heading and shows the headline: its itemprop or its class says so, and the page's title agrees."""
    tree = ev.page.tree
    marked = [node for node in tree.having("itemprop")[:500] if "headline" in node.get("itemprop", "")]
    for node in (*marked[:_MOST_UNMARKED], *tree.worded(HEADLINE)[:_MOST_UNMARKED]):
        if node.tag not in ("meta", "link", "title") and node.end - node.row <= _MOST_NODES:
            if _overlap(_words(node.text), titles) >= _ALIKE:
                return node
    return None
