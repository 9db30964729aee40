"""Whose site it is, where it bears the name of a person: who signs what nobody else signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..evidence import Evidence
from ..page import Node
from ..pattern import pattern
from ..record import Author, Source
from .authorsources import Signed
from .foldword import fold_word
from .plain import plain
from .site import is_front_page, title_pieces
from .unmarked import is_person

_TITLE = pattern(r"^(?:(?:prof|dr|mag|dipl)\S*\s+)+", re.IGNORECASE)
_OWNED = pattern(r"['’]s?\s+(?:personal\s+)?(?:blog|weblog|website|site|homepage|notes|journal)$", re.IGNORECASE)
_COMPANIES = ("Organization", "Corporation", "NewsMediaOrganization", "LocalBusiness", "OnlineStore")
_TRUST = 2.0  # whoever is named by a byline outweighs it


def site_owner(ev: Evidence) -> Signed | None:
    """The person whose name is the site's, on one of its pages. Refused: a name that the host does not share, and one that the
    page declares to be a company's."""
    if is_front_page(ev):
        return None
    host = fold_word(ev.page.host)
    firms = {fold_word(plain(item.string("name") or "")) for item in ev.of_type(*_COMPANIES)[:20]}
    for name, path, source in _names(ev):
        bare = _TITLE.sub("", _OWNED.sub("", name))
        words = fold_word(bare).split()
        if is_person(bare) and fold_word(name) not in firms and any(len(word) > 3 and word in host for word in words):
            what = "the site bears the name of a person"
            return Signed((Author(name=bare, type="person"),), source, path, what, _TRUST, "site")
    return None


def _names(ev: Evidence) -> Iterator[tuple[str, Node, Source]]:
    """What the page calls its site, with the place."""
    for meta in ev.meta.get("og:site_name", ())[:1]:
        yield plain(meta.content), meta.node, meta.source
    if ev.title is not None:
        pieces = list(title_pieces(ev.title.text[:300]))
        for piece in pieces[-1:] + pieces[:1] if len(pieces) > 1 else ():
            yield piece, ev.title, "html"
