"""A paragraph's markup, safe to stand in a page of ours."""

from __future__ import annotations

import nh3
from markupsafe import Markup, escape

_TAGS = {"a", "br", "code", "em", "strong", "sub", "sup"}


def inline(html: str) -> Markup:
    """`html` with nothing but inline emphasis and http(s) or mailto links left in it."""
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return Markup(cleaned)


def lines(text: str) -> Markup:
    """Plain text, escaped, with a `<br>` at each end of a line."""
    return Markup("<br>").join(escape(line) for line in text.splitlines())
