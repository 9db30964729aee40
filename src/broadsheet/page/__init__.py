"""Bytes to a page: decoded, parsed once, every node with its place. The only room that knows the HTML library."""

from ._links import host_of
from ._tree import Node, Tree, Words, hash_word
from .page import Page, open_page

__all__ = ["Node", "Page", "Tree", "Words", "hash_word", "host_of", "open_page", "words"]


def words(text: str) -> Words:
    """The class-name words in `text` (separated by white space), for `Node.worded` and `Node.has_word`."""
    return Words(text)
