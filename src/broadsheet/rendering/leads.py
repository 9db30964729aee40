"""The lead pictures that no block of the body places: a document shows them under its headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..record import Article, Image


def loose_leads(article: Article) -> list[Image]:
    """Images of role `lead` that stand nowhere in `article.blocks`, in the record's order."""
    placed = {block.index for block in article.blocks if block.__struct_config__.tag == "image"}  # type: ignore[union-attr]
    return [image for i, image in enumerate(article.images) if image.role == "lead" and i not in placed]
