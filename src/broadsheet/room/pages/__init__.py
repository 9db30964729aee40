"""What a person reads."""

from __future__ import annotations

from starlette.routing import BaseRoute
from starlette.types import ExceptionHandler

ERRORS: dict[int | type[Exception], ExceptionHandler] = {}


def routes() -> list[BaseRoute]:
    """Every page of the room."""
    return []
