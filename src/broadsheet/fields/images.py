"""The article's pictures: which of all that a page shows and declares are its own, each with its files and its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct

from ..evidence import Evidence
from ..page import Node
from ..record import Image, Source
from ._addresses import identity, marks, shared_marks
from ._files import is_stand_in
from .body import Body
from .candidate import Candidate, Choice
from .captionplaces import Captions, captions
from .captions import Caption, caption_of, split_credit
from .declared import Declared, declared_images
from .imagefiles import background, is_sign_name
from .objections import Objection, author_names, by_nature, objection
from .renditions import File, renditions
from .scope import Scope, scope_of
from .shown import Shown, pictures_in
from .subject import Subject
from .words import images as words

MAX_IMAGES = 200  # of one record; the largest galleries have some 150
_MAX_REJECTED = 12  # candidates kept with the reason why they are not chosen


class Picture(Struct, frozen=True):
    """An image of the article and where the page shows it."""

    image: Image
    node: Node | None  # outermost element that belongs to this picture alone; None where it is declared and nowhere shown
    caption_nodes: tuple[Node, ...] = ()  # elements whose text is caption or credit: no text of the body


class _Group(Struct, eq=False):
    """All places and declarations of one picture."""

    key: str
    shown: list[Shown] = []
    declared: list[Declared] = []
    zone: str = ""  # "above", "head", "body" or "below"; empty where the page does not show it
    against: Objection | None = None

    @property
    def row(self) -> int:
        return self.shown[0].owner.row if self.shown else -1


def images(ev: Evidence, subject: Subject, body: Body) -> Choice[tuple[Picture, ...]]:
    """The pictures of the article, the lead first, then in page order; empty where it has none.

    A picture is the article's where it stands between headline and end of the body and nothing speaks against it: a link to
    another story, a sidebar, the size of an icon, the name of a logo. What the page declares as its image (JSON-LD, Open Graph)
    outweighs soft objections, and is the lead also where it is nowhere shown. Refused are site-wide default pictures, portraits
    of authors, counters, advertisements and `data:` addresses.
    """
    scope = scope_of(ev, subject, body)
    groups = _grouped(ev, scope, author_names(subject))
    declared = declared_images(ev, subject)
    unseen = _matched(groups, declared)
    lead = _lead(groups, unseen, scope)
    if lead is None and (behind := _behind(ev, scope)) is not None:
        lead = behind
    chosen = [group for group in groups if group.against is None and group is not lead]
    if lead is not None:
        chosen.insert(0, lead)
    chosen = chosen[:MAX_IMAGES]
    places = _words_beside(ev, chosen)
    rows = sorted(one.owner.row for group in groups for one in group.shown)
    pictures = tuple(_picture(group, group is lead, rows, places) for group in chosen)
    refused = [group for group in (*groups, *unseen) if group not in chosen]
    candidates = [_candidate(group, _why(group, group is lead)) for group in chosen]
    instead = "declared, but another picture stands at the top"
    candidates += [_candidate(group, group.against.why if group.against else instead) for group in refused[:_MAX_REJECTED]]
    return Choice(pictures, candidates, len(chosen), _signature(lead, chosen))


# ---- what the page shows ----


def _grouped(ev: Evidence, scope: Scope, authors: frozenset[str]) -> list[_Group]:
    """One group a picture, in page order, each with what speaks against it."""
    groups: dict[str, _Group] = {}
    links = scope.links
    for one in pictures_in(ev.page, scope.first, scope.last):
        key = identity(one.address)
        zone = scope.zone(one.owner.row)
        against = objection(one, zone, scope, links, authors)
        group = groups.get(key)
        if group is None:
            groups[key] = _Group(key, [one], zone=zone, against=against)
        elif group.against is not None and against is None:
            group.shown.insert(0, one)
            group.zone, group.against = zone, None
        else:
            group.shown.append(one)
    return sorted(groups.values(), key=lambda group: group.row)


# ---- what the page declares ----


def _matched(groups: list[_Group], declared: list[Declared]) -> list[_Group]:
    """Give every declaration to the group that shows it; the groups of those that nothing shows come back."""
    by_key = {group.key: group for group in groups}
    unseen: dict[str, _Group] = {}
    for one in declared:
        key = one.key
        group = by_key.get(key) or unseen.get(key)
        if group is None and (own := marks(one.file.url)):
            group = _by_mark(groups, own)
        if group is None:
            group = unseen.setdefault(key, _Group(key, against=Objection(one.objection) if one.objection else None))
        group.declared.append(one)
    return list(unseen.values())


def _by_mark(groups: list[_Group], own: frozenset[str]) -> _Group | None:
    """The group that shares a token of an address which no other group has; None where none or several do."""
    by_mark: dict[str, list[_Group]] = {}
    for group in groups:
        for mark in shared_marks(group.shown[0].address, own):
            by_mark.setdefault(mark, []).append(group)
    found = [sharing[0] for sharing in by_mark.values() if len(sharing) == 1]
    return found[0] if found and all(group is found[0] for group in found) else None


# ---- the lead ----


def _lead(groups: list[_Group], unseen: list[_Group], scope: Scope) -> _Group | None:
    """The cover picture. What the page both declares and shows at the top comes first, then what it shows there, then what it
    declares."""
    own = [group for group in groups if any(one.objection is None for one in group.declared)]
    for group in own:
        if group.against is not None and group.against.soft and group.zone != "below":
            nature = by_nature(group.shown[0])
            group.against = nature if nature is not None and not nature.soft else None
    own = [group for group in own if group.against is None]
    top = [group for group in groups if group.against is None and scope.is_top(group.row)]
    for likely in (
        [group for group in top if group in own],
        [group for group in top if group.zone in ("head", "above")],
        own,
        [group for group in unseen if group.against is None],
        top,
    ):
        if likely:
            return likely[0]
    return None


def _behind(ev: Evidence, scope: Scope) -> _Group | None:
    """A lead that is no img: the poster of a video, or a picture laid behind the headline."""
    for node in ev.page.tree.all("video"):
        inside = scope.first <= node.row < scope.last and not scope.is_outside(node)
        if inside and (url := ev.page.absolute(node.get("poster"))):
            return _Group(identity(url), [Shown(node, ev.page, url, known=[File(url)])], zone=scope.zone(node.row))
    for node in ev.page.tree.having("style"):
        if scope.first <= node.row < scope.text_first and not scope.is_outside(node) and (url := background(ev.page, node)):
            if not is_stand_in(url) and not is_sign_name(url.partition("?")[0].rpartition("/")[2]):
                return _Group(identity(url), [Shown(node, ev.page, url, known=[File(url)])], zone=scope.zone(node.row))
    return None


# ---- the record's form ----


def _words_beside(ev: Evidence, chosen: list[_Group]) -> Captions:
    """The words of the chosen pictures: of those in between, too, but not of the teasers before and behind them."""
    rows = [one.owner.row for group in chosen for one in group.shown]
    return captions(ev.page, min(rows), max(rows) + 1) if rows else Captions()


def _picture(group: _Group, is_lead: bool, rows: list[int], places: Captions) -> Picture:
    said = [one for one in group.declared if one.objection is None]
    files = [file for one in group.shown for file in one.files] + [one.file for one in said]
    kept = renditions(files)
    unit = _unit(group, rows)
    beside = next((found for one in group.shown if (found := places.of(one.owner.row)).captions or found.credits), None)
    words_of = caption_of(beside.captions, beside.credits) if beside is not None else Caption()
    caption, credit = words_of.text, words_of.credit
    if caption is None and (declared := next((one.caption for one in said if one.caption), None)):
        caption, found_credit = split_credit(declared)
        credit = credit or found_credit
    credit = credit or next((one.credit for one in said if one.credit), None)
    alt = next((alt for one in group.shown if (alt := one.alt)), None) or next((one.alt for one in said if one.alt), None)
    image = Image(
        url=kept[0].url, width=kept[0].width, height=kept[0].height, caption=caption or None, credit=credit, alt=alt,
        role="lead" if is_lead else "body", renditions=kept,
    )  # fmt: skip
    return Picture(image, unit, words_of.nodes)


def _unit(group: _Group, rows: list[int]) -> Node | None:
    """The outermost element that belongs to the picture alone: its figure, or what wraps it and holds no other text. `rows` are
    those of all pictures."""
    if not group.shown:
        return None
    own = {one.owner.row for one in group.shown}
    others = [row for row in rows if row not in own]
    unit = group.shown[0].owner
    text = ""
    for up in unit.ancestors[:8]:
        row, end = up.row, up.end
        if up.tag in _CONTAINERS or end - row > _MAX_UNIT or bisect_left(others, row) != bisect_right(others, end):
            break
        if up.tag == "figure" or up.has_word(words.HOLDER):
            unit, text = up, up.text
        elif up.text == text:
            unit = up
    return unit


_CONTAINERS = frozenset({"body", "main", "article", "section", "td", "#document", "header"})
_MAX_UNIT = 250  # rows


_PLACES = {
    "above": "above the headline",
    "head": "between headline and body",
    "body": "within the body",
    "below": "below the body",
}


def _why(group: _Group, is_lead: bool) -> str:
    place = _PLACES.get(group.zone)
    if is_lead:
        shown = f"shown {place}" if place else "nowhere shown"
        return f"declared as the article's image and {shown}" if group.declared else f"the picture {shown}"
    return f"shown {place}" + (" and declared" if group.declared else "")


def _candidate(group: _Group, why: str) -> Candidate[object]:
    source: Source = "html"
    if group.shown:
        return Candidate(group.shown[0].address, source, group.shown[0].node, why)
    one = group.declared[0]
    return Candidate(one.file.url, one.source, one.path, why)


def _signature(lead: _Group | None, chosen: list[_Group]) -> str:
    if lead is None:
        kind = "no lead"
    elif lead.declared:
        kind = f"declared, {lead.zone or 'unseen'}"
    else:
        kind = f"shown, {lead.zone}"
    rest = len(chosen) - (lead is not None)
    return f"{kind}; {'none' if not rest else 'few' if rest < 4 else 'many'} in body"
