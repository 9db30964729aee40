"""One picture, many files: what a page offers of a picture, how large each file is, and which files show the same picture."""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode
from functools import lru_cache
from urllib.parse import unquote

from msgspec import Struct

from ..once import lately
from ..pattern import pattern
from ..record import Rendition
from .words import images as words

MAX_FILES = 100  # of one srcset


class File(Struct, gc=False):
    """One address of a picture and what the page says about its size; None where it does not."""

    url: str
    width: int | None = None
    height: int | None = None
    density: float = 0.0  # pixels a CSS pixel; 0 where not declared
    full: bool = False  # declared as the full size: the target of a link around a thumbnail, or so named


# ---- sizes that an address states ----

_PAIR = pattern(r"(?<![0-9a-z])(\d{2,4})x(\d{2,4})(?![0-9a-z])")  # all of addresses in lower case
_BOX = pattern(r"(?<![a-z])(?:resize|rs)[=:](?:fi[lt]l?:|auto:)?(\d{2,4})(?:,|:|%2c)(\d{1,4})(?!\d)")
_WIDTH = pattern(r"w(?:id|idth)?[=_:/-]?(\d{2,4})(?![0-9a-z])")  # where `_begins`
_HEIGHT = pattern(r"h(?:ei|eight)?[=_:/-]?(\d{2,4})(?![0-9a-z])")
_WIDE = pattern(r"[/_-](\d{3,4})w(?![0-9a-z])")
_LONGEST_URL = 2048  # where patterns are looked for
_LONGEST_SIZED = 500  # characters at the end of an address where its size stands
_SMALLEST_PAIR = 32  # 16x9 and 4x3 are proportions


def size_in_url(url: str) -> tuple[int | None, int | None]:
    """Width and height in pixels that the address itself states (`-300x200.jpg`, `?w=640`, `/w_640,h_360/`); None where it
    states none. Proportions (`16x9`) are no sizes."""
    url = url[-_LONGEST_SIZED:].lower()
    for pair in _PAIR.finditer(url) if "x" in url else ():
        width, height = int(pair[1]), int(pair[2])
        if width >= _SMALLEST_PAIR and height >= _SMALLEST_PAIR:
            return width, height
    if ("rs=" in url or "rs:" in url or "resize" in url) and (box := _BOX.search(url)):
        return int(box[1]), int(box[2]) or None
    wide = _named(_WIDTH, url) or _WIDE.search(url)
    high = _named(_HEIGHT, url)
    return (int(wide[1]) if wide else None), (int(high[1]) if high else None)


def _named(rule: re.Pattern[str], url: str) -> re.Match[str] | None:
    """The first size by its name (`w=640`, `imwidth_640`) that begins a piece of the address."""
    for found in rule.finditer(url):
        start = found.start()
        start -= 2 if url[max(0, start - 2) : start] == "im" else 0
        if not start or url[max(0, start - 3) : start] in _ESCAPED or url[start - 1] not in _INSIDE:
            return found
    return None


_ESCAPED = ("%2f", "%2c")
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789%")


# ---- which files show the same picture ----

# Patterns are for lower case, and begin with what is quick to look for.
_EXTENSION = pattern(r"\.(?:jpe?g|png|webp|avif|gif|jfif|heic|tiff?|bmp|svg)(?![a-z0-9])")
_NAME_ENDS = frozenset("jpg jpeg png webp avif gif jfif heic tif tiff bmp svg php asp aspx ashx cms htm html".split())
_ENCODED = pattern(r"aHR0c[DH][A-Za-z0-9_\-=+]{10,2000}")
_DATE = pattern(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_LONG_NUMBER = pattern(r"\d{6,}")
_STRONG = pattern(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12,64}(?![0-9a-z])|\d{7,20}(?!\d)|[0-9a-z]{20,40}(?![0-9a-z])"
)
_LONGEST_SUFFIX = 48  # characters: `---v-` and forty more are 45
_SHORTEST_MARK = 7  # characters
_MAX_SEGMENTS = 40
_SPECIFIC = 10  # characters of a file name that no other picture of the page will bear


def is_image_address(url: str) -> bool:
    """Whether the address names an image file by its extension."""
    return _EXTENSION.search(url.lower()) is not None


@lately(64)  # the same file is declared in several places, and shown
def identity(url: str) -> str:
    """What stays of an address when its size, crop, format and server are taken away: equal for two files of one picture.

    Kept is the file name without the tokens that stand for a size; a name that says little (`640.jpg`, `image.jpg`) brings the
    folders before it. Different pictures may share a telling name, so long numbers in the folders stay too.
    """
    path, _, query = _source(url).partition("?")
    parts = path.split("/")[-_MAX_SEGMENTS:]
    stem = ""
    while parts and not stem:
        stem = _stem(parts.pop())
    if not stem:
        return query.lower() or url
    says_little = words.GENERIC_NAME.fullmatch(stem) is not None
    numbered = _LONG_NUMBER.search(path, 0, max(0, path.rfind("/")))
    if (len(stem) >= _SPECIFIC and not says_little and not numbered) or (_STRONG.search(stem) and not _DATE.match(stem)):
        return stem
    key = stem
    for part in reversed(parts):
        if len(key) >= _SPECIFIC and not says_little:
            break
        if folder := _stem(part):
            key = f"{folder}/{key}"
    ids: list[str] = []
    if numbered:
        stems = (_stem(part) for part in parts if _LONG_NUMBER.search(part))
        ids = [number for one in stems for number in _LONG_NUMBER.findall(one) if not _DATE.match(number)]
    if query and not is_image_address(path) and len(stem) < _SPECIFIC:
        key += "?" + "&".join(pair for pair in query.lower().split("&") if not words.SIZE_PARAMETER.match(pair))
    return "|".join((key, *ids)) if len(key) < 40 else key


def marks(url: str) -> frozenset[str]:
    """Tokens of an address that name one picture among all: UUIDs, hashes, long numbers that are no dates."""
    path = _source(url).partition("?")[0].lower()
    found = (mark for part in path.split("/") if len(part) >= _SHORTEST_MARK for mark in _STRONG.findall(part))
    return frozenset(mark for mark in found if not mark.isalpha() and (not _DATE.match(mark) or len(mark) > 14))


def _source(url: str) -> str:
    """Path and query of the original file: servers that resize carry its address in their own."""
    url = url[:_LONGEST_URL]
    if (at := url.rfind("http")) > 0 and not is_image_address(url[:at]):
        url = unquote(url[at:].partition("&")[0])
    elif (at := url.find("url=%2F")) > 0 or (at := url.find("url=/")) > 0:
        url = "//" + unquote(url[at + 4 :].partition("&")[0])
    elif "aHR0c" in url and (found := _ENCODED.search(url)):
        url = _decoded(found.group()) or url
    _, _, path = url.partition("//")
    path = path.partition("/")[2] if path else url
    path = path.partition("#")[0]
    return unquote(path) if "%" in path else path


def _decoded(text: str) -> str | None:
    try:
        return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)).decode()
    except (binascii.Error, ValueError):
        return None


@lru_cache(maxsize=256)  # pictures of a page lie in the same folders
def _stem(part: str) -> str:
    """One segment of a path in lower case without what stands for size, crop or format; empty where nothing else is in it."""
    part = part.lower()
    name, _, end = part.rpartition(".")
    bare = name if end in _NAME_ENDS else part
    if not bare.isalnum():  # there is more to cut than the end of a file name
        if words.SIZE_SEGMENT.fullmatch(part):
            return ""
        bare = _without_size(part)
        if bare == part:
            return part
    return "" if words.SIZE_SEGMENT.fullmatch(bare) else bare


def _without_size(part: str) -> str:
    for mark in ";=!":
        part = part.partition(mark)[0]
    for _ in range(8):
        while (cut := part.rpartition("."))[1] and cut[2] in _NAME_ENDS:
            part = cut[0]
        suffix = words.SIZE_SUFFIX.search(part, max(0, len(part) - _LONGEST_SUFFIX))
        if suffix is None:
            break
        part = part[: suffix.start()]
    return part


# ---- many files to the renditions of one picture ----


def renditions(files: list[File], most: int = 60) -> tuple[Rendition, ...]:
    """The files as renditions, each address once, the largest first; those of unknown size last, in their order, but a file
    that is declared the full one first. The same file in a second format (`.jpg.webp`) is left out.

    Sizes are those that the page declares. What an address seems to say about them only helps to put them in order.
    """
    by_url: dict[str, File] = {}
    for file in files:
        known = by_url.setdefault(file.url, file)
        known.width = known.width or file.width
        known.height = known.height or file.height
        known.full = known.full or file.full
    kept = [file for url, file in by_url.items() if not (url[-5:] in _TWINS and url.rpartition(".")[0] in by_url)]
    ranked = sorted(kept, key=_rank) if len(kept) > 1 else kept
    return tuple(Rendition(url=f.url, width=f.width, height=f.height) for f in ranked[:most])


_TWINS = (".webp", ".avif")  # behind the whole name of the first file


def _rank(file: File) -> tuple[bool, int, float, int]:
    width, height = file.width, file.height
    if width is None and height is None:
        width, height = size_in_url(file.url)
    return not file.full, -(width or 0), -file.density, -(height or 0)
