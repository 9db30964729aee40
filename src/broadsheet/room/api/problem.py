"""What went wrong, as programs are told it: application/problem+json (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from starlette.responses import Response

from ...errors import (
    ArchiveError,
    BroadsheetError,
    NotArchived,
    QueryError,
    SourceError,
    SourceNotFound,
    SourceRefused,
    SourceTooLarge,
)

MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One problem. `query`, `at` and `length` are there where a search has a mistake: the letters that are meant."""

    type: str  # a name of the kind of problem, the same for all of a kind
    title: str
    status: int
    detail: str | None = None
    query: str | None = None
    at: int | None = None
    length: int | None = None


class Refused(Exception):
    """Raised by an operation that cannot be done as it was asked for."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail or problem.title)
        self.problem = problem


def problem(status: int, name: str, title: str, detail: str | None = None) -> Problem:
    """A problem of a kind of ours."""
    return Problem(f"urn:broadsheet:problem:{name}", title, status, detail)


# What each error is to somebody who asks by HTTP; the first that fits. A source's trouble is not ours: nothing of 500 and above.
_KINDS: tuple[tuple[type[BroadsheetError], int, str, str], ...] = (
    (QueryError, 400, "query", "The search has a mistake"),
    (NotArchived, 404, "not-archived", "Not in the archive"),
    (SourceNotFound, 404, "source-not-found", "There is no such page"),
    (SourceRefused, 403, "source-refused", "This page cannot be fetched"),
    (SourceTooLarge, 424, "source-too-large", "The page is too large"),
    (SourceError, 424, "source-failed", "The page could not be fetched whole"),
    (ArchiveError, 503, "archive", "The archive does not answer"),
    (BroadsheetError, 500, "fault", "A fault of ours"),
)


def of_error(error: BroadsheetError) -> Problem:
    """What `error` is to somebody who asks by HTTP."""
    status, name, title = next((status, name, title) for kind, status, name, title in _KINDS if isinstance(error, kind))
    told = problem(status, name, title, str(error) if status < 500 else error.what)
    if isinstance(error, QueryError):
        return msgspec.structs.replace(told, query=error.query, at=error.at, length=error.length)
    return told


def of_status(status: int, detail: str | None = None) -> Problem:
    """A problem that HTTP has a name for."""
    return Problem("about:blank", HTTPStatus(status).phrase, status, detail)


def response(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """`problem` as an answer."""
    return Response(msgspec.json.encode(problem), problem.status, headers, MEDIA_TYPE)
