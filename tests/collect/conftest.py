"""The archive's own fixtures, so that the book is tested over both databases."""

from __future__ import annotations

from tests.archive.conftest import archive, place, server

__all__ = ["archive", "place", "server"]
