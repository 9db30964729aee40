"""Notices that stand in the place of a text: a question of consent, a check for robots, an error, a paywall.

Each function says whether it sees one, with the place and the reason; none looks at how much article there is. That is for
`completeness` to weigh.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, islice

from ..evidence import Evidence
from ..page import Node, words
from ..text import letter_words
from .body import Body
from .page_signs import Address
from .words import walls as data

ELEMENT = "a paywall's element with its notice"
_MOST_LINES = 400  # of a page that are read for a notice
_MOST_ROWS = 400  # of the tree behind the body that are read for a paywall's notice
_LONGEST_NOTICE = 260  # characters of a paragraph that can be a notice
_RUNNING = 60  # characters of a line that is text and no label

_PAYWALL = words(data.PAYWALL)
_CONSENT = data.phrases(data.CONSENT)
_AGREE = frozenset(data.phrases(data.AGREE))
_CONSENT_HOSTS = frozenset(data.CONSENT_HOSTS.split())
_ROBOT_SCRIPTS = data.phrases(data.ROBOT_SCRIPTS)


_LOCKED = data.phrases(data.LOCKED)
# The first word of each phrase that goes on behind a space: where it does not stand in a text, neither does the phrase.
_OPENERS = {phrase: word for phrase in _LOCKED if phrase.startswith(f"{(word := letter_words(phrase)[0])} ")}
_ROBOT = data.phrases(data.ROBOT)
_ERROR = data.phrases(data.ERROR)
_STATUS = re.compile(
    r"\W*(?:(?:http|error|fehler|erreur|errore|błąd|fel|fout|ошибка|status|code)\W{0,3}){1,3}(?:40[01345]|410|429|451|50[0-4]|52\d)(?:\W.{0,30})?"
    r"|[^\w+$€£%]*(?:40[034]|410|50[0234])[^\w+$€£%]{0,5}(?:(?:http|error|page|seite|fehler|erreur|errore|not|oops)\b.{0,30})?"
)
_SEGMENT = re.compile(r"\s+[|–—·•:»-]+\s+|\s*[|»]\s*")
_CUT = re.compile(r"(?:\[?(?:…|\.\.\.|\. \. \.)\]?|\(…\)|\(\.\.\.\))\s*$")


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, where it stands, and by what it is known."""

    why: str
    place: str | Node


def error(ev: Evidence) -> Notice | None:
    """A title or first heading that says nothing but that the page is missing or broken."""
    places = [node for node in (ev.title, *ev.headings[:2]) if node is not None]
    for node in places:
        text = _plain(node.text[:300])
        for segment in (text, *_SEGMENT.split(text)):
            if _STATUS.fullmatch(segment):
                return Notice("a status of HTTP in the place of a title", node)
            phrase = _first(_ERROR, segment)
            if phrase and len(segment) - len(phrase) <= 30:
                return Notice("words of an error page in the place of a title", node)
    return None


def robot_check(ev: Evidence, text: str) -> Notice | None:
    """A check for robots on a page whose visible text is `text`: its words, or its scripts where there is hardly any text."""
    title = ev.title.text[:200] if ev.title is not None else ""
    phrase = _first(_ROBOT, _plain(f"{title}\n{text[:4000]}"))
    if phrase:
        return Notice(f"words of a check for robots: {phrase!r}", ev.title if ev.title is not None else "/html")
    if len(text) <= 400:
        for node in ev.page.tree.all("script", "iframe", "link", "form")[:60]:
            address = (node.get("src") or node.get("href") or node.get("action") or node.raw[:3000]).casefold()
            if any(piece in address for piece in _ROBOT_SCRIPTS):
                return Notice("a script that checks for robots, and hardly any text", node)
    return None


def consent(ev: Evidence, address: Address, lines: str) -> Notice | None:
    """A page that speaks of consent and of little else. `lines` are its lines, those for browsers without scripts among them."""
    unseen = {line for node in ev.page.tree.all("noscript")[:40] for line in node.lines.split("\n")}
    shown = (line for line in lines[:60_000].split("\n") if len(line) >= _RUNNING and line not in unseen)
    running = [line.casefold() for line in islice(shown, _MOST_LINES)]
    about: list[str] = []
    for at, line in enumerate(running):
        if _first_stem(line):
            about.append(line)
        elif at + 1 - len(about) > max(1, len(running) // 4):
            return None
    stems = {stem for line in about[:20] for stem in _CONSENT if stem in line}
    if not about:
        return None
    hosted = not _CONSENT_HOSTS.isdisjoint(address.labels[:-1]) or not _CONSENT_HOSTS.isdisjoint(address.segments[:2])
    if len(stems) >= (2 if hosted else 3) and (hosted or _agrees(ev)):
        return Notice("its text speaks of consent and of little else", "/html/body")
    return None


def _agrees(ev: Evidence) -> Node | None:
    """A button or link that agrees."""
    for node in ev.page.tree.all("button", "a", "input")[:400]:
        if node.end - node.row <= 12:
            label = (node.get("value") or node.text if node.tag == "input" else node.text)[:60].strip(" .!›»→")
            if _plain(label) in _AGREE:
                return node
    return None


def paywall(ev: Evidence, body: Body) -> Notice | None:
    """A notice behind the body's first block that the rest is for those who pay or register."""
    for node in ev.page.tree.worded(_PAYWALL):
        if node.row > body.first and node.tag not in ("body", "html") and _notice(node.text[:1500]):
            return Notice(ELEMENT, node)
    return _notice_behind(ev, body)


def paywall_element(ev: Evidence, body: Body) -> Notice | None:
    """An element of a paywall behind the body's first block that holds text of its own, whatever it says."""
    for node in ev.page.tree.worded(_PAYWALL):
        if node.row > body.first and node.tag in ("div", "section", "aside", "article", "form") and len(node.text) >= 20:
            return Notice("a paywall's element", node)
    return None


def cut(body: Body) -> Notice | None:
    """A last paragraph that breaks off with dots."""
    last = next((placed for placed in reversed(body.placed) if isinstance(getattr(placed.block, "text", None), str)), None)
    text = getattr(last.block, "text", "") if last is not None else ""
    return Notice("the last paragraph breaks off", last.node) if last is not None and _CUT.search(text[-12:]) else None


def _notice(text: str) -> bool:
    return bool(_first(_LOCKED, _plain(text)))


def _notice_behind(ev: Evidence, body: Body) -> Notice | None:
    """A paywall's notice in short pieces of text from the body's last block on."""
    tree = ev.page.tree
    start = body.placed[-1].node.row if body.placed else body.first
    texts = tree.texts(start, start + _MOST_ROWS, "script", "style")
    short = [(row, text) for row, text in texts if len(text) <= _LONGEST_NOTICE]
    joined = _plain(" ".join([text for _, text in short]))
    said = {None, *letter_words(joined)}
    phrase = _first([phrase for phrase in _LOCKED if _OPENERS.get(phrase) in said], joined)
    if not phrase:
        return None
    ends = list(accumulate(len(_plain(text)) + 1 for _, text in short))
    place = tree.node(short[bisect_right(ends, joined.index(phrase))][0]).parent
    return Notice(f"behind the text: {phrase!r}", place if place is not None else "/html/body")


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def _first(phrases: Iterable[str], text: str) -> str | None:
    """The first of `phrases` that stands in `text`, not in the middle of a word."""
    for phrase in phrases:
        at = text.find(phrase)
        if at >= 0 and (at == 0 or not text[at - 1].isalnum() or text[at - 1] > "\u2e80"):
            return phrase
    return None


def _first_stem(line: str) -> bool:
    return any(stem in line for stem in _CONSENT)
