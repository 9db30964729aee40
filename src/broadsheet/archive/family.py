"""A group of near-duplicates, told as a story: who had it first, whom they credit, what each cut, added and changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from ..record import Article
from . import copies as texts
from . import edits, history, readings, versions, words
from .addresses import moment
from .agencies import agency
from .answers import Copies, Copy
from .database import Database
from .schema import docs, pages, records

_MOST = 1000  # members told of


def copies(database: Database, url: str) -> Copies:
    """The group of a page, first publisher first; the page alone where it has no copies. Raises NotArchived."""
    with database.reading() as connection:
        this = history.page(connection, url)
        rows = connection.execute(
            select(
                pages.c.url, docs.c.publisher, docs.c.site, docs.c.published_at, docs.c.seen_at, docs.c.sort_at, records.c.article
            )
            .join_from(docs, pages, pages.c.id == docs.c.page)
            .join(records, records.c.capture == docs.c.record)
            .where(pages.c.id == this.id if this.cluster is None else pages.c.cluster == this.cluster)
            .order_by(docs.c.sort_at, docs.c.seen_at, pages.c.id)
            .limit(_MOST)
        ).all()
    articles = [readings.unpacked(row.article) for row in rows]
    members = tuple(_copy(row, article, articles[0]) for row, article in zip(rows, articles, strict=True))
    return Copies(this.url, next((member.agency for member in members if member.agency), None), members)


def _copy(row: Any, article: Article, first: Article) -> Copy:
    shared = 1.0
    cut: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    if article is not first:
        shared = texts.containment(*(texts.shingles(words.words(one.text)) for one in (first, article)))
        changes = versions.paragraph_changes(first, article)
        cut = tuple(change.before or "" for change in changes if change.kind == "paragraph_removed")
        added = tuple(change.after or "" for change in changes if change.kind == "paragraph_added")
    return Copy(
        row.url, article.headline, row.publisher, row.site, article.date_published, moment(row.seen_at), agency(article),
        round(shared, 3), cut, added, edits.typography(article.headline or "") != edits.typography(first.headline or ""),
    )  # fmt: skip
