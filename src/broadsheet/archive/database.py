"""What a database has to do for an archive, and what all of them share. What one of them does its own way stands in its own file.

Writing is one process at a time and short: pages are read before. Reading never waits for it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, FromClause
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ..errors import ArchiveError
from .migrations import is_newest, migrate
from .query import All, Any, Node, Not, Phrase

# What a full disk is told, whichever of the two files it hit.
FULL = "no room left on the disk: nothing of what was just given is kept, everything before is; make room, then add it again"

# The fields of the word index, and how much a word in each weighs against one in the text. A headline says what an article is
# about;
# keywords and names are chosen by hand; a publisher's name stands in every article of it.
WEIGHTS = {"headline": 8.0, "description": 3.0, "author": 4.0, "publisher": 1.0, "keyword": 4.0, "section": 2.0, "text": 1.0}


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where ranked words are found: join `source` on `doc`, keep what `condition` says; the higher the `score` the better."""

    source: FromClause
    doc: ColumnElement[int]
    condition: ColumnElement[bool]
    score: ColumnElement[float]


class Database(ABC):
    """One archive's database. `where` is what a person calls it, without a password; `folder` holds the WARC files."""

    where: str
    folder: Path
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive."""
        with self._explained(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other process's runs beside; committed at its end, undone where something is raised."""
        with self._explained(), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            self._lock(connection)
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise ArchiveError(self._reason(error), where=self.where) from error
        except SQLAlchemyError as error:
            raise ArchiveError(f"the database: {error}", where=self.where) from error

    def _reason(self, error: DBAPIError) -> str:
        return f"the database: {str(error.orig).strip()}"

    def migrate(self) -> None:
        """Bring the tables to their newest form. Where they have it, whoever opens the archive waits for no writer."""
        with self.reading() as connection:
            if is_newest(connection):
                return
        with self.writing() as connection:
            migrate(connection, self.where)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @abstractmethod
    def _lock(self, connection: Connection) -> None:
        """Make this transaction the only one that writes."""

    @abstractmethod
    def put_words(self, connection: Connection, entries: Sequence[tuple[int, dict[str, list[str]]]]) -> None:
        """Put documents into the word index: number, and words in order by field."""

    @abstractmethod
    def next_docs(self, connection: Connection, count: int) -> int:
        """The first of `count` document numbers that no document has had."""

    @abstractmethod
    def drop_words(self, connection: Connection, docs: Sequence[int]) -> None:
        """Documents that are no longer current; their numbers are not used again."""

    @abstractmethod
    def clear_words(self, connection: Connection) -> None:
        """Empty the word index."""

    @abstractmethod
    def ranked(self, node: Node) -> Ranked:
        """Where the words of `node` are found, with their score; `node` is words only, and not only a Not."""

    @abstractmethod
    def check(self, connection: Connection) -> list[str]:
        """What the database finds wrong with itself, one line each."""

    @abstractmethod
    def tidy(self) -> None:
        """Leave the files small and the statistics fresh, after much was written."""

    @abstractmethod
    def bytes(self, connection: Connection) -> int:
        """How large the database is on the disk."""


def words_only(node: Node) -> bool:
    """Whether the word index alone can answer `node`: words and their combinations, with something to be found in each part."""
    if isinstance(node, Phrase):
        return True
    if isinstance(node, Any):
        return all(words_only(part) for part in node.parts)
    if isinstance(node, All):
        wanted = [part for part in node.parts if not isinstance(part, Not)]
        unwanted = [part.part for part in node.parts if isinstance(part, Not)]
        return bool(wanted) and all(map(words_only, wanted)) and all(map(words_only, unwanted))
    return False
