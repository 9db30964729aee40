"""Views of a body: plain text, Markdown, HTML. All are made of the same blocks, and no option changes what they say.

    text(blocks)              the record's `text`
    markdown(blocks, images)  CommonMark, tables as GitHub writes them
    html(article)             one <article>, safe to put into a page

A page that is only read needs the first; the other two are imported when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .to_text import text

if TYPE_CHECKING:
    from ..record import Article, Block, Image

__all__ = ["html", "markdown", "text"]


def markdown(blocks: Sequence[Block], images: Sequence[Image] = ()) -> str:
    """The blocks as CommonMark. `images` are the record's; an image block whose index is not among them is left out."""
    from .to_markdown import markdown

    return markdown(blocks, images)


def html(article: Article) -> str:
    """The whole article as one sanitised <article>: headline, standfirst, byline, dates, body with figures."""
    from .to_html import html

    return html(article)
