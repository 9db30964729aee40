"""A page to evidence: facts with their place, no opinions."""

from .evidence import ARTICLE_TYPES, Evidence, gather
from .item import Item
from .links import Link
from .meta import Meta

__all__ = ["ARTICLE_TYPES", "Evidence", "Item", "Link", "Meta", "gather"]
