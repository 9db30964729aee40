"""Where on a page the article's pictures can stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ..evidence import Evidence
from ..page import Node
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
    starts: tuple[int, ...]  # of the spans that are outside the article, sorted, apart from each other
    ends: tuple[int, ...]
    links: Elsewhere

    def zone(self, row: int) -> str:
        """The name of the span that holds the row."""
        if row < self.heading:
            return "above"
        if row < self.text_first:
            return "head"
        return "body" if row < self.text_last else "below"

    def is_outside(self, row: int) -> bool:
        """Whether the row is in a sidebar, a list of related stories, comments or the like."""
        at = bisect_right(self.starts, row) - 1
        return at >= 0 and row < self.ends[at]

    def holds_text(self, node: Node) -> bool:
        """Whether a block of the body begins inside the node."""
        return bisect_left(self.rows, node.row) != bisect_left(self.rows, node.end)

    def is_top(self, row: int, blocks: int) -> bool:
        """Whether the row stands before the end of the body's first `blocks` blocks."""
        return bisect_left(self.rows, row) <= blocks and row >= 0


_MOST_ABOVE = 1500  # rows between the top of the article and its headline; more is the site's own header
_MOST_TEASERS = 400  # elements looked into for the links of other stories


def scope_of(ev: Evidence, subject: Subject, body: Body) -> Scope:
    """The spans of one page. Without a body there is nothing to look at: all spans are empty."""
    links = elsewhere(ev.page)
    if body.container is None or not body.placed:
        return Scope(0, 0, 0, 0, 0, (), (), (), links)
    rows = tuple(sorted(placed.row for placed in body.placed))
    container, heading = body.container, subject.heading
    if heading is not None and heading.row < body.first:
        top = _article(_around(heading, container), heading.row)
        start = heading.row
    else:
        top = _article(container, body.first)
        start = top.row
    last = max(body.last, min(container.end, body.last + 4000))
    starts, ends = _outside(top, rows, heading, links)
    return Scope(top.row, start, body.first, body.last, last, rows, starts, ends, links)


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


def _outside(top: Node, rows: tuple[int, ...], heading: Node | None, links: Elsewhere) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Spans of what stands beside the article. An element that holds the headline or a block of the body is none of them.

    What is only called a teaser, or is an article of its own inside this one, must also hold a link to another story.
    """
    nodes = [(node.row, 0, node) for node in top.worded(words.OUTSIDE) + top.all("aside", "nav", "footer")]
    nodes += [(node.row, 1, node) for node in (top.worded(words.TEASER) + top.all("article"))[:_MOST_TEASERS]]
    nodes.sort(key=lambda found: found[:2])
    starts: list[int] = []
    ends: list[int] = []
    for row, doubtful, node in nodes:
        end = node.end
        if ends and row < ends[-1]:
            continue
        if bisect_left(rows, row) != bisect_left(rows, end) or (heading is not None and row <= heading.row < end):
            continue
        if doubtful and not _leads_away(node, links):
            continue
        starts.append(row)
        ends.append(end)
    return tuple(starts), tuple(ends)


def _leads_away(node: Node, links: Elsewhere) -> bool:
    linked = node.having("href") if node.get("href") is None else [node]
    return any(links.target(link)[0] == "story" for link in linked[:4])
