"""The genre that the newsroom names: report, interview, opinion."""

from __future__ import annotations

from ..evidence import Evidence
from .candidate import Candidate, Choice
from .plain import plain
from .subject import Subject

_METAS = ("genre", "article:genre", "og:genre", "article.genre", "cxenseparse:genre", "dc.type.genre")
_LONGEST = 80  # characters; longer texts are no genre


def genre(ev: Evidence, subject: Subject) -> Choice[str | None]:
    """The genre as published. None where the page names none. A schema.org type is no genre, and neither is an address."""
    candidates: list[Candidate[object]] = [
        Candidate(text, item.source, item.at("genre"), "declared by the article's data")
        for item in (subject.article, subject.webpage)
        if item is not None
        for value in item.values("genre")[:5]
        if isinstance(value, str) and (text := _cleaned(value))
    ]
    candidates += [
        Candidate(text, meta.source, meta.node, "declared by a meta element")
        for meta in ev.first_metas(*_METAS)
        if (text := _cleaned(meta.content))
    ]
    if not candidates:
        return Choice(None)
    for other in candidates[1:]:
        other.why = "says the same" if other.value == candidates[0].value else "another one stands first"
    return Choice(str(candidates[0].value), candidates[:12], chosen=1, signature=candidates[0].source)


def _cleaned(value: str) -> str | None:
    text = plain(value)
    return text if text and len(text) <= _LONGEST and "://" not in text else None
