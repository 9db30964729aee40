"""The article's pictures: which of all that a page shows and declares are its own, each with its files and its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ..evidence import Evidence
from ..page import Node
from ..record import Image, Source
from .body import Body
from .candidate import Candidate, Choice
from .captions import Caption, caption_of
from .declared import Declared, declared_images
from .renditions import File, identity, is_image_address, marks, renditions, size_in_url
from .scope import Scope, scope_of
from .shown import Shown, background, pictures_in
from .subject import Subject
from .words import images as words

MAX_IMAGES = 200  # of one record; the largest galleries have some 150
_MAX_REJECTED = 12  # candidates kept with the reason why they are not chosen
_SMALL = 60  # pixels: no side of an article's picture is shorter
_TOP_BLOCKS = 2  # a picture before the end of this many blocks of the body can be the lead


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the article and where the page shows it."""

    image: Image
    node: Node | None  # outermost element that belongs to this picture alone; None where it is declared and nowhere shown
    caption_nodes: tuple[Node, ...] = ()  # elements whose text is caption or credit: no text of the body


@dataclass(slots=True)
class _Group:
    """All places and declarations of one picture."""

    key: str
    shown: list[Shown] = field(default_factory=list)
    declared: list[Declared] = field(default_factory=list)
    zone: str = ""  # "above", "head", "body" or "below"; empty where the page does not show it
    reason: str | None = None  # why it is no picture of the article
    final: bool = False  # nothing can outweigh the reason

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
    groups = _grouped(pictures_in(ev.page, scope.first, scope.last), scope, ev)
    declared = declared_images(ev, subject)
    unseen = _matched(groups, declared)
    lead = _lead(groups, unseen, scope)
    if lead is None and (behind := _behind(ev, scope)) is not None:
        lead = behind
    chosen = [group for group in groups if group.reason is None and group is not lead]
    if lead is not None:
        chosen.insert(0, lead)
    chosen = chosen[:MAX_IMAGES]
    pictures = tuple(_picture(group, group is lead, groups) for group in chosen)
    refused = [group for group in (*groups, *unseen) if not any(group is one for one in chosen)]
    candidates = [_candidate(group, _why(group, group is lead)) for group in chosen]
    instead = "declared, but another picture stands at the top"
    candidates += [_candidate(group, group.reason or instead) for group in refused[:_MAX_REJECTED]]
    return Choice(pictures, candidates, len(chosen), _signature(lead, chosen))


# ---- what the page shows ----


def _grouped(shown: list[Shown], scope: Scope, ev: Evidence) -> list[_Group]:
    """One group a picture, in page order, each with what speaks against it."""
    groups: dict[str, _Group] = {}
    hosts = _site(ev.page.base_url)
    for one in shown:
        key = identity(one.files[0].url)
        zone = scope.zone(one.owner.row)
        reason, final = _against(one, zone, scope, hosts, ev)
        group = groups.get(key)
        if group is None:
            groups[key] = _Group(key, [one], zone=zone, reason=reason, final=final)
        elif group.reason is not None and reason is None:
            group.shown.insert(0, one)
            group.zone, group.reason, group.final = zone, None, False
        else:
            group.shown.append(one)
    return sorted(groups.values(), key=lambda group: group.row)


def _against(one: Shown, zone: str, scope: Scope, hosts: str, ev: Evidence) -> tuple[str | None, bool]:
    """What speaks against a picture, and whether that is final; (None, False) where nothing does."""
    url = one.files[0].url
    if words.FOREIGN_HOST.search(url[:300]):
        return "is served by a counter, an advertiser or a portrait service", True
    if one.node.has_word(words.SIGN):
        return "is a portrait, a sign or a button by its class", True
    around = one.owner.ancestors[:4]
    width, height = _size(one)
    least = min(side for side in (width, height, 10_000) if side is not None)
    if least <= _SMALL:
        return f"is as small as an icon ({least} px)", True
    in_figure = any(up.tag == "figure" for up in around)
    path = url.partition("?")[0]
    if words.SIGN_NAME.search(path.rpartition("/")[2]) and not in_figure and least <= 300:
        return "has the name of a sign or a button", True
    if path.lower().endswith(".svg") and not in_figure:
        return "is a drawing outside a figure", True
    if any(up.has_word(words.SIGN) and not scope.holds_text(up) for up in around):
        return "stands in an element for portraits, signs or buttons", False
    if scope.is_outside(one.owner.row):
        return "stands in a list of related stories, a sidebar or the like", False
    if (target := _story(one, hosts, ev)) is not None:
        return f"leads to another page ({target[:120]})", False
    if zone == "above" and not in_figure:
        return "stands above the headline", False
    if zone == "below" and not in_figure:
        return "stands below the body", False
    return None, False


def _size(one: Shown) -> tuple[int | None, int | None]:
    """Size of the largest file, as far as the page says; the element's attributes where no address or descriptor has one."""
    width = max((file.width for file in one.files if file.width), default=None)
    height = max((file.height for file in one.files if file.height), default=None)
    if width is None and height is None:
        sizes = [size_in_url(file.url) for file in one.files[:4]]
        width = max((w for w, _ in sizes if w), default=one.width)
        height = max((h for _, h in sizes if h), default=one.height if width == one.width else None)
    return width, height


def _story(one: Shown, hosts: str, ev: Evidence) -> str | None:
    """Where the link around a picture leads, if to another story; a link to the picture in large becomes one of its files."""
    if one.link is None:
        return None
    href = one.link.get("href")
    if not href or href.startswith(("#", "javascript:")):
        return None
    target = ev.page.absolute(href)
    if target is None:
        return None
    path = target.partition("?")[0].partition("#")[0]
    if is_image_address(path[-200:]) and path[-5:].lower() not in (".html", ".aspx"):
        one.files.append(File(target, full=True))
        return None
    own = (ev.page.base_url or "").partition("?")[0].partition("#")[0].rstrip("/")
    if own and (path.rstrip("/") == own or path.startswith(own + "/")):
        return None
    if words.GALLERY_LINK.search(target):
        return None
    return target if one.link.get("rel") == "sponsored" or _site(target) == hosts or not hosts else None


def _site(url: str | None) -> str:
    """The last two labels of a host; empty where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])


# ---- what the page declares ----


def _matched(groups: list[_Group], declared: list[Declared]) -> list[_Group]:
    """Give every declaration to the group that shows it; the groups of those that nothing shows come back."""
    by_key = {group.key: group for group in groups}
    by_mark: dict[str, list[_Group]] = {}
    unseen: dict[str, _Group] = {}
    for number, one in enumerate(declared):
        key = identity(one.file.url)
        if number == 0:
            for shown in groups:
                for mark in marks(shown.shown[0].files[0].url):
                    by_mark.setdefault(mark, []).append(shown)
        group = by_key.get(key) or _by_mark(by_mark, one.file.url)
        if group is None:
            group = unseen.setdefault(key, _Group(key, reason=one.objection, final=one.objection is not None))
        group.declared.append(one)
    return list(unseen.values())


def _by_mark(by_mark: dict[str, list[_Group]], url: str) -> _Group | None:
    """The only group that shares a telling token with the address; None where none or several do."""
    found = {id(group): group for mark in sorted(marks(url)) for group in by_mark.get(mark, ())}
    return next(iter(found.values())) if len(found) == 1 else None


# ---- the lead ----


def _lead(groups: list[_Group], unseen: list[_Group], scope: Scope) -> _Group | None:
    """The cover picture. What the page both declares and shows at the top comes first, then what it shows there, then what it
    declares."""
    for group in groups:
        if group.declared and group.reason is not None and not group.final and group.zone in ("above", "head", "body"):
            group.reason = None
    top = [group for group in groups if group.reason is None and scope.is_top(group.row, _TOP_BLOCKS)]
    declared_top = [group for group in top if group.declared]
    if declared_top:
        return declared_top[0]
    head = [group for group in top if group.zone in ("head", "above")]
    if head:
        return head[0]
    own = [group for group in groups if group.reason is None and group.declared]
    if own and not any(group.reason is None for group in unseen):
        return own[0]
    declared = [group for group in unseen if group.reason is None]
    if declared:
        return own[0] if own else declared[0]
    return top[0] if top else None


def _behind(ev: Evidence, scope: Scope) -> _Group | None:
    """A lead that is no img: the poster of a video, or a picture laid behind the headline."""
    for node in ev.page.tree.all("video"):
        inside = scope.first <= node.row < scope.last and not scope.is_outside(node.row)
        if inside and (url := ev.page.absolute(node.get("poster"))):
            return _Group(identity(url), [Shown(node, node, [File(url)])], zone=scope.zone(node.row))
    for node in ev.page.tree.having("style"):
        if scope.first <= node.row < scope.text_first and not scope.is_outside(node.row) and (url := background(ev.page, node)):
            if not words.SIGN_NAME.search(url.partition("?")[0].rpartition("/")[2]):
                return _Group(identity(url), [Shown(node, node, [File(url)])], zone=scope.zone(node.row))
    return None


# ---- the record's form ----


def _picture(group: _Group, is_lead: bool, groups: list[_Group]) -> Picture:
    said = [one for one in group.declared if one.objection is None]
    files = [file for one in group.shown for file in one.files] + [one.file for one in said]
    kept = renditions(files)
    unit = _unit(group, groups)
    words_of = caption_of(unit, group.shown[0].owner) if unit is not None else Caption()
    caption = words_of.text or next((one.caption for one in said if one.caption), None)
    credit = words_of.credit or next((one.credit for one in said if one.credit), None)
    alt = next((one.alt for one in group.shown if one.alt), None) or next((one.alt for one in said if one.alt), None)
    image = Image(
        url=kept[0].url, width=kept[0].width, height=kept[0].height, caption=caption, credit=credit, alt=alt,
        role="lead" if is_lead else "body", renditions=kept,
    )  # fmt: skip
    return Picture(image, unit, words_of.nodes)


def _unit(group: _Group, groups: list[_Group]) -> Node | None:
    """The outermost element that belongs to the picture alone: its figure, or what wraps it and holds no other text."""
    if not group.shown:
        return None
    others = sorted(one.owner.row for other in groups if other is not group for one in other.shown)
    unit = group.shown[0].owner
    text = ""
    for up in unit.ancestors[:8]:
        if up.tag in _CONTAINERS or bisect_left(others, up.row) != bisect_right(others, up.end) or up.end - up.row > _MAX_UNIT:
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
        return Candidate(group.shown[0].files[0].url, source, group.shown[0].node, why)
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
