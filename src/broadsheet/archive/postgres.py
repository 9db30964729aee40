"""The database for a team: PostgreSQL, its words in a tsvector of our own making, so that both databases find the same."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any as Anything

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Float,
    Integer,
    bindparam,
    column,
    create_engine,
    event,
    func,
    literal_column,
    make_url,
    table,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError

from ..errors import ArchiveError
from .database import Database, Ranked
from .query import All, Any, Node, Not, Phrase

_LOCK = 0x62726F6164  # "broad": the advisory lock of those who write
_CAPTURES = "captures"  # in the address: where the WARC files are
# PostgreSQL knows four weights: D, C, B, A, here from the text to the headline.
_LABELS = {"headline": "A", "description": "C", "author": "B", "publisher": "C", "keyword": "B", "section": "C", "text": "D"}
_WEIGHTS = "'{0.125, 0.375, 0.5, 1.0}'"
_BY_LENGTH = 1  # ts_rank divides by 1 + the logarithm of the length
_LAST = 16_000  # positions end at 16,383: words behind are found, but in no phrase
_MOST_PLACES = 250  # of one word: PostgreSQL keeps no more than 255
_CAPTURES_IN = text("SELECT value FROM meta WHERE key = 'captures'")
# New words wait in a list beside their index, and while it is long the planner rather reads all texts for a search. So each batch
# is put in at once and together, by a seventh more work and without a wait; one by one (`fastupdate = off`) it is twice the work.
# Who may write but does not own the index leaves it to the server's autovacuum.
_INTO_THE_INDEX = text("""SELECT gin_clean_pending_list(oid) FROM pg_class
    WHERE oid = CAST('ix_words_vector' AS regclass) AND pg_has_role(relowner, 'USAGE')""")
# Where the server knows it, words are packed by lz4: to the same size, in less than half the time, and ranked in three quarters.
_PACK_BY_LZ4 = """SELECT set_config(name, 'lz4', false) FROM pg_settings
    WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"""
_words = table("words", column("doc", Integer), column("vector"))


class PostgreSQL(Database):
    """A database on a server; its WARC files lie in a folder that every writer can reach."""

    def __init__(self, address: str, default_folder: Path) -> None:
        try:
            url = make_url(address)
        except ArgumentError as error:
            raise ArchiveError("not an address of a database; write postgresql://user@host/name", where=address) from error
        asked = url.query.get(_CAPTURES)
        self._asked = Path(str(asked)).expanduser() if asked else None
        self._default = default_folder / f"{url.host or 'local'}-{url.database or 'postgres'}"
        url = URL.create(
            "postgresql+psycopg", url.username, url.password, url.host, url.port, url.database,
            {name: value for name, value in url.query.items() if name != _CAPTURES},
        )  # fmt: skip
        self.where = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self.engine = create_engine(url, pool_pre_ping=True)
        event.listen(self.engine, "connect", _set_up)

    def migrate(self) -> None:
        super().migrate()
        self.folder = self._settled()

    def _settled(self) -> Path:
        """Where the WARC files are: as the database remembers it, or from now on as the address says."""
        with self.reading() as connection:
            known = connection.execute(_CAPTURES_IN).scalar()
        if known is None or (self._asked and str(self._asked.absolute()) != known):
            with self.writing() as connection:
                folder = (self._asked or Path(connection.execute(_CAPTURES_IN).scalar() or self._default)).absolute()
                connection.execute(text("DELETE FROM meta WHERE key = 'captures'"))
                connection.execute(text("INSERT INTO meta VALUES ('captures', :folder)"), {"folder": str(folder)})
                return folder
        folder = Path(str(known))
        if not folder.is_dir():
            raise ArchiveError(
                f"its WARC files are in {folder}, which is not here; add ?captures=FOLDER to the address where they are",
                where=self.where,
            )
        return folder

    def _lock(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    def _reason(self, error: DBAPIError) -> str:
        said = str(error.orig).strip()
        if "No space left" in said:
            return "no room left on the database server's disk: nothing of what was just given is kept, everything before is"
        return f"the database cannot be reached or used: {said}"

    def put_words(self, connection: Connection, entries: Sequence[tuple[int, dict[str, list[str]]]]) -> None:
        connection.execute(
            text("INSERT INTO words (doc, vector) VALUES (:doc, CAST(:vector AS tsvector))"),
            [{"doc": doc, "vector": _vector(fields)} for doc, fields in entries],
        )
        connection.execute(_INTO_THE_INDEX)

    def next_docs(self, connection: Connection, count: int) -> int:
        first = int(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'docs'").scalar() or 1)
        put = "INSERT INTO meta VALUES ('docs', :next) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        connection.execute(text(put), {"next": str(first + count)})
        return first

    def drop_words(self, connection: Connection, docs: Sequence[int]) -> None:
        connection.execute(_words.delete().where(_words.c.doc.in_(docs)))

    def clear_words(self, connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM words")

    def ranked(self, node: Node) -> Ranked:
        wanted: ColumnElement[object] = bindparam("wanted", _expression(node), unique=True)
        query: ColumnElement[object] = wanted.op("::")(literal_column("tsquery"))
        condition: ColumnElement[bool] = _words.c.vector.op("@@", is_comparison=True)(query)
        weights: ColumnElement[object] = literal_column(f"{_WEIGHTS}::real[]")
        score: ColumnElement[float] = func.ts_rank(weights, _words.c.vector, query, _BY_LENGTH, type_=Float)
        return Ranked(_words, _words.c.doc, condition, score)

    def check(self, connection: Connection) -> list[str]:
        missing = connection.exec_driver_sql(
            "SELECT count(*) FROM docs LEFT JOIN words ON words.doc = docs.doc WHERE words.doc IS NULL"
        ).scalar_one()
        return [f"the word index lacks {missing} documents"] if missing else []

    def tidy(self) -> None:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")

    def bytes(self, connection: Connection) -> int:
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def _set_up(connection: Anything, _: object) -> None:
    """Tell the planner that disks do not turn: else it reads all texts of a small archive rather than its index."""
    with connection.cursor() as cursor:
        cursor.execute("SET random_page_cost = 1.1")
        cursor.execute(_PACK_BY_LZ4)
    connection.commit()


def default_folder() -> Path:
    """Where WARC files go when the address does not say."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "broadsheet"


def _vector(fields: dict[str, list[str]]) -> str:
    """The words as a tsvector is written: once each as itself, and, but for the text's, once more under the name of its field."""
    places: dict[str, list[str]] = {}
    at = 0
    for field, label in _LABELS.items():
        for word in fields.get(field, ()):
            at += 1
            if len(word.encode()) > 1000:
                continue
            place = f"{min(at, _LAST)}{label}"
            for lexeme in (word,) if field == "text" else (word, f":{field}:{word}"):
                known = places.setdefault(lexeme, [])
                if len(known) < _MOST_PLACES:
                    known.append(place)
        at += 10  # no phrase from one field into the next
    return " ".join(f"'{lexeme}':{','.join(dict.fromkeys(where))}" for lexeme, where in places.items())


def _expression(node: Node) -> str:
    """`node` as a tsquery. Words hold neither quotation marks nor backslashes."""
    if isinstance(node, Phrase):
        mark = f":{node.field}:" if node.field and node.field != "text" else ""
        label = "D" if node.field == "text" else ""
        last = len(node.words) - 1
        pieces = [
            f"'{mark}{word}'" + (f":{'*' if node.beginning and i == last else ''}{label}".rstrip(":"))
            for i, word in enumerate(node.words)
        ]
        return f"({' <-> '.join(pieces)})"
    if isinstance(node, Not):
        return f"!{_expression(node.part)}"
    if isinstance(node, All | Any):
        return f"({(' & ' if isinstance(node, All) else ' | ').join(map(_expression, node.parts))})"
    raise TypeError(f"{type(node).__name__} is not answered by words")
