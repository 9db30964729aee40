"""The parts of one comment's element: who, when, what, and how it was voted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..page import Node, words
from ..page.names import BLOCK
from ..pattern import pattern
from ..text import squash
from .plain import plain
from .words import comments as data

LONGEST = 20_000  # characters of one comment that are kept
_LONGEST_NAME = 80
_MOST_NODES = 400  # marked elements of one comment that are looked at
_HEAD = 40  # rows at the top of a comment where its unmarked head line stands
DATED = re.compile(
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}[./-]\d\d?[./-]\d\d?|\d{1,2}:\d\d"
)  # a date or an hour, in passing

_AUTHOR = words(data.AUTHOR)
_NAME = words("fn name nick nickname username displayname commentername authorname")
_DATE = words(data.DATE)
_CONTENT = words(data.CONTENT)
_ASIDE = words(data.ASIDE)
_CITES = words("quote quoted blockquote zitat citation")
_UP = words(
    """up upvote upvotes like likes likecount thumbsup thumbup positive pro plus recommend recommends rec recommendcount score
    points agree"""
)
_DOWN = words("down downvote downvotes dislike dislikes dislikecount thumbsdown thumbdown negative contra minus disagree")
_BALANCES = words("rating votes vote karma balance")
_MARKED = _AUTHOR | _DATE | _CONTENT | _ASIDE | _UP | _DOWN
_DATE_ALONE = _DATE - _AUTHOR
_BESIDE_TEXT = _ASIDE | _UP | _DOWN
_COUNTS = _UP | _BALANCES
_PARAGRAPHS = ("p", "blockquote", "ul", "ol", "pre")
_TIGHT = frozenset("br li tr dt dd option caption".split())  # elements that begin a line and no paragraph
_SILENT = frozenset(
    "script style svg template head title meta link math textarea select datalist object iframe button form".split()
)

_SAYS = "|".join(re.escape(phrase) for phrase in sorted(data.phrases(data.SAYS), key=len, reverse=True))
_SAYS_END = pattern(rf"(?:\s+(?:{_SAYS}))?\s*[:：,·|•–-]*\s*$", re.IGNORECASE)
_SAYS_MIDDLE = pattern(rf"^(.{{1,{_LONGEST_NAME}}}?)\s+(?:{_SAYS})\b(.{{0,80}})$", re.IGNORECASE)
_SAYS_LINE = pattern(rf"^(.{{1,50}}?)\s+(?:{_SAYS})\b(?:.{{0,60}}\d.{{0,20}})?\s*[:：]$", re.IGNORECASE)
_BY = pattern(
    r"^(?:(?:#?\d{1,4}[.)]?\s+)?(?:(?:posted|comment|kommentar|commentaire|comentario|commento)\s+)?"
    r"(?:by|von|par|por|di|da|door|av|af|от|від|przez)|@|#?\d{1,4}[.)]?)\s+",
    re.IGNORECASE,
)
_BEHIND_NAME = pattern(
    r"\s(?:[—–|·•@(]|[-,]\s)\s*(?=\W{0,2}(?:\w{2,12}\s)?\d)"
    r"|\s(?:am|on|le|el|il|em|op|den|dne|dnia|at|um)\s+(?=\w{0,10}[ ,.]{0,2}\d)"
)
_BADGE = pattern(
    r"\s+(?:autor|author|post author|article author|auteur|autore|admin|moderator|mod|op|(?:discussion|thread|topic) starter|"
    r"redaktion)$",
    re.IGNORECASE,
)
_VERBS = frozenset(phrase.casefold() for phrase in data.phrases(data.SAYS))
_MACHINERY = frozenset(data.phrases(data.MACHINERY)) | _VERBS
_NUMBER = pattern(r"[-+−]?\s?\d{1,7}$")
_BALANCE = pattern(r"\+\s?(\d{1,7})\s*[/|,;]?\s*[-−–]\s?(\d{1,7})$")  # "+19 / -1"
_SIGNS = {"+": "up", "👍": "up", "-": "down", "−": "down", "–": "down", "👎": "down"}  # alternative texts of voting pictures
_AGO = pattern(
    r"^\d{1,3}\s?(?:s|sec|m|min|mins|h|hr|hrs|d|days?|w|wk|weeks?|mo|months?|y|yr|years?|std|tage?|j)\.?(?:\s+ago)?$",
    re.IGNORECASE,
)
_LETTER = pattern(r"[^\W\d_]")
_BY_LINE = pattern(
    r"^(?:\w+\s){0,2}(?:by|von|par|por|di|da|door|av|af|przez|от|від):?\s+(.{1,60}?)\s*"
    r"(?:,|\||–|-|\(|\b(?:am|on|le|el|il|em|op|um|at|dnia|den)\b)\s*\w",
    re.IGNORECASE,
)
_PROFILE = pattern(
    r"/(?:users?|u|profiles?|members?|authors?|profil|people|community/user|benutzer|uzytkownik)/[^/]", re.IGNORECASE
)
_VOTE_ATTRIBUTES = {
    "up": (
        "data-upvotes",
        "data-up-votes",
        "data-likes",
        "data-like-count",
        "data-votes-up",
        "data-ups",
        "data-score",
        "score",
        "data-recommend-count",
    ),
    "down": ("data-downvotes", "data-down-votes", "data-dislikes", "data-dislike-count", "data-votes-down", "data-downs"),
}


@dataclass(slots=True)
class Parts:
    """What one comment's element says; None where it does not."""

    text: str
    author: str | None = None
    moments: tuple[Node, ...] = ()  # elements that may tell when, best first
    upvotes: int | None = None
    downvotes: int | None = None


def parts(item: Node, replies: Sequence[Node] = (), beside: Sequence[Node] = ()) -> Parts:
    """Read `item` without the comments inside it (`replies`); `beside` are elements next to it that tell who and when."""
    inside = {reply.row for reply in replies}
    marks = _own(item.worded(_MARKED), replies)
    times = _own(item.all("time"), replies)
    cites = _own(item.all("cite"), replies)
    named = beside[0] if beside else _author_node(marks, cites) or _profile(_own(item.all("a"), replies)) or _bold(item, replies)
    moments = [*times, *(node for node in marks if node.has_word(_DATE))]
    moments = [*(time for node in beside for time in (*node.all("time"), *node.worded(_DATE))), *moments, *beside]
    pruned = inside | {node.row for node in (*marks, *times) if _is_beside(node, item)}
    if not moments and (headed := _head_line(item, min(inside, default=item.end))):
        moments = [node for node in headed if DATED.search(node.text)]
        named = named or next((node for node in headed if _LETTER.search(node.text)), None)
        pruned |= {node.row for node in headed}
    if named is not None and _short(named):
        pruned.add(named.row)
    contents = [node for node in marks if node.has_word(_CONTENT) and node.row not in pruned]
    text = _said(item, replies, contents, pruned, named)
    author = clean_author(named.text) if named is not None else None
    if author is None:
        author, text = _spoken(text)
    if author is None:
        author = next((name for node in moments[:3] if (name := _written_by(node.text))), None)
    up, down = _votes(item, marks)
    return Parts(text[:LONGEST], author, tuple(moments), up, down)


def _own(nodes: list[Node], replies: Sequence[Node]) -> list[Node]:
    """Those of `nodes` that stand in no reply."""
    if not replies:
        return nodes[:_MOST_NODES]
    spans = [(reply.row, reply.end) for reply in replies]
    return [node for node in nodes[:_MOST_NODES] if not any(first <= node.row < last for first, last in spans)]


def _author_node(marks: list[Node], cites: list[Node]) -> Node | None:
    """The element that names the author: a name inside an author first, then a citation, then any author."""
    named = [node for node in marks if (node.has_word(_AUTHOR) and not node.has_word(_DATE_ALONE)) or node.has_word(_NAME)]
    for wanted in ([n for n in named if n.has_word(_NAME)], cites, named):
        for node in wanted[:8]:
            if _short(node) and (text := node.text) and _LETTER.search(text) and len(text) <= 160:
                return node
    return None


def _profile(links: list[Node]) -> Node | None:
    """A link to a person's page."""
    for link in links[:8]:
        if _PROFILE.search(link.get("href") or "") and _LETTER.search(link.text):
            return link
    return None


def _bold(item: Node, replies: Sequence[Node]) -> Node | None:
    """A short bold line or small heading at the top, before any paragraph."""
    first = next(iter(_own(item.all("p", "blockquote"), replies)), None)
    end = first.end if first is not None else item.row + 30
    for node in _own(item.all("strong", "b", "h3", "h4", "h5", "h6"), replies)[:2]:
        if node.row < end and (text := node.text) and len(text) <= 40 and _LETTER.search(text):
            return node if first is None or not first.contains(node) or len(first.text) < len(text) + 40 else None
    return None


def _head_line(item: Node, end: int) -> list[Node]:
    """The short elements above what was said, where no class name tells what they are: up to the one with a date and those on
    its line; none where there is no date. `end` is the row of the first reply."""
    found: list[Node] = []
    line: Node | None = None  # what holds the date
    for row in range(item.row + 1, min(end, item.row + _HEAD)):
        node = item.tree.node(row)
        if node.tag != "#text" or not (text := node.raw.strip()):
            continue
        up = node.parent
        if up is None or up == item or up.tag in _PARAGRAPHS or len(text) > 60:
            break
        if line is not None and (up.parent != line or up.tag in BLOCK):
            break
        if not found or found[-1] != up:
            found.append(up)
        if DATED.search(text):
            line = up.parent
    return found if line is not None else []


def _written_by(line: str) -> str | None:
    """The name in "geschrieben von Anna am 3. Mai"."""
    match = _BY_LINE.match(line[:160])
    return clean_author(match[1]) if match else None


def _short(node: Node) -> bool:
    return not node.all(*_PARAGRAPHS) and len(node.text) <= 200


def _is_beside(node: Node, item: Node) -> bool:
    """Whether a marked element is the comment's machinery (its head line, votes, links), and no part of what was said."""
    if node.has_word(_CONTENT):
        link = node.first("a", "button")
        return node.tag in ("a", "button") or (link is not None and len(link.text) >= len(node.text) <= 60)
    if node.has_word(_BESIDE_TEXT) or node.tag in ("time", "cite"):
        return _short(node) or len(node.text) <= 60
    return (node.has_word(_DATE) or node.has_word(_AUTHOR)) and _short(node)


def _said(item: Node, replies: Sequence[Node], contents: list[Node], pruned: set[int], named: Node | None) -> str:
    """Text of the outermost content elements that hold neither author nor machinery, else of everything that is left."""
    pure: list[Node] = []
    for node in contents:
        if pure and pure[-1].contains(node):
            continue
        if not any(node.row < row < node.end for row in pruned) and not (named is not None and node.contains(named)):
            pure.append(node)
    chosen = "\n".join(text for node in pure if (text := _lines(node, pruned)))
    if chosen and not replies and len(chosen) * 3 >= len(item.text):
        return chosen
    whole = _lines(item, pruned)
    return chosen if len(chosen) * 3 >= len(whole) else whole


def _lines(node: Node, pruned: set[int]) -> str:
    """Text under `node`, an empty line between paragraphs, without the rows `pruned` and without lines that are links of the
    page's machinery."""
    pieces: list[str] = []
    _pour(node, frozenset(row for row in pruned if node.row < row < node.end), pieces)
    paragraphs = ("\n".join(filter(_is_said, map(squash, part.split("\n")))) for part in "".join(pieces).split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))


def _is_said(line: str) -> bool:
    return bool(line and _LETTER_OR_DIGIT.search(line)) and not is_machinery(line)


_LETTER_OR_DIGIT = pattern(r"\w|[^\x00-\x7f]")


def _pour(node: Node, without: frozenset[int], pieces: list[str]) -> None:
    """Append the text of `node`, leaving out the rows `without`; iterative, since pages nest deeply."""
    stack: list[Node | str] = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            pieces.append(part)
        elif part.tag == "#text":
            pieces.append(part.raw.replace("\n", " "))
        elif part.row not in without and part.tag not in _SILENT:
            edge = "\n" if part.tag in _TIGHT else "\n\n" if part.tag in BLOCK else ""
            pieces.append(edge)
            if part.tag != "br":
                stack.append(edge)
                stack.extend(reversed(part.children))


def is_machinery(line: str) -> bool:
    """Whether a line is a link or label of the comment system ("Reply", "Melden")."""
    if len(line) > 60:
        return False
    if _AGO.match(line):
        return True
    bare = line.casefold().strip(" .·|•:»›→()[]")
    return bare in _MACHINERY or (len(bare) <= 6 and not _LETTER.search(bare) and all(ord(c) < 0x2000 for c in bare))


def clean_author(text: str) -> str | None:
    """The name in an author's line, without "says:", "by" and what comes behind; None where there is no name."""
    text = plain(text)
    if match := _SAYS_MIDDLE.match(text):
        text = match[1]
    text = _BEHIND_NAME.split(_BY.sub("", text[:200]), maxsplit=1)[0]
    text = _BADGE.sub("", _SAYS_END.sub("", text)).strip(" ,:|·•–—-")
    if text.casefold() in _VERBS or is_machinery(text):
        return None
    return text if 0 < len(text) <= _LONGEST_NAME and _LETTER.search(text) else None


def _spoken(text: str) -> tuple[str | None, str]:
    """Author from a first line such as "Anna schrieb am 3. Mai:", and the text without it."""
    first, _, rest = text.partition("\n")
    if rest and (match := _SAYS_LINE.match(first)) and (name := clean_author(match[1])):
        return name, rest.lstrip("\n")
    return None, text


def _votes(item: Node, marks: list[Node]) -> tuple[int | None, int | None]:
    up = _first_number(item, _VOTE_ATTRIBUTES["up"])
    down = _first_number(item, _VOTE_ATTRIBUTES["down"])
    for node in marks:
        is_down = node.has_word(_DOWN)
        if not is_down and not node.has_word(_COUNTS):
            continue
        if balance := _BALANCE.search(node.text[:40]) if node.end - node.row <= 12 else None:
            up, down = int(balance[1]) if up is None else up, int(balance[2]) if down is None else down
        elif is_down and down is None and not node.has_word(_UP):
            down = _number(node)
        elif up is None and not is_down and node.has_word(_UP):
            up = _number(node)
    return (up, down) if up is not None or down is not None else _pictured(item)


def _pictured(item: Node) -> tuple[int | None, int | None]:
    """Votes behind small pictures of a plus and a minus, or of thumbs."""
    counted: dict[str, int] = {}
    for picture in item.all("img")[:8]:
        sign = _SIGNS.get((picture.get("alt") or "").strip())
        behind = item.tree.node(picture.end) if sign and picture.end < item.end else None
        if sign and behind is not None and behind.tag == "#text" and _NUMBER.fullmatch(text := behind.raw.strip()):
            if (number := _int(text)) is not None:
                counted.setdefault(sign, number)
    return counted.get("up"), counted.get("down")


def _first_number(node: Node, attributes: tuple[str, ...]) -> int | None:
    for attribute in attributes:
        if (value := node.get(attribute)) and _NUMBER.fullmatch(value.strip()):
            return _int(value)
    return None


def _number(node: Node) -> int | None:
    """The number that is all of a small element's text."""
    if node.end - node.row > 12:
        return None
    if sum(part.text != "" for part in node.elements) > 1:
        return None  # a box around several numbers
    text = node.text.strip("() ")
    return _int(text) if _NUMBER.fullmatch(text) else None


def _int(text: str) -> int | None:
    """A count of votes; None where it is below nought, as a balance of both kinds can be."""
    return None if text.lstrip()[:1] in "-−" else int(re.sub(r"\D", "", text))
