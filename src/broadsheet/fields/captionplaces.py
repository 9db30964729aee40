"""Where captions and credits stand: the elements beside a page's pictures that belong to them, found without knowing the body."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from msgspec import Struct

from ..page import Node, Page
from ..text import fold
from ._addresses import is_image_address
from ._beside import SILENT, PicturePlaces
from .captions import MAX_CAPTION, is_labelled
from .imagefiles import is_sign_name, pixels
from .words import images as words

_MAX_ROWS = 60  # of a credit; a marked caption may have four times as many
_MAX_CLIMB = 6  # elements around a picture that are looked at
_LEAST = 3  # characters of a caption
_ICON = 100  # pixels
_MAX_HOST = 80  # rows of an element that is a picture and its words
_MAX_LOOSE = 280  # characters of a caption that no class name marks
_MAX_CREDIT = 160
_MAX_LINES = 3  # of a caption without a mark, its credit among them
_MAX_REST = 80  # characters behind what repeats the picture's own words
_LEAST_ALIKE = 12  # characters from which on equal text is no accident

_STOP = frozenset({"body", "html", "#document", "main", "article", "header", "nav", "footer", "form", "aside"})
_SMALL = frozenset({"small", "i", "em", "font", "center"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "label"})


class Beside(Struct):
    """The words of one picture."""

    captions: list[Node] = []
    credits: list[Node] = []  # outside of the captions


_NOTHING = Beside()


@dataclass(slots=True)
class Captions:
    """The words of all pictures of a page."""

    beside: dict[int, Beside] = field(default_factory=dict)  # by the row of the picture's outer element

    def of(self, row: int) -> Beside:
        """The words of the picture at this row."""
        return self.beside.get(row, _NOTHING)


def captions(page: Page, first: int = 0, last: int | None = None) -> Captions:
    """The words beside the pictures of `page`, or at least of those that begin between two rows.

    A caption is marked by its element (`figcaption`) or a class name and stands behind its picture with nothing to read in
    between, or before it in the same figure. Without a mark it is what stands alone with a picture in one element or directly
    behind it, if it repeats the picture's `alt`, names a photographer, or is set small.
    """
    places = PicturePlaces(page.tree)
    found = Captions()
    for node, picture in _marked(page, places):
        if picture is not None:
            found.beside.setdefault(picture, Beside()).captions.append(node)
    for near in places.between(first, page.tree.count if last is None else last):
        if near.row not in found.beside and (plain := _unmarked(near, places)) is not None:
            found.beside[near.row] = Beside([plain])
    _add_credits(page, places, found)
    return found


# ---- marked captions ----


def _marked(page: Page, places: PicturePlaces) -> list[tuple[Node, int | None]]:
    """The innermost elements that hold a caption by their name, in page order, each with the row of its picture."""
    nodes = {node.row: node for node in (*page.tree.worded(words.CAPTION), *page.tree.all("figcaption"))}
    kept: list[tuple[Node, int | None]] = []
    end = 0  # of the last one kept
    for row in sorted(nodes):
        node = nodes[row]
        if row < end:
            continue
        if (
            node.tag in SILENT
            or node.tag in _HEADINGS
            or node.end - row > _MAX_ROWS * 4
            or node.end == row + 1
            or places.count(node)
        ):
            continue
        picture = places.owner(node)
        if (picture is not None or node.tag == "figcaption") and 0 < len(node.text) <= MAX_CAPTION:
            kept.append((node, picture))
            end = node.end
    return kept


def _add_credits(page: Page, places: PicturePlaces, found: Captions) -> None:
    """Credits that stand beside the caption, not in it."""
    ends = {node.end: row for row, one in found.beside.items() for node in one.captions}
    spans = sorted((node.row, node.end) for one in found.beside.values() for node in one.captions)
    for node in page.tree.worded(words.CREDIT):
        row = node.row
        at = bisect_left(spans, (row + 1,)) - 1
        if (at >= 0 and row < spans[at][1]) or node.tag in SILENT or node.end == row + 1 or node.end - row > _MAX_ROWS:
            continue
        if at >= 0 and row - spans[at][1] <= 12 and places.is_silent(spans[at][1], row):
            picture = ends[spans[at][1]]
        elif (owner := places.owner(node)) is not None:
            picture = owner
        else:
            continue
        if places.count(node) or not 0 < len(text := node.text) <= _MAX_CREDIT:
            continue
        if not node.has_word(words.SURE_CREDIT) and not is_labelled(text) and not _in_holder(node, picture):
            continue
        beside = found.beside.setdefault(picture, Beside())
        if not beside.credits or node.row >= beside.credits[-1].end:
            beside.credits.append(node)


def _in_holder(node: Node, picture: int) -> bool:
    up = node.parent
    for _ in range(4):
        if up is None or up.tag in _STOP:
            return False
        if up.row <= picture:
            return up.tag == "figure" or up.has_word(words.HOLDER)
        up = up.parent
    return False


# ---- captions without a mark ----


def _unmarked(picture: Node, places: PicturePlaces) -> Node | None:
    """The element beside a picture whose text is its caption though nothing says so."""
    if picture.tag in ("iframe", "video"):
        return None
    unit, host = _unit(picture, places)
    if unit is None or _is_sign(picture):
        return None
    if host is not None:
        behind = [one for one in host.elements if one.row >= unit.end and one.tag not in SILENT]
        spoken = [one for one in behind if one.text]
        if host.tag == "figure":
            return spoken[0] if len(spoken) == 1 and _is_plain(spoken[0]) else None
        if len(spoken) == 1 and _is_caption(spoken[0], picture, host):
            return spoken[0]
        if not spoken and host.tag != "a" and _is_caption(host, picture, host):
            return host
        return None
    following = unit.next
    while following is not None and following.tag in ("br", "noscript"):
        following = following.next
    if following is None or following.end - following.row > _MAX_HOST or places.count(following):
        return None
    return following if _is_caption(following, picture, None) else None


def _is_sign(picture: Node) -> bool:
    """Whether the picture is an icon or a portrait: a name beside it is no caption."""
    width = pixels(picture.get("width"))
    if (width is not None and width <= _ICON) or picture.has_word(words.SIGN):
        return True
    address = (picture.get("src") or "").partition("?")[0]
    return is_sign_name(address.rpartition("/")[2])


def _unit(picture: Node, places: PicturePlaces) -> tuple[Node | None, Node | None]:
    """The outermost element around a picture that says nothing beside it, and the one around that which holds the picture and few
    words; None for the latter where it holds more. (None, None) for a picture in a link, as teasers are."""
    unit = picture
    up = picture.parent
    for _ in range(_MAX_CLIMB):
        if up is None or (tag := up.tag) in _STOP or up.end - up.row > _MAX_HOST or places.count(up) != 1:
            break
        if tag == "a" and (href := (up.get("href") or "").rstrip("/")).count("/") and not is_image_address(href[-200:]):
            return None, None
        text = up.text
        if len(text) > _MAX_LOOSE:
            break
        if text:
            return unit, up
        unit, up = up, up.parent
    return unit, None


def _is_caption(node: Node, picture: Node, host: Node | None) -> bool:
    text = node.text
    if not _LEAST <= len(text) <= _MAX_LOOSE:
        return False
    alone = host is not None and (host.has_word(words.HOLDER) or (node is not host and node.tag in _SMALL))
    likely = alone or node.has_word(words.LIKELY_CAPTION) or _repeats(text, picture) or is_labelled(text)
    return likely and _is_plain(node)


def _is_plain(node: Node) -> bool:
    """Whether the element holds running text: no headline, no button, not mostly links, no more than a caption and a credit."""
    if node.tag in _HEADINGS or node.tag == "a" or node.first(*_HEADINGS, "button", "form") is not None:
        return False
    lines = node.lines
    linked = sum(len(link.text) for link in node.all("a")[:5])
    return lines.count("\n") < _MAX_LINES and linked * 2 <= len(lines)


def _repeats(text: str, picture: Node) -> bool:
    """Whether the text begins with what the picture's own attributes say."""
    image = picture if picture.tag != "picture" else picture.first("img")
    if image is None:
        return False
    said = ""
    for name in ("alt", "title", "data-caption"):
        own = image.get(name) or ""
        if len(own) < _LEAST_ALIKE:
            continue
        said, own = said or fold(text), fold(own)
        if len(own) >= _LEAST_ALIKE and (
            (said.startswith(own) and len(said) <= len(own) + _MAX_REST) or (own.startswith(said) and len(said) >= _LEAST_ALIKE)
        ):
            return True
    return False
