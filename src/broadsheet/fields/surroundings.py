"""Where on the page something stands: with the article's headline, or in a part that belongs to something else."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ..evidence import Evidence
from ..page import Node, hash_word
from .subject import Subject
from .words import places

_FOREIGN = frozenset(hash_word(word) for word in places.FOREIGN)
_FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The page around its headline, as rows of its tree."""

    heading: Node | None
    starts: tuple[int, ...]  # first rows of the foreign parts, none inside another
    ends: tuple[int, ...]

    def is_foreign(self, row: int) -> bool:
        """Whether `row` is in a part for comments, other stories or the site's frame."""
        i = bisect_right(self.starts, row) - 1
        return i >= 0 and row < self.ends[i]

    def distance(self, node: Node) -> int:
        """Rows between the headline and `node`, doubled in front of it; far away where there is no headline."""
        if self.heading is None:
            return _FAR
        if node.row >= self.heading.row:
            return max(0, node.row - self.heading.end)
        return 2 * max(0, self.heading.row - node.end)


def surroundings(ev: Evidence, subject: Subject) -> Surroundings:
    """Find the foreign parts: by their tags and class names, but never a part that holds the headline or most of the page."""
    tree, heading = ev.page.tree, subject.heading
    found = [node for node in tree.worded(_FOREIGN)[:4000] if node.tag not in ("html", "body", "main", "time", "a", "h1")]
    found += tree.all("aside", "nav")
    found += [node for node in tree.all("footer") if all(up.tag != "article" for up in node.ancestors)]
    starts: list[int] = []
    ends: list[int] = []
    for node in sorted(found, key=lambda one: one.row):
        if ends and node.row < ends[-1]:
            continue
        around = heading is not None and node.row <= heading.row < node.end
        if around or (node.end - node.row) * 2 > tree.count:
            continue
        starts.append(node.row)
        ends.append(node.end)
    return Surroundings(heading, tuple(starts), tuple(ends))
