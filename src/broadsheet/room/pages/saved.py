"""Searches that are kept: notes of the archive."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...archive import Note
from ...archive.query import parse
from .view import address, archive_of

if TYPE_CHECKING:
    from ...archive import Archive

KIND = "search"
_LONGEST = 2000  # letters of a query


class Saved(NamedTuple):
    """One kept search."""

    key: str
    name: str
    query: str


def saved(archive: Archive) -> list[Saved]:
    """All of them, by name."""
    found = [Saved(note.name, str(note.body.get("name")), str(note.body.get("query"))) for note in archive.notes.list(KIND)]
    return sorted(found, key=lambda search: (search.name.casefold(), search.key))


async def save(request: Request) -> Response:
    """`POST /searches`, q and name: keep a search. Raises QueryError where it has a mistake."""
    async with request.form() as form:
        query, name = str(form.get("q") or "")[:_LONGEST].strip(), str(form.get("name") or "")[:200].strip()
    parse(query)
    key = blake2b(query.encode(errors="replace"), digest_size=8).hexdigest()
    note = Note(KIND, key, {"name": name or query or "Everything", "query": query, "saved_at": datetime.now(UTC).isoformat()})
    await run_in_threadpool(archive_of(request).notes.put, note)
    return RedirectResponse(address("/search", q=query), 303)


async def forget(request: Request) -> Response:
    """`POST /searches/forget`, key: let go of a kept search."""
    async with request.form() as form:
        key = str(form.get("key") or "")
    await run_in_threadpool(archive_of(request).notes.remove, KIND, [key])
    return RedirectResponse("/search", 303)
