"""Pages that a person hands in: a file dropped on the page, or an address."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...archive import Added
from ...capture import Capture
from ...errors import SourceError, SourceRefused
from ...sources import Limits
from ...sources.fetch import fetch
from .view import address, archive_of, page

_MOST_FILES = 100


async def add(request: Request) -> Response:
    """`POST /add`: files, or a url to be fetched. One page leads to its article, more to a list."""
    async with request.form(max_files=_MOST_FILES, max_fields=10) as form:
        url = str(form.get("url") or "").strip()
        files = [file for file in form.getlist("file") if isinstance(file, UploadFile) and file.filename]
        try:
            captures = [await _of_file(request, file, url) for file in files]
            if not captures and url:
                captures = [await run_in_threadpool(_fetched, request, url)]
        except SourceError as error:
            return page(request, "refused.html", 422, error=error)
    if not captures:
        return RedirectResponse("/add", 303)
    added = await run_in_threadpool(_kept, request, captures)
    if len(added) == 1:
        return RedirectResponse(address("/article", url=added[0].url), 303)
    return page(request, "added.html", added=added)


def adding(request: Request) -> Response:
    """`GET /add`: the form."""
    return page(request, "add.html", counts=archive_of(request).counts())


async def _of_file(request: Request, file: UploadFile, url: str) -> Capture:
    """A page from a file; `url` says where it comes from, else its canonical address does. Raises SourceTooLarge."""
    from ...sources.limits import too_large

    limits = Limits(max_bytes=request.app.state.settings.max_bytes)
    body = await file.read(limits.max_bytes + 1)
    name = file.filename or "page.html"
    if len(body) > limits.max_bytes:
        raise too_large(limits, name)
    return Capture(body, url or None, {}, datetime.now(UTC), name.replace("/", "_"))


def _fetched(request: Request, url: str) -> Capture:
    settings = request.app.state.settings
    if not url.startswith(("http://", "https://")):
        raise SourceRefused("an address begins with http:// or https://", where=url)
    return fetch(url, Limits(max_bytes=settings.max_bytes, timeout=settings.timeout, allowed=settings.allowed))


def _kept(request: Request, captures: list[Capture]) -> list[Added]:
    return [one for one in archive_of(request).add_many(captures) if isinstance(one, Added)]
