"""Every date that a page states of its own article: in structured data, in its head, in what it shows, in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from ..evidence import Evidence, Item
from ..once import lately
from ..page import Node, words
from ..pattern import pattern
from ..record import Source
from ..text import has_digit
from ._places import has_number, narrow
from .datetext import Customs, Found, find_dates, label_of
from .foldword import fold_word
from .machinedate import read_machine_date
from .stamp import Stamp, stamp
from .subject import Subject
from .surroundings import Surroundings
from .words import parts

Kind = Literal["published", "modified"]


class Reading(Struct, frozen=True, gc=False):
    """One stated date."""

    stamp: Stamp
    kind: Kind
    source: Source
    path: str | Node
    what: str  # what states it, for people: "datePublished of the article"
    trust: float  # how much its source alone is worth; comparable with those of other readings
    family: str  # readings of one family are not independent of each other
    other: Stamp | None = None  # day and month swapped, where nobody can tell
    tacit: bool = (
        False  # "modified" only by a class name that hAtom demands of every entry: dates the entry where nothing else does
    )


# ---- structured data ----

# Property of the article -> what it dates, and its trust.
_PROPERTIES: tuple[tuple[str, Kind, float], ...] = (
    ("datePublished", "published", 10.0),
    ("dateCreated", "published", 5.0),
    ("uploadDate", "published", 4.0),
    ("dateModified", "modified", 10.0),
)
_MOST_ITEMS = 6
_FAR = 150  # rows from the headline
# Things with dates that are not the page's: what others said, and what merely stands on it.
_OTHERS = frozenset(
    "Comment UserComments Answer Review UserReview ImageObject Person Organization Offer Event ClaimReview WebSite".split()
)


def declared(ev: Evidence, subject: Subject, customs: Customs, around: Surroundings) -> Iterator[Reading]:
    """Dates in the article's structured data, then in that of the page around it."""
    own = (getattr(subject, "articles", ()) or ((subject.article,) if subject.article else ()))[:_MOST_ITEMS]
    for i, item in enumerate(own):
        yield from _of_item(item, "the article", 1.0 if i == 0 else 0.8, customs)
    if subject.webpage is not None and subject.webpage not in own:
        yield from _of_item(subject.webpage, "the page", 0.75, customs)
    for item in ev.items[:200]:
        if not item.types and item.source != "json-ld" and item not in own:
            yield from _with_article(_of_item(item, "an item without a type", 0.6, customs), around)
    if not own:
        dated = (item for item in ev.everything[:300] if item.types and not item.is_a(_OTHERS) and item is not subject.webpage)
        for item in [item for item in dated if item.values(*(name for name, _, _ in _PROPERTIES))][:1]:
            yield from _with_article(_of_item(item, f"the page's {item.types[0]}"[:60], 0.5, customs), around)


def _with_article(readings: Iterator[Reading], around: Surroundings) -> Iterator[Reading]:
    """The readings, without those of elements beside the article."""
    for reading in readings:
        if not isinstance(reading.path, Node) or not _is_beside(reading.path, around):
            yield reading


def _is_beside(node: Node, around: Surroundings) -> bool:
    """Whether an element stands in a part of the page that is not the article's, or in a link to another story."""
    if around.is_foreign(node.row) or around.is_doubtful(node.row):
        return True
    return around.distance(node) > _FAR and any(up.tag == "a" for up in node.ancestors[:6])


def _of_item(item: Item, whose: str, share: float, customs: Customs) -> Iterator[Reading]:
    for name, kind, trust in _PROPERTIES:
        for i, value in enumerate(item.values(name)[:5]):
            if isinstance(value, (Item, bool)):
                continue
            found = read_value(value, customs)
            if found is None:
                continue
            nodes = item.nodes.get(name, ())
            path: str | Node = nodes[i] if i < len(nodes) else item.at(name)
            weight = trust * share * (1.0 if item.source == "json-ld" else 0.85)
            yield Reading(found.stamp, kind, item.source, path, f"{name} of {whose}", weight, item.source, found.other)


def read_value(value: str | int | float, customs: Customs) -> Found | None:
    """A declared value, machine-written or not; None where it is no date."""
    if (exact := read_machine_date(value)) is not None:
        return Found(exact, None, None, 0, 0)
    if isinstance(value, str) and len(value) <= 120:
        return next(iter(find_dates(value, customs)), None)
    return None


# ---- the head ----

# Metas that say when the article came out, by name without punctuation, and their trust; what is unknown is judged by its words.
_METAS: dict[str, float] = {
    "articlepublishedtime": 9.0, "ogarticlepublishedtime": 8.0, "ogpublishedtime": 7.0, "articlepublished": 8.0,
    "parselypubdate": 8.0, "cxenseparserecspublishtime": 8.0, "cxenseparsepublishtime": 7.5, "sailthrudate": 7.0,
    "dcdateissued": 7.0, "dctermsissued": 7.0, "citationpublicationdate": 6.0, "citationonlinedate": 6.0,
    "dcdate": 4.5, "dctermsdate": 4.5, "date": 4.2, "pubdate": 7.0, "dcdatecreated": 5.0, "dctermscreated": 5.0,
}  # fmt: skip
_META_WORD = pattern(r"date|time|publish|issued|modif|updat|created")
_META_PUBLISHED = pattern(r"publi|pubdate|pub_?date|issued|first|original|released|launch")
_META_MODIFIED = pattern(r"modif|updat|revis|lastmod|lastpub|changed")
_META_OTHER = pattern(
    r"expir|event|start|end|read|build|copyright|embargo|birth|cache|verif|zone|current|now|revisit|format|valid|dead|video"
)
_LETTERS = pattern(r"[^a-z]+")
_MOST_METAS = 40  # a page of thousands means none of them


def of_metas(ev: Evidence, customs: Customs) -> Iterator[Reading]:
    """Dates in <meta> elements."""
    dated = (meta for meta in ev.metas if has_digit(meta.content) and _may_date(meta.name))
    for meta in islice(dated, _MOST_METAS):
        name = _LETTERS.sub("", meta.name)
        trust = _METAS.get(name)
        kind: Kind = "modified" if trust is None and _META_MODIFIED.search(name) else "published"
        if trust is None:
            if _META_OTHER.search(name):
                continue
            trust = 8.0 if kind == "modified" else 6.0 if _META_PUBLISHED.search(name) else 3.0
            if meta.name == "last-modified":
                trust = 4.0  # a server's answer as often as an editor's
        if (found := read_value(meta.content[:120], customs)) is not None:
            yield Reading(found.stamp, kind, meta.source, meta.node, f"meta {meta.name}"[:60], trust, "meta", found.other)


@lately(256)  # sites call their metas alike
def _may_date(name: str) -> bool:
    """Whether a meta's name has a word for a day."""
    return _META_WORD.search(name) is not None


# ---- what the page shows ----

_DATE_WORDS = words(" ".join(parts.DATE))
_SAYS_PUBLISHED = words(
    "published datepublished pubdate publish publishdate post-date publicationdate publisheddate posted created"
)
_SAYS_MODIFIED = words("updated modified datemodified update lastmodified lastupdated dateupdated modifieddate last-updated")
_ATTRIBUTES = (
    "datetime",
    "content",
    "data-timestamp",
    "data-datetime",
    "data-time",
    "data-date",
    "data-published",
    "data-utime",
    "title",
    "date",
)
_MOST_NODES = 400
_MOST_READ = 24
_NOT_SHOWN = frozenset("meta html body img link script style input head".split())
_LEAST = 1.9  # trust; a date with less stands in a list beside the article, or in a reference far behind its headline
_MOST_ROWS = 40  # an element with more nodes is a part of the page, no date


def shown(ev: Evidence, customs: Customs, around: Surroundings) -> Iterator[Reading]:
    """Dates in elements made for dates: <time>, and class names that say so, the nearest to the headline first."""
    tree = ev.page.tree
    nodes = tree.all("time")[:_MOST_NODES] + narrow(tree.worded(_DATE_WORDS)[:_MOST_NODES], _NOT_SHOWN, 1, _MOST_ROWS)
    seen: set[tuple[Stamp, Kind]] = set()
    alike: dict[tuple[str, str | None], int] = {}
    for node in filter(has_number, around.nearest(nodes, _MOST_READ)):
        kin = (node.tag, node.get("class"))
        for reading in _of_node(node, around, alike.get(kin, 0), customs):
            alike[kin] = alike.get(kin, 0) + 1
            if (key := (reading.stamp, reading.kind)) not in seen:
                seen.add(key)
                yield reading


def _of_node(node: Node, around: Surroundings, alike: int, customs: Customs) -> Iterator[Reading]:
    """Dates of one element; `alike` elements of the same kind, nearer to the headline, had dates before it."""
    text = node.text
    if len(text) > 240:
        return
    exact = _attribute(node, customs)
    found = find_dates(text, customs)
    if exact is not None and (not found or len(found) == 1):
        found = [_merged(exact, found[0] if found else None)]
    if not found:
        return
    distance = around.distance(node)
    trust = (6.0 if node.tag == "time" else 5.0) * _nearness(distance) * (0.5 if around.is_doubtful(node.row) else 1.0)
    if alike > 1 or (distance > 150 and any(up.tag == "a" for up in node.ancestors[:6])):
        trust *= 0.5  # one of a list of dates, or in a link to another story
    by_class = _class_label(node)
    for one in found:
        label = one.label or by_class or (_label_before(node, text) if len(found) == 1 else None)
        if label == "other":
            continue
        kind: Kind = "modified" if label == "modified" else "published"
        what = f"<{node.tag}> {'near the headline' if distance < 150 else 'on the page'}"
        if label:
            what += f", labelled as {label}"
        tacit = kind == "modified" and one.label is None and by_class == label
        if (worth := trust + (1.5 if label else 0.0)) >= _LEAST:
            yield Reading(one.stamp, kind, "html", node, what, worth, "html", one.other, tacit)


def _merged(exact: Found, text: Found | None) -> Found:
    """What an attribute and the text of one element say together: the text's day, as precise as the two agree."""
    if text is None:
        return exact
    label = text.label
    said, read = exact.stamp.date, text.stamp.date
    agree = read == said or (text.other is not None and text.other.date == said)
    if not agree and (said.year, said.month, said.day) == (read.year, read.day, read.month):
        agree = True  # the text has its month first, against its language's custom
    if not agree and exact.stamp.offset is not None and abs(read.toordinal() - said.toordinal()) <= 1:
        agree = True  # the attribute in UTC, the text in local time
    best = exact.stamp if agree or text.other is not None else text.stamp
    return Found(best, None, label, 0, 0)


def _attribute(node: Node, customs: Customs) -> Found | None:
    for name in _ATTRIBUTES:
        value = node.get(name)
        if value and 8 <= len(value) <= 80 and (found := read_value(value, customs)) is not None:
            return found
    return None


def _class_label(node: Node) -> str | None:
    if node.has_word(_SAYS_PUBLISHED):
        return "published"
    if not node.has_word(_SAYS_MODIFIED):
        return None
    inner = node if node.tag == "time" else node.first("time")  # what it holds knows better than the box around it
    return "published" if inner is not None and inner.get("itemprop") == "datePublished" else "modified"


def _label_before(node: Node, text: str) -> str | None:
    """What the words in front of the element, in the same small parent, say."""
    up = node.parent
    if up is None or up.end - up.row > _MOST_ROWS:
        return None
    line = up.text
    at = line.find(text) if text else -1
    if at <= 0:
        return _class_label(up)
    return label_of(line[max(0, at - 40) : at]) or _class_label(up)


def _nearness(distance: int) -> float:
    return 1.0 if distance < 40 else 0.9 if distance < 150 else 0.7 if distance < 600 else 0.5


# ---- lines without markup ----

_LIST = 3  # dated lines right in front of the headline that make a list
_LINES = 40  # lines looked at behind the headline; a few in front of it
_PROSE = 60  # how far into a line of prose a dateline reaches: "Karlsruhe, 12.11.2021. ..."
_MARK = pattern(r"\s*[-–—|·•⋅,]\s")  # behind a date that begins a line: "5 Feb 2020 | Jane Doe"
_NAMED = pattern(r"(?:date|datum|stand|fecha|data|дата|tarih|ημερομηνια|日期|日付|날짜|تاريخ|vom|du|del)\s*:?\s*$")


def lines_near(ev: Evidence, subject: Subject, customs: Customs, around: Surroundings) -> Iterator[Reading]:
    """Dates in lines of plain text around the headline, of the whole page where there is none, and in the document's title."""
    heading = subject.heading
    if ev.title is not None:
        for one in find_dates(ev.title.text[-60:], customs)[:1]:
            yield Reading(one.stamp, "published", "html", ev.title, "the document's title", 3.0, "title", one.other)
    place = room_around(heading) if heading is not None else ev.page.tree.root
    if place is None or place.end - place.row > 20_000:
        return
    lines, shown = around.lines(place)
    at = shown if shown >= 0 else None
    first = 0 if at is None else max(0, at - 8)
    if at is not None and sum(bool(find_dates(line[:_PROSE], customs)) for line in lines[first:at]) >= _LIST:
        first = at  # other stories, each with its date
    for i, line in enumerate(lines[first : first + 300 if at is None else at + _LINES + 1], first):
        for one in find_dates(line[:_PROSE] if len(line) > 160 else line, customs)[:2]:
            label = one.label or (_label_above(lines, i) if one.start <= 2 else None)
            if label == "other":
                continue
            kind: Kind = "modified" if label == "modified" else "published"
            trust = _line_trust(line, one) * (0.6 if at is None else 1.0) - 0.02 * abs(i - (at or 0))
            yield Reading(one.stamp, kind, "html", place, "a line of text near the headline", max(0.1, trust), "html", one.other)


def _label_above(lines: list[str], i: int) -> str | None:
    """What a short line with a colon says of the date on the line below: "Available until:"."""
    above = lines[i - 1] if i else ""
    return label_of(above) if len(above) <= 40 and above.endswith((":", "：")) else None


def _line_trust(line: str, one: Found) -> float:
    """How much a line is a date line: by its length beside the date's, a label, or a place at the line's beginning."""
    if one.label or one.end - one.start > len(line) * 0.4 or (one.start <= 2 and len(line) <= 80 and _MARK.match(line, one.end)):
        return 4.6
    if _NAMED.search(fold_word(line[: one.start])[-20:]):
        return 4.2
    if one.start <= 2 or (len(line) <= 160 and one.start <= 30):
        return 3.5
    return 2.5 if len(line) <= 160 else 2.0


def room_around(heading: Node) -> Node | None:
    """The largest element around the headline with at most some hundred nodes, but at least its parent."""
    best = heading.parent
    for up in heading.ancestors[:10]:
        if up.tag in ("body", "html") or (up.end - up.row > 1500 and best is not heading.parent):
            break
        best = up
    return best


# ---- the address ----

_PATH_EXACT = pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_-]|)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_PATH_LOOSE = pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)/(?P<month>\d\d?)/(?P<day>\d\d?)(?!\d)")
_PATH_MONTH = pattern(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(?P<day>\d\d?)(?=/)", re.I
)
_PATHS = ((_PATH_MONTH, 5.0), (_PATH_EXACT, 5.0), (_PATH_LOOSE, 4.0))
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def of_address(ev: Evidence) -> Iterator[Reading]:
    """A day in the path of the page's address: weak alone, good to confirm."""
    links = [link.href for link in ev.links if "canonical" in link.rel]
    for url in dict.fromkeys((ev.page.url, *links[:1])):
        try:
            path = urlsplit(url or "").path[:400]
        except ValueError:
            continue
        for form, trust in _PATHS if "19" in path or "20" in path else ():
            match = form.search(path)
            if match is None:
                continue
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            day = stamp(int(match["year"]), number, int(match["day"]))
            if day is not None and day.year >= 1990:
                yield Reading(day, "published", "url", url or "", "a day in the page's address", trust, "url")
                return
