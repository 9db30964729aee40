"""Numbers that tell the body model what kind of page it looks at: what it declares itself to be, how its address is made.

An article's text is its paragraphs, a product's its description, a list's its entries: the same block is body on one and
not on the other. No number decides anything by itself.
"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from ..evidence import ARTICLE_TYPES, Evidence

_PRODUCT = frozenset("Product ProductGroup IndividualProduct Offer".split())
_LIST = frozenset("ItemList CollectionPage SearchResultsPage".split())
_THREAD = frozenset("DiscussionForumPosting QAPage Question".split())
_ARTICLE = ARTICLE_TYPES - _THREAD
_MOST_ITEMS = 300  # a page's first items tell its kind
_OPEN_GRAPH = {"article": 1.0, "website": 2.0, "product": 3.0}
_OTHER = 4.0
_UNKNOWN = -1.0


def kind_signs(ev: Evidence) -> tuple[float, ...]:
    """At most `model._blocks.SIGNS` numbers, the same ones in the same order for every page."""
    types = {name for item in ev.everything[:_MOST_ITEMS] for name in item.types}
    return (
        bool(types & _ARTICLE),
        bool(types & _PRODUCT),
        bool(types & _LIST),
        bool(types & _THREAD),
        _declared(ev),
        "article:published_time" in ev.meta,
        bool(types),
        *_address(ev.page.url),
    )


def _declared(ev: Evidence) -> float:
    metas = ev.meta.get("og:type")
    if not metas or not metas[0].content:
        return 0.0
    return _OPEN_GRAPH.get(metas[0].content.strip().lower(), _OTHER)


def _address(url: str | None) -> tuple[float, float, float, float]:
    """Folders of the path, words and digits of its last name, length of the query; all unknown without an address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        parts = urlsplit("")
    if not parts.netloc:
        return (_UNKNOWN, _UNKNOWN, _UNKNOWN, _UNKNOWN)
    names = [name for name in parts.path.split("/") if name]
    last = unquote(names[-1])[:200] if names else ""
    words = last.replace("_", "-").count("-") + 1 if last else 0
    return (float(len(names)), float(words), float(sum(map(str.isdigit, last))), float(min(len(parts.query), 100)))
