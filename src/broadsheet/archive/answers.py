"""What an archive answers: frozen values, times in UTC, ready for JSON by msgspec."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from ..record import Article

Outcome = Literal["new", "changed", "unchanged", "not_seen", "known"]


class Answer(msgspec.Struct, frozen=True):
    """Base of everything an archive answers."""


class Added(Answer, frozen=True):
    """What became of one page that was added. When it is handed out, it is on the disk."""

    url: str  # the page's name in the archive
    capture: int  # its number, for `Archive.capture`
    outcome: Outcome  # not_seen: a wall, an error, a teaser of what is known in full; known: this very capture is there already
    version: int | None  # that it shows; None where none
    silent: bool = False  # changed without a word
    copies: int = 0  # other pages with nearly the same text, as far as known now
    failure: str | None = None  # why the reader broke on it; the bytes are kept


class Seen(Answer, frozen=True):
    """One capture: a page as it was at one time."""

    capture: int
    url: str
    fetched_at: datetime
    version: int | None  # that it shows; None for a wall, an error, a teaser of what is known in full
    size: int  # bytes of the page
    sha256: str  # of the page's bytes, hexadecimal
    file: str  # the WARC file, and the record's place in it: first byte and length
    begin: int
    length: int
    reader: str | None  # that made its record: "version/weights/form"; None where it broke


class Packed(Answer, frozen=True):
    """A capture on its way out: one WARC record that needs no other."""

    seen: Seen
    record: bytes  # compressed
    media_type: str  # as its headers say
    status: int | None  # of HTTP; None where it did not come over HTTP
    article: Article | None  # what it shows; None for a wall, an error, a teaser of what is known in full


class Piece(Answer, frozen=True):
    """A stretch of an edited text: `same`, `added` or `removed`."""

    op: Literal["same", "added", "removed"]
    text: str


# What people read for a kind of change.
CHANGE_NAMES = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "paragraph_added": "Paragraph added",
    "paragraph_removed": "Paragraph removed",
    "paragraph_edited": "Paragraph edited",
    "date_published": "Date of publication",
    "date_modified": "Date of modification",
    "authors": "Authors",
    "images": "Picture",
}


class Change(Answer, frozen=True, omit_defaults=True):
    """One thing that differs between two versions.

    `kind` is what: headline, standfirst, paragraph_added, paragraph_removed, paragraph_edited, date_published, date_modified,
    authors, images. `touches` says what in an edited text: number, name, quotation.
    """

    kind: str
    before: str | None = None
    after: str | None = None
    at: int | None = None  # the paragraph's number from 0: in the new version, of a removed one in the old
    pieces: tuple[Piece, ...] = ()  # of an edited text: words marked
    touches: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people read for its kind."""
        return CHANGE_NAMES.get(self.kind, self.kind)


class Version(Answer, frozen=True):
    """One state of an article."""

    number: int  # from 1
    first_at: datetime  # seen first
    last_at: datetime  # seen last
    captures: int  # that show it
    capture: int  # the first of them
    headline: str | None
    date_modified: str | None
    silent: bool  # it differs from the one before, and neither a new date_modified nor a correction note says so
    changes: tuple[Change, ...]  # against the version before


class History(Answer, frozen=True):
    """What became of one address."""

    url: str
    captures: int
    versions: tuple[Version, ...]  # oldest first


class Hit(Answer, frozen=True):
    """One page that a search found."""

    url: str
    headline: str | None
    snippet: str  # plain text; what was looked for stands between ** and **
    publisher: str | None
    date_published: str | None  # as the page gives it
    score: float  # higher is better; comparable within one answer only
    site: str | None
    language: str | None
    type: str | None
    version: int  # the current one's number
    capture: int  # that shows it


class Found(Answer, frozen=True):
    """A search's answer."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]  # publisher, site, language, section, type, year -> value -> how many, most first


class Copy(Answer, frozen=True):
    """One page among near-duplicates."""

    url: str
    headline: str | None
    publisher: str | None
    site: str | None
    date_published: str | None
    first_seen: datetime
    agency: str | None  # that the page credits
    shared: float  # how much of the shorter of the two texts, this and the first one's, is in the other: 0 to 1
    cut: tuple[str, ...] = ()  # paragraphs of the first one that are not here
    added: tuple[str, ...] = ()  # paragraphs that the first one has not
    retitled: bool = False  # under another headline than the first


class Copies(Answer, frozen=True):
    """Who has nearly the same text: the first to publish it, then the others by time. Without copies, the page alone."""

    url: str
    agency: str | None  # credited by any of them
    members: tuple[Copy, ...]


class Reread(Answer, frozen=True):
    """What reading a stored capture again changed."""

    capture: int
    url: str
    changed: tuple[str, ...]  # fields of the record
    failure: str | None = None


class Problem(Answer, frozen=True):
    """Something that is not as it should be, or (`note`) worth knowing."""

    where: str
    what: str
    note: bool = False


class Counts(Answer, frozen=True):
    """How much an archive holds."""

    pages: int
    captures: int
    versions: int
    articles: int  # pages that a search can find
    clusters: int  # groups of near-duplicates
    warc_bytes: int
    database_bytes: int


class Verified(Answer, frozen=True):
    """What `verify` looked at and what it found."""

    captures: int
    records: int
    problems: tuple[Problem, ...]
    repaired: bool = False

    @property
    def clean(self) -> bool:
        """Whether there is nothing but notes."""
        return all(problem.note for problem in self.problems)
