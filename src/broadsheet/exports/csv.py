"""Articles as rows for people with spreadsheets: CSV."""

from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Iterable, Iterator
from typing import Any

from .clip import Clip

COLUMNS = """url canonical_url page_type completeness headline description text authors publisher date_published date_modified
    sections keywords genre language images comment_count is_accessible_for_free license fetched_at version sha256
    reader""".split()
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def csv(clips: Iterable[Clip]) -> Iterator[str]:
    """A line of names, then one for each article (RFC 4180). Several values of one field have line breaks between them.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    yield _line(COLUMNS)
    for clip in clips:
        yield _line([_cell(value) for value in _row(clip).values()])


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv_module.writer(out).writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> str:
    text = "\n".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(clip: Clip) -> dict[str, Any]:
    article = clip.article
    return {
        "url": clip.url,
        "canonical_url": article.canonical_url,
        "page_type": article.page_type,
        "completeness": article.completeness,
        "headline": article.headline,
        "description": article.description,
        "text": article.text,
        "authors": [one.name for one in article.authors],
        "publisher": article.publisher.name if article.publisher else None,
        "date_published": article.date_published,
        "date_modified": article.date_modified,
        "sections": list(article.sections),
        "keywords": list(article.keywords),
        "genre": article.genre,
        "language": article.language,
        "images": [one.url for one in article.images],
        "comment_count": article.comment_count,
        "is_accessible_for_free": article.is_accessible_for_free,
        "license": article.rights.license,
        "fetched_at": clip.fetched_at,
        "version": clip.version,
        "sha256": clip.sha256,
        "reader": article.reader.version if article.reader else None,
    }
