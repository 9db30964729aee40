"""The embedded database: SQLite with a write-ahead log, its words in FTS5."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any as Anything

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    bindparam,
    column,
    create_engine,
    event,
    literal_column,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError, OperationalError

from ..errors import ArchiveError
from .database import FULL, WEIGHTS, Database, Ranked
from .query import All, Any, Node, Not, Phrase

NAME = "archive.sqlite3"
_PATIENCE = 120  # seconds that a writer waits for the others; each holds the lock for a fraction of one
_LOOK = 0.001  # seconds between two looks whether it is free
# Of each connection. The writer changes the same pages again and again until it commits; who reads has the file mapped, and
# needs little beside that.
_WRITING_KIB, _READING_KIB = 64 << 10, 4 << 10
_LOG_PAGES = 4000  # 16 MB of write-ahead log before it is folded in: what many batches change is then written once
_words = table("words", column("rowid", Integer))


class SQLite(Database):
    """The database file in an archive's folder."""

    def __init__(self, folder: Path) -> None:
        self.where = str(folder)
        self.folder = folder / "captures"
        self.path = folder / NAME
        self.engine = create_engine(f"sqlite:///{self.path}", connect_args={"timeout": _PATIENCE, "check_same_thread": False})
        event.listen(self.engine, "connect", _set_up)
        event.listen(self.engine, "begin", _begin)

    def _lock(self, connection: Connection) -> None:
        pass  # BEGIN IMMEDIATE has done it

    def _reason(self, error: DBAPIError) -> str:
        said = str(error.orig)
        if "locked" in said:
            return f"other processes have been writing to it for {_PATIENCE} seconds without a break; try again"
        if "full" in said:
            return FULL
        if "malformed" in said or "not a database" in said or "corrupt" in said:
            return f"its database is damaged ({said}); broadsheet verify --repair builds it again from the WARC files"
        return f"the database {NAME}: {said}"

    def put_words(self, connection: Connection, entries: Sequence[tuple[int, dict[str, list[str]]]]) -> None:
        names = ", ".join(WEIGHTS)
        connection.exec_driver_sql(
            f"INSERT INTO words (rowid, {names}) VALUES (?{', ?' * len(WEIGHTS)})",
            [(doc, *(" ".join(fields.get(name, ())) for name in WEIGHTS)) for doc, fields in entries],
        )

    def next_docs(self, connection: Connection, count: int) -> int:
        first = int(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'docs'").scalar() or 1)
        connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES ('docs', ?)", (str(first + count),))
        return first

    def drop_words(self, connection: Connection, docs: Sequence[int]) -> None:
        pass  # without their text FTS5 cannot take them out; no row of `docs` leads there any more, and a rebuild drops them

    def clear_words(self, connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO words (words) VALUES ('delete-all')")

    def ranked(self, node: Node) -> Ranked:
        condition: ColumnElement[bool] = text("words MATCH :wanted").bindparams(  # type: ignore[assignment]
            bindparam("wanted", _expression(node), unique=True)
        )
        weights = ", ".join(str(weight) for weight in WEIGHTS.values())
        score: ColumnElement[float] = literal_column(f"-bm25(words, {weights})", Float)
        return Ranked(_words, _words.c.rowid, condition, score)

    def check(self, connection: Connection) -> list[str]:
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check") if row[0] != "ok"]
        try:
            connection.exec_driver_sql("INSERT INTO words (words) VALUES ('integrity-check')")
        except (OperationalError, sqlite3.DatabaseError) as error:
            found.append(f"the word index: {error}")
        return found

    def tidy(self) -> None:
        with self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA optimize")

    def bytes(self, connection: Connection) -> int:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        return pages * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def connectable(folder: Path) -> None:
    """Raise ArchiveError where this SQLite lacks what an archive needs."""
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        except sqlite3.OperationalError as error:
            what = f"Python's SQLite has no FTS5 ({error}); use a Python that has it, or PostgreSQL"
            raise ArchiveError(what, where=str(folder)) from error


def set_aside_if_damaged(folder: Path) -> None:
    """Rename a database file that SQLite cannot use, so that a new one is made; the collector's notes go along as far as they can
    be read."""
    path = folder / NAME
    if not path.exists():
        return
    notes: list[tuple[object, ...]] = []
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection:
            notes = connection.execute("SELECT * FROM notes").fetchall()
            if connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]:
                return
    except sqlite3.DatabaseError:
        pass
    number = next(n for n in count(1) if not path.with_name(f"{NAME}.damaged-{n}").exists())
    for end in ("", "-wal", "-shm"):
        if (old := path.with_name(NAME + end)).exists():
            old.rename(path.with_name(f"{NAME}.damaged-{number}{end}"))
    fresh = SQLite(folder)
    fresh.migrate()
    if notes:
        with fresh.writing() as new:
            new.exec_driver_sql(f"INSERT INTO notes VALUES ({', '.join('?' * len(notes[0]))})", notes)
    fresh.close()


def _set_up(connection: Anything, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN, not the driver
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")  # what is acknowledged survives a loss of power
    cursor.execute("PRAGMA foreign_keys = OFF")  # each row is written by one function; `verify` looks for orphans
    cursor.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA mmap_size = 1073741824")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_WRITING_KIB if writes else _READING_KIB}")
    if writes:
        _take_turn(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _take_turn(connection: Connection) -> None:
    """Begin to write. SQLite's own waiting looks ten times a second, and misses every pause of one who writes page by page."""
    until = time.monotonic() + _PATIENCE
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except OperationalError as error:
                if "locked" not in str(error.orig) or time.monotonic() > until:
                    raise
            time.sleep(_LOOK)
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")


def _expression(node: Node) -> str:
    """`node` in FTS5's own language. Words hold no quotation marks."""
    if isinstance(node, Phrase):
        phrase = f'"{" ".join(node.words)}"' + ("*" if node.beginning else "")
        return f"{node.field} : {phrase}" if node.field else phrase
    if isinstance(node, Any):
        return f"({' OR '.join(map(_expression, node.parts))})"
    if isinstance(node, All):
        wanted = [_expression(part) for part in node.parts if not isinstance(part, Not)]
        unwanted = [_expression(part.part) for part in node.parts if isinstance(part, Not)]
        found = f"({' AND '.join(wanted)})"
        return f"({found} NOT ({' OR '.join(unwanted)}))" if unwanted else found
    raise TypeError(f"{type(node).__name__} is not answered by words")
