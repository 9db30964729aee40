"""What the page calls itself: one absolute address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..evidence import Evidence, Item
from ..page import Node, host_of
from ..record import Source
from .candidate import Candidate, Choice
from .subject import Subject

_FRONT_PAGES = frozenset(("", "/", "/index.html", "/index.php", "/index.htm", "/home"))
_MOST = 12
_LONGEST = 2000  # characters of an address that can be meant


def canonical_url(ev: Evidence, subject: Subject) -> Choice[str | None]:
    """The page's own address, without fragment. None where the page does not say.

    Refused: addresses of the front page on a page that is not it (a template's fault on whole sites), relative ones where no
    address is known to resolve them, and what is no http address.
    """
    inner = _is_inner(ev, subject)
    candidates: list[Candidate[object]] = []
    refused: list[Candidate[object]] = []
    known: dict[str, tuple[str | None, bool]] = {}  # head and structured data mostly state one address
    for raw, source, path in _stated(ev, subject):
        if len(candidates) + len(refused) == _MOST:
            break
        if raw not in known:
            url = _whole(ev, raw)
            known[raw] = url, inner and url is not None and _is_front(url)
        url, front = known[raw]
        candidate: Candidate[object] = Candidate(url or raw[:_LONGEST], source, path)
        if url is None:
            candidate.why = "no absolute address"
            refused.append(candidate)
        elif front:
            candidate.why = "the front page's address"
            refused.append(candidate)
        else:
            candidates.append(candidate)
    if not candidates:
        return Choice(None, refused)
    best = candidates[0]
    for other in candidates[1:]:
        other.why = "says the same" if other.value == best.value else "a weaker statement"
    agreed = sum(other.value == best.value for other in candidates[1:])
    best.why = f"the page's canonical address{', stated elsewhere too' if agreed else ''}"
    return Choice(str(best.value), candidates + refused, chosen=1, signature=f"{best.source}{'+' if agreed else ''}")


def _stated(ev: Evidence, subject: Subject) -> Iterator[tuple[str, Source, str | Node]]:
    for link in ev.links:
        if "canonical" in link.rel and link.node.tag == "link":
            yield link.href, "html", link.node
    for meta in ev.meta.get("og:url", ())[:2]:
        yield meta.content, "opengraph", meta.node
    for item, names in ((subject.article, ("url", "mainEntityOfPage")), (subject.webpage, ("url",))):
        if item is not None:
            yield from _of_item(item, names)
    for meta in ev.first_metas("twitter:url"):
        yield meta.content, "meta", meta.node


def _of_item(item: Item, names: tuple[str, ...]) -> Iterator[tuple[str, Source, str | Node]]:
    for name in names:
        for value in item.values(name)[:3]:
            text = value.id or value.string("url") if isinstance(value, Item) else value
            if isinstance(text, str) and text.startswith(("http://", "https://")):
                yield text, item.source, item.at(name)
    if item.id and item.id.startswith(("http://", "https://")):
        yield item.id, item.source, item.at("@id")


def _whole(ev: Evidence, raw: str) -> str | None:
    """`raw` as an absolute http(s) address without fragment, else None."""
    if len(raw) > _LONGEST:
        return None
    url = ev.page.absolute(raw.partition("#")[0])
    if url is None or url[:4].lower() != "http" or "{" in raw:  # braces are a template that was not filled in
        return None
    return url if "." in host_of(url).strip(".") else None  # a host without a dot is a machine of the newsroom


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path.rstrip("/").lower() in _FRONT_PAGES and not parts.query


def _is_inner(ev: Evidence, subject: Subject) -> bool:
    """Whether this page is surely not the site's front page."""
    if ev.page.url:
        try:
            return not _is_front(ev.page.url)
        except ValueError:
            return False
    return subject.article is not None
