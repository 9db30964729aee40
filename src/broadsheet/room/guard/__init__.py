"""Who may come in."""

from __future__ import annotations

from starlette.middleware import Middleware

from ..settings import Settings


def middleware(settings: Settings) -> list[Middleware]:
    """What stands around every request, outermost first."""
    return []
