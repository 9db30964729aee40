"""A search taken away as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ...archive import Seen
from ...exports import FORMATS
from ...record import Article
from .view import archive_of

_COLUMNS = ("url", "headline", "date_published", "date_modified", "publisher", "authors", "language", "section", "words")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet take a text for a formula


def take(request: Request) -> Response:
    """`/export/jsonl?q=…`: jsonl, csv, markdown or text, newest first, as a stream. Raises QueryError."""
    form = request.path_params["form"]
    if form not in TYPES:
        raise HTTPException(404, f"exports are {', '.join(TYPES)}")
    found = archive_of(request).articles(request.query_params.get("q", ""))
    first = next(found, None)  # a mistake in the query shows here, before anything is sent
    pairs = chain([] if first is None else [first], found)
    lines = _csv(pairs) if form == "csv" else _each(pairs, form)
    suffix = {"markdown": "md", "text": "txt"}.get(form, form)
    return StreamingResponse(
        (line.encode("utf-8", "replace") for line in lines),
        media_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="broadsheet.{suffix}"'},
    )


TYPES = {
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "text": "text/plain; charset=utf-8",
}


def _each(pairs: Iterator[tuple[Seen, Article]], form: str) -> Iterator[str]:
    for _, article in pairs:
        yield FORMATS[form](article) + ("" if form == "jsonl" else "\n")


def _csv(pairs: Iterator[tuple[Seen, Article]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_COLUMNS)
    for seen, article in pairs:
        publisher = article.publisher.name if article.publisher else None
        row = (
            seen.url, article.headline, article.date_published, article.date_modified, publisher,
            "; ".join(author.name for author in article.authors), article.language, "; ".join(article.sections),
            len(article.text.split()),
        )  # fmt: skip
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()
