"""The headings that a page shows, each with its vote for the headline.

A heading weighs by its rank, its class names, the part of the page where it stands, and by the words that it shares with what the
page is called elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..evidence import Evidence
from ..once import once
from ..page import Node
from ..text import fold, holds_any
from ._around import part_around
from .candidate import Candidate
from .headlinevote import LEADS_HOME, MOST_CHARACTERS, OF_THE_SITE, Vote
from .plain import plain
from .site import Site, leads_home, title_pieces, without_site
from .subject import Subject
from .words.headings import AWAY, BRAND, HEADLINE, HIDDEN, KICKER, PATH, TITLE, UNDER

# Votes. Set on the pages of five sets: a shown h1 that shares its words with what the page is called is the headline five
# times more often than the declaration that differs; one that shares none is the label of a section or a slogan.
_SHOWN = {"h1": 2.0, "h2": 1.2, "h3": 0.9, "h4": 0.6, "h5": 0.5, "h6": 0.5}
_TITLE_WORD, _ITEMPROP, _IN_ARTICLE, _FIRST = 0.8, 1.2, 0.4, 0.4
_INSTEAD = 2.0  # a heading of lower rank where no h1 stands for the text, and class name or declaration speaks for it
_ASIDE = 0.15  # share of its vote that is left to a heading in navigation, breadcrumbs, side bars
_UNSEEN = 0.3  # share of its vote that is left to a heading that no eye sees
_AKIN = 5.0  # an h1 that shares its words with a declaration: the same headline in other words, of which the shown one wins
_AKIN_BESIDE = 1.0  # the same in a side bar
_STEM = 6  # letters by which words are compared: endings change from title to heading
_UNSUPPORTED = 0.6  # share of its vote that is left to a lower heading which neither class name nor declaration supports
_UNMARKED = 1.2  # an element that is no heading and shows a piece of the document's title

_MOST_HEADINGS = 80  # the headline stands early
_LOOKED_AT = {"h1": 6, "h2": 3, "h3": 2, "h4": 1, "h5": 1, "h6": 1}  # headings that nothing else speaks for
_MOST_UNMARKED = 800  # elements looked at where no heading is clear
_PLACE, _BESIDE = "the page's place among others", "a heading beside the text"
_SIDE_TAGS, _SIDES = frozenset({"aside", "footer", "dialog"}), AWAY | BRAND
_PERMALINKS = frozenset("¶ # § 🔗".split())  # what a heading's link to itself shows
_DASHES = frozenset("- – — : | • · /".split())
_BETWEEN = " \t-–—:|•·/›»"  # what may stand between a kicker and the headline


class _Declared:
    """What is declared, as headings are held against it; what few pages need is made when asked for."""

    def __init__(self, said: list[Vote], ev: Evidence, here: Site) -> None:
        self._said, self._here = said, here
        self.keys = {vote.key for vote in said}
        texts = dict.fromkeys(vote.text for vote in said)
        self.everything = "\n".join(texts)
        self._longer = dict.fromkeys(text for text in texts if len(text) > 15)
        if ev.title is not None:
            pieces = title_pieces(ev.title.text)
            self._longer |= dict.fromkeys(piece for piece in pieces if len(piece) > 11 and not here.is_name(piece))

    @once
    def titles(self) -> set[str]:
        """What the page is called, folded: a heading that says the same is no label of a place or of the site."""
        return {fold(without_site(text, self._here, ())) for text in {v.text for v in self._said if not v.of_item}}

    @once
    def _vocabularies(self) -> list[set[str]]:
        return [_words(key) for key in self.keys]

    def agrees(self, text: str) -> bool:
        """Whether a declaration holds `text`, or a long one stands in it."""
        return (len(text) > 7 and text in self.everything) or (len(text) > 11 and holds_any(text, self._longer))

    def is_akin(self, key: str) -> bool:
        """Whether a declaration shares a third of the words of a heading, or of its own."""
        own = _words(key)
        return any(len(own & other) * 3 > min(len(own), len(other)) for other in self._vocabularies)


def shown_headings(ev: Evidence, subject: Subject, here: Site, said: list[Vote]) -> Iterator[Vote]:
    """Votes of the page's headings, in page order; `said` are those of what is declared."""
    declared = _Declared(said, ev, here)
    seen = dict.fromkeys(_LOOKED_AT, 0)
    annotated = ev.page.tree.count_of("rt") > 0
    for node, text in zip(ev.headings[:_MOST_HEADINGS], ev.heading_texts, strict=False):
        tag = node.tag
        if annotated or "&" in text:
            text = _read(node, text)
        if len(text) < 2 or text.isdigit():
            continue
        agrees = declared.agrees(text)
        if seen[tag] >= _LOOKED_AT[tag] and not agrees:
            continue
        own = _own_text(node, text, declared)[:MOST_CHARACTERS]
        key = fold(own)
        weight, why = _placed(node, key, ev, here, declared)
        if not why:
            weight += (0 if seen[tag] else _FIRST) + (_FIRST if node == subject.heading else 0)
            seen[tag] += 1
            if tag != "h1":
                if not agrees and not node.has_word(HEADLINE):
                    weight *= _UNSUPPORTED
                elif not seen["h1"]:
                    weight += _INSTEAD if agrees else _INSTEAD / 2
        yield Vote(own, weight, Candidate(own, "html", node, why), shown=tag, key=key)


def _placed(node: Node, key: str, ev: Evidence, here: Site, declared: _Declared) -> tuple[float, str]:
    """How much a heading weighs by its place and, if it is an h1, by what the page is called; and what speaks against it."""
    if here.is_key(key):
        return _SHOWN[node.tag] * _ASIDE, OF_THE_SITE
    weight, why = _standing(node, ev, titled=False)
    if node.tag == "h1":
        if why and len(key) > 11 and key in declared.titles:
            weight, why = _standing(node, ev, titled=True)
        if why in ("", _BESIDE) and declared.is_akin(key):
            weight += _AKIN_BESIDE if why else _AKIN
    return weight, why


def unmarked_headlines(ev: Evidence, here: Site, said: list[Vote]) -> Iterator[Vote]:
    """Elements of old pages that show the headline without being headings: they say a piece of the document's title, or
    their class names them."""
    whole = tuple(dict.fromkeys(vote.text for vote in said))
    everything = "\n".join(whole)
    root = ev.page.tree.root
    for node in root.all("b", "strong", "font", "big", "span", "div", "td", "p", "center", "dt")[:_MOST_UNMARKED]:
        if node.end - node.row > 6:
            continue
        text = _read(node, node.text)
        if 11 < len(text) < MOST_CHARACTERS and text in everything and not here.is_name(text):
            text = without_site(text, here, ()) if text in whole else text
            yield Vote(text, _UNMARKED, Candidate(text, "html", node), shown=node.tag, key=fold(text))
    for node in root.worded(HEADLINE)[:6]:
        if node.end - node.row < 12 and node.tag not in _SHOWN and 11 < len(text := _read(node, node.text)) < MOST_CHARACTERS:
            yield Vote(text, _UNMARKED / 2, Candidate(text, "html", node), shown=node.tag, key=fold(text))


def _words(folded: str) -> set[str]:
    if len(folded) > 8 and " " not in folded:  # a script without spaces
        return {folded[at : at + 2] for at in range(len(folded) - 1)}
    return {word[:_STEM] for word in folded.split() if len(word) > 3}


def _standing(node: Node, ev: Evidence, *, titled: bool) -> tuple[float, str]:
    """How much a heading weighs where it stands, and what speaks against it; a `titled` one is called as the page is, and no
    class name says otherwise of an h1."""
    weight = _SHOWN[node.tag]
    weight += _TITLE_WORD if node.has_word(HEADLINE) else _TITLE_WORD / 2 if node.has_word(TITLE) else 0.0
    if "headline" in (node.get("itemprop") or ""):
        weight += _ITEMPROP
    if node.has_word(HIDDEN) or node.get("hidden") is not None:
        weight *= _UNSEEN
    if node.has_word(BRAND) and not titled:
        return weight * _ASIDE, OF_THE_SITE
    if leads_home(node) and not titled:
        return weight * _ASIDE, LEADS_HOME
    if node.has_word(PATH):
        return 0.0, _PLACE
    aside = 0.5 if node.tag == "h1" else _ASIDE
    if node.has_word(AWAY) and node.tag != "h1":
        return weight * aside, _BESIDE
    tags, words = (frozenset[str](), PATH) if titled else (_SIDE_TAGS, _SIDES)
    part = part_around(node, ev.page.tree.count // 6, tags, words)
    if part is None:
        return weight, ""
    if part.tag in ("article", "main"):
        return weight + _IN_ARTICLE, ""
    if part.tag == "nav" or part.has_word(PATH):
        return 0.0, _PLACE
    return (weight * _ASIDE, OF_THE_SITE) if part.has_word(BRAND) else (weight * aside, _BESIDE)


def _read(node: Node, text: str) -> str:
    """The element's `text` without the readings that ruby sets over Chinese characters, and without what was escaped twice."""
    if text and node.end - node.row > 3 and node.first("rt") is not None:
        return "".join(piece.text for piece in _outside_readings(node))
    return plain(text) if "&" in text and ";" in text else text


def _outside_readings(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.tag == "#text":
            yield child
        elif child.tag not in ("rt", "rp"):
            yield from _outside_readings(child)


def _own_text(node: Node, text: str, declared: _Declared) -> str:
    """The heading's `text` without a kicker before it or a line under it."""
    if not (inside := node.elements):
        return text
    inside = [one for one in inside if one.tag not in ("style", "script")]
    while len(inside) == 1 and inside[0].text == text:
        inside = inside[0].elements
    if not inside:
        return text
    return _without_under(_without_kicker(text, inside, declared), inside, declared)


def _without_kicker(text: str, inside: list[Node], declared: _Declared) -> str:
    for at, element in enumerate(inside[:3]):
        said = element.text
        if not said:
            continue
        rest = text[len(said) :].lstrip(_BETWEEN)
        if not rest or not text.startswith(said):
            break
        # "Kicker" "–" "Headline", each an element: the dash alone tells what the first is.
        dashed = at + 1 < len(inside) and len(said) < len(rest) and inside[at + 1].text in _DASHES
        alone = len(rest) > 15 and rest in declared.everything and text not in declared.everything
        if dashed or alone or element.has_word(KICKER) or element.has_word(HIDDEN) or fold(rest) in declared.keys:
            text = rest
        else:
            break
    return text


def _without_under(text: str, inside: list[Node], declared: _Declared) -> str:
    for element in reversed(inside[-3:]):
        said = element.text
        if not said or said == text or not text.endswith(said):
            continue
        rest = text[: -len(said)].rstrip(_BETWEEN)
        if rest and (_is_no_part(element, said) or fold(rest) in declared.keys):
            text = rest
    return text


def _is_no_part(element: Node, said: str) -> bool:
    """Whether an element at the end of a heading says no word of the headline: a line under it, a button, a link to itself."""
    if element.tag in ("small", "button") or element.get("hidden") is not None:
        return True
    return said in _PERMALINKS or element.has_word(UNDER) or element.has_word(HIDDEN)
