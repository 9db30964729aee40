"""The archive: what may be asked of it, on one page. `docs/archive.md` says how it keeps its promises."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import func, select

from ..capture import Capture, Failure
from ..errors import ArchiveError, NotArchived
from ..many import read_many
from ..read import read
from ..record import Article
from . import clusters, history, listing, overview, search, stories, warc, writer
from .addresses import key, micros
from .answers import Added, Copies, Counts, Found, History, Hit, Packed, Reread, Seen, Verified
from .database import Database
from .intake import Item
from .notes import Notes
from .schema import captures, docs, pages
from .schema import versions as versions_table

PLACE = "BROADSHEET_ARCHIVE"  # environment variable: the archive when nobody says
_BATCH = 64  # pages acknowledged at once
_BATCH_BYTES = 16 << 20
_BATCH_SECONDS = 1.0  # a page waits no longer than this for the others of its batch


class Archive:
    """Pages kept as they came, read, compared and found again. Made by `Archive.open`; a context manager.

    Several processes may use one archive at once, for writing too; within a process, several threads. Every method may raise
    ArchiveError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writer = writer.Writer(database)
        self._writing = threading.Lock()
        self.notes = Notes(database)

    @classmethod
    def repaired(cls, where: str | os.PathLike[str] | None = None, progress: Callable[[int], None] | None = None) -> Archive:
        """The same archive with everything built again from its WARC files. A SQLite file that is damaged is set aside."""
        from . import sqlite

        place = os.fspath(where) if where is not None else default_place()
        if "://" not in place:
            sqlite.set_aside_if_damaged(Path(place).expanduser())
        archive = cls.open(place)
        try:
            archive.rebuild(progress)
        except BaseException:
            archive.close()
            raise
        return archive

    @classmethod
    def open(cls, where: str | os.PathLike[str] | None = None) -> Archive:
        """The archive in a folder, or in a database by its address (`postgresql://...`); None takes the default place.

        A folder that is not there is made. Whatever a crash left unfinished is settled here: what is whole is taken in.
        """
        place = os.fspath(where) if where is not None else default_place()
        database = _database(place)
        try:
            database.migrate()
            database.folder.mkdir(parents=True, exist_ok=True)
            writer.recover(database)
        except OSError as error:
            database.close()
            raise ArchiveError(error.strerror or str(error), where=place) from error
        except BaseException:
            database.close()
            raise
        return cls(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of files and connections."""
        self._writer.close()
        self._database.close()

    @property
    def where(self) -> str:
        """The archive as a person calls it; without a password."""
        return self._database.where

    @property
    def folder(self) -> Path:
        """Where its WARC files are."""
        return self._database.folder

    # ---- in ----

    def add(self, capture: Capture) -> Added:
        """Keep one page. When this returns, it is on the disk. Adding the same capture again changes nothing."""
        (added,) = self.add_many([capture])
        if isinstance(added, Failure):
            raise added.error
        return added

    def add_many(self, found: Iterable[Capture | Failure], *, jobs: int | None = 1) -> Iterator[Added | Failure]:
        """Keep pages as they come, one answer for each, in their order; Failures go through.

        A page is acknowledged by its answer: from then on it survives whatever happens. `jobs` is the number of processes that
        read, as in `read_many`.
        """
        waiting: deque[Capture | Failure] = deque()

        def given() -> Iterator[Capture | Failure]:
            for page in found:
                waiting.append(page)
                yield page

        batch: list[Item | Failure] = []
        size, since = 0, time.monotonic()
        for result in read_many(given(), jobs=jobs, evidence=False):
            page = waiting.popleft()
            item = page if isinstance(page, Failure) else _item(page, result)
            size += 0 if isinstance(item, Failure) else len(item.body)
            batch.append(item)
            if len(batch) >= _BATCH or size >= _BATCH_BYTES or time.monotonic() - since >= _BATCH_SECONDS:
                yield from self._kept(batch)
                batch, size, since = [], 0, time.monotonic()
        yield from self._kept(batch)

    def _kept(self, batch: list[Item | Failure]) -> Iterator[Added | Failure]:
        items = [item for item in batch if isinstance(item, Item)]
        with self._writing:
            kept = iter(self._writer.add(items) if items else ())
        for item in batch:
            yield item if isinstance(item, Failure) else next(kept)

    # ---- care ----

    def reread(self, *, jobs: int | None = 1) -> Iterator[Reread]:
        """Read stored captures again that another reader read; an answer for each, when it is in the database. May be broken
        off."""
        from . import reread

        with self._writing:
            yield from reread.reread(self._database, jobs)

    def rereads_waiting(self) -> int:
        """How many records another reader made."""
        from . import reread

        return reread.waiting(self._database)

    def verify(self) -> Verified:
        """Look at every byte and every row."""
        from . import verify

        found = tuple(verify.problems(self._database))
        return Verified(*verify.counted(self._database), found)

    def rebuild(self, progress: Callable[[int], None] | None = None) -> None:
        """Build everything but the collector's notes again from the WARC files. Raises ArchiveError where another process
        writes."""
        from . import verify

        with self._writing:
            self._writer.close()
            verify.emptied(self._database)
            writer.recover(self._database, progress)

    # ---- out ----

    def search(self, query: str = "", wanted: search.Wanted | None = None) -> Found:
        """The pages that fit a query (docs/search.md); an empty one fits all. Raises QueryError, which points at the mistake."""
        return search.search(self._database, query, wanted or search.Wanted())

    def leaf(
        self, query: str = "", after: listing.Place | None = None, limit: int = 20
    ) -> tuple[tuple[Hit, ...], listing.Place | None]:
        """Pages that fit a query, newest first, behind a place, and the place to go on from; None at the end. What arrives
        meanwhile moves nothing. Raises QueryError."""
        return listing.leaf(self._database, query, after, limit)

    def article(self, url: str, version: int | None = None) -> Article:
        """The record of a page: its current version, or that of a number. Raises NotArchived."""
        return history.article(self._database, url, version)

    def articles(self, query: str = "") -> Iterator[tuple[Seen, Article]]:
        """All pages that fit a query, newest first, each with the capture that shows it. Raises QueryError, when the first is
        asked for."""
        return history.articles(self._database, query)

    def warc(self, query: str = "") -> Iterator[Packed]:
        """Every capture of the pages that fit, newest page first, each a compressed WARC record that needs no other.
        Raises QueryError, when the first is asked for."""
        return history.warc_of(self._database, query)

    def history(self, url: str) -> History:
        """What became of a page, version by version. Raises NotArchived."""
        return history.history(self._database, url)

    def captures(self, url: str) -> list[Seen]:
        """Each time that a page was seen, oldest first. Raises NotArchived."""
        return history.captures_of(self._database, url)

    def capture(self, number: int) -> Capture:
        """The page as it came: bytes, headers, address, time. Raises NotArchived."""
        return history.capture(self._database, number)

    def evidence(self, number: int) -> Article:
        """A capture's record with its evidence, which is not kept: its bytes are read again, by the reader of today."""
        page = self.capture(number)
        return read(page.body, page.url, page.headers)

    def copies(self, url: str) -> Copies:
        """The pages with nearly the same text, the first to publish it first. Raises NotArchived."""
        from .family import copies

        return copies(self._database, url)

    def day(self, of: date | None = None, choice: stories.Choice | None = None) -> stories.Day | None:
        """A day's stories; without a day those of the newest one that has any, up to now. None in an empty archive."""
        of = of or stories.newest_day(self._database, datetime.now(UTC))
        return None if of is None else stories.day(self._database, of, choice)

    def over_time(self, query: str = "") -> overview.Bars:
        """How many pages that fit a query there are by day, month or year. Raises QueryError."""
        return overview.over_time(self._database, query)

    def coverage(self, by: overview.By) -> tuple[overview.Share, ...]:
        """How many pages there are over time, by publisher or language."""
        return overview.coverage(self._database, by)

    def edits(self) -> tuple[overview.Edits, ...]:
        """How often publishers change what stands, and how often silently."""
        return overview.edits(self._database)

    def completeness(self) -> tuple[overview.Filled, ...]:
        """How often the newest articles of each site have what an article has, by month."""
        return overview.completeness(self._database)

    def copied(self, url: str) -> int:
        """How many other pages have nearly the same text; quicker than `copies`. Raises NotArchived."""
        with self._database.reading() as connection:
            return clusters.size(connection, history.page(connection, url).id)

    def url(self, url: str) -> str:
        """The name under which a page is kept: its address, or one whose canonical address it is. Raises NotArchived."""
        with self._database.reading() as connection:
            return str(history.page(connection, url).url)

    def has(self, url: str) -> bool:
        """Whether a page is kept under this address."""
        try:
            self.url(url)
        except NotArchived:
            return False
        return True

    def holds(self, url: str, since: datetime) -> bool:
        """Whether a capture under this address, fetched at `since` or later, is kept."""
        query = select(captures.c.id).join(pages, pages.c.id == captures.c.page).where(pages.c.url == key(url))
        with self._database.reading() as connection:
            return connection.execute(query.where(captures.c.fetched_at >= micros(since)).limit(1)).first() is not None

    def counts(self) -> Counts:
        """How much there is."""
        with self._database.reading() as connection:

            def count(table: object) -> int:
                return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]

            clusters = connection.execute(select(func.count(pages.c.cluster.distinct()))).scalar_one()
            folder = self._database.folder
            size = sum((folder / name).stat().st_size for name in warc.names(folder))
            return Counts(
                count(pages),
                count(captures),
                count(versions_table),
                count(docs),
                int(clusters),
                size,
                self._database.bytes(connection),
            )


def default_place() -> str:
    """The archive when nobody says: BROADSHEET_ARCHIVE, else a folder among the user's data."""
    if place := os.environ.get(PLACE):
        return place
    data = os.environ.get("XDG_DATA_HOME")
    return str((Path(data) if data else Path.home() / ".local" / "share") / "broadsheet" / "archive")


def _database(place: str) -> Database:
    if place.startswith(("postgresql:", "postgres:")):
        from . import postgres

        return postgres.PostgreSQL(place.replace("postgres:", "postgresql:", 1), postgres.default_folder())
    if "://" in place:
        raise ArchiveError("an archive is a folder or a postgresql:// address", where=place)
    from . import sqlite

    folder = Path(place).expanduser()
    if folder.exists() and not folder.is_dir():
        raise ArchiveError("this is a file; an archive is a folder", where=place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(error.strerror or str(error), where=place) from error
    sqlite.connectable(folder)
    return sqlite.SQLite(folder)


def _item(page: Capture, result: Article | Failure) -> Item:
    """A page ready to be kept. One without an address is called by its canonical one, or by its file's; and read again under
    that."""
    article = None if isinstance(result, Failure) else result
    failure = result.error.what if isinstance(result, Failure) else None
    url = page.url
    if not url:
        url = (article.canonical_url if article else None) or _file_url(page.name)
        article = read(page.body, key(url), page.headers, evidence=False) if article else None
    elif article and key(url) != url:
        article = read(page.body, key(url), page.headers, evidence=False)
    at = page.fetched_at or datetime.now(UTC)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    timed = page.fetched_at is not None
    return Item(key(url), at, dict(page.headers), page.body, article, failure, page.status, timed=timed)


def _file_url(name: str) -> str:
    path, mark, number = name.rpartition("#")
    if mark and number.isdigit():  # a record of a web archive without an address
        return Path(path).absolute().as_uri() + "?record=" + number
    return "urn:broadsheet:stdin" if name == "-" else Path(name).absolute().as_uri()
