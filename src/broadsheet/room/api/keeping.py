"""What the archive answers, asked by HTTP."""

from __future__ import annotations

from ...archive import Copies, Counts, History, Place, Seen, Wanted
from ...collect.kept import ArchiveBook
from ...record import Article
from . import asked, cursor
from .answers import Articles, Results, Sources, SourceState
from .operation import Call, Streamed

_PIECE = 64 << 10


def articles(call: Call, about: asked.Listed) -> Articles:
    """A leaf of the pages that fit."""
    after = None if about.cursor is None else cursor.unpack(about.cursor, Place, "articles", about.q)
    hits, place = call.archive.leaf(about.q, after, about.limit)
    return Articles(hits, None if place is None else cursor.pack(place, "articles", about.q))


def search(call: Call, about: asked.Searched) -> Results:
    """A leaf of a search. Its cursors count hits: what arrives meanwhile may move them."""
    question = ("search", about.q, about.sort)
    offset = 0 if about.cursor is None else cursor.unpack(about.cursor, int, *question)
    found = call.archive.search(about.q, Wanted(about.limit, offset, about.sort, about.facets))
    behind = offset + len(found.hits)
    more = found.hits and behind < found.total
    return Results(found.total, found.hits, found.facets, cursor.pack(behind, *question) if more else None)


def article(call: Call, about: asked.OfArticle) -> Article:
    """A stored record."""
    return call.archive.article(about.url, about.version)


def versions(call: Call, about: asked.OfPage) -> History:
    """A page's versions."""
    return call.archive.history(about.url)


def captures(call: Call, about: asked.OfPage) -> tuple[Seen, ...]:
    """A page's captures."""
    return tuple(call.archive.captures(about.url))


def copies(call: Call, about: asked.OfPage) -> Copies:
    """A page's near-duplicates."""
    return call.archive.copies(about.url)


def evidence(call: Call, about: asked.OfCapture) -> Article:
    """A capture read again."""
    return call.archive.evidence(about.capture)


def original(call: Call, about: asked.OfCapture) -> Streamed:
    """A capture's bytes: for programs. To a browser they are a file to be kept, never a page of ours."""
    body = call.archive.capture(about.capture).body
    return Streamed((body[i : i + _PIECE] for i in range(0, len(body), _PIECE)), f"capture-{about.capture}.html")


def sources(call: Call, about: asked.Nothing) -> Sources:
    """What the collector knows of its sources."""
    book = ArchiveBook(call.archive)
    counts = book.counts()
    return Sources(
        tuple(
            SourceState(
                source.url, source.kind, source.parent, source.due, source.visited_at, source.succeeded_at, source.failures,
                source.reason, source.found, dict(counts.get(source.url, {}).items()),
            )
            for source in book.sources()
        )
    )  # fmt: skip


def counts(call: Call, about: asked.Nothing) -> Counts:
    """The archive's size."""
    return call.archive.counts()
