"""What is known of a page: its versions in order, the current one, its words, its near-duplicates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, update

from ..record import Article
from . import clusters, readings, versions, words
from .addresses import site, stamped
from .answers import Change, Outcome
from .database import Database
from .schema import captures, docs, pages, records
from .schema import versions as versions_table

_REMEMBERED = 256  # articles kept while a batch is taken in


@dataclass(slots=True)
class Placed:
    """What a capture turned out to be."""

    outcome: Outcome
    version: int | None
    silent: bool = False


@dataclass(slots=True)
class Pages:
    """The pages that one transaction touches."""

    database: Database
    connection: Connection
    reread: Callable[[int], Article | None] | None = None  # a capture's article by the reader of today
    copied: set[int] = field(default_factory=set)  # pages that have copies, of those that were refreshed
    _articles: dict[int, Article] = field(default_factory=dict)
    _urls: dict[int, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _new: dict[int, dict[str, object]] = field(default_factory=dict)  # rows of `pages` that wait
    _free: int = 0  # the next number that no page has
    _docs: dict[int, _Doc] = field(default_factory=dict)  # by page

    def expect(self, urls: Sequence[str]) -> None:
        """Look up the numbers of pages, all at once."""
        for row in self.connection.execute(_NUMBERS, {"urls": list(set(urls))}):
            self._numbers[row.url] = row.id
            self._urls[row.id] = row.url

    def number(self, url: str) -> tuple[int, bool]:
        """The page of this name, and whether it is made with this. Names that were not expected count as new."""
        if (found := self._numbers.get(url)) is not None:
            return found, False
        if not self._free:
            self._free = int(self.connection.execute(_LAST).scalar() or 0) + 1
        number = self._numbers[url] = self._free
        self._free += 1
        self._urls[number] = url
        self._new[number] = {"id": number, "url": url, "canonical_url": None, "version": None}
        return number, True

    def url(self, page: int) -> str:
        """The name of a page."""
        if page not in self._urls:
            self._urls[page] = self.connection.execute(select(pages.c.url).where(pages.c.id == page)).scalar_one()
        return self._urls[page]

    def remember(self, record: int, article: Article) -> None:
        """Spare a look into the database."""
        if len(self._articles) >= _REMEMBERED:
            self._articles.pop(next(iter(self._articles)))
        self._articles[record] = article

    def article(self, record: int) -> Article | None:
        """The record of a capture; None where the reader broke on it.

        Two readers' records cannot be compared: what an older one made is read again, where this can be done here.
        """
        if record in self._articles:
            return self._articles[record]
        row = self.connection.execute(select(records.c.reader, records.c.article).where(records.c.capture == record)).first()
        if row is None:
            return None
        if row.reader != readings.reader() and self.reread:
            return self.reread(record)
        article = readings.unpacked(row.article) if row.article else None
        if article:
            self.remember(record, article)
        return article

    # ---- versions ----

    def placed_first(self, page: int, capture: int, article: Article | None, at: int) -> Placed:
        """Give the first capture of a new page its version."""
        if article is None or not versions.shows(None, article):
            return Placed("not_seen", None)
        self._new[page] |= {"version": 1, "canonical_url": article.canonical_url}
        self.remember(capture, article)
        self._refresh(page, capture, article, at)
        return Placed("new", 1)

    def placed(self, page: int, capture: int, record: int, at: int) -> Placed:
        """Give a new capture its version: usually the current one or the next; where it is older than others, all are counted
        again."""
        c = captures.c
        later = self.connection.execute(select(c.id).where(c.page == page, c.fetched_at > at, c.id != capture).limit(1)).first()
        if later:
            return self._counted_again(page, capture, at)
        v = versions_table.c
        last = self.connection.execute(
            select(v.number, c.record).join_from(versions_table, captures, c.id == v.capture)
            .where(v.page == page).order_by(v.number.desc()).limit(1)
        ).first()  # fmt: skip
        first = self.connection.execute(select(c.id).where(c.page == page, c.id != capture).limit(1)).first() is None
        number, base = (int(last.number), int(last.record)) if last else (0, None)
        placed = self._behind(page, capture, record, at, number, base)
        if first and placed.outcome != "not_seen":
            placed.outcome = "new"
        return placed

    def _behind(self, page: int, capture: int, record: int, at: int, number: int, base: int | None) -> Placed:
        """Put a capture behind version `number` of its page, whose first record is `base`."""
        article = self.article(record)
        known = self.article(base) if base is not None else None
        c, v = captures.c, versions_table.c
        if article is None or not versions.shows(known, article):
            return Placed("not_seen", None)
        if known is not None and base is not None:
            changes = () if base == record else versions.compare(known, article)
            if not changes:
                self.connection.execute(update(versions_table).where(v.page == page, v.number == number).values(last_at=at))
                self.connection.execute(update(captures).where(c.id == capture).values(version=number))
                if versions.steady(article) and base != record:
                    self._refresh(page, record, article)
                return Placed("unchanged", number)
        else:
            changes = ()
        silent = known is not None and versions.silent(known, article, changes)
        row = version_row(page, number + 1, capture, at, changes, silent=silent)
        self.connection.execute(versions_table.insert().values(**row))
        self.connection.execute(update(captures).where(c.id == capture).values(version=number + 1))
        self.connection.execute(
            update(pages).where(pages.c.id == page).values(version=number + 1, canonical_url=article.canonical_url)
        )
        self._refresh(page, record, article)
        return Placed("changed" if number else "new", number + 1, silent)

    def _counted_again(self, page: int, capture: int, at: int) -> Placed:
        return self.recount(page, at).get(capture) or Placed("not_seen", None)

    def recount(self, page: int, since: int | None = None) -> dict[int, Placed]:
        """The versions of a page from its captures in the order of their times: all, or from the captures at `since` on."""
        c, v = captures.c, versions_table.c
        before = None
        if since is not None:  # the last capture before that shows the article
            earlier = select(c.version, c.fetched_at).where(c.page == page, c.fetched_at < since, c.version.is_not(None))
            before = self.connection.execute(earlier.order_by(c.fetched_at.desc(), c.id.desc()).limit(1)).first()
        number, behind = (before.version, since) if before and since is not None else (0, 0)
        self.connection.execute(delete(versions_table).where(v.page == page, v.number > number))
        self.connection.execute(update(captures).where(c.page == page, c.fetched_at >= behind).values(version=None))
        base = None
        if before:
            self.connection.execute(
                update(versions_table).where(v.page == page, v.number == number).values(last_at=before.fetched_at)
            )
            first = select(c.record).join(versions_table, v.capture == c.id).where(v.page == page, v.number == number)
            base = int(self.connection.execute(first).scalar_one())
        self.connection.execute(update(pages).where(pages.c.id == page).values(version=number or None))
        rows = self.connection.execute(
            select(c.id, c.record, c.fetched_at)
            .where(c.page == page, c.record.is_not(None), c.fetched_at >= behind)
            .order_by(c.fetched_at, c.id)
        ).all()
        out: dict[int, Placed] = {}
        for row in rows:
            placed = out[row.id] = self._behind(page, row.id, row.record, row.fetched_at, number, base)
            if placed.version is not None and placed.version > number:
                number, base = placed.version, row.record
        if base is None:
            self.forget(page)
        return out

    # ---- the current version, as searches see it ----

    def _refresh(self, page: int, record: int, article: Article, first_seen: int | None = None) -> None:
        if first_seen is None:
            query = select(func.min(captures.c.fetched_at)).where(captures.c.page == page)
            first_seen = int(self.connection.execute(query).scalar_one())
        texts = readings.fields_of(article)
        published = stamped(article.date_published)
        self._docs[page] = _Doc(
            {
                "page": page,
                "record": record,
                "publisher": texts["publisher"] or None,
                "site": site(self.url(page)),
                "language": article.language,
                "section": article.sections[0] if article.sections else None,
                "type": article.page_type,
                "genre": article.genre,
                "published_at": published,
                "modified_at": stamped(article.date_modified),
                "seen_at": first_seen,
                "sort_at": first_seen if published is None else published,
            },
            {name: words.words(text) for name, text in texts.items()},
            is_new=page in self._new,
        )

    def forget(self, page: int) -> None:
        """The page shows no article any more."""
        doc = self.connection.execute(select(docs.c.doc).where(docs.c.page == page)).scalar()
        if doc is not None:
            self.database.drop_words(self.connection, [doc])
            self.connection.execute(delete(docs).where(docs.c.page == page))
        self._docs.pop(page, None)
        clusters.leave(self.connection, page)

    def flush(self) -> None:
        """Put the rows of new pages into the database."""
        if self._new:
            self.connection.execute(pages.insert(), list(self._new.values()))
            self._new.clear()

    def finish(self) -> None:
        """Documents, words and copies of everything that was refreshed."""
        if not self._docs:
            return
        waiting = sorted(self._docs)
        old = [page for page in waiting if not self._docs[page].is_new]
        if old:
            numbers = self.connection.execute(select(docs.c.doc).where(docs.c.page.in_(old))).scalars().all()
            self.database.drop_words(self.connection, numbers)
            self.connection.execute(delete(docs).where(docs.c.page.in_(old)))
        first = self.database.next_docs(self.connection, len(waiting))
        self.database.put_words(self.connection, [(first + i, self._docs[page].words) for i, page in enumerate(waiting)])
        self.connection.execute(docs.insert(), [{**self._docs[page].row, "doc": first + i} for i, page in enumerate(waiting)])
        for page in old:
            clusters.leave(self.connection, page)
        self.copied |= clusters.place(self.connection, {page: self._docs[page].words["text"] for page in waiting}, self.article)
        self._docs.clear()


@dataclass(slots=True)
class _Doc:
    """A document on its way into the index."""

    row: dict[str, object]
    words: dict[str, list[str]]  # by field
    is_new: bool  # of a page that had none before


def version_row(
    page: int, number: int, capture: int, at: int, changes: Sequence[Change] = (), *, silent: bool = False
) -> dict[str, object]:
    """A row of `versions`: seen once so far."""
    said = msgspec.json.encode(changes).decode()
    return {"page": page, "number": number, "capture": capture, "first_at": at, "last_at": at, "changes": said, "silent": silent}


_LAST = select(func.max(pages.c.id))
_NUMBERS = select(pages.c.id, pages.c.url).where(pages.c.url.in_(bindparam("urls", expanding=True)))
