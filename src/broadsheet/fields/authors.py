"""Who signed the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..evidence import Evidence
from ..once import lately
from ..page import Node
from ..pattern import pattern
from ..record import Author
from .authorshown import lines_near, shown
from .authorsources import Signed, declared, is_site, of_metas, replace_author
from .bylinewords import word_list
from .candidate import Candidate, Choice
from .foldword import fold_word
from .forum import is_forum
from .personalsite import site_owner
from .personname import fold_name
from .site import Site, site
from .subject import Subject
from .surroundings import Surroundings

_KEPT = 12  # candidates kept as evidence
_ENOUGH = 5.0  # trust from which plain lines of text are not searched any more
_GROUP_ALONE = 0.56  # what a statement is worth that names no person, beside one that does
_ROLE_ALONE = 0.3  # the same for one that names a kind of work
_SITE_ALONE = 0.3  # the same for one that names the publication itself
_LOOKED_AT, _LOOKED_AT_SURE = 24, 6  # elements for authors that are read, nearest to the headline first
_SITE_SUPPORT = 0.5  # how much other statements support it, beside one that names a person
_ACCOUNT_ALONE = 0.65  # the same for one that names accounts only ("sarah-indra"), beside one that names people
_BYLINE = 6.4  # trust of a byline with a word for the author right below the headline
_SHOWN = 5.0  # the same of one without such a word: enough beside a declared account
_CONTRADICTED = 0.45  # what data of a content system are worth where another full name signs right below the headline
_ACCOUNT = pattern(r"[^_.\d]*(?:[_.\d]|[a-zß-ÿ][A-ZÀ-Þ]).*(?<!\.)$")  # one word with a dot, a digit or a capital within
_RIVAL = 4.0  # trust of other people shown, from which on they cast a doubt
_INITIALS_ALONE = 0.4  # the same for one that names initials only ("red", "kesm")


def authors(ev: Evidence, subject: Subject, around: Surroundings) -> Choice[tuple[Author, ...]]:
    """The people (or else the organisation) who signed, in the page's order, one entry each.

    Every statement of the page is a list of names with a trust by its source; those that agree support each other; the best
    list wins and takes addresses and portraits, and names that it lacks, from those that agree with it. Empty: the page names
    nobody. Refused: commentators, authors of other stories, photographers, translators, handles, addresses, "admin".
    """
    names, thread = site(ev), is_forum(ev)
    stated = list(declared(ev, subject))
    stated += of_metas(ev, frozenset(author.name for one in stated for author in one.authors))
    stated += shown(ev, around, _LOOKED_AT_SURE if _is_sure(stated) else _LOOKED_AT)
    sure = [one for one in stated if one.trust >= _ENOUGH and one.family != "meta" and one.people]
    if not any(_is_whole(key) for one in sure for key in one.keys):
        lines = list(lines_near(ev, subject, around))
        stated += [line for line in lines if not sure or any(_shared(line, one) for one in sure)]  # "Jane" may stand in full
    if not stated and (owner := site_owner(ev)) is not None:
        stated.append(owner)
    if not stated:
        return Choice(())
    scores = _scores(stated, names, ev, _of_thread if thread else _worth)
    ranked = sorted(range(len(stated)), key=lambda i: (-scores[i], i))
    best = stated[ranked[0]]
    agreeing = [stated[i] for i in ranked if _shared(stated[i], best)]
    value = _completed(best, agreeing)
    if len(value) > 1:
        value = tuple(author for author in value if not _is_site(author, names, ev)) or value
    return Choice(value, *_evidence(value, best, [stated[i] for i in ranked], scores), _signature(value, stated, agreeing))


def _is_sure(stated: Sequence[Signed]) -> bool:
    """Whether data and head name the same people in full: what is shown then adds addresses, or contradicts at once."""
    data = next((one for one in stated if one.family != "meta" and one.people and all(map(_is_whole, one.keys))), None)
    return data is not None and any(one.family == "meta" and one.keys == data.keys for one in stated)


def _scores(stated: Sequence[Signed], names: Site, ev: Evidence, worth_of: Callable[[Signed], float]) -> list[float]:
    """What each statement is worth, with the support of those that agree."""
    own = [_is_sites(one, names, ev) for one in stated]
    worth = [one.trust * _SITE_ALONE if its else worth_of(one) for one, its in zip(stated, own, strict=True)]
    signature = _signed_below(stated)
    if signature is not None and signature.trust >= _BYLINE:
        worth = [its * _CONTRADICTED if _contradicts(signature, one) else its for one, its in zip(stated, worth, strict=True)]
    if signature is not None and signature.trust >= _SHOWN and worth_of is _worth:
        worth = [its * _CONTRADICTED if _is_account(one) else its for one, its in zip(stated, worth, strict=True)]
    # That a template names the publication in several places makes it no truer where somebody else signed.
    people = any(one.people and not its for one, its in zip(stated, own, strict=True))
    shares = [_SITE_SUPPORT if its and people else 1.0 for its in own]
    return [worth[i] + _support(one, stated, worth) * shares[i] for i, one in enumerate(stated)]


def _worth(one: Signed) -> float:
    """Trust of a statement, less where it names no person, or accounts only."""
    if not one.people:
        return one.trust * (_ROLE_ALONE if all(_is_role(author.name) for author in one.authors) else _GROUP_ALONE)
    if _is_account(one) and one.family != "html":  # what a byline shows is how they sign
        return one.trust * (_ACCOUNT_ALONE if len(one.people[0].name) > 4 else _INITIALS_ALONE)
    return one.trust


def _of_thread(one: Signed) -> float:
    """The same on a page of a forum, where people go by their account's name."""
    return one.trust if one.people else one.trust * _GROUP_ALONE


def _is_role(name: str) -> bool:
    """Whether a name is but a kind of work: "Staff Writer", "Our Editors"."""
    return fold_word(name).split()[-1] in word_list("JOBS")


def _is_account(one: Signed) -> bool:
    """Whether a statement names nobody but accounts or initials, as a system of logins has them: "sarah-indra", "KatieS"."""
    for author in one.people:
        if " " in author.name or not (author.name.islower() or _ACCOUNT.match(author.name)):
            return False
    return bool(one.people)


def _signed_below(stated: Sequence[Signed]) -> Signed | None:
    """The byline that the page shows first, where it has nothing but full names."""
    first = next((one for one in stated if one.family == "html" and one.people), None)
    return first if first is not None and all(_is_whole(author.name) for author in first.people) else None


def _contradicts(signature: Signed, one: Signed) -> bool:
    """Whether a declaration names people of whom the byline shares no word: who uploaded a text, not who wrote it. Names in
    two scripts may be one."""
    if one.family == "html" or not one.people:
        return False
    mine = {word for key in signature.keys for word in key.split()}
    if not all(key.isascii() and mine.isdisjoint(key.split()) for key in one.keys):
        return False
    said = fold_name(signature.path.text) if isinstance(signature.path, Node) else ""
    return not any(key in said for key in one.keys)


def _is_sites(one: Signed, names: Site, ev: Evidence) -> bool:
    """Whether a statement names nobody but the publication."""
    for author in one.authors:  # noqa: SIM110 - asked of every statement
        if not _is_site(author, names, ev):
            return False
    return True


def _is_site(author: Author, names: Site, ev: Evidence) -> bool:
    """Whether an author is the publication: called as it is, and no person of two names whose blog bears them."""
    if (
        author.type == "person"
        and not author.name.isupper()
        and author.name.count(" ") == 1
        and not author.name.startswith(("The ", "Die ", "Le ", "La ", "El "))
    ):
        return False
    return names.is_name(author.name) or is_site(author.name, ev)


def _support(one: Signed, stated: Sequence[Signed], worth: Sequence[float]) -> float:
    """Half of the best worth of each other family that shares a name."""
    allies: dict[str, float] = {}
    for other, its in zip(stated, worth, strict=True):
        if other.family != one.family and _shared(other, one):
            allies[other.family] = max(allies.get(other.family, 0.0), its * 0.5 * _overlap(other, one))
    return sum([allies[family] for family in sorted(allies)])


def _shared(a: Signed, b: Signed) -> bool:
    mine, its = a.keys, b.keys
    return not mine.isdisjoint(its) or any(_is_short_for(x, y) or _is_short_for(y, x) for x in mine for y in its)


def _overlap(a: Signed, b: Signed) -> float:
    mine, its = a.keys, b.keys
    if mine == its:
        return 1.0
    return (len(mine & its) + 0.5) / (len(mine | its) + 0.5)


def _is_short_for(short: str, full: str) -> bool:
    """Whether `short` ("j smith", "smith", "john") is a form of `full` ("john smith")."""
    a, b = short.split(), full.split()
    if not a or not b or a == b or len(a) > len(b) or len(b) < 2:
        return False
    if a[-1] != b[-1]:
        return len(a) == 1 and a[0] == b[0] and len(b) < 4 and len(a[0]) > 2
    return all(any(word.startswith(piece) for word in b[:-1]) for piece in a[:-1])


def _completed(best: Signed, agreeing: Sequence[Signed]) -> tuple[Author, ...]:
    """The best statement's authors, with addresses and portraits of the others; and the longest list that begins the same
    people and adds some, where a byline names more than the data do."""
    base = best
    for other in agreeing:
        if len(other.people) > len(base.authors) and base.keys < other.keys and other.trust >= best.trust * 0.5:
            if all(_is_whole(one.name) for one in other.people if fold_name(one.name) not in base.keys):
                base = other
    known: dict[str, list[Author]] = {}
    for one in agreeing:
        for author in one.authors:
            known.setdefault(fold_name(author.name), []).append(author)
    value = []
    for author in base.authors:
        same = known.get(fold_name(author.name), [author])
        url = author.url or next((one.url for one in same if one.url), None)
        image = author.image or next((one.image for one in same if one.image), None)
        name = author.name
        if name.isupper() and " " in name:
            name = next((one.name for one in same if not one.name.isupper()), name)
        if " " not in name and author.type == "person":
            name = _in_full(name, agreeing)
        value.append(replace_author(Author(name=name, type=author.type), url=url, image=image))
    people = [author for author in value if author.type == "person"]
    return tuple(people or value)


def _in_full(first: str, agreeing: Sequence[Signed]) -> str:
    """A first name with the family name that another statement of one person has."""
    key = fold_name(first) + " "
    for one in agreeing:
        if len(one.people) == 1 and fold_name(name := one.people[0].name).startswith(key) and _is_short_for(key, fold_name(name)):
            return name
    return first


@lately(64)
def _is_whole(name: str) -> bool:
    """Whether a name has more than one word, where its script sets spaces, and none for work: what is glued to a byline by
    mistake has."""
    words = fold_word(name).split()
    return (len(words) > 1 or not name.isascii()) and word_list("JOBS").isdisjoint(words) and "&" not in words


def _evidence(
    value: tuple[Author, ...], best: Signed, ranked: Sequence[Signed], scores: Sequence[float]
) -> tuple[list[Candidate[object]], int]:
    highest = max(scores)
    chosen: list[Candidate[object]] = [Candidate(_plain(author), best.source, best.path, best.what, highest) for author in value]
    rest: list[Candidate[object]] = []
    keys = {fold_name(author.name) for author in value}
    for one in ranked:
        if one is best:
            continue
        for author in one.authors[:4]:
            why = f"{one.what}: says the same" if fold_name(author.name) in keys else f"{one.what}: less trusted"
            rest.append(Candidate(_plain(author), one.source, one.path, why, one.trust))
    return [*chosen, *rest[: max(0, _KEPT - len(chosen))]], len(chosen)


def _plain(author: Author) -> dict[str, str]:
    record = {"name": author.name, "type": author.type}
    if author.url:
        record["url"] = author.url
    return record


def _signature(value: tuple[Author, ...], stated: Sequence[Signed], agreeing: Sequence[Signed]) -> str:
    """Who says so (the page's data and head, what it shows, with or without a word for the author), what the names are, how many,
    and whether the page shows other people."""
    families = {one.family for one in agreeing}
    says = ["declared"] if families - {"html", "site"} else []
    if "html" in families:
        says.append("signed" if any(one.led for one in agreeing) else "shown")
    people = [author.name for author in value if author.type == "person"]
    kind = "group" if not people else "whole" if all(map(_is_plain, people)) else "odd"
    rival = len(says) < 2 and any(
        one.family == "html" and one.people and one.trust >= _RIVAL and one not in agreeing for one in stated
    )
    return f"{'+'.join(says) or 'site'}:{kind}:{'one' if len(value) == 1 else 'more'}{':rival' if rival else ''}"


def _is_plain(name: str) -> bool:
    """Whether a name is words and nothing else: no account, no degree, no initials."""
    return " " in name and not any(mark in name for mark in ",()") and not any(char.isdigit() for char in name)
