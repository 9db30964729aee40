"""Who signed by what the page shows: links to authors, elements made for them, lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..evidence import Evidence
from ..page import Node, words
from ..pattern import pattern
from ..record import Author
from ..text import has_digit
from ._places import narrow
from .authorsources import Signed, add_author, of_byline
from .byline import has_lead, is_lead, is_led, may_begin, read_byline, signed_within, strip_lead
from .bylinewords import Byline
from .easternbyline import is_eastern
from .foldword import fold_word
from .forum import is_forum
from .nativeleads import native_lead
from .personname import clean_name, fold_name, is_group, is_low
from .subject import Subject
from .surroundings import Surroundings
from .unmarked import dated_names, signature
from .words import parts
from .words.bylines import EAST_REMARKS

# ---- elements for authors ----

_STRONG = words(" ".join(parts.AUTHOR))
_WEAK = words(" ".join(parts.SIGNED))
_NAME = words(
    "fn author-name authorname name contributor-name contributor__name author__name byline-name byline__name author-link p-author"
)
_OPENER = words("owner opener op starter threadstarter thread-starter topicstarter topic-starter original-poster asker")
_WHERE = words("author-location author__location author-place author-city contributor-location")
# In an address in small letters.
_AUTHOR_LINK = pattern(
    r"/(?:authors?|auteurs?|autore?s?|autoren|profile?s?|people|staff|team|redakteure?|redaktion|journalist(?:e|en|s)?|by|contributors?|"
    r"writers?|user|users|member|reporters?|person|personen|columnists?|yazar|firmas?|avtor|autori)/",
)
_NOT_SHOWN = frozenset("meta html body img link script style input head svg form textarea iframe button".split())
_COMMENT = pattern(r"(?:^|[/:\s])(?:User)?Comments?$")  # schema.org's, in microdata and RDFa
_MOST_NODES = 300
_ENOUGH = 5  # statements; what is farther from the headline changes nothing
_MOST_ROWS = 80
_LONGEST_BYLINE = 120  # characters; more is a list of lines or prose about the author
_LEAST = 2.6  # a name without a word for the author, far from the headline or in a box, is somebody else's
_RIGHT_BELOW, _BESIDE = 16, 60  # rows behind the headline in which a link to an author's page signs without any class name
_AROUND = 6  # elements around one for an author that may say that it is another's
_LATER_POST, _OPENING = 0.5, 1.5  # what the signature of a later post of a thread is worth, and that of who opened it
_CARDS = 3  # like elements that each name somebody else: a list of stories
_SIDE_BY_SIDE = 120  # rows from the headline within which like elements are the authors of one article


def shown(ev: Evidence, around: Surroundings, most: int) -> Iterator[Signed]:
    """Authors in elements made for them: links with rel=author and class names that say so, nearest to the headline first; at
    `most` so many elements are read."""
    tree = ev.page.tree
    nodes = [link.node for link in ev.links[:2000] if "author" in link.rel]
    nodes += tree.worded(_STRONG)[:_MOST_NODES]
    nodes += _links_below(around)
    strong = {node.row for node in nodes}
    nodes += tree.worded(_WEAK)[:_MOST_NODES]
    done: list[Node] = []
    found: list[tuple[Node, Signed]] = []
    for node in around.nearest(narrow(nodes, _NOT_SHOWN, 2, _MOST_ROWS), most):
        if len(found) >= _ENOUGH:
            break
        if any(other.contains(node) for other in done):
            continue
        signed = _of_node(ev, node, node.row in strong, around)
        if signed is not None:
            done.append(node)
            found.append((node, signed))
    yield from _together(found, around, is_forum(ev))


def _is_of_another(node: Node, around: Surroundings) -> bool:
    """Whether an element is part of a picture's caption, of a reader's comment, or of a link to another story."""
    far = around.distance(node) > _NEAR
    for up in node.ancestors[:_AROUND]:
        if up.tag in ("figure", "figcaption") or up.get("itemprop") == "comment":
            return True
        if (kind := up.get("itemtype") or up.get("typeof")) and _COMMENT.search(kind):
            return True
        if far and up.tag == "a":
            return "author" not in (up.get("rel") or "") and not _AUTHOR_LINK.search((up.get("href") or "")[:300].lower())
    return False


def _links_below(around: Surroundings) -> Iterator[Node]:
    """Links to authors' pages right below the headline, whatever their class."""
    if (heading := around.heading) is None:
        return
    for node in heading.tree.all("a", first=heading.end, end=heading.end + _BESIDE):
        if not (match := _AUTHOR_LINK.search((node.get("href") or "")[:300].lower())):
            continue
        text = node.text
        if node.row > heading.end + _RIGHT_BELOW and (node.parent is None or len(node.parent.text) > _LONGEST_BYLINE):
            continue  # a person in prose
        pieces = fold_name(text).split() if 5 <= len(text) <= 50 else []
        # the address repeats the name: /autor/vera-novakova; a menu's links do not lead to people
        if 2 <= len(pieces) <= 4 and len(pieces[-1]) > 2 and pieces[-1] in fold_word(match.string[match.end() :]):
            if not any(is_low(word) for word in (text.split()[0], text.split()[-1])) and not is_group(text):
                yield node


def _together(found: list[tuple[Node, Signed]], around: Surroundings, thread: bool) -> Iterator[Signed]:
    """Statements of like elements side by side ("two columns, an author in each") as one; none of a list of stories. Of a
    `thread`, whose posts are signed alike, the first counts most."""
    behind: dict[tuple[str, str | None], Signed] = {}
    named: dict[tuple[str, str | None], set[frozenset[str]]] = {}
    for node, signed in found:
        if around.distance(node) > _NEAR:
            named.setdefault((node.tag, node.get("class")), set()).add(signed.keys)
    for node, signed in found:
        kin = (node.tag, node.get("class"))
        if around.distance(node) > _NEAR and len(named[kin]) >= _CARDS and not thread:
            continue
        if thread and (kin in behind or node.has_word(_OPENER)):
            signed = replace(signed, trust=signed.trust * (_OPENING if node.has_word(_OPENER) else _LATER_POST))
        if kin in behind and signed.trust > 4.5 and around.distance(node) < _SIDE_BY_SIDE:
            merged: dict[str, Author] = {}
            for author in (*behind[kin].authors, *signed.authors):
                add_author(merged, author)
            behind[kin] = replace(behind[kin], authors=tuple(merged.values()))
        else:
            behind[kin if kin not in behind else (node.tag, f"row {node.row}")] = signed
    yield from behind.values()


def _of_node(ev: Evidence, node: Node, strong: bool, around: Surroundings) -> Signed | None:
    lines = native_lead(ev, node.lines)
    if not lines or len(lines) > (300 if strong else 160) or (around.heading is not None and node.contains(around.heading)):
        return None
    leads = has_lead(lines)
    if not (leads or strong) or _is_of_another(node, around):
        return None
    distance = around.distance(node)
    linked = 1.0 if _is_linked(node) else 0.0
    share = _nearness(distance) * (0.5 if around.is_doubtful(node.row) else 1.0)
    if not leads and (5.0 + linked) * share < _LEAST:
        return None  # without a word for the author, nothing that it may say would count
    kind = strip_lead(lines)[1]
    if kind == "not" or node.tag in ("h1", "h2") or node.has_word(_WHERE) or _is_row_of_cards(node):
        return None
    if not strong and distance > _NEAR and kind is None and not has_digit(lines):
        return None  # "Dress by Jane Doe": what has no date is no date line
    byline = _said(lines, kind, leads, strong)
    if not byline.lead and (not strong or _ends_prose(lines, byline)):
        return None
    lead = byline.lead or _lead_before(node, lines)
    if lead == "not":
        return None
    trust = ((7.0 if lead == "label" else 6.5 if lead else 5.0) + linked) * share
    if not lead and trust < _LEAST:
        return None
    found = _authors(ev, node, byline)
    if not found:
        return None
    where = "near the headline" if distance < 200 else "on the page"
    what = f"<{node.tag}> {where}" + (", with a word for the author" if lead else "")
    return Signed(found, "html", node, what, trust, "html", lead is not None)


def _lead_before(node: Node, lines: str) -> str | None:
    """What leads to the name in front of an element, within the same small parent: "by <a>Jane Doe</a>"."""
    up = node.parent
    if up is None or node.row == up.row + 1 or up.end - up.row > _MOST_ROWS or not has_lead(text := up.lines[:_LONGEST_BYLINE]):
        return None
    bare, kind = strip_lead(text.replace("\n", " "))
    return kind if bare.startswith(lines) else None


def _ends_prose(lines: str, byline: Byline) -> bool:
    """Whether the only name is a word at the end of a sentence."""
    if len(byline.names) != 1 or " " in byline.names[0]:
        return False
    return lines.find(byline.names[0]) > 12 and len(byline.names[0]) * 4 < len(lines.partition("\n")[0])


def _is_linked(node: Node) -> bool:
    """Whether an element is, or begins with, a link that says that it leads to the author."""
    link = node if node.tag == "a" else node.first("a")
    return link is not None and (node.tag == "a" or "author" in (link.get("rel") or ""))


def _is_row_of_cards(node: Node) -> bool:
    """Whether an element holds several like elements for an author each, which are read one by one."""
    kin = [
        (inner.tag, inner.get("class")) for inner in node.worded(_STRONG)[:_ENOUGH] if inner.row != node.row and inner.tag != "a"
    ]
    return len(kin) > 1 and len(set(kin)) == 1 and "name" not in (kin[0][1] or "")


def _said(lines: str, kind: str | None, leads: bool, strong: bool) -> Byline:
    """The byline in an element's lines, which begin with a lead of that `kind`: all of a short one, the first line of a longer
    one, or what stands behind a "by", where there is such a word. An element that is not `strong` needs one."""
    if len(lines) > _LONGEST_BYLINE and kind is None:
        first = lines.partition("\n")[0]
        return read_byline(first) if len(first) <= _LONGEST_BYLINE else signed_within(lines)
    byline = read_byline(lines) if strong or kind or is_led(lines) else Byline(())
    if leads and not byline.lead and (within := signed_within(lines)).names:
        return within
    return byline


def _authors(ev: Evidence, node: Node, byline: Byline) -> tuple[Author, ...]:
    """The authors of an element: those in its links where they fit its text, which knows more of them else."""
    found: dict[str, Author] = {}
    named = {fold_name(name) for name in byline.names}
    linked = list(_linked(ev, node))
    if not named or any(fold_name(author.name) in named for author in linked) or _glued(linked, named):
        for author in linked:
            add_author(found, author)
    if not found or len(byline.names) > len(found):
        for author in of_byline(byline):
            add_author(found, author)
    return tuple(found.values())


def _glued(inner: list[Author], named: set[str]) -> bool:
    """Whether the text's only name is an element's with the next element's words glued to it ("Jane DoeBerlin")."""
    return bool(inner) and len(named) == 1 and next(iter(named)).startswith(fold_name(inner[0].name))


def _linked(ev: Evidence, node: Node) -> Iterator[Author]:
    """Names in links to authors' pages and in elements for names, under a byline."""
    links = [node, *node.all("a")] if node.tag == "a" else node.all("a")
    named = False
    for link in links[:12]:
        href = link.get("href") or ""
        rel = (link.get("rel") or "").lower()
        if not ("author" in rel or _AUTHOR_LINK.search(href[:300].lower()) or link.has_word(_NAME)):
            continue
        text = link.text
        if _lead_before(link, text) == "not":
            continue
        names = [name for name in read_byline(text).names if len(text) <= 120]
        url = ev.page.absolute(href)
        image = _portrait(ev, link) if len(names) == 1 else None
        named = named or bool(names)
        for name in names:
            yield Author(
                name=name, url=url if len(names) == 1 else None, image=image, type="organization" if is_group(name) else "person"
            )
    if not named:
        for inner in node.worded(_NAME)[:8]:
            if inner.end - inner.row <= 8 and (clean := clean_name(strip_lead(inner.text)[0])):
                yield Author(name=clean, type="organization" if is_group(clean) else "person")


def _portrait(ev: Evidence, link: Node) -> str | None:
    """The picture in a link to an author's page."""
    image = next(iter(link.all("img")), None)
    return ev.page.absolute(image.get("src") or "") if image is not None else None


def _nearness(distance: int) -> float:
    return 1.0 if distance < 60 else 0.92 if distance < 200 else 0.84 if distance < 800 else 0.7 if distance < 2000 else 0.5


# ---- lines without markup ----

_BEFORE, _BEHIND = 6, 16  # lines around the headline in which a byline may stand without markup
_END = 400  # lines of the article's part in which a labelled author ("Text: ...") may stand
_NEAR = 60  # rows from the headline
# "Filed under: Travel — jane @ 10:15": WordPress' classic template.
_POSTED = pattern(r"\s[—–-]\s([\w.-]+(?: [\w.-]+){0,2}) @ \d{1,2}:\d\d")
_MOST_OF_A_PART = 6000  # rows
_DATE_BEHIND = pattern(r"[\s@|,]*\d[\d\W]*$")
_SHORT_BYLINE = pattern(r"\s?(?:[,|·•⋅]|[-–—]\s|\(|$)")
_LONGEST_LINE = 110
_LONGEST_DATED = 80
_OTHER_EASTERN = pattern("来源|來源|摄|攝|图|圖|写真")  # where it was taken from, who photographed
_LONGEST_EASTERN = 30  # characters of a line in Chinese, Japanese or Korean that signs: "서울=뉴스1 김철수 기자"
# Japanese papers sign behind the last sentence: "...という。（佐久間透）".
_EAST_END = pattern("[。」][（(]([\u3400-\u9fff々]{3,5}|[\u3400-\u9fff々]{1,3}[ \u3000][\u3400-\u9fff々]{1,3})[）)]$")
_SMALL = frozenset("von van der den de del di da dos du la le el al bin zu ten ter und y e".split())


def lines_near(ev: Evidence, subject: Subject, around: Surroundings) -> Iterator[Signed]:
    """The first byline in short lines of plain text: "By Jane Doe" near the headline, "Author: Jane Doe" anywhere in the
    article's part, or on a page that shows no headline."""
    heading = subject.heading
    place = _part_around(heading) if heading is not None else ev.page.tree.root
    if place is None or place.end - place.row > _MOST_OF_A_PART:
        return
    lines, at = around.lines(place)
    desk = heading is None  # whether only a labelled byline names who wrote: also behind that of a group
    first = max(0, at - _BEFORE)
    for i, line in enumerate(lines[first : at + _END], first):
        if len(line) > _LONGEST_LINE or i == at:
            continue
        near = -_BEFORE <= i - at <= _BEHIND if not desk else line[:1].isdigit()  # "19 September 2003, by Jane Doe"
        if not near and not may_begin(line):
            continue
        line = native_lead(ev, line)
        if i + 1 < len(lines) and len(line) <= 24 and is_lead(line):
            line = f"{line.rstrip(' :')}: {lines[i + 1][:80]}"  # "Written by" on one line, the name on the next
        if len(line) < 4:
            continue
        if signed := _of_line(line, near, place):
            yield signed
            if signed.people:
                return
            desk = True
    if heading is not None and at >= 0:
        yield from _unmarked(lines, at, place)
    for line in reversed(lines[at + 1 : at + _END]):
        if line.endswith(("）", ")")) and (match := _EAST_END.search(line[-16:])) and match[1] not in EAST_REMARKS:
            if names := of_byline(read_byline(match[1])):
                yield Signed(names, "html", place, "a name in brackets behind the last sentence", 3.0, "html")
                return


def _unmarked(lines: list[str], at: int, place: Node) -> Iterator[Signed]:
    """Names that no word leads to, by where they stand."""
    if (found := dated_names(lines, at)) is not None:
        yield Signed(of_byline(found), "html", place, "a name alone beside the date", 4.0, "html")
    elif (found := signature(lines, at, {node.text for node in place.all("em", "i", "b", "strong")[:_MOST_NODES]})) is not None:
        yield Signed(of_byline(found), "html", place, "a name alone behind the last sentence", 3.5, "html")


def _part_around(heading: Node) -> Node | None:
    """The part of the page around the headline that is no larger than an article."""
    place = heading.parent
    for up in heading.ancestors[:8]:
        if up.tag in ("body", "html") or up.end - up.row > 2500:
            break
        place = up
    return place


def _of_line(line: str, near: bool, place: Node) -> Signed | None:
    bare, kind = strip_lead(line.lstrip("([（【 -–—·•|"))
    if kind == "by" and bare and line[: -len(bare)].rstrip().endswith((":", "：")):
        kind = "label"  # "Von: Jane Doe"
    if near and (posted := _POSTED.search(line)) and (names := of_byline(read_byline(posted[1]))):
        return Signed(names, "html", place, "a line of text with an author and an hour", 5.0, "html")
    if kind is None and near and len(line) <= _LONGEST_DATED:
        within = signed_within(line)
        if within.names and _is_signature(line, within, "by"):
            return Signed(of_byline(within), "html", place, "a line of text with a date and an author", 5.0, "html")
    if kind is None and near and len(line) <= _LONGEST_EASTERN and is_eastern(line) and not _OTHER_EASTERN.search(line):
        if (eastern := read_byline(line)).lead and eastern.names and not eastern.groups:
            what = "a line of text with a reporter and a name"
            return Signed(of_byline(eastern), "html", place, what, 5.0, "html", True)
    if kind is None or kind == "not" or (kind == "by" and not near):
        return None
    byline = read_byline(line)
    if not (_is_signature(bare, byline, kind) if byline.names else byline.agencies and 3 < len(bare) < 40):
        return None
    trust = (6.0 if kind == "label" else 5.5) * (1.0 if near else 0.85)
    what = "a line of text that begins with a word for the author"
    return Signed(of_byline(byline), "html", place, what, trust, "html", True)


def _is_signature(bare: str, byline: Byline, kind: str) -> bool:
    """Whether a line without markup is a byline: a name of several words, capitalised, that fills much of the line."""
    name = byline.names[0]
    pieces = name.split()
    alone = kind == "by" and len(pieces) == 1 and _SHORT_BYLINE.match(bare[len(name) :])  # "By TPN, in News · 3 May"
    capital = all(not is_low(word) or fold_word(word) in _SMALL for word in pieces)
    room = sum(map(len, byline.names)) + 2 * len(byline.names) if is_eastern(name) else len(name)  # names without spaces, listed
    enough = len(pieces) >= 2 or (kind == "label" and len(_DATE_BEHIND.sub("", bare)) <= room + 4)
    if alone and capital and bare.startswith(name) and has_digit(bare):
        return True
    return capital and enough and sum(map(len, byline.names)) * 5 >= min(len(bare.partition("|")[0]), 90)
