"""What attributes say of a picture: the files that scripts will load, the large one behind a link, its size."""

from __future__ import annotations

import json
import re

from ..page import Node, Page
from ._addresses import is_image_address
from ._srcset import parse_srcset
from .renditions import MAX_FILES, File
from .words import images as words

_MAX_JSON = 20_000  # characters of a data attribute that are looked into
_MAX_DIGITS = 6  # of a length in pixels

_LOOKS_SRCSET = re.compile(r"\s\d{1,5}(?:\.\d{1,4})?[wx]\s*(?:,|$)")
_DATA_SIZE = re.compile(r"\s*(\d{1,5})\s*x\s*(\d{1,5})\s*")
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d{1,4})?\s*(?:px)?\s*$")
_STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]{4,2000})['\"]?\s*\)", re.I)
# Attributes of proportion, not of size, as AMP pages write them; one by one pixel is a size on an `img`.
_PROPORTIONS = frozenset({(16, 9), (4, 3), (3, 2), (9, 16), (3, 4), (2, 3), (21, 9), (5, 4), (4, 5), (2, 1), (100, 56)})


def data_files(name: str, value: str, node: Node) -> list[File]:
    """The files of a `data-` attribute that scripts read."""
    if words.OTHER_PICTURE.search(name):
        return []
    found = _files(name, value)
    if len(found) == 1 and found[0].width is None and not found[0].density:
        found[0].width = pixels(node.get(name + "-width"))
        found[0].height = pixels(node.get(name + "-height"))
    return found


def _files(name: str, value: str) -> list[File]:
    if value[0] in "[{":
        return [File(url) for url in _addresses(value)]
    if name.endswith(("srcset", "-set", "srcs", "bgset")) or _LOOKS_SRCSET.search(value):
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


def is_sign_name(name: str) -> bool:
    """Whether a file is named as small signs, buttons and counters are."""
    return words.SIGN_NAME.search("/" + name.lower()) is not None


def size_of(node: Node) -> tuple[int | None, int | None]:
    """Width and height in pixels of the element's attributes; None where they say none, or a proportion."""
    width, height = pixels(node.get("width")), pixels(node.get("height"))
    if (width, height) in _PROPORTIONS or (width == height == 1 and node.tag == "amp-img"):
        return None, None
    return width, height


def pixels(value: object) -> int | None:
    """A length attribute in pixels; None for percentages, "auto", and what no screen has."""
    if value is None:
        return None
    if isinstance(value, str) and value.isdecimal() and len(value) < _MAX_DIGITS:
        return int(value) or None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    found = _PIXELS.match(str(value)[:40])
    return int(found[1]) or None if found else None


def background(page: Page, node: Node) -> str | None:
    """The picture that an element's `style` lays behind it; None where it lays none."""
    style = node.get("style") or ""
    found = _STYLE_URL.search(style) if "url(" in style else None
    return page.absolute(found[1]) if found else None
