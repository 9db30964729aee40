"""Blocks as plain text, Markdown and HTML: three views of the same body."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .record import Block, Image


def text(blocks: Sequence[Block]) -> str:
    """One block a line, a blank line between blocks; list items and table rows a line each."""
    return "\n\n".join(piece for block in blocks if (piece := getattr(block, "text", "")))


def markdown(blocks: Sequence[Block], images: Sequence[Image]) -> str:
    return text(blocks)
