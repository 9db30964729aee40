"""Near-duplicates as groups of pages, kept up as pages arrive."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from ..record import Article
from . import copies, words
from .schema import docs, pages, shingles

_MOST = 64  # candidates looked at, those that share most first
_MISSES = 8  # candidates that turn out to be none before the rest is let be


def place(connection: Connection, page: int, text: Sequence[str], article_of: Callable[[int], Article | None]) -> bool:
    """Find the copies of a page that is in no group, by its text (words), and put it into theirs; whether there are any."""
    mine = copies.shingles(text)
    if len(mine) < copies.SHORTEST:
        return False
    sketch = copies.sketch(mine)
    matched: set[int] = set()
    misses = 0
    for other, cluster, record in _candidates(connection, sketch):
        if cluster in matched:
            continue
        article = article_of(record)
        theirs = copies.shingles(words.words(article.text)) if article else frozenset()
        if copies.containment(mine, theirs) >= copies.COPY:
            matched.add(cluster or other)
        else:
            misses += 1
            if misses == _MISSES:
                break
    connection.execute(_PUT_SKETCH, {"this": page, "packed": copies.packed(sketch)})
    connection.execute(shingles.insert(), [{"hash": value, "page": page} for value in sketch])
    if matched:
        _join(connection, page, matched)
    return bool(matched)


def _candidates(connection: Connection, sketch: Sequence[int]) -> list[tuple[int, int | None, int]]:
    """Pages that share pieces with a sketch, most first: number, group, and the capture whose record it is."""
    rows = connection.execute(_CANDIDATES, {"sketch": sketch})
    return [(row.id, row.cluster, row.record) for row in rows]


def _join(connection: Connection, page: int, groups: set[int]) -> None:
    """One group of a page and of all groups that it belongs to; a page without one stands for itself."""
    name = min(page, *groups)
    others = or_(pages.c.cluster.is_(None), pages.c.cluster != name)  # the group may be large, and all of it be called so already
    connection.execute(update(pages).where(pages.c.cluster.in_(groups), others).values(cluster=name))
    connection.execute(update(pages).where(pages.c.id.in_([page, *groups]), others).values(cluster=name))


def leave(connection: Connection, page: int) -> None:
    """Take a page out of its group: its text is another one now. A group of one is none."""
    row = connection.execute(select(pages.c.cluster, pages.c.sketch).where(pages.c.id == page)).first()
    if row is None or (row.cluster is None and row.sketch is None):
        return
    if row.sketch:
        connection.execute(delete(shingles).where(shingles.c.hash.in_(copies.unpacked(row.sketch)), shingles.c.page == page))
    connection.execute(update(pages).where(pages.c.id == page).values(cluster=None, sketch=None))
    if row.cluster is not None:
        left = connection.execute(select(pages.c.id).where(pages.c.cluster == row.cluster).order_by(pages.c.id)).scalars().all()
        name = left[0] if len(left) > 1 else None
        if name != row.cluster:
            connection.execute(update(pages).where(pages.c.id.in_(left)).values(cluster=name))


def size(connection: Connection, page: int) -> int:
    """How many other pages are in a page's group."""
    group = select(pages.c.cluster).where(pages.c.id == page).scalar_subquery()
    return max(0, int(connection.execute(select(func.count()).where(pages.c.cluster == group)).scalar_one()) - 1)


_PUT_SKETCH = update(pages).where(pages.c.id == bindparam("this")).values(sketch=bindparam("packed"))
_SHARED = (
    select(shingles.c.page, func.count().label("shared"))
    .where(shingles.c.hash.in_(bindparam("sketch", expanding=True)))
    .group_by(shingles.c.page)
    .having(func.count() >= copies.FEWEST_SHARED)
    .order_by(func.count().desc(), shingles.c.page)
    .limit(_MOST)
    .subquery()
)
_CANDIDATES = (
    select(pages.c.id, pages.c.cluster, docs.c.record)
    .join(_SHARED, _SHARED.c.page == pages.c.id)
    .join(docs, docs.c.page == pages.c.id)
    .order_by(_SHARED.c.shared.desc(), pages.c.id)
)
