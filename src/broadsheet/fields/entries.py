"""A live blog's entries: which blocks belong together, under which headline, of what time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..evidence import Evidence, Item
from ..page import Node
from ..record import Block, Entry, Heading
from ..text import fold
from .comment_time import Clock
from .customs import customs
from .entryspans import time_of, updates
from .machinedate import read_machine_date
from .subject import Subject

Rowed = tuple[int, Block]

_FIRST = 30  # letters by which a text is known
_MOST = 2_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class _Updates:
    """What structured data says of the entries, by what leads from an entry to it."""

    by_row: dict[int, Item]  # of the element that carries it
    by_anchor: dict[str, Item]
    by_headline: dict[str, Item]
    by_start: dict[str, Item]  # first letters of its text


def entries(ev: Evidence, subject: Subject, spans: Sequence[Node], blocks: Sequence[Rowed]) -> tuple[Block, ...]:
    """`blocks` (with their rows, in page order) with those of each span put into an `Entry`."""
    plain = tuple(block for _, block in blocks)
    if not spans:
        return plain
    rows = [row for row, _ in blocks]
    said = _indexed(updates(subject))
    clock = Clock(customs(ev))
    grouped: list[Block] = []
    at = 0
    for span in spans[:_MOST]:
        start, end = bisect_left(rows, span.row), bisect_left(rows, span.end)
        if start < at or start == end:
            continue
        grouped += plain[at:start]
        grouped.append(_entry(span, plain[start:end], said, clock))
        at = end
    return (*grouped, *plain[at:])


def _indexed(items: Sequence[Item]) -> _Updates:
    found = _Updates({}, {}, {}, {})
    for item in items:
        if item.node is not None and item.source != "json-ld":
            found.by_row.setdefault(item.node.row, item)
        found.by_anchor.setdefault((item.string("url") or item.id or "").partition("#")[2], item)
        found.by_headline.setdefault(fold((item.string("headline", "name") or "")[:300]), item)
        found.by_start.setdefault(_start(item.string("articleBody", "text", "description") or ""), item)
    return found


def _start(text: str) -> str:
    """The first letters of a text, where it is long enough to be known by them."""
    folded = fold(text[: 2 * _FIRST])
    return folded[:_FIRST] if len(folded) >= _FIRST else ""


def _entry(span: Node, blocks: Sequence[Block], said: _Updates, clock: Clock) -> Entry:
    title = _headline(span)
    headline = title.text if title is not None else None
    name = fold(headline or "")
    time = time_of(span)
    hour = fold(time.text) if time is not None else ""
    kept = [block for block in blocks if not _is_label(block, name, hour)]
    date = clock.read([*span.all("time")[:4], *([time] if time is not None else [])])
    if (update := _told(span, name, kept, said)) is not None:
        stamp = read_machine_date(update.string("datePublished", "dateCreated", "uploadDate", "dateModified") or "")
        date = stamp.iso if stamp is not None and len(stamp.iso) >= len(date or "") else date
    return Entry(headline=headline, date=date, blocks=tuple(kept))


def _is_label(block: Block, headline: str, hour: str) -> bool:
    """Whether a block only repeats the entry's headline or its time."""
    text = fold(getattr(block, "text", None) or "")
    return (isinstance(block, Heading) and text == headline) or (bool(hour) and text == hour)


def _headline(span: Node) -> Node | None:
    """The entry's first heading, where it stands before any paragraph."""
    heading, first = span.first(*_HEADINGS), span.first("p", "blockquote")
    if heading is None or not heading.text or (first is not None and first.row < heading.row):
        return None
    return heading


def _told(span: Node, headline: str, blocks: Sequence[Block], said: _Updates) -> Item | None:
    """The update of the structured data that stands for the entry: by its element, anchor, headline or first words."""
    if span.row in said.by_row:
        return said.by_row[span.row]
    for name in ("id", "data-block-id", "data-id"):
        if (value := span.get(name)) and value in said.by_anchor:
            return said.by_anchor[value]
    text = _start(next((text for block in blocks if (text := getattr(block, "text", None))), ""))
    return (said.by_headline.get(headline) if headline else None) or (said.by_start.get(text) if text else None)
