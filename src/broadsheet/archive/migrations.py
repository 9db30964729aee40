"""How a database comes to its tables: numbered steps, each taken once, never changed after a release.

A step is SQL for both databases; {id} is a key that counts up, {blob} bytes. What only one database has stands under its name.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, inspect

from ..errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered migration."""

    number: int
    what: str
    both: str
    sqlite: str = ""
    postgresql: str = ""


_TYPES = {
    "sqlite": {"id": "INTEGER PRIMARY KEY", "blob": "BLOB", "tail": "WITHOUT ROWID"},
    "postgresql": {"id": "SERIAL PRIMARY KEY", "blob": "BYTEA", "tail": ""},
}

STEPS = (
    Step(
        1,
        "captures, records, versions, the word index, copies, notes",
        """
        CREATE TABLE files (id {id}, name VARCHAR NOT NULL UNIQUE, size BIGINT NOT NULL);
        CREATE TABLE pages (id {id}, url VARCHAR NOT NULL UNIQUE, canonical_url VARCHAR, version INTEGER,
            cluster INTEGER, sketch {blob});
        CREATE INDEX ix_pages_canonical_url ON pages (canonical_url);
        CREATE INDEX ix_pages_cluster ON pages (cluster);
        CREATE TABLE captures (
            id {id}, page INTEGER NOT NULL REFERENCES pages (id), file INTEGER NOT NULL REFERENCES files (id),
            begin BIGINT NOT NULL, length BIGINT NOT NULL, urn VARCHAR NOT NULL UNIQUE, kind VARCHAR NOT NULL,
            sha256 {blob} NOT NULL, size BIGINT NOT NULL, fetched_at BIGINT NOT NULL, bytes_in INTEGER, record INTEGER, version
            INTEGER);
        CREATE INDEX ix_captures_page ON captures (page, fetched_at);
        CREATE INDEX ix_captures_sha256 ON captures (sha256);
        CREATE INDEX ix_captures_file ON captures (file, begin);
        CREATE TABLE records (
            capture INTEGER PRIMARY KEY REFERENCES captures (id), reader VARCHAR NOT NULL, article {blob}, failure VARCHAR);
        CREATE INDEX ix_records_reader ON records (reader);
        CREATE TABLE versions (
            page INTEGER NOT NULL REFERENCES pages (id), number INTEGER NOT NULL,
            capture INTEGER NOT NULL REFERENCES captures (id), first_at BIGINT NOT NULL, last_at BIGINT NOT NULL, changes
            VARCHAR NOT NULL, silent BOOLEAN NOT NULL,
            PRIMARY KEY (page, number));
        CREATE TABLE docs (
            page INTEGER PRIMARY KEY REFERENCES pages (id), doc INTEGER NOT NULL UNIQUE, record INTEGER NOT NULL,
            publisher VARCHAR, site VARCHAR, language VARCHAR, section VARCHAR, type VARCHAR, genre VARCHAR, published_at
            BIGINT, modified_at BIGINT,
            seen_at BIGINT NOT NULL, sort_at BIGINT NOT NULL);
        CREATE INDEX ix_docs_sort_at ON docs (sort_at);
        CREATE INDEX ix_docs_published_at ON docs (published_at);
        CREATE TABLE shingles (hash BIGINT NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (hash, page)) {tail};
        CREATE TABLE notes (
            kind VARCHAR NOT NULL, name VARCHAR NOT NULL, body VARCHAR NOT NULL, queue VARCHAR, since BIGINT, due BIGINT,
            tally VARCHAR, changed_at BIGINT NOT NULL, PRIMARY KEY (kind, name));
        CREATE INDEX ix_notes_queue ON notes (queue, since, name);
        CREATE INDEX ix_notes_tally ON notes (kind, tally);
        """,
        sqlite="""
        CREATE VIRTUAL TABLE words USING fts5(
            headline, description, author, publisher, keyword, section, text, content='', tokenize='ascii');
        """,
        postgresql="""
        CREATE TABLE words (doc INTEGER PRIMARY KEY, vector TSVECTOR NOT NULL);
        CREATE INDEX ix_words_vector ON words USING gin (vector);
        """,
    ),
    Step(
        2,
        "everything counted by facet and over time without a look at the rows",
        """
        CREATE INDEX ix_docs_publisher ON docs (publisher, sort_at);
        CREATE INDEX ix_docs_site ON docs (site, sort_at);
        CREATE INDEX ix_docs_language ON docs (language, sort_at);
        CREATE INDEX ix_docs_section ON docs (section, sort_at);
        CREATE INDEX ix_docs_type ON docs (type, sort_at);
        """,
    ),
    Step(
        3,
        "PostgreSQL keeps an article's words in one row of the table, not in four beside it: each hit is ranked in half the time",
        "",
        postgresql="ALTER TABLE words ALTER vector SET STORAGE MAIN",
    ),
)


def is_newest(connection: Connection) -> bool:
    """Whether the database has the newest form; asks without writing."""
    return inspect(connection).has_table("meta") and _at(connection) == STEPS[-1].number


def _at(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'schema'").scalar() or 0)


def migrate(connection: Connection, where: str) -> None:
    """Bring the database to the newest form, within the caller's transaction.

    Raises ArchiveError where a newer Broadsheet has made it, and says so.
    """
    dialect = connection.dialect.name
    connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
    at = _at(connection)
    if at > STEPS[-1].number:
        raise ArchiveError(
            f"made by a newer Broadsheet (schema {at}, this one knows {STEPS[-1].number}); install that", where=where
        )
    for step in STEPS[at:]:
        for statement in (step.both + getattr(step, dialect)).format(**_TYPES[dialect]).split(";"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    if at < STEPS[-1].number:
        connection.exec_driver_sql("DELETE FROM meta WHERE key = 'schema'")
        connection.exec_driver_sql(f"INSERT INTO meta VALUES ('schema', '{STEPS[-1].number}')")
