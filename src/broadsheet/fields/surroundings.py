"""Where on the page something stands: with the article's headline, or in a part that belongs to something else."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from msgspec import Struct

from ..evidence import Evidence
from ..page import Node, words
from .subject import Subject
from .words import parts

_FOREIGN = words(" ".join(parts.FOREIGN))
_DOUBTFUL = words(" ".join(parts.DOUBTFUL))
_FRAME = frozenset(("html", "body", "main", "time", "a", "h1", "h2"))
_FAR = 1_000_000
_CLOSE = 40  # rows around the headline in which nothing is doubtful
_MOST = 4000
_MOST_PARTS = 60  # foreign parts of one place whose lines are left out


class Zones(Struct, frozen=True):
    """Parts of a page as spans of rows, none inside another."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, row: int) -> bool:
        i = bisect_right(self.starts, row) - 1
        return i >= 0 and row < self.ends[i]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The page around its headline, as rows of its tree."""

    heading: Node | None
    foreign: Zones
    doubtful: Zones

    def is_foreign(self, row: int) -> bool:
        """Whether `row` is in a part for readers' comments or other stories."""
        return self.foreign.hold(row)

    def is_doubtful(self, row: int) -> bool:
        """Whether `row` is, away from the headline, in a part that is seldom the article's: side bar, footer, box."""
        heading = self.heading
        if heading is not None and heading.row - _CLOSE <= row <= heading.end + _CLOSE:
            return False
        return self.doubtful.hold(row)

    def lines(self, place: Node) -> tuple[list[str], int]:
        """The lines of text in `place`, those of its foreign parts left out, and which of them shows the headline; -1: none."""
        title = self.heading.lines.rpartition("\n")[2] if self.heading is not None else ""
        starts = self.foreign.starts
        first = bisect_right(starts, place.row)
        inside = [row for row in starts[first : first + _MOST_PARTS] if row < place.end]
        foreign: set[str] = set()
        before = 0  # times that foreign parts in front of the headline have its words: breadcrumbs do
        for row in inside:
            own = place.tree.node(row).lines.split("\n")
            foreign.update(own)
            before += own.count(title) if self.heading is not None and row < self.heading.row else 0
        foreign.discard(title)
        lines = [line for line in place.lines.split("\n") if line not in foreign]
        places = [i for i, line in enumerate(lines) if line == title] if title else []
        return lines, places[min(before, len(places) - 1)] if places else -1

    def distance(self, node: Node) -> int:
        """Rows between the headline and `node`, counted five times in front of it; far away where there is no headline.

        What stands well in front of a headline belongs to the site: today's date, the user, the last story."""
        if self.heading is None:
            return _FAR
        if node.row >= self.heading.row:
            return max(0, node.row - self.heading.end)
        gap = max(0, self.heading.row - node.end)
        return gap if gap < _CLOSE else 5 * gap


def surroundings(ev: Evidence, subject: Subject) -> Surroundings:
    """Find the parts that are not the article's by their tags and class names: never one that holds the headline or most of
    the page."""
    tree, heading = ev.page.tree, subject.heading
    foreign = tree.worded(_FOREIGN)[:_MOST]
    foreign += _other_articles(tree.all("article")[:_MOST], heading)
    doubtful = tree.worded(_DOUBTFUL)[:_MOST] + tree.all("aside", "nav")
    doubtful += [node for node in tree.all("footer") if all(up.tag != "article" for up in node.ancestors)]
    return Surroundings(heading, _zones(foreign, heading, tree.count), _zones(doubtful, heading, tree.count))


def _other_articles(articles: list[Node], heading: Node | None) -> list[Node]:
    """<article> elements that are teasers: not around the headline; where none is, all but the largest."""
    if heading is None or len(articles) < 2:
        return []
    around = [node for node in articles if node.row <= heading.row < node.end]
    main = around[-1] if around else max(articles, key=lambda node: node.end - node.row)
    return [node for node in articles if not node.row <= main.row < node.end and not main.row <= node.row < main.end]


def _zones(nodes: list[Node], heading: Node | None, count: int) -> Zones:
    starts: list[int] = []
    ends: list[int] = []
    title = heading.row if heading is not None else -1
    behind = 0
    for node in sorted(nodes, key=attrgetter("row")):
        row = node.row
        if row < behind:
            continue
        end = node.end
        if end == row + 1 or row <= title < end or (end - row) * 2 > count or node.tag in _FRAME:
            continue
        behind = end
        starts.append(row)
        ends.append(end)
    return Zones(tuple(starts), tuple(ends))
