"""What a program asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute

from ..settings import Settings

if TYPE_CHECKING:
    from ...archive import Archive


def routes(archive: Archive, settings: Settings) -> list[BaseRoute]:
    """The interface by HTTP."""
    return []
