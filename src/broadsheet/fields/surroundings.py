"""Where on the page something stands: with the article's headline, or in a part that belongs to something else."""

from __future__ import annotations

from ..evidence import Evidence
from ..page import Node, words
from ._places import Places
from .subject import Subject
from .words import parts

_FOREIGN = words(" ".join(parts.FOREIGN))
_DOUBTFUL = words(" ".join(parts.DOUBTFUL))
_MOST = 4000
_MOST_PARTS = 60  # foreign parts of one place whose lines are left out


class Surroundings(Places):
    """The page around its headline."""

    __slots__ = ()

    def lines(self, place: Node) -> tuple[list[str], int]:
        """The lines of text in `place`, those of its foreign parts left out, and which of them shows the headline; -1: none."""
        title = self.heading.lines.rpartition("\n")[2] if self.heading is not None else ""
        foreign: set[str] = set()
        before = 0  # times that foreign parts in front of the headline have its words: breadcrumbs do
        for row in self.foreign_within(place, _MOST_PARTS):
            own = place.tree.node(row).lines.split("\n")
            foreign.update(own)
            before += own.count(title) if self.heading is not None and row < self.heading.row else 0
        foreign.discard(title)
        lines = [line for line in place.lines.split("\n") if line not in foreign]
        places = [i for i, line in enumerate(lines) if line == title] if title else []
        return lines, places[min(before, len(places) - 1)] if places else -1


def surroundings(ev: Evidence, subject: Subject) -> Surroundings:
    """Find the parts that are not the article's by their tags and class names: never one that holds the headline or most of
    the page."""
    tree, heading = ev.page.tree, subject.heading
    lesser = tree.all("aside", "nav") + [node for node in tree.all("footer") if node.closest("article") is None]
    return Surroundings(tree, heading, (_FOREIGN, _other_articles(tree.all("article")[:_MOST], heading)), (_DOUBTFUL, lesser))


def _other_articles(articles: list[Node], heading: Node | None) -> list[Node]:
    """<article> elements that are teasers: not around the headline; where none is, all but the largest."""
    if heading is None or len(articles) < 2:
        return []
    around = [node for node in articles if node.row <= heading.row < node.end]
    main = around[-1] if around else max(articles, key=lambda node: node.end - node.row)
    return [node for node in articles if not node.row <= main.row < node.end and not main.row <= node.row < main.end]
