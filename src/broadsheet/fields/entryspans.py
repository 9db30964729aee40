"""Where the entries of a live blog stand, and which blocks in them are text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..evidence import Evidence, Item
from ..model._blocks import Blocks
from ..page import Node, words
from .subject import Subject

_FEWEST = 2  # entries of a declared live blog
_FEWEST_UNDECLARED = 4  # of one that only its class names and its times show
_FEWEST_ALIKE = 4  # of a declared one, where hardly any was found to hold text
_COVERED = 0.6  # share of the blocks that entries hold
_LEVELS, _WIDE = 8, 60  # elements looked through from the body's container inwards, and at most of one depth
_MOST = 2_000
_LIKELY = 0.03  # probability of a block of an entry that is its text; what says no more than time and name is less likely
_TEXT = frozenset("p li blockquote h2 h3 h4 h5 h6".split())
_NO_TEXT = frozenset("header footer figure aside nav form".split())
_LIVE = words("liveblog live-blog liveticker live-ticker livefeed live-feed live-updates liveupdates live-entry liveblog-entry")
_TIME = words(
    "time date datetime timestamp clock hour heure uhrzeit hora ora published posted entry-time entry-date zeit godzina tid"
)
_HOUR = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}\b")


def entry_spans(ev: Evidence, subject: Subject, container: Node | None, rows: Sequence[int]) -> tuple[Node, ...]:
    """The elements of a live blog's entries in page order; none on other pages. `container` is the element around the body, and
    `rows` are those where its blocks begin.

    They are those that structured data marks, else those that repeat under one parent with a time each. A page that neither
    declares itself a live blog nor calls one of its elements so has none.
    """
    declared = bool(updates(subject)) or any("LiveBlogPosting" in item.types for item in subject.articles)
    if container is None or not (declared or _is_called_live(ev, container)):
        return ()
    marked = [node for item in updates(subject) if (node := item.node) is not None and item.source != "json-ld"]
    spans = marked if _covers(marked, rows) else _repeated(container, rows, declared=declared)
    if (len(spans) if declared else sum(_holds(node, rows) for node in spans)) < (_FEWEST if declared else _FEWEST_UNDECLARED):
        return ()
    return tuple(sorted(spans, key=lambda node: node.row))


def entry_texts(blocks: Blocks, likely: Sequence[float], spans: Sequence[Node]) -> set[int]:
    """The blocks of the entries that are their text, however unlikely they look beside longer ones: an entry is short, and it is
    text as a whole, but for its head and foot, for what belongs to its pictures and for links to other stories."""
    starts, units, links = blocks.starts(), blocks.units(), blocks.link_units()
    inside = ((span, i) for span in spans for i in range(bisect_left(starts, span.row), bisect_left(starts, span.end)))
    own = ((span, i) for span, i in inside if likely[i] >= _LIKELY and 2 * links[i] <= units[i])
    return {i for span, i in own if _is_text(blocks.element(i), span)}


def _is_text(element: Node, span: Node) -> bool:
    apart = element.closest(*_NO_TEXT)
    return element.tag in _TEXT and (apart is None or apart.row <= span.row)


def _holds(node: Node, rows: Sequence[int]) -> bool:
    """Whether a block of the body begins in the element."""
    return bisect_left(rows, node.row) != bisect_left(rows, node.end)


def _is_called_live(ev: Evidence, container: Node) -> bool:
    """Whether an element of or around the body is called a live blog."""
    return any(node.contains(container) or container.contains(node) for node in ev.page.tree.worded(_LIVE)[:50])


def updates(subject: Subject) -> list[Item]:
    """What structured data says of the entries."""
    return [update for item in subject.articles[:4] for update in item.items("liveBlogUpdate")][:_MOST]


def _covers(spans: Sequence[Node], rows: Sequence[int]) -> bool:
    held = sum(bisect_left(rows, node.end) - bisect_left(rows, node.row) for node in spans)
    return len(spans) >= _FEWEST and held >= _COVERED * len(rows)


def _repeated(container: Node, rows: Sequence[int], *, declared: bool) -> list[Node]:
    """Elements under one parent that hold blocks and a time each, and those of the same kind beside them: looked for from the
    body's container inwards. Of a declared live blog one that holds blocks is enough, where several are of its kind."""
    level = [container]
    if declared:  # all that was found may stand in one entry
        level = [up for up in container.ancestors[:2] if up.tag not in ("html", "#document")][-1:] or level
    for _ in range(_LEVELS):
        for holder in level:
            if found := _entries_in(holder, rows, declared=declared):
                return found
        level = [node for holder in level for node in holder.elements if _holds(node, rows)][:_WIDE]
    return []


def _entries_in(holder: Node, rows: Sequence[int], *, declared: bool) -> list[Node]:
    timed = [node for node in holder.elements if _holds(node, rows) and node.end - node.row > 3 and time_of(node) is not None]
    sure = _covers(timed, rows)
    if not timed or not (sure or declared):
        return []
    kinds = {_kind(node) for node in timed}
    alike = [node for node in holder.elements[:_MOST] if _kind(node) in kinds and time_of(node) is not None]
    return alike if sure or len(alike) >= _FEWEST_ALIKE else []


def _kind(node: Node) -> tuple[str, str]:
    return node.tag, (node.get("class") or "").partition(" ")[0]


def time_of(entry: Node) -> Node | None:
    """The element at the top of an entry that tells its time."""
    first = entry.first("p", "blockquote", "ul")
    for node in (*entry.all("time")[:4], *entry.worded(_TIME)[:6]):
        early = first is None or node.row < first.row + 40
        if early and (node.get("datetime") or _HOUR.search(node.text[:60])):
            return node
    return None
