"""Where on a page the article's pictures can stand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from ..evidence import Evidence
from ..page import Node
from ..record import Paragraph
from ._around import named_around
from .body import Body
from .elsewhere import Elsewhere, elsewhere
from .subject import Subject
from .words import images as words


@dataclass(frozen=True, slots=True)
class Scope:
    """Spans of rows: `first` <= above < `heading` <= head < `text_first` <= body < `text_last` <= below < `last`."""

    first: int
    heading: int
    text_first: int
    text_last: int
    last: int
    rows: tuple[int, ...]  # where the body's blocks begin
    second: int  # row of the body's second paragraph; of its end where there is none
    title: int  # row of the headline's element; -1 where there is none
    links: Elsewhere
    known: dict[int, bool] = field(default_factory=dict)  # rows of elements, whether they are beside: neighbours share theirs

    def zone(self, row: int) -> str:
        """The name of the span that holds the row."""
        if row < self.heading:
            return "above"
        if row < self.text_first:
            return "head"
        return "body" if row < self.text_last else "below"

    def is_outside(self, node: Node) -> bool:
        """Whether the node stands in a sidebar, a list of related stories, comments or the like."""
        for up in named_around(node, self.first, _NAMED, words.OUTSIDE, words.TEASER):
            row = up.row
            if row not in self.known:
                self.known[row] = self._is_beside(up)
            if self.known[row]:
                return True
        return False

    def _is_beside(self, node: Node) -> bool:
        """Whether the element, called so, is beside the article. One that holds the headline or text of the body is not.

        What is only called a teaser, or is an article of its own inside this one, must also hold a link to another story.
        """
        sure = node.tag in _BESIDE or node.has_word(words.OUTSIDE)
        if self.holds_text(node) or node.row <= self.title < node.end:
            return False
        return sure or (node.end - node.row <= _MAX_TEASER and _leads_away(node, self.links))

    def holds_text(self, node: Node) -> bool:
        """Whether a block of the body begins inside the node."""
        return bisect_left(self.rows, node.row) != bisect_left(self.rows, node.end)

    def is_top(self, row: int) -> bool:
        """Whether the row stands before the running text, or before its second paragraph: the first may be a standfirst."""
        return 0 <= row <= self.second


_MOST_ABOVE = 1500  # rows between the top of the article and its headline; more is the site's own header
_MAX_TEASER = 1000  # rows
_BESIDE = frozenset({"aside", "nav", "footer"})
_NAMED = _BESIDE | {"article"}


def scope_of(ev: Evidence, subject: Subject, body: Body) -> Scope:
    """The spans of one page. Without a body there is nothing to look at: all spans are empty."""
    links = elsewhere(ev.page)
    if body.container is None or not body.placed:
        return Scope(0, 0, 0, 0, 0, (), 0, -1, links)
    rows = tuple(sorted([placed.row for placed in body.placed]))
    container, heading = body.container, subject.heading
    if heading is not None and heading.row < body.first:
        top = _article(_around(heading, container), heading.row)
        start = heading.row
    else:
        top = _article(container, body.first)
        start = top.row
    last = max(body.last, min(container.end, body.last + 4000))
    title = heading.row if heading is not None else -1
    paragraphs = (placed.row for placed in body.placed if isinstance(placed.block, Paragraph))
    next(paragraphs, None)
    second = next(paragraphs, body.last)
    return Scope(top.row, start, body.first, body.last, last, rows, second, title, links)


def _around(heading: Node, container: Node) -> Node:
    """The smallest element that holds both."""
    for up in (container, *container.ancestors):
        if up.contains(heading):
            return up
    return container


def _article(inner: Node, row: int) -> Node:
    """The element that holds the whole article: pictures stand also before the one that holds headline and text."""
    best = inner
    for up in (inner, *inner.ancestors):
        if up.tag in ("body", "html", "#document") or row - up.row > _MOST_ABOVE:
            break
        best = up
        if up.tag in ("article", "main"):
            break
    return best


def _leads_away(node: Node, links: Elsewhere) -> bool:
    linked = node.having("href") if node.get("href") is None else [node]
    return any(links.target(link)[0] == "story" for link in linked[:4])
