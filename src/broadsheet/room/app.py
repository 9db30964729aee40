"""The application: pages, interface and guard around one archive."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from . import api, guard, pages
from .settings import Settings

if TYPE_CHECKING:
    from ..archive import Archive

STATIC = Path(__file__).parent / "static"
# Answers that are worked on at once; others wait. More would only take turns on the same processor, and each has a connection
# to the archive, with its cache.
_THREADS = 6


def application(archive: Archive, settings: Settings | None = None) -> Starlette:
    """The reading room of an open archive, ready for an ASGI server. The archive is the caller's to close.

    Handlers find `archive` and `settings` in `request.app.state`, and the guard's token against forged forms in
    `request.state.csrf`.
    """
    settings = settings or Settings()
    app = Starlette(
        lifespan=_lifespan,
        routes=[
            *pages.routes(),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
            *api.routes(archive, settings),
            *guard.routes(archive),
        ],
        middleware=guard.middleware(settings),
        exception_handlers=pages.ERRORS,
    )
    app.state.archive, app.state.settings = archive, settings
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
    yield
