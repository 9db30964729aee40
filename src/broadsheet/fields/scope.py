"""Where on a page the article's pictures can stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ..evidence import Evidence
from ..page import Node
from .body import Body
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


def scope_of(ev: Evidence, subject: Subject, body: Body) -> Scope:
    """The spans of one page. Without a body there is nothing to look at: all spans are empty."""
    if body.container is None or not body.placed:
        return Scope(0, 0, 0, 0, 0, (), (), ())
    rows = tuple(sorted(placed.row for placed in body.placed))
    container = body.container
    heading = subject.heading
    if heading is not None and heading.row < body.first:
        top = _around(heading, container)
        start = heading.row
    else:
        top = next((up for up in container.ancestors if up.tag in ("article", "main")), container)
        start = top.row
    last = max(body.last, min(container.end, body.last + 4000))
    starts, ends = _outside(ev, rows, heading)
    return Scope(top.row, start, body.first, body.last, last, rows, starts, ends)


def _around(heading: Node, container: Node) -> Node:
    """The smallest element that holds both."""
    for up in (container, *container.ancestors):
        if up.contains(heading):
            return up
    return container


def _outside(ev: Evidence, rows: tuple[int, ...], heading: Node | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Spans of what stands beside the article. An element that holds the headline or a block of the body is none of them."""
    nodes = ev.page.tree.worded(words.OUTSIDE) + ev.page.tree.all("aside", "nav", "footer")
    starts: list[int] = []
    ends: list[int] = []
    for row, end in sorted((node.row, node.end) for node in nodes):
        if ends and row < ends[-1]:
            continue
        if bisect_left(rows, row) != bisect_left(rows, end) or (heading is not None and row <= heading.row < end):
            continue
        starts.append(row)
        ends.append(end)
    return tuple(starts), tuple(ends)
