"""Whether the article may be read without paying."""

from __future__ import annotations

from ..evidence import Evidence, Item
from .candidate import Candidate, Choice
from .subject import Subject

# How templates write a truth value: as schema.org has it, as an address, in words.
_FREE = frozenset(("true", "1", "yes", "y", "free", "open", "ja", "oui", "si", "sí"))
_NOT_FREE = frozenset(
    ("false", "0", "no", "n", "locked", "metered", "paid", "premium", "subscriber", "subscribers", "nein", "non")
)
# Metas with a content tier ("free", "metered", "locked" are Facebook's words; the others follow them).
_METAS = ("article:content_tier", "og:article:content_tier", "content_tier", "isaccessibleforfree", "cxenseparse:content_tier")


def access(ev: Evidence, subject: Subject) -> Choice[bool | None]:
    """True, False (locked or metered, as a whole or in part), or None where the page does not say."""
    candidates: list[Candidate[object]] = []
    for item in (subject.article, subject.webpage):
        if item is not None:
            candidates += _of_item(item)
    for meta in ev.first_metas(*_METAS):
        if (free := _truth(meta.content)) is not None:
            candidates.append(Candidate(free, meta.source, meta.node, "declared by a meta element"))
    if not candidates:
        return Choice(None)
    value = bool(candidates[0].value)
    disputed = any(candidate.value != value for candidate in candidates)
    for other in candidates[1:]:
        other.why = "says the same" if other.value == value else "speaks against the article's own data"
    return Choice(value, candidates[:12], chosen=1, signature=f"{candidates[0].source}{' disputed' if disputed else ''}")


def _of_item(item: Item) -> list[Candidate[object]]:
    for name in ("isAccessibleForFree", "free"):
        for value in item.values(name)[:3]:
            if (free := _truth(value)) is not None:
                return [Candidate(free, item.source, item.at(name), "declared by the article's data")]
    for part in list(item.items("hasPart"))[:20]:
        if any(_truth(value) is False for value in part.values("isAccessibleForFree")[:3]):
            return [
                Candidate(value=False, source=part.source, path=part.at("isAccessibleForFree"), why="a part of it is not free")
            ]
    return []


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, Item):
        value = value.id or value.string("name") or ""
    word = str(value)[:80].strip().rstrip("/").rpartition("/")[2].lower()
    return True if word in _FREE else False if word in _NOT_FREE else None
