"""The search page: hits, facets, the course over time, and what was saved."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ...archive import Wanted
from ...archive.overview import Bars
from ...errors import QueryError
from .histogram import Histogram, drawn
from .saved import saved
from .view import address, archive_of, page

SHOWN = 20
_FURTHEST = 5000  # pages of hits

# What a facet's value adds to the query.
_TERMS = {"publisher": "publisher", "site": "site", "language": "lang", "section": "section", "type": "type", "year": "date"}
_NAMES = {
    "publisher": "Publishers", "language": "Languages", "section": "Sections", "year": "Years", "type": "Kinds", "site": "Sites",
}  # fmt: skip

# What the page offers to whoever is typing: as docs/search.md tells it.
HELP = (
    ("harbour ice", "both words, anywhere"),
    ('"harbour freezes"', "words one behind the other"),
    ("harb*", "words that begin so"),
    ("-sport", "pages without it"),
    ("kiev OR kyiv", "one of both; (kiev OR kyiv) grain"),
    ("headline:", "in the headline; so also author: publisher: keyword: section: description: text:"),
    ("site:", "of this host and those below it"),
    ("lang:", "in this language: lang:pt"),
    ("type:", "article, live_blog, gallery, video, index"),
    ("genre:", "as the page names it"),
    ("after:", "published from this day on: after:2021-10"),
    ("before:", "published before: before:2021-11-05"),
    ("date:", "in this year, month or day: date:2021"),
)


def search(request: Request) -> Response:
    """`/search?q=…&sort=…&page=…&from=…&to=…`; a mistake in the query is shown where it is."""
    archive = archive_of(request)
    wanted = request.query_params
    query = _narrowed(wanted.get("q", ""), wanted.get("from", ""), wanted.get("to", ""))
    sort = "date" if wanted.get("sort") == "date" else "relevance"
    asked = wanted.get("page", "1")
    at = min(max(int(asked), 1), _FURTHEST) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    common: dict[str, Any] = {"query": query, "sort": sort, "help": HELP, "saved": saved(archive)}
    try:
        found = archive.search(query, Wanted(limit=SHOWN, offset=(at - 1) * SHOWN, sort=sort))  # type: ignore[arg-type]
        bars = archive.over_time(query)
    except QueryError as error:
        return page(request, "search.html", 400, found=None, mistake=error, **common)
    return page(
        request, "search.html", found=found, mistake=None, at=at, pages=-(-found.total // SHOWN),
        facets=_facets(query, found.facets), histogram=_histogram(bars), **common,
    )  # fmt: skip


def _histogram(bars: Bars) -> Histogram | None:
    return drawn(bars) if len(bars.bars) > 1 else None


def _facets(query: str, counts: dict[str, dict[str, int]]) -> list[tuple[str, list[tuple[str, int, str, bool]]]]:
    """Per facet: its name, and values with their count, the search they lead to, and whether they are chosen already."""
    out = []
    for facet, name in _NAMES.items():
        values = []
        for value, count in list(counts.get(facet, {}).items())[:10]:
            term = f"{_TERMS[facet]}:{_quoted(value)}"
            chosen = term in query
            asked = " ".join(query.replace(term, " ").split()) if chosen else f"{query} {term}".strip()
            values.append((value, count, address("/search", q=asked), chosen))
        if values:
            out.append((name, values))
    return out


def _quoted(value: str) -> str:
    bare = "".join(" " if letter in '"“”„«»' else letter for letter in value)
    return bare if bare.replace("-", "").replace(".", "").replace("_", "").isalnum() else f'"{bare}"'


def _narrowed(query: str, since: str, until: str) -> str:
    """A query with the stretch of time that was brushed."""
    terms = [f"{name}:{day}" for name, day in (("after", since), ("before", until)) if day and day.replace("-", "").isdigit()]
    return " ".join((query, *terms)).strip()
