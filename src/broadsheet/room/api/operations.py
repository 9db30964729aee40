"""All operations, in the order in which they are described."""

from __future__ import annotations

from typing import Any

from ...archive import Copies, Counts, History, Seen
from ...record import Article
from . import asked, exporting, keeping, reading
from .answers import Articles, Results, Sources
from .operation import Operation

_READING = (
    Operation(
        "read", "POST", "/read", "Read a page that is sent along. Nothing is kept.",
        asked.ToRead, Article, reading.read_sent, body=True, errors=(408, 413),
    ),
    Operation(
        "readUrl", "GET", "/read", "Fetch a page and read it. Nothing is kept. Addresses that are not public are refused.",
        asked.ToFetch, Article, reading.read_fetched, waits=True, errors=(403, 404, 424),
    ),
)  # fmt: skip

_ARCHIVE = (
    Operation("articles", "GET", "/articles", "Pages that fit a query, newest first.", asked.Listed, Articles, keeping.articles),
    Operation("search", "GET", "/search", "Pages that fit a query, the best first.", asked.Searched, Results, keeping.search),
    Operation(
        "article", "GET", "/article", "The record of a page, as it is now or was in a version.",
        asked.OfArticle, Article, keeping.article, errors=(404,),
    ),
    Operation(
        "versions", "GET", "/versions", "What became of a page, version by version.",
        asked.OfPage, History, keeping.versions, errors=(404,),
    ),
    Operation(
        "captures", "GET", "/captures", "Each time that a page was seen, oldest first.",
        asked.OfPage, tuple[Seen, ...], keeping.captures, errors=(404,),
    ),
    Operation(
        "copies", "GET", "/copies", "The pages with nearly the same text, the first publisher first.",
        asked.OfPage, Copies, keeping.copies, errors=(404,),
    ),
    Operation(
        "evidence", "GET", "/captures/{capture}/record", "A capture read again: its record with the evidence.",
        asked.OfCapture, Article, keeping.evidence, errors=(404,),
    ),
    Operation(
        "original", "GET", "/captures/{capture}/page", "A capture's bytes, as they came.",
        asked.OfCapture, bytes, keeping.original, media="application/octet-stream", errors=(404,),
    ),
    Operation("sources", "GET", "/sources", "Where pages come from, and how that goes.", asked.Nothing, Sources, keeping.sources),
    Operation("counts", "GET", "/counts", "How much there is.", asked.Nothing, Counts, keeping.counts),
)  # fmt: skip

_EXPORTS = tuple(
    Operation(
        "export" + form.title(), "GET", f"/export.{form}", f"All records that fit a query, newest first, as {words}.",
        asked.Exported, bytes, export, media=media, errors=errors,
    )
    for form, words, media, export, errors in exporting.FORMS
)  # fmt: skip

OPERATIONS: tuple[Operation, ...] = _READING + _ARCHIVE + _EXPORTS


def by_path() -> dict[str, dict[str, Operation]]:
    """Path to method to operation."""
    found: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        found.setdefault(operation.path, {})[operation.method] = operation
    return found
