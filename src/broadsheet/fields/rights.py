"""What the page declares on indexing, text-and-data mining and licence."""

from __future__ import annotations

from ..evidence import Evidence, Item
from ..page import Node
from ..record import Rights
from ..text import holds_any
from .candidate import Candidate, Choice
from .plain import plain
from .subject import Subject

_LICENSE_METAS = ("dcterms.license", "dc.license", "dc.rights.license", "license", "cc:license", "dcterms.rights.license")
# A rights statement is a licence only where it names one.
_RIGHTS_METAS = ("dcterms.rights", "dc.rights", "rights")
_LICENSES = ("creativecommons.org/", "CC BY", "CC-BY", "CC0", "Creative Commons", "Public Domain", "public domain")
_LONGEST = 500


def rights(ev: Evidence, subject: Subject) -> Choice[Rights]:
    """Each part None where nothing is declared. The mining reservation is "0" or "1" (W3C TDMRep); other values are refused."""
    parts = {"robots": _robots(ev), "tdm_reservation": _reservation(ev), "license": _license(ev, subject)}
    found = {name: candidate for name, candidate in parts.items() if candidate is not None}
    value = Rights(**{name: str(candidate.value) for name, candidate in found.items()})
    candidates: list[Candidate[object]] = [
        Candidate({name: candidate.value}, candidate.source, candidate.path, candidate.why) for name, candidate in found.items()
    ]
    return Choice(value, candidates, chosen=len(candidates), signature="+".join(found) or "none")


def _robots(ev: Evidence) -> Candidate[object] | None:
    metas = ev.meta.get("robots", ())[:5]
    stated = list(dict.fromkeys(meta.content for meta in metas))
    header = ev.page.headers.get("x-robots-tag", "").strip()
    known = {word.strip().lower() for text in stated for word in text.split(",")}
    if header and not {word.strip().lower() for word in header.split(",")} <= known:
        stated.append(header)
    if not stated:
        return None
    text = ", ".join(stated)[:_LONGEST]
    if metas:
        return Candidate(text, "meta", metas[0].node, "declared for robots")
    return Candidate(text, "http", "x-robots-tag", "declared for robots")


def _reservation(ev: Evidence) -> Candidate[object] | None:
    header = ev.page.headers.get("tdm-reservation", "").strip()
    if header in ("0", "1"):
        return Candidate(header, "http", "tdm-reservation", "declared for text and data mining")
    for meta in ev.meta.get("tdm-reservation", ())[:3]:
        if meta.content.strip() in ("0", "1"):
            return Candidate(meta.content.strip(), "meta", meta.node, "declared for text and data mining")
    return None


def _license(ev: Evidence, subject: Subject) -> Candidate[object] | None:
    for item in (subject.article, subject.webpage):
        if item is not None:
            for value in item.values("license")[:3]:
                text = value.string("url", "name") or value.id if isinstance(value, Item) else value
                if isinstance(text, str) and text.strip():
                    return Candidate(plain(text)[:_LONGEST], item.source, item.at("license"), "declared by the article's data")
    for link in ev.links:
        if "license" in link.rel and (link.node.tag == "link" or not _of_a_part(link.node)):
            return Candidate(link.href[:_LONGEST], "html", link.node, "linked as the page's licence")
    named = [meta for meta in ev.first_metas(*_RIGHTS_METAS) if holds_any(meta.content, _LICENSES)]
    for meta in (*ev.first_metas(*_LICENSE_METAS), *named):
        return Candidate(meta.content[:_LONGEST], meta.source, meta.node, "declared by a meta element")
    return None


def _of_a_part(node: Node) -> bool:
    """Whether a licence link stands with a picture or another part, not with the page."""
    return any(up.tag in ("figure", "figcaption", "aside") for up in node.ancestors[:6])
