"""What is known of a page: its versions in order, the current one, its words, its near-duplicates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from ..record import Article
from . import clusters, readings, versions, words
from .addresses import site, stamped
from .answers import Outcome
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
    refreshed: bool = False  # the page's current text is another than before


@dataclass(slots=True)
class Pages:
    """The pages that one transaction touches."""

    database: Database
    connection: Connection
    reread: Callable[[int], Article | None] | None = None  # a capture's article by the reader of today
    _articles: dict[int, Article] = field(default_factory=dict)
    _urls: dict[int, str] = field(default_factory=dict)
    _words: dict[int, tuple[int, dict[str, list[str]]]] = field(default_factory=dict)  # page -> capture, words by field

    def number(self, url: str) -> int:
        """The page of this name, made where there is none."""
        found = self.connection.execute(select(pages.c.id).where(pages.c.url == url)).scalar()
        if found is None:
            found = self.connection.execute(pages.insert().values(url=url).returning(pages.c.id)).scalar_one()
        self._urls[int(found)] = url
        return int(found)

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

    def placed(self, page: int, capture: int, record: int, at: int) -> Placed:
        """Give a new capture its version: usually the current one or the next; where it is older than others, all are counted
        again."""
        c = captures.c
        later = self.connection.execute(select(c.id).where(c.page == page, c.fetched_at > at, c.id != capture).limit(1)).first()
        if later:
            return self._counted_again(page, capture)
        v = versions_table.c
        last = self.connection.execute(
            select(v.number, c.record).join_from(versions_table, captures, c.id == v.capture)
            .where(v.page == page).order_by(v.number.desc()).limit(1)
        ).first()  # fmt: skip
        first = self.connection.execute(select(c.id).where(c.page == page, c.id != capture).limit(1)).first() is None
        number, base = (int(last.number), int(last.record)) if last else (0, None)
        placed = self._next(page, capture, record, at, number, base)
        if first and placed.outcome != "not_seen":
            placed.outcome = "new"
        return placed

    def _next(self, page: int, capture: int, record: int, at: int, number: int, base: int | None) -> Placed:
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
        self.connection.execute(
            versions_table.insert().values(
                page=page, number=number + 1, capture=capture, first_at=at, last_at=at, silent=silent,
                changes=msgspec.json.encode(changes).decode(),
            )
        )  # fmt: skip
        self.connection.execute(update(captures).where(c.id == capture).values(version=number + 1))
        self.connection.execute(
            update(pages).where(pages.c.id == page).values(version=number + 1, canonical_url=article.canonical_url)
        )
        self._refresh(page, record, article)
        return Placed("changed" if number else "new", number + 1, silent, refreshed=True)

    def _counted_again(self, page: int, capture: int) -> Placed:
        result = self.recount(page).get(capture)
        return result or Placed("not_seen", None)

    def recount(self, page: int) -> dict[int, Placed]:
        """All versions of a page from its captures in the order of their times."""
        c = captures.c
        self.connection.execute(delete(versions_table).where(versions_table.c.page == page))
        self.connection.execute(update(captures).where(c.page == page).values(version=None))
        self.connection.execute(update(pages).where(pages.c.id == page).values(version=None))
        rows = self.connection.execute(
            select(c.id, c.record, c.fetched_at).where(c.page == page, c.record.is_not(None)).order_by(c.fetched_at, c.id)
        ).all()
        out: dict[int, Placed] = {}
        number, base = 0, None
        for row in rows:
            placed = out[row.id] = self._next(page, row.id, row.record, row.fetched_at, number, base)
            if placed.version is not None and placed.version > number:
                number, base = placed.version, row.record
        if base is None:
            self.forget(page)
        return out

    # ---- the current version, as searches see it ----

    def _refresh(self, page: int, record: int, article: Article) -> None:
        texts = readings.fields_of(article)
        self._words[page] = (record, {name: words.words(text) for name, text in texts.items()})
        first_seen = self.connection.execute(select(func.min(captures.c.fetched_at)).where(captures.c.page == page)).scalar_one()
        published = stamped(article.date_published)
        row = {
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
        }
        known = self.connection.execute(select(docs.c.doc).where(docs.c.page == page)).scalar()
        if known is None:
            # The number in the word index is given in `finish`; until then one that nobody else has.
            self.connection.execute(docs.insert().values(page=page, doc=-page, **row))
        else:
            self.connection.execute(update(docs).where(docs.c.page == page).values(**row))

    def forget(self, page: int) -> None:
        """The page shows no article any more."""
        doc = self.connection.execute(select(docs.c.doc).where(docs.c.page == page)).scalar()
        if doc is not None:
            self.database.drop_words(self.connection, [doc])
            self.connection.execute(delete(docs).where(docs.c.page == page))
        self._words.pop(page, None)
        clusters.leave(self.connection, page)

    def finish(self) -> None:
        """Words and copies of everything that was refreshed."""
        if not self._words:
            return
        waiting = sorted(self._words)
        old = self.connection.execute(select(docs.c.doc).where(docs.c.page.in_(waiting), docs.c.doc > 0)).scalars().all()
        if old:
            self.database.drop_words(self.connection, old)
        first = self.database.next_docs(self.connection, len(waiting))
        self.database.put_words(self.connection, [(first + i, self._words[page][1]) for i, page in enumerate(waiting)])
        for i, page in enumerate(waiting):
            self.connection.execute(update(docs).where(docs.c.page == page).values(doc=first + i))
        for page in waiting:
            _, found = self._words[page]
            clusters.place(self.connection, page, found["text"], self.article)
        self._words.clear()
