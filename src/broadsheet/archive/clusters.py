"""Near-duplicates as groups of pages, kept up as pages arrive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from ..record import Article
from . import copies, words
from .schema import docs, pages, shingles

_MOST = 64  # candidates looked at, those that share most first; and pages looked up that have a piece
_MISSES = 8  # candidates that turn out to be none before the rest is let be


def place(connection: Connection, texts: Mapping[int, Sequence[str]], article_of: Callable[[int], Article | None]) -> set[int]:
    """Find the copies of pages that are in no group, by their texts (words), and put each into theirs; the pages that have any.

    A page is held against those that were there, and those before it in `texts`.
    """
    mine = {page: found for page, text in texts.items() if len(found := copies.shingles(text)) >= copies.SHORTEST}
    sketches = {page: copies.sketch(found) for page, found in mine.items()}
    if not sketches:
        return set()
    connection.execute(_PUT_SKETCH, [{"this": page, "packed": copies.packed(sketch)} for page, sketch in sketches.items()])
    rows = [{"hash": value, "page": page} for page, sketch in sketches.items() for value in sketch]
    connection.execute(shingles.insert(), rows)
    sharing = _sharing(connection, sketches)
    coming = set(sketches)
    copied = set()
    for page, found in mine.items():
        coming.discard(page)
        others = [other for other in sharing.get(page, ()) if other not in coming]
        if matched := _matched(connection, found, others, article_of):
            _join(connection, page, matched)
            copied.add(page)
    return copied


def _sharing(connection: Connection, sketches: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """Page to the pages that share pieces with it, most first: for all pages by one question. Of the many that have a piece of
    what everybody printed, the first are enough: they lead to the group."""
    holders: dict[int, list[int]] = defaultdict(list)
    for value, page in connection.execute(
        _HOLDERS, {"hashes": list({value for sketch in sketches.values() for value in sketch})}
    ):
        holders[value].append(page)
    out = {}
    for page, sketch in sketches.items():
        shared = Counter(other for value in sketch for other in holders[value] if other != page)
        enough = [(-count, other) for other, count in shared.items() if count >= copies.FEWEST_SHARED]
        out[page] = [other for _, other in sorted(enough)[:_MOST]]
    return out


def _matched(
    connection: Connection, mine: frozenset[int], others: Sequence[int], article_of: Callable[[int], Article | None]
) -> set[int]:
    """The groups, or pages without one, that a text belongs to, of the candidates in their order."""
    matched: set[int] = set()
    misses = 0
    found = {row.id: row for row in connection.execute(_CANDIDATES, {"pages": list(others)})} if others else {}
    for row in (found[other] for other in others if other in found):
        if row.cluster in matched:
            continue
        article = article_of(row.record)
        theirs = copies.shingles(words.words(article.text)) if article else frozenset()
        if copies.containment(mine, theirs) >= copies.COPY:
            matched.add(row.cluster or row.id)
        else:
            misses += 1
            if misses == _MISSES:
                break
    return matched


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
_NUMBERED = (
    select(shingles, func.row_number().over(partition_by=shingles.c.hash, order_by=shingles.c.page).label("place"))
    .where(shingles.c.hash.in_(bindparam("hashes", expanding=True)))
    .subquery()
)
_HOLDERS = select(_NUMBERED.c.hash, _NUMBERED.c.page).where(_NUMBERED.c.place <= _MOST)
_CANDIDATES = (
    select(pages.c.id, pages.c.cluster, docs.c.record)
    .join(docs, docs.c.page == pages.c.id)
    .where(pages.c.id.in_(bindparam("pages", expanding=True)))
)
