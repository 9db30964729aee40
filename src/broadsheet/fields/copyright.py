"""Copyright year and holder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from ..evidence import Evidence, Item
from ..page import Node
from ..record import Source
from ..text import fold, holds_any
from ._places import may_claim
from .candidate import Candidate, Choice
from .plain import plain
from .site import Site, site
from .subject import Subject
from .words.rights import CUT, FOOTER

_METAS = ("copyright", "dcterms.rightsholder", "dc.rights", "dcterms.rights", "dc.rightsholder", "rights")
# "© 2019-2026", "Copyright (c) 2026", "© Copyright 2000–2026"; years only in this century and the last.
_LINE = re.compile(
    r"(?:(?:©|ⓒ|\(c\)|copyright)[\s:]*){1,3}(?:by\s+)?(?P<years>(?:19|20)\d\d(?:\s*[-–—/,]\s*(?:19|20)\d\d)?)?[\s,.:–—|-]*(?:by\s+)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=\w\w\w)\.\s+(?=\S+\s+\S+\s+\S)|(?<=\.\w)\.\s+(?=\S+\s+\S+\s+\S)")  # not behind "& Co."
_ABBREVIATED = re.compile(r"\.\w{1,3}\.?$|\b(?:Ltd|Inc|Co|Corp)\.$")  # "s.r.o.", "Inc."
_YEARS = re.compile(r"(?:19|20)\d\d")
_LONGEST_LINE, _LONGEST_NAME = 300, 90
_MOST_LINES = 12
_SIGNS = ("©", "ⓒ", "opyright", "COPYRIGHT", "(c)", "(C)")
_SMALL = ("p", "td", "small", "font", "div", "center", "span", "li")
_MOST_NODES, _MOST_PLACES = 3000, 150  # of a footer; small elements looked at where there is no footer


@dataclass(slots=True)
class _Statement:
    year: int | None
    holder: str | None
    source: Source
    path: str | Node


def copyright(  # noqa: A001  # the record's word
    ev: Evidence, subject: Subject
) -> tuple[Choice[int | None], Choice[str | None]]:
    """Year and holder: of the article's data, a meta element, or one clear line at the foot of the page ("© 2026 Name").

    None where nothing is said, or where the foot of the page names several holders.
    """
    declared = list(_declared(ev, subject))
    foot = _unambiguous(list(_foot(ev)), site(ev))
    years: list[Candidate[object]] = []
    holders: list[Candidate[object]] = []
    for one in (*declared, *foot):
        why = "the line at the foot of the page" if one.source == "html" else "declared"
        if one.year is not None:
            years.append(Candidate(one.year, one.source, one.path, why))
        if one.holder:
            holders.append(Candidate(one.holder, one.source, one.path, why))
    year = years[0].value if years else None
    holder = holders[0].value if holders else None
    return (
        Choice(year if isinstance(year, int) else None, _ranked(years), min(1, len(years)), years[0].source if years else "none"),
        Choice(str(holder) if holder else None, _ranked(holders), min(1, len(holders)), holders[0].source if holders else "none"),
    )


def _ranked(candidates: list[Candidate[object]]) -> list[Candidate[object]]:
    for other in candidates[1:]:
        other.why = "says the same" if other.value == candidates[0].value else "a weaker source"
    return candidates[:_MOST_LINES]


def _declared(ev: Evidence, subject: Subject) -> Iterator[_Statement]:
    for item in (subject.article, subject.webpage):
        if item is None:
            continue
        year = item.string("copyrightYear")
        if year and (match := _YEARS.search(year[:20])):
            yield _Statement(int(match[0]), None, item.source, item.at("copyrightYear"))
        for value in item.values("copyrightHolder")[:3]:
            name = value.string("name", "legalName") if isinstance(value, Item) else value
            if isinstance(name, str) and (name := plain(name)) and "://" not in name:
                yield _Statement(None, name[:_LONGEST_NAME], item.source, item.at("copyrightHolder"))
                break
        notice = item.string("copyrightNotice")
        if notice and (parsed := _parsed(notice)):
            yield _Statement(*parsed, item.source, item.at("copyrightNotice"))
    for meta in ev.first_metas(*_METAS):
        if parsed := _parsed(meta.content) or (_plain_name(meta.content) if meta.name != "rights" else None):
            yield _Statement(*parsed, meta.source, meta.node)


def _foot(ev: Evidence) -> Iterator[_Statement]:
    """Copyright lines at the foot of the page: in footers, else in small elements of its last part."""
    root, count = ev.page.tree.root, ev.page.tree.count
    found, read_to = False, 0
    for place in sorted((*root.all("footer"), *root.worded(FOOTER)), key=attrgetter("row"))[-_MOST_LINES * 2 :]:
        row, end = place.row, place.end
        if row < read_to or end - row > _MOST_NODES or (row * 2 < count and place.tag != "footer"):
            continue
        read_to = end
        for line in _signed_lines(place.lines) if may_claim(place) else ():
            if len(line) <= _LONGEST_LINE and (parsed := _parsed(line)):
                found = True
                yield _Statement(*parsed, "html", place)
                break
    if found:
        return
    for place in ev.page.tree.all(*_SMALL, first=count * 7 // 10 + 1)[-_MOST_PLACES:]:
        if 1 < place.end - place.row < 16 and may_claim(place) and holds_any(line := place.text[:_LONGEST_LINE], _SIGNS):
            if parsed := _parsed(line):
                yield _Statement(*parsed, "html", place)
            return


def _signed_lines(text: str) -> Iterator[str]:
    """The lines that have a sign of copyright."""
    text, end = text + "\n", 0
    while places := [place for sign in _SIGNS if (place := text.find(sign, end)) >= 0]:
        end = text.index("\n", min(places))
        yield text[text.rfind("\n", 0, end) + 1 : end]


def _parsed(line: str) -> tuple[int | None, str | None] | None:
    """Year and holder of one line; None where it is no copyright line."""
    line = plain(line[:_LONGEST_LINE])
    match = _LINE.search(line)
    if match is None:
        return None
    years = _YEARS.findall(match["years"] or "")
    rest, before = line[match.end() :], line[: match.start()]
    holder = _name(rest)
    if holder and not years and (late := _YEARS.search(rest)):  # "© Name 2026"
        years = _YEARS.findall(rest[late.start() : late.start() + 20])
        holder = _name(rest[: late.start()])
    if holder is None and before:
        holder = _name(re.split(r"[|·•]", before)[-1])
    return (int(years[-1]) if years else None, holder) if years or holder else None


def _plain_name(text: str) -> tuple[int | None, str | None] | None:
    name = _name(plain(text))
    return (None, name) if name and not _YEARS.search(name) else None


def _name(text: str) -> str | None:
    """The holder's name at the start of `text`, cut where the line goes on."""
    match = CUT.search(text.replace("İ", "i").lower())  # letter by letter
    name = text[: match.start()] if match else text
    if ". " in name and (sentence := _SENTENCE.search(name)):
        name = name[: sentence.start() + 1]
    name = name.strip(" \t,;:|–—-\"'()[]")
    if not _ABBREVIATED.search(name):
        name = name.rstrip(". ")
    if not 1 < len(name) <= _LONGEST_NAME or "://" in name or not any(map(str.isalpha, name)) or name.count(" ") > 9:
        return None
    return name


def _unambiguous(lines: list[_Statement], here: Site) -> list[_Statement]:
    """The lines of one holder: all say the same, or one names the site."""
    holders = {fold(line.holder) for line in lines if line.holder}
    if len(holders) > 1:
        own = [line for line in lines if line.holder and here.is_like(line.holder)]
        shortest = min(holders, key=len)
        if all(shortest in holder for holder in holders):
            own = [line for line in lines if line.holder and fold(line.holder) == shortest]
        return own[:1]
    years = {line.year for line in lines if line.year}
    lines.sort(key=lambda line: (line.holder is None, -(line.year or 0)))
    return lines if len(years) < 2 else lines[:1]
