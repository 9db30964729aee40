"""What a page shows: every picture in a span of its rows, with all addresses that the markup gives it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field

from ..page import Node, Page
from .renditions import MAX_FILES, MAX_SRCSET, File, is_image_address, parse_srcset
from .words import images as words

MAX_PICTURES = 3000
_MAX_JSON = 20_000  # characters of a data attribute that are looked into
_MAX_CLIMB = 6  # elements around a picture that are looked at
_NEAR = 6  # rows between a picture and its noscript
_TOO_FAR = frozenset({"body", "html", "#document", "main"})

_LOOKS_SRCSET = re.compile(r"\s\d{1,5}(?:\.\d{1,4})?[wx]\s*(?:,|$)")
_DATA_SIZE = re.compile(r"\s*(\d{1,5})\s*x\s*(\d{1,5})\s*")
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d{1,4})?\s*(?:px)?\s*$")
_STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]{4,2000})['\"]?\s*\)", re.I)
# Attributes of proportion, not of size, as AMP pages write them.
_PROPORTIONS = frozenset({(16, 9), (4, 3), (3, 2), (1, 1), (9, 16), (3, 4), (2, 3), (21, 9), (5, 4), (4, 5), (2, 1), (100, 56)})


@dataclass(slots=True)
class Shown:
    """One picture where it stands."""

    node: Node  # the img, amp-img or picture
    owner: Node  # the picture element around it, else `node`
    files: list[File] = field(default_factory=list)
    alt: str | None = None
    width: int | None = None  # of the element's attributes
    height: int | None = None
    around: list[Node] = field(default_factory=list)  # elements around it, the nearest first
    link: Node | None = None  # the a around it
    figure: Node | None = None  # the figure around it
    fallback: Node | None = None  # the noscript around it


def pictures_in(page: Page, first: int, last: int) -> list[Shown]:
    """The pictures between two rows of the page's tree in document order, those without any address left out.

    The `img` of a `picture`, and the one in a `noscript` behind a placeholder, count as one picture.
    """
    if first >= last:
        return []
    found: list[Shown] = []
    frame: Shown | None = None  # the picture element that is open
    for node in page.tree.node(first).all("picture", "source", "img", "amp-img"):
        row = node.row
        if row >= last or len(found) >= MAX_PICTURES:
            break
        tag = node.tag
        if frame is not None and row < frame.owner.end:
            _add(frame, node, page)
        elif tag == "picture":
            frame = _stand(node)
            found.append(frame)
        elif tag != "source":
            one = _stand(node)
            _add(one, node, page)
            if one.files or one.alt:
                found.append(one)
    return _with_fallbacks(found)


def _stand(node: Node) -> Shown:
    """A picture with the elements around it that tell what it is."""
    one = Shown(node, node)
    up = node.parent
    while up is not None and len(one.around) < _MAX_CLIMB:
        tag = up.tag
        if tag in _TOO_FAR:
            break
        one.around.append(up)
        if tag == "a" and one.link is None:
            one.link = up
        elif tag == "figure" and one.figure is None:
            one.figure = up
        elif tag == "noscript" and one.fallback is None:
            one.fallback = up
        up = up.parent
    return one


def _with_fallbacks(found: list[Shown]) -> list[Shown]:
    """What a noscript holds belongs to the picture before it, where both hang under the same element."""
    kept: list[Shown] = []
    for one in found:
        before = kept[-1] if kept else None
        if one.fallback and before is not None and not before.fallback and _same_spot(before, one):
            before.files += one.files
            before.alt = before.alt or one.alt
            before.width, before.height = before.width or one.width, before.height or one.height
        else:
            kept.append(one)
    _without_stand_ins(kept)
    return [one for one in kept if one.files]


def _without_stand_ins(found: list[Shown]) -> None:
    """Take away what stands in for several pictures until each is loaded, and what a picture shows before its lazy files."""
    first = Counter(one.files[0].url for one in found if len(one.files) > 1)
    for one in found:
        if len(one.files) < 2:
            continue
        url = one.files[0].url
        if first[url] > 1 and any(file.url != url and file.url not in first for file in one.files):
            one.files = [file for file in one.files if file.url != url]


def _same_spot(before: Shown, behind: Shown) -> bool:
    noscript = behind.fallback
    parent = noscript.parent if noscript is not None else None
    if noscript is None or parent is None:
        return False
    return parent.row < before.owner.row and (not before.files or noscript.row - before.owner.end < _NEAR)


def _add(one: Shown, node: Node, page: Page) -> None:
    attributes = node.attributes
    width, height = pixels(attributes.get("width")), pixels(attributes.get("height"))
    if ((width, height) in _PROPORTIONS and (width, height) != (1, 1)) or (width == height == 1 and node.tag == "amp-img"):
        width = height = None
    files = _files(attributes, page)
    if node.tag == "source":
        if len(files) == 1 and files[0].width is None and not files[0].density:
            files[0].width, files[0].height = width, height
    else:
        one.node = node
        one.alt = one.alt or " ".join((attributes.get("alt") or "").split()) or None
        one.width, one.height = one.width or width, one.height or height
        for file in files:
            if file.width is None and file.height is None and not file.density and not file.full:
                file.width, file.height = width, height
    one.files += files[:MAX_FILES]


def pixels(value: object) -> int | None:
    """A length attribute in pixels; None for percentages, "auto", and what no screen has."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    found = _PIXELS.match(str(value)[:40])
    return int(found[1]) or None if found else None


def _files(attributes: dict[str, str], page: Page) -> list[File]:
    found: list[File] = []
    for name, value in attributes.items():
        if len(value) < 5:
            continue
        if name[:5] == "data-":
            if ("/" in value or "." in value) and not words.OTHER_PICTURE.search(name):
                fresh = _data_files(name, value)
                if len(fresh) == 1 and fresh[0].width is None and not fresh[0].density:
                    fresh[0].width, fresh[0].height = (
                        pixels(attributes.get(name + "-width")),
                        pixels(attributes.get(name + "-height")),
                    )
                found += fresh
        elif name == "srcset":
            found += parse_srcset(value)
        elif name == "src" or name in words.SCRIPTED_SOURCES:
            found.append(File(value))
    files = []
    for i, file in enumerate(found):
        if file.url[:5].lower() == "data:" or "{" in file.url or "%7B" in file.url:
            continue
        url = page.absolute(file.url)
        # The files of one srcset are alike: looking at the first tells of all.
        if url and not ((file.width is None or i == 0) and is_stand_in(url)):
            file.url = url
            files.append(file)
    return files


def is_stand_in(url: str) -> bool:
    """Whether the file is named as what stands in place of a picture until it is loaded."""
    return words.STAND_IN.search(url.partition("?")[0].rpartition("/")[2][-80:]) is not None


def _data_files(name: str, value: str) -> list[File]:
    if value[0] in "[{":
        return [File(url) for url in _addresses(value)]
    if name.endswith(("srcset", "-set", "srcs", "bgset")) or _LOOKS_SRCSET.search(value[:MAX_SRCSET]):
        return parse_srcset(value)
    if len(value) > 2000 or "<" in value:
        return []
    value = value.strip()
    if (is_image_address(value) and " " not in value) or (words.SURE_SOURCE.fullmatch(name) and value.startswith(("http", "/"))):
        return [File(value, full=words.FULL_SOURCE.search(name) is not None)]
    return []


def large(link: Node, address: str) -> File:
    """The file that a link around a picture leads to, with the size that viewers of galleries are told."""
    found = _DATA_SIZE.fullmatch((link.get("data-size") or "")[:20])
    if found is not None:
        return File(address, int(found[1]), int(found[2]), full=True)
    width = link.get("data-width") or link.get("data-pswp-width")
    return File(address, pixels(width), pixels(link.get("data-height") or link.get("data-pswp-height")), full=True)


def _addresses(text: str) -> list[str]:
    """Addresses of image files anywhere in a piece of JSON."""
    if len(text) > _MAX_JSON:
        return []
    try:
        stack: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        return []
    found: list[str] = []
    while stack and len(found) < MAX_FILES:
        value = stack.pop()
        if isinstance(value, str) and "/" in value and len(value) < 2000 and " " not in value and is_image_address(value):
            found.append(value)
        elif isinstance(value, dict):
            stack.extend(reversed(value.values()))
        elif isinstance(value, list):
            stack.extend(reversed(value))
    return found


def background(page: Page, node: Node) -> str | None:
    """The picture that an element's `style` lays behind it; None where it lays none."""
    style = node.get("style") or ""
    found = _STYLE_URL.search(style) if "url(" in style else None
    url = page.absolute(found[1]) if found else None
    return url if url and not is_stand_in(url) else None
