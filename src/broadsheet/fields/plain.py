"""Declared text as a reader would see it."""

from __future__ import annotations

import html
import re

from ..text import is_plain, visible

# A tag in a value that should be text: editors paste `<b>` and `<br>` into headline fields. The bound keeps "a < b" whole.
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!--[^<>]{0,300}-->")
# A reference that is still there after the page was decoded once: values are often escaped twice.
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_LONGEST = 20_000  # characters of one value that are looked at
_SURROGATE = re.compile("[\ud800-\udfff]")  # JSON can spell half a character; UTF-8 cannot


def plain(value: str) -> str:
    """`value` without markup, double escapes, invisible marks and superfluous white space."""
    value = value[:_LONGEST]
    if is_plain(value):
        return value
    if "&" in value and _REFERENCE.search(value):
        value = html.unescape(value)
        if "&" in value and _REFERENCE.search(value):
            value = html.unescape(value)
    if "<" in value:
        value = _TAG.sub(" ", value)
    return visible(value) if value.isascii() else _SURROGATE.sub("", visible(value))
