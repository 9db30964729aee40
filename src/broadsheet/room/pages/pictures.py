"""The pictures: drawn for eyes, as tables for those who cannot see them, as files for whoever counts on."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from .. import charts
from .view import archive_of, page

if TYPE_CHECKING:
    from ...archive import Archive

Row = dict[str, Any]
_MOST_SITES = 12
_MOST_ROWS = 200  # of a table; the file holds all


@dataclass(frozen=True, slots=True)
class Picture:
    """One of them: what it shows, of which rows, drawn how."""

    name: str
    title: str
    says: str  # what to look for
    rows: Callable[[Archive, str], Sequence[Row]]  # of the archive, and the page that the address names
    spec: charts.Spec
    drawn: Callable[[Sequence[Row]], Sequence[Row]] = list  # the rows that the picture has room for; table and file have all


def _plain(answers: Sequence[Any]) -> list[Row]:
    return [dict(msgspec.to_builtins(answer)) for answer in answers]


def _newest(rows: Sequence[Row]) -> list[Row]:
    """Nineteen of twenty articles, since the others may be decades older; the most frequent names first, "others" last."""
    left, since = sum(row["count"] for row in rows) * 0.95, ""
    for row in reversed(rows):
        if left <= 0 and row["start"] != since:
            break
        left, since = left - row["count"], row["start"]
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row["name"]] += row["count"]
    names = sorted(counts, key=lambda name: (name == "others", -counts[name], name))
    return [{**row, "rank": names.index(row["name"])} for row in rows if row["start"] >= since]


def _busiest(rows: Sequence[Row]) -> list[Row]:
    """The sites with most articles."""
    articles: Counter[str] = Counter()
    for row in rows:
        articles[row["site"]] += row["articles"]
    most = {site for site, _ in sorted(articles.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_SITES]}
    return [row for row in rows if row["site"] in most]


def spread(archive: Archive, url: str) -> list[Row]:
    """Who had a story when, and how much of it each kept. Raises NotArchived."""
    return [
        {
            "source": member.publisher or member.site or member.url,
            "at": member.date_published or member.first_seen.isoformat(),
            "kept": round(100 * member.shared),
            "url": member.url,
        }
        for member in archive.copies(url).members
    ]


PICTURES = (
    Picture(
        "publishers", "Coverage by publisher", "Articles over time, each publisher's share of them.",
        lambda archive, _: _plain(archive.coverage("publisher")), charts.coverage("Publisher"), _newest,
    ),
    Picture(
        "languages", "Coverage by language", "Articles over time, each language's share of them.",
        lambda archive, _: _plain(archive.coverage("language")), charts.coverage("Language"), _newest,
    ),
    Picture(
        "edits", "Silent edits", "Changes after publication, by publisher: those that say so, and those that do not.",
        lambda archive, _: _plain(archive.edits()), charts.EDITS,
    ),
    Picture(
        "completeness", "Completeness by site",
        "How many of a site's articles have each field, by month. A square that fades is a template that broke.",
        lambda archive, _: _plain(archive.completeness()), charts.COMPLETENESS, _busiest,
    ),
)  # fmt: skip
SPREAD = Picture("spread", "A story's spread", "Who had it when, and how much of the text each kept.", spread, charts.SPREAD)
_BY_NAME = {one.name: one for one in (*PICTURES, SPREAD)}


def pictures(request: Request) -> Response:
    """`/pictures`."""
    archive = archive_of(request)
    shown = [(one, rows[:_MOST_ROWS], len(rows)) for one in PICTURES for rows in [one.rows(archive, "")]]
    return page(request, "pictures.html", pictures=shown)


def picture(request: Request) -> Response:
    """`/pictures/edits.svg?mode=dark`; the spread wants a `url` too."""
    one = _named(request)
    mode: charts.Mode = "dark" if request.query_params.get("mode") == "dark" else "light"
    rows = one.rows(archive_of(request), request.query_params.get("url", ""))
    svg = charts.drawn(one.spec, one.drawn(rows), mode)
    policy = "default-src 'none'; style-src 'none'; sandbox"
    return Response(svg, media_type="image/svg+xml", headers={"Content-Security-Policy": policy, "Cache-Control": "max-age=60"})


def data(request: Request) -> Response:
    """`/pictures/edits.csv`: what the picture was drawn of."""
    one = _named(request)
    rows = one.rows(archive_of(request), request.query_params.get("url", ""))
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    disposition = f'attachment; filename="broadsheet-{one.name}.csv"'
    return Response(out.getvalue(), media_type="text/csv", headers={"Content-Disposition": disposition})


def _named(request: Request) -> Picture:
    if (one := _BY_NAME.get(request.path_params["name"])) is None:
        raise HTTPException(404, f"pictures are {', '.join(_BY_NAME)}")
    return one
