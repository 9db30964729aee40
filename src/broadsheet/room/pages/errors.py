"""What goes wrong, told on a page: what it was and what to do."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from ...errors import ArchiveError, NotArchived, QueryError
from .view import page


def _not_archived(request: Request, error: Exception) -> Response:
    return page(request, "error.html", 404, title="Not in the archive", what=str(error))


def _query(request: Request, error: Exception) -> Response:
    what = error.pointer if isinstance(error, QueryError) else ""
    return page(
        request, "error.html", 400, title="This search cannot be understood", what=f"{getattr(error, 'what', '')}\n{what}"
    )


def _archive(request: Request, error: Exception) -> Response:
    return page(request, "error.html", 503, title="The archive cannot be read", what=str(error))


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    title = "There is no such page" if status == 404 else "This was not done"
    return page(request, "error.html", status, title=title, what=detail)


ERRORS: dict[int | type[Exception], ExceptionHandler] = {
    NotArchived: _not_archived,
    QueryError: _query,
    ArchiveError: _archive,
    HTTPException: _http,
}
