"""The standfirst: the lines under the headline, or what the page declares as its description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from ..evidence import Evidence
from ..page import Node
from ..record import Source
from ..text import fold
from .candidate import Candidate, Choice
from .plain import plain
from .site import site
from .subject import Subject
from .words.headings import AWAY
from .words.standfirsts import LIKELY, SURE

_METAS = ("og:description", "description", "twitter:description", "dc.description", "dcterms.description", "dcterms.abstract")
_SITE_TYPES = ("WebSite", "Organization", "NewsMediaOrganization", "Newspaper")
_SHORTEST, _LONGEST, _LONGEST_SHOWN = 12, 5000, 900  # characters
_NEAR = 260  # rows behind the heading in which a standfirst begins
_CUT = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|\[&hellip;\])\s*$")
_OTHER_PARTS = frozenset("aside nav footer figure figcaption article li a form".split())
_NO_TEXT = frozenset("a img button meta link script style noscript template iframe".split())
_SAME_START = 40  # folded characters that make one text the beginning of another


class _Text(Struct, gc=False):
    text: str
    key: str
    source: Source
    path: str | Node
    cut: bool  # ends in "…"
    sure: bool = False  # shown, in an element that is called the standfirst


def description(ev: Evidence, subject: Subject, headline: str | None) -> Choice[str | None]:
    """The standfirst as plain text, whole where any source has it whole. None where the page has none.

    Refused: the headline again, the site's slogan or name, and what is too short to say anything.
    """
    refused = _refused(ev, headline)
    declared = [one for one in _declared(ev, subject) if one.key not in refused and len(one.text) >= _SHORTEST]
    shown = [one for one in _shown(ev, subject, declared) if one.key not in refused and len(one.text) >= _SHORTEST]
    best = _best(declared, shown)
    if best is None:
        return Choice(None)
    candidates: list[Candidate[object]] = [Candidate(best.text, best.source, best.path, _reason(best, declared))]
    for one in (*declared, *shown):
        if one is not best and len(candidates) < 12:
            why = (
                "says the same"
                if one.key == best.key
                else "says the same, cut short"
                if _begins(one, best)
                else "a weaker statement"
            )
            candidates.append(Candidate(one.text, one.source, one.path, why))
    agreed = sum(one.key == best.key for one in declared if one is not best)
    return Choice(best.text, candidates, chosen=1, signature=f"{best.source}+{min(agreed, 2)}{' cut' if best.cut else ''}")


def standfirsts(description: Choice[str | None]) -> list[str]:
    """All that a page says its standfirst is: the one chosen, and what else it declares."""
    return [str(one.value) for i, one in enumerate(description.candidates) if i < description.chosen or one.source != "html"]


def _best(declared: list[_Text], shown: list[_Text]) -> _Text | None:
    """A shown standfirst first where its name is sure or a declaration begins like it; then declarations, whole ones first."""
    for one in shown:
        if one.sure or any(one.key == other.key or _begins(other, one) for other in declared):
            return one
    for one in declared:
        longer = next(
            (other for other in declared if not other.cut and len(other.key) > len(one.key) and _begins(one, other)), None
        )
        if longer is not None and (one.cut or len(longer.text) <= _LONGEST_SHOWN):
            return longer
        if not one.cut:
            return one
    return declared[0] if declared else None


def _begins(short: _Text, long: _Text) -> bool:
    """Whether `short` is the beginning of `long`, as descriptions cut at a number of characters are."""
    return (
        len(short.key) < len(long.key)
        and len(short.key) >= _SAME_START
        and long.key.startswith(short.key[:-12] if short.cut else short.key)
    )


def _reason(best: _Text, declared: list[_Text]) -> str:
    agreed = any(one.key == best.key or _begins(one, best) for one in declared if one is not best)
    if best.source == "html":
        return f"the standfirst that the page shows{', declared too' if agreed else ''}"
    return f"declared{', more than once' if agreed else ''}"


def _refused(ev: Evidence, headline: str | None) -> set[str]:
    keys = {"", fold(headline or ""), *map(fold, site(ev).names)}
    if ev.title is not None:
        keys.add(fold(ev.title.text[:_LONGEST]))
    for item in ev.of_type(*_SITE_TYPES)[:8]:
        for name in ("description", "slogan"):
            if text := item.string(name):
                keys.add(fold(plain(text)))
    return keys


# ---- what is declared ----


def _declared(ev: Evidence, subject: Subject) -> Iterator[_Text]:
    known: dict[str, tuple[str, str, bool]] = {}  # head and structured data mostly repeat one text
    for raw, source, path in _said(ev, subject):
        if raw not in known:
            text = plain(raw)[:_LONGEST]
            known[raw] = text, fold(text), _is_cut(text)
        text, key, cut = known[raw]
        yield _Text(text, key, source, path, cut)


def _said(ev: Evidence, subject: Subject) -> Iterator[tuple[str, Source, str | Node]]:
    if subject.article is not None:
        for name in ("description", "abstract", "alternativeHeadline"):
            if text := subject.article.string(name):
                yield text, subject.article.source, subject.article.at(name)
                break
    for meta in ev.first_metas(*_METAS):
        yield meta.content, meta.source, meta.node
    if subject.webpage is not None and (text := subject.webpage.string("description")):
        yield text, subject.webpage.source, subject.webpage.at("description")


def _is_cut(text: str) -> bool:
    return ("…" in text or "..." in text or "hellip" in text) and _CUT.search(text) is not None


# ---- what is shown ----


def _shown(ev: Evidence, subject: Subject, declared: list[_Text]) -> Iterator[_Text]:
    """Elements behind the heading that are called a standfirst, then what stands right behind it."""
    heading = subject.heading
    if heading is None:
        return
    root = ev.page.tree.root
    for words, sure in ((SURE, True), (LIKELY, False)):
        for node in root.worded(words):
            if node.row > heading.end + _NEAR:
                break
            if node.row > heading.row and not heading.contains(node) and _is_standfirst(node, heading):
                text = _first_part(node)
                if _SHORTEST <= len(text) <= _LONGEST_SHOWN:
                    yield _Text(text, fold(text), "html", node, cut=text.endswith(("…", "...")), sure=sure)
                    break
    if declared:
        yield from _behind(heading)


def _behind(heading: Node) -> Iterator[_Text]:
    """The next few elements: one of them is the standfirst where a declaration begins like it."""
    at: Node | None = heading
    for _ in range(3):
        at = (
            at.next
            if at is not None and at.next is not None
            else at.parent.next
            if at is not None and at.parent is not None
            else None
        )
        if at is None or at.end - at.row > 40:
            return
        text = "" if at.tag in _NO_TEXT else _first_part(at)
        if _SHORTEST <= len(text) <= _LONGEST_SHOWN:
            yield _Text(text, fold(text), "html", at, cut=text.endswith(("…", "...")))


def _first_part(node: Node) -> str:
    """The element's text, without the list of key points that some templates put under the standfirst."""
    return node.lines.partition("\n")[0] if node.first("li") is not None else node.text


def _is_standfirst(node: Node, heading: Node) -> bool:
    if node.end - node.row > 60 or node.tag in _NO_TEXT or node.has_word(AWAY):
        return False
    for up in node.ancestors[:8]:
        if up.contains(heading):
            return True
        if up.tag in _OTHER_PARTS or up.has_word(AWAY):
            return False
    return True
