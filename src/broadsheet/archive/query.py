"""What a person types to find something, as a tree. Pure: text in, nodes out, or a QueryError that points at the mistake.

    otan "dialogue avec Moscou" minist* publisher:sputnik lang:fr after:2021-10-01 -sport (kiev OR kyiv)

Words side by side must all be there. `OR` in capitals lets one of two do, `-` leaves out, parentheses group, `*` ends a
beginning.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from ..errors import QueryError
from . import words

Field = Literal["headline", "description", "author", "publisher", "keyword", "section", "text"]
Fact = Literal["site", "lang", "type", "genre"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind the other; `beginning` where the last one may go on. `field` None: anywhere."""

    words: tuple[str, ...]
    beginning: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Is:
    """A fact of the article that is exactly this: `site` also its subdomains, `lang` also its regions."""

    fact: Fact
    value: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Published (or modified, or first seen) from `since` on and before `until`; UTC; None is without an end."""

    which: Literal["published", "modified", "seen"]
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be so."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Every part is so. Without parts: everything."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part is so."""

    parts: tuple[Node, ...]


Node = Phrase | Is | Dated | Not | All | Any

_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>[-\u2212](?=\S))
      | (?P<field>[A-Za-z_]+):(?=[^/]|$) | [“”„«»"](?P<quoted>[^“”„«»"]*)[“”„«»"] | (?P<quote>[“”„«»"])
      | (?P<word>[^\s()"“”„«»]+)""",
    re.VERBOSE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_DEEPEST = 40  # parentheses within each other: what is deeper is no person's query
_MOST_PARTS = 200


def parse(query: str) -> Node:
    """The tree of `query`; `All(())` for an empty one. Raises QueryError, which says what is wrong and where."""
    return _Parser(query).run()


class _Parser:
    """One pass over one query."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.tokens = [found for found in _TOKEN.finditer(query) if found.lastgroup != "space"]
        self.at = 0

    def run(self) -> Node:
        if len(self.tokens) > _MOST_PARTS:
            raise QueryError(f"more than {_MOST_PARTS} words: nobody looks for that much at once", query=self.query)
        if not self.tokens:
            return All(())
        node = self._either(0)
        if self.at < len(self.tokens):
            raise self._error(self.tokens[self.at], "a closing parenthesis without an opening one")
        return node

    def _error(self, token: re.Match[str], what: str) -> QueryError:
        return QueryError(what, query=self.query, at=token.start(), length=max(1, token.end() - token.start()))

    def _peek(self) -> re.Match[str] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _either(self, depth: int) -> Node:
        parts = [self._every(depth)]
        while (token := self._peek()) and token["word"] == "OR":
            self.at += 1
            parts.append(self._every(depth, behind=token))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _every(self, depth: int, behind: re.Match[str] | None = None) -> Node:
        parts: list[Node] = []
        while (token := self._peek()) and not token["close"] and token["word"] != "OR":
            if token["word"] != "AND":  # what side by side means anyhow
                parts.append(self._one(depth))
            else:
                self.at += 1
        if not parts:
            here = token or behind
            if here is not None and (here["word"] == "OR" or behind):
                raise self._error(behind or here, 'OR needs something on both of its sides; for the word itself write "OR"')
            raise self._error(here or self.tokens[-1], "nothing within the parentheses")
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Node:
        token = self.tokens[self.at]
        self.at += 1
        if token["minus"]:
            if self._peek() is None:
                raise self._error(token, "nothing behind the minus")
            return Not(self._one(depth))
        if token["open"]:
            return self._group(token, depth)
        if token["quote"]:
            raise self._error(token, "this quotation mark has no partner")
        if token["field"]:
            return self._field(token)
        return self._phrase(token, None)

    def _group(self, opened: re.Match[str], depth: int) -> Node:
        if depth >= _DEEPEST:
            raise self._error(opened, f"more than {_DEEPEST} parentheses within each other")
        if self._peek() is None:
            raise self._error(opened, "this parenthesis is never closed")
        node = self._either(depth + 1)
        if (closed := self._peek()) is None or not closed["close"]:
            raise self._error(opened, "this parenthesis is never closed")
        self.at += 1
        return node

    def _phrase(self, token: re.Match[str], field: Field | None) -> Node:
        text = token["quoted"] if token["quoted"] is not None else token["word"]
        if text is None:
            raise self._error(token, "a word was expected here")
        found = words.asked(text)
        if not found:
            raise self._error(token, "no letters and no digits: there is nothing to look for")
        beginning = text.endswith("*") or found[-1][1]
        return Phrase(tuple(word for word, _ in found), beginning, field)

    def _field(self, token: re.Match[str]) -> Node:
        name = token["field"].lower()
        if name not in FIELDS and name not in _FACTS and name not in _DATES:
            known = [*FIELDS, *_FACTS, *_DATES]
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}:" if near else f"there are {', '.join(known)}"
            raise self._error(token, f"no field is called {name!r}; {hint}; in quotation marks it is a word")
        value = self._peek()
        if value is None or value.start() != token.end() or not (value["word"] or value["quoted"]):
            raise self._error(token, f"nothing behind {name}: (no space goes between)")
        self.at += 1
        if name in FIELDS:
            return self._phrase(value, FIELDS[name])
        text = (value["quoted"] or value["word"]).strip().lower()
        if name in _FACTS:
            return Is(_FACTS[name], text.removeprefix("www.") if name == "site" else text)
        return self._dated(name, value, text)

    def _dated(self, name: str, token: re.Match[str], text: str) -> Dated:
        which, side = _DATES[name]
        try:
            since, until = _span(text)
        except ValueError:
            raise self._error(token, f"{text!r} is no date; write 2021, 2021-10 or 2021-10-07") from None
        if side == "after":
            return Dated(which, since, None)
        return Dated(which, None, since) if side == "before" else Dated(which, since, until)


def _span(text: str) -> tuple[datetime, datetime]:
    """A year, month or day, from its first moment to that of the next. Raises ValueError where it is none."""
    found = _DAY.match(text)
    if not found:
        raise ValueError(text)
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    start = datetime(year, month, day, tzinfo=UTC)
    if found[3]:
        return start, datetime.fromordinal(min(start.toordinal() + 1, datetime.max.toordinal())).replace(tzinfo=UTC)
    if found[2]:
        return start, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return start, datetime(year + 1, 1, 1, tzinfo=UTC)


# What may stand before a colon. Fields are looked into for words, facts are exact, dates are compared.
FIELDS: dict[str, Field] = {
    "headline": "headline",
    "title": "headline",
    "description": "description",
    "author": "author",
    "publisher": "publisher",
    "keyword": "keyword",
    "section": "section",
    "text": "text",
}
_FACTS: dict[str, Fact] = {"site": "site", "lang": "lang", "language": "lang", "type": "type", "genre": "genre"}
_DATES: dict[str, tuple[Literal["published", "modified", "seen"], str]] = {
    "after": ("published", "after"),
    "before": ("published", "before"),
    "date": ("published", "on"),
    "on": ("published", "on"),
    "modified": ("modified", "on"),
    "modifiedafter": ("modified", "after"),
    "seen": ("seen", "on"),
    "seenafter": ("seen", "after"),
    "seenbefore": ("seen", "before"),
}
