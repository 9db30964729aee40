"""What speaks against a picture that the page shows: that it is no picture of the article, by what it is and where it stands."""

from __future__ import annotations

from msgspec import Struct

from ..evidence import Item
from ..page import Node
from ..text import fold, holds_any
from ._addresses import is_image_address, size_in_url
from ._around import worded_among
from .elsewhere import Elsewhere
from .imagefiles import is_sign_name, large
from .scope import Scope
from .shown import Shown
from .subject import Subject
from .words import images as words

_SMALL = 60  # pixels: no side of an article's picture is shorter
_SIGN_SIZE = 300  # pixels: what is named as a sign and is larger may be a picture of one
_MAX_ISLAND = 250  # rows of an element between a picture and the body's text
_MAX_PORTRAIT, _AROUND_NAME = 80, 16  # characters: of the words of a portrait, and of those that are not the name
_MOST_OTHERS = 1  # pictures beside this one in a teaser: the same for another screen
_BANNERS = frozenset(  # sizes of advertisements (Interactive Advertising Bureau) that no picture of a story has
    {
        (728, 90),
        (970, 90),
        (970, 250),
        (468, 60),
        (320, 50),
        (320, 100),
        (300, 50),
        (300, 600),
        (160, 600),
        (120, 600),
        (234, 60),
        (88, 31),
    }
)
_HEADLINE = 20  # characters of a link that names another story, not a person or a section


class Objection(Struct, frozen=True):
    """Why a picture is none of the article's. A soft one gives way where the page declares the picture as its own."""

    why: str
    soft: bool = False


def author_names(subject: Subject) -> frozenset[str]:
    """The names of those who sign the article in its structured data, folded for comparison."""
    signed = [value for item in subject.articles[:3] for name in ("author", "creator") for value in item.values(name)[:10]]
    names = [
        value if isinstance(value, str) else value.string("name") or "" for value in signed if isinstance(value, (str, Item))
    ]
    return frozenset(folded for name in names if " " in (folded := fold(name)))


def objection(one: Shown, zone: str, scope: Scope, links: Elsewhere, authors: frozenset[str]) -> Objection | None:
    """The first thing that speaks against the picture; None where nothing does. `authors` are the names from `author_names`.

    A link around it to the picture in large adds that file to `one`.
    """
    if authors and (alt := one.alt) and len(alt) <= _MAX_PORTRAIT and _shows(alt, authors):
        return Objection("is a portrait of an author by its name")
    return _by_place(one, zone, scope) or by_nature(one) or _by_links(one, zone, scope, links)


def _shows(alt: str, authors: frozenset[str]) -> bool:
    """Whether the words of a picture are an author's name and little else ("Portrait of ...")."""
    said = fold(alt)
    return any(name in said and len(said) <= len(name) + _AROUND_NAME for name in authors)


def by_nature(one: Shown) -> Objection | None:
    """What speaks against a picture wherever it stands: its server, name, class and size."""
    url = one.address
    host, _, path = url.partition("//")[2].partition("/")
    if holds_any(f"{host}/{path[:3]}".lower(), words.FOREIGN_HOSTS):
        return Objection("is served by a counter, an advertiser or a portrait service")
    node, size = one.node, one.size
    if node.has_word(words.SIGN):
        return Objection("is a portrait, a sign or a button by its class")
    least = _least_side(one, size)
    if size in _BANNERS and one.figure is None:
        return Objection("has the size of a banner")
    if least <= _SMALL:
        return Objection(f"is as small as an icon ({least} px)")
    if words.SIGN_FOLDER.search("/" + path[:600].lower()):
        return Objection("comes from a folder for portraits or for the site's design")
    if one.figure is not None:
        return None
    path = path.partition("?")[0]
    if least <= _SIGN_SIZE and is_sign_name(path.rpartition("/")[2]):
        return Objection("has the name of a sign or a button")
    if (alt := one.alt) and words.SIGN_ALT.match(alt):
        return Objection("has the words of a button")
    stem = path.rpartition("/")[2].rpartition(".")[0].lower()
    if least == _UNKNOWN and words.SIGN_END.search(stem[-30:]):
        return Objection("has the name of a sign or a button, and no size", soft=True)
    if words.SIGN_STEM.fullmatch(stem):
        return Objection("has the whole name of a sign or a button")
    if path[-4:].lower() == ".svg":
        return Objection("is a drawing outside a figure")
    if not alt and least == _UNKNOWN and one.owner is node and not is_image_address(url):
        return Objection("has no name, size or kind, as counters have")
    return None


_UNKNOWN = 10_000


def _least_side(one: Shown, size: tuple[int | None, int | None]) -> int:
    """The shorter side of the largest file, as far as the page says; the element's `size` where no address has one."""
    own_width, own_height = size
    if own_width and own_height and min(own_width, own_height) > _SIGN_SIZE:
        return min(own_width, own_height)
    width = max((file.width for file in one.files if file.width), default=None)
    height = max((file.height for file in one.files if file.height), default=None)
    if width is None and height is None:
        sizes = [size_in_url(file.url) for file in one.files[:2]]
        width = max((w for w, _ in sizes if w), default=own_width)
        height = max((h for _, h in sizes if h), default=own_height if width == own_width else None)
    return min(width or _UNKNOWN, height or _UNKNOWN)


def _by_place(one: Shown, zone: str, scope: Scope) -> Objection | None:
    for up in worded_among(one.around[:4], words.PORTRAIT):
        if not scope.holds_text(up):
            return Objection("stands in an element for portraits or signs", soft=True)
    if scope.is_outside(one.owner):
        return Objection("stands in a list of related stories, a sidebar or the like", soft=True)
    if one.figure is not None:
        return None
    if zone == "above":
        return Objection("stands above the headline", soft=True)
    if zone == "below":
        return Objection("stands below the body", soft=True)
    for up in worded_among(one.around, words.VIDEO) if zone == "body" else ():
        if not scope.holds_text(up):
            return Objection("is the still of a video", soft=True)
    return None


def _by_links(one: Shown, zone: str, scope: Scope, links: Elsewhere) -> Objection | None:
    if one.link is not None:
        kind, address = links.target(one.link)
        if kind == "picture":
            one.files.append(large(one.link, address))
        elif kind == "story" or (kind == "away" and "sponsored" in (one.link.get("rel") or "")):
            return Objection(f"leads to another page ({address[:120]})", soft=True)
    if zone in ("body", "below") and (headline := _story_beside(one, scope, links)):
        return Objection(f"stands with the link of another story ({headline[:80]})", soft=True)
    return None


def _story_beside(one: Shown, scope: Scope, links: Elsewhere) -> str | None:
    """The text of a link to another story in the element that the picture has to itself; links in captions do not count."""
    island = None
    own = {part.row for part in one.parts}
    for up in one.around:
        if up.end - up.row > _MAX_ISLAND or scope.holds_text(up) or _others(up, own) > _MOST_OTHERS:
            break
        island = up
    if island is None or island.tag in ("figure", "picture"):
        return None
    captions = [(node.row, node.end) for node in island.all("figcaption")] if one.figure is not None else []
    for link in island.all("a")[:12]:
        if any(first < link.row < end for first, end in captions):
            continue
        if links.target(link)[0] == "story" and len(text := link.text) >= _HEADLINE:
            return text
    return None


def _others(node: Node, own: set[int]) -> int:
    """How many pictures the element holds beside the one at these rows."""
    return sum([image.row not in own for image in node.all("img", "amp-img")])
