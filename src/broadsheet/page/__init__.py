"""Bytes to a page: decoded, parsed once, every node with its place. The only room that knows the HTML library."""

from ._tree import Node, Tree, hash_word
from .page import Page, open_page

__all__ = ["Node", "Page", "Tree", "hash_word", "open_page", "words"]


def words(text: str) -> frozenset[int]:
    """The numbers of the class-name words in `text` (separated by white space), for `Node.worded` and `Node.has_word`."""
    return frozenset(hash_word(word) for word in text.split())
