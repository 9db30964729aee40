"""trafilatura's calls, answered by our record: `from broadsheet.compat.trafilatura import extract`.

Same names, same arguments in the same places, same shapes back. Which argument does what, and which have no meaning here,
stands in docs/compat.md.
"""

from __future__ import annotations

import hashlib
import logging
import warnings
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from .. import rendering
from ..capture import Failure
from ..page.charset import decode
from ..read import read
from ..record import Article
from .document import Document, described
from .elements import Keep, body, comments_body, kept
from .fetching import fetched
from .written import FORMATS, lines, unlinked

_LOG = logging.getLogger(__name__)

__all__ = ["Document", "bare_extraction", "extract", "extract_metadata", "extract_with_metadata", "fetch_url"]


def extract(
    filecontent: Any,
    url: str | None = None,
    record_id: str | None = None,
    fast: bool = False,
    no_fallback: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: str = "txt",
    tei_validation: bool = False,
    target_language: str | None = None,
    include_tables: bool = True,
    include_images: bool = False,
    include_formatting: bool | None = None,
    include_links: bool = False,
    deduplicate: Any = False,
    date_extraction_params: dict[str, Any] | None = None,
    with_metadata: bool = False,
    only_with_metadata: bool = False,
    max_tree_size: int | None = None,
    url_blacklist: set[str] | None = None,
    author_blacklist: set[str] | None = None,
    settingsfile: str | None = None,
    prune_xpath: Any = None,
    config: Any = None,
    options: Any = None,
) -> str | None:
    """The page's text as csv, html, json, markdown, txt, xml or xmltei; None where there is none, or it is refused.

    `filecontent` is bytes (best), str or an lxml tree. Raises AttributeError for another format, ValueError for max_tree_size
    (as the original does).
    """
    document = _document(locals())
    return document.text if document else None


def extract_with_metadata(
    filecontent: Any,
    url: str | None = None,
    record_id: str | None = None,
    fast: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: str = "txt",
    tei_validation: bool = False,
    target_language: str | None = None,
    include_tables: bool = True,
    include_images: bool = False,
    include_formatting: bool | None = None,
    include_links: bool = False,
    deduplicate: Any = False,
    date_extraction_params: dict[str, Any] | None = None,
    url_blacklist: set[str] | None = None,
    author_blacklist: set[str] | None = None,
    settingsfile: str | None = None,
    prune_xpath: Any = None,
    config: Any = None,
    options: Any = None,
) -> Document | None:
    """The same as a Document: its fields filled, `text` in the format asked for."""
    return _document({**locals(), "with_metadata": True})


def bare_extraction(
    filecontent: Any,
    url: str | None = None,
    fast: bool = False,
    no_fallback: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: str = "python",
    target_language: str | None = None,
    include_tables: bool = True,
    include_images: bool = False,
    include_formatting: bool | None = None,
    include_links: bool = False,
    deduplicate: Any = False,
    date_extraction_params: dict[str, Any] | None = None,
    with_metadata: bool = False,
    only_with_metadata: bool = False,
    max_tree_size: int | None = None,
    url_blacklist: set[str] | None = None,
    author_blacklist: set[str] | None = None,
    as_dict: bool = False,
    prune_xpath: Any = None,
    config: Any = None,
    options: Any = None,
) -> Document | dict[str, Any] | None:
    """The page as a Document (a dict with `as_dict`), or None. `body` and `commentsbody` are trees of xml.etree, not lxml's."""
    if as_dict:
        warnings.warn('"as_dict" will be removed, use the .as_dict() method instead', DeprecationWarning, stacklevel=2)
    document = _document(locals())
    return document.as_dict() if document and as_dict else document


def extract_metadata(
    filecontent: Any,
    default_url: str | None = None,
    date_config: dict[str, Any] | None = None,
    extensive: bool = True,
    author_blacklist: set[str] | None = None,
) -> Document:
    """The metadata alone, in a Document without text."""
    page = _page(filecontent)
    if page is None:
        return Document()
    return described(read(page, default_url, evidence=False), date_config or {}, author_blacklist or set())


def fetch_url(url: str, no_ssl: bool = False, config: Any = None, options: Any = None) -> str | None:
    """The page under `url` as text, with our limits of time and size; None where it is not to be had, which the log says.

    Of `config` only `allow_private` is looked at, where it has one: hosts that may have private addresses, by name. All others
    are refused. `no_ssl` and `options` have no effect: certificates are always checked.
    """
    found = fetched(url, getattr(config, "allow_private", ()))
    if isinstance(found, Failure):
        _LOG.warning("%s", found.error)
        return None
    content_type = next((value for name, value in found.headers.items() if name.lower() == "content-type"), None)
    return decode(found.body, content_type, found.url)[0].decode()


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a call asked for, of the arguments that mean something here."""

    output_format: str = "txt"
    url: str | None = None
    record_id: str | None = None
    comments: bool = True
    keep: Keep = field(default_factory=Keep)
    language: str | None = None
    metadata: bool = False
    only_with_metadata: bool = False
    urls_refused: frozenset[str] = frozenset()
    authors_refused: frozenset[str] = frozenset()
    date: dict[str, Any] = field(default_factory=dict)


# An Extractor of the original, given as `options`, says these things by other names.
_OPTIONS = {
    "output_format": "format",
    "include_comments": "comments",
    "include_formatting": "formatting",
    "include_links": "links",
    "include_images": "images",
    "include_tables": "tables",
    "target_language": "lang",
    "url": "url",
    "with_metadata": "with_metadata",
    "only_with_metadata": "only_with_metadata",
    "author_blacklist": "author_blacklist",
    "url_blacklist": "url_blacklist",
    "date_extraction_params": "date_params",
}


def _wish(given: dict[str, Any]) -> _Wish:
    if given.get("no_fallback"):
        warnings.warn('"no_fallback" will be removed, use "fast" instead', DeprecationWarning, stacklevel=4)
    if given.get("max_tree_size"):
        raise ValueError('"max_tree_size" will be removed; there is no size of a tree to limit')
    if given.get("options") is not None:
        given = {**given, **{name: getattr(given["options"], theirs) for name, theirs in _OPTIONS.items()}}
    form = given["output_format"]
    if form != "python" and form not in FORMATS:
        raise AttributeError(f"Cannot set format, must be one of: {', '.join(sorted((*FORMATS, 'python')))}")
    formatting = given["include_formatting"]
    only = bool(given.get("only_with_metadata"))
    refused = frozenset(given["url_blacklist"] or ()), frozenset(given["author_blacklist"] or ())
    return _Wish(
        output_format=form,
        url=given["url"],
        record_id=given.get("record_id"),
        comments=given["include_comments"],
        keep=Keep(
            tables=given["include_tables"],
            images=given["include_images"],
            links=given["include_links"],
            formatting=form == "markdown" if formatting is None else bool(formatting),
        ),
        language=given["target_language"],
        metadata=bool(given.get("with_metadata")) or only or any(refused) or form == "xmltei",
        only_with_metadata=only,
        urls_refused=refused[0],
        authors_refused=refused[1],
        date=given["date_extraction_params"] or {},
    )


def _document(given: dict[str, Any]) -> Document | None:
    wish = _wish(given)
    page = _page(given["filecontent"])
    if page is None:
        _LOG.warning("discarding data: %s: it is no page, or empty", wish.url)
        return None
    article = read(page, wish.url, evidence=False)
    document = described(article, wish.date, set(wish.authors_refused)) if wish.metadata else Document()
    if reason := _refusal(article, document, wish):
        _LOG.warning("discarding data: %s: %s", wish.url, reason)
        return None
    said = article.comments if wish.comments else ()
    document.body = body(article.blocks, article.images, wish.keep)
    document.commentsbody = comments_body(said)
    document.text = document.raw_text = _text(article, wish, document.body)
    document.comments = lines(document.commentsbody)
    if wish.output_format == "python":
        return document
    if wish.metadata or wish.output_format not in ("txt", "markdown"):
        document.id = wish.record_id
        document.fingerprint = hashlib.sha256(f"{article.headline or ''}\n{article.text}".encode()).hexdigest()[:16]
    document.text = FORMATS[wish.output_format](document, wish.metadata)
    return document


def _text(article: Article, wish: _Wish, tree: Element) -> str:
    """One line a block; with formatting, Markdown."""
    if wish.keep.formatting and wish.output_format in ("txt", "markdown", "python", "csv"):
        blocks = tuple(kept(article.blocks, wish.keep))
        return rendering.markdown(blocks if wish.keep.links else tuple(map(unlinked, blocks)), article.images)
    return lines(tree)


def _refusal(article: Article, document: Document, wish: _Wish) -> str | None:
    """Why a call gets None, in words."""
    if not article.text and not (wish.comments and article.comments):
        return "it holds no text"
    if wish.metadata and document.url in wish.urls_refused:
        return "its address is blacklisted"
    if wish.only_with_metadata and not (document.date and document.title and document.url):
        return "date, title or address are missing"
    if wish.language and article.language and article.language.split("-")[0].lower() != wish.language.lower():
        return f"its language is {article.language}"
    return None


def _page(filecontent: Any) -> bytes | str | None:
    """Bytes or text of a page; an lxml tree is written out again. None for all else."""
    if isinstance(filecontent, (bytes, bytearray, memoryview)):
        return bytes(filecontent) or None
    if isinstance(filecontent, str):
        return filecontent or None
    if type(filecontent).__module__.startswith("lxml."):
        from lxml import html

        return str(html.tostring(filecontent, encoding="unicode"))
    return None
