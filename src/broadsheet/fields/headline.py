"""The headline as the reader sees it.

Each heading of the page and each declaration (JSON-LD, microdata, cards, document title) votes for a text; texts that differ
in punctuation and case only are one. A shown h1 in other words than the declarations outweighs them all; one that shares no word
with them weighs less than any two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..evidence import Evidence
from ..text import fold
from .candidate import Candidate, Choice
from .headlineshown import shown_headings, unmarked_headlines
from .headlinevote import LEADS_HOME, MOST_CHARACTERS, OF_THE_SITE, Vote
from .plain import plain
from .site import Site, is_front_page, site, without_site
from .subject import Subject

_ITEM, _OPEN_GRAPH, _TWITTER, _DOCUMENT, _OTHER_META = 3.2, 1.5, 0.5, 1.0, 0.5
_CHAPTERS, _CHAPTER = 3, 0.4  # so many h1 that nothing declared repeats, and the share of their votes that is left
_CLEAR = 2.5  # votes of a heading from which on nothing else is looked for
_ENOUGH = 0.4  # votes below which nothing is taken
_METAS = {
    "og:title": _OPEN_GRAPH,
    "twitter:title": _TWITTER,
    "parsely-title": _OTHER_META,
    "sailthru.title": _OTHER_META,
    "headline": _OTHER_META,
    "dc.title": _OTHER_META,
    "dcterms.title": _OTHER_META,
    "title": _OTHER_META,
}
_MOST_CANDIDATES = 12
_CUT_MARKS = ("…", "...")


class _Group(Struct, gc=False):
    """Votes for one text."""

    votes: list[Vote]
    weight: float = 0.0

    def __post_init__(self) -> None:
        if len(self.votes) == 1:
            self.weight = self.votes[0].weight
        else:  # several headings with one text are one statement, as strong as the best of them
            self.weight = max((vote.weight for vote in self.votes if vote.shown), default=0.0)
            self.weight += sum(vote.weight for vote in self.votes if not vote.shown)

    @property
    def best(self) -> Vote:
        if len(self.votes) == 1:
            return self.votes[0]
        return max(self.votes, key=lambda vote: (not vote.text.endswith(_CUT_MARKS), bool(vote.shown), vote.weight))


def headline(ev: Evidence, subject: Subject) -> Choice[str | None]:
    """The headline without site name, section or kicker; None where neither page nor data has one."""
    front = is_front_page(ev)
    here = Site() if front else site(ev)  # a front page is headed by the publication's name
    said = [vote for vote in _declared(ev, subject) if vote.text]
    shown = list(shown_headings(ev, subject, here, said))
    if all(vote.weight < _CLEAR for vote in shown):
        shown += unmarked_headlines(ev, here, said)
    if not front:
        here = here.also(vote.key for vote in shown if vote.candidate.why == LEADS_HOME)
    known = {vote.key for vote in shown if vote.weight >= 1.0}
    document = plain(ev.title.text) if ev.title is not None else None
    cleaned: dict[str, str] = {}  # cards mostly repeat the document's title
    for vote in said:
        if not vote.of_item or vote.text == document or _names_site(vote.text, here):
            if vote.text not in cleaned:
                cleaned[vote.text] = without_site(vote.text, here, known)
            if cleaned[vote.text] != vote.text:
                vote.text = cleaned[vote.text]
                vote.key = fold(vote.text)
        if vote.of_item:
            known.add(vote.key)
    _weaken_chapters(shown, {vote.key for vote in said})
    groups = [_Group(votes) for votes in _grouped((*shown, *said), here)]
    ranked = sorted(groups, key=lambda group: -group.weight)
    if not ranked or ranked[0].weight < _ENOUGH:
        return Choice(None, [_refused(g.best, "too little speaks for it") for g in ranked[:_MOST_CANDIDATES]])
    return _choice(ranked)


def _weaken_chapters(shown: list[Vote], declared: set[str]) -> None:
    """Several h1, and what is declared is none of them: they head the page's chapters."""
    chapters = [vote for vote in shown if vote.shown == "h1" and not vote.candidate.why]
    keys = {vote.key for vote in chapters}
    if len(keys) >= _CHAPTERS and keys.isdisjoint(declared):
        for vote in chapters:
            vote.weight *= _CHAPTER


def _names_site(text: str, here: Site) -> bool:
    """Whether structured data repeats the document's title, name of the site and all."""
    return any(text.endswith(name) and len(text) > len(name) + 4 for name in here.names)


def _choice(ranked: list[_Group]) -> Choice[str | None]:
    group = ranked[0]
    best = group.best
    best.candidate.value = best.text
    best.candidate.why = _reason(group)
    best.candidate.score = group.weight
    candidates = [best.candidate]
    for vote in group.votes:
        if vote is not best:
            vote.candidate.why = "says the same" if vote.key == best.key else "says the same, cut short"
            candidates.append(vote.candidate)
    for other in ranked[1:_MOST_CANDIDATES]:
        refused = _refused(other.best, "less speaks for it")
        refused.score = other.weight
        candidates.append(refused)
    against = _kinds_of_sources(vote for other in ranked[1:] for vote in other.votes if vote.weight >= 1.0)
    kind = best.shown if best.shown in ("h1", "h2") else "other" if best.shown else "declared"
    signature = f"{kind}+{_kinds_of_sources(group.votes)}{f' against {against}' if against else ''}"
    return Choice(best.text, candidates[:_MOST_CANDIDATES], chosen=1, signature=signature)


def _kinds_of_sources(votes: Iterable[Vote]) -> int:
    """How many of structured data, cards and document title declare something: those of one kind copy each other."""
    kinds = {"opengraph": "card", "meta": "card", "html": "title"}
    return len({kinds.get(vote.candidate.source, "data") for vote in votes if not vote.shown})


def _reason(group: _Group) -> str:
    declared = sum(1 for vote in group.votes if not vote.shown)
    if group.best.shown:
        return "the heading that the page shows" + (f", and {declared} declarations agree" if declared else "")
    return "declared, and no heading speaks against it"


def _refused(vote: Vote, why: str) -> Candidate[object]:
    vote.candidate.value = vote.text
    vote.candidate.why = vote.candidate.why or why
    return vote.candidate


def _grouped(votes: Iterable[Vote], here: Site) -> Iterable[list[Vote]]:
    """Votes by what they say; one that was cut short ("…") joins the text that goes on."""
    whole: list[Vote] = []
    short: list[Vote] = []
    for vote in votes:
        if not vote.key:
            continue
        if here.is_key(vote.key):
            vote.weight *= 0.1
            vote.candidate.why = OF_THE_SITE
        (short if vote.text.rstrip().endswith(_CUT_MARKS) else whole).append(vote)
    groups: dict[str, list[Vote]] = {}
    for vote in whole:
        groups.setdefault(vote.key, []).append(vote)
    for vote in short:
        home = next((key for key in groups if len(vote.key) >= 12 and key.startswith(vote.key)), vote.key)
        groups.setdefault(home, []).append(vote)
    return groups.values()


def _declared(ev: Evidence, subject: Subject) -> Iterator[Vote]:
    article = subject.article
    if article is not None:
        for name in ("headline", "name", "alternativeHeadline"):
            value = article.string(name)
            if value:
                text = plain(value)[:MOST_CHARACTERS]
                yield Vote(text, _ITEM, Candidate(text, article.source, article.at(name)), key=fold(text))
                break
    for meta in ev.first_metas(*_METAS):
        text = plain(meta.content)[:MOST_CHARACTERS]
        yield Vote(text, _METAS[meta.name], Candidate(text, meta.source, meta.node), key=fold(text))
    if ev.title is not None:
        text = plain(ev.title.text)[:MOST_CHARACTERS]
        yield Vote(text, _DOCUMENT, Candidate(text, "html", ev.title), key=fold(text))
