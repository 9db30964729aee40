"""Text that carries markup of its own: a value of JSON-LD with entities or tags in it."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.entities import html5

from ..text import squash

_NUMBER = re.compile(r"#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}")
_LONGEST_NAME = 32  # letters of a character's name: `CounterClockwiseContourIntegral` has 31
_BLOCK = """address article aside blockquote br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li
main nav ol p pre section table tbody td tfoot th thead tr ul"""
_INLINE = """a abbr b bdi bdo big button cite code del dfn em embed font i iframe img input ins kbd label mark noscript object
path picture q s samp script small source span strike strong style sub sup svg time tt u var video audio wbr amp-img"""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20})((?:\s[^<>]*|/)?)>")
_OPENED = re.compile(r"<(!--|script\b|style\b)", re.IGNORECASE)
_CLOSED = {
    "!--": re.compile("-->"),
    "script": re.compile("</script>", re.IGNORECASE),
    "style": re.compile("</style>", re.IGNORECASE),
}
_BREAKING = frozenset(_BLOCK.split())
_TAGS = _BREAKING | frozenset(_INLINE.split())


def clean(value: str) -> str:
    """`value` on one line: entities decoded (also those escaped twice), tags gone, white space squashed."""
    if "&" in value or "<" in value:
        value = _plain(value)
    return squash(value)


def clean_lines(value: str) -> str:
    """The same with its line breaks, and one wherever a block element breaks the line; no empty lines."""
    if "&" in value or "<" in value:
        value = _plain(value)
    if "\n" not in value and "\r" not in value:
        return squash(value)
    return "\n".join(line for one in value.splitlines() if (line := squash(one)))


def decode(value: str) -> str:
    """`value` with entities decoded that end in a semicolon; those without one are mostly parts of addresses (`&copy=1`)."""
    before, *pieces = value.split("&")
    return before + "".join([_decoded(piece) for piece in pieces])


def _plain(value: str) -> str:
    for _ in range(2):
        if "&" not in value:
            break
        value = decode(value)
    if "<" in value and _TAG.search(value):
        value = _TAG.sub(_blank, _drop_hidden(value))
    return value


def _decoded(piece: str) -> str:
    """What stands behind an "&", with the character that it names in front."""
    name, ends, behind = piece.partition(";")
    character = _character(name) if ends and len(name) <= _LONGEST_NAME else None
    return "&" + piece if character is None else character + behind


@lru_cache(maxsize=256)  # a text has hundreds of references to a handful of characters
def _character(name: str) -> str | None:
    """The character that is called `name` (`amp`, `#8217`); None where none is."""
    if name[:1] == "#":
        return unescape(f"&{name};") if _NUMBER.fullmatch(name) else None
    return html5.get(name + ";")


def _blank(match: re.Match[str]) -> str:
    name = match[2].lower()
    if name in _BREAKING:
        return "\n"
    return "" if name in _TAGS else match[0]


def _drop_hidden(value: str) -> str:
    """`value` without comments and without what scripts and styles hold."""
    parts = []
    at = 0
    while opened := _OPENED.search(value, at):
        parts.append(value[at : opened.start()])
        closed = _CLOSED[opened[1].lower()].search(value, opened.end())
        at = closed.end() if closed else len(value)
    return "".join(parts) + value[at:] if parts else value
