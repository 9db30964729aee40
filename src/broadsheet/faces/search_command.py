"""`broadsheet search`: what the archive holds on something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from .archive_options import archive_option, form_option, opened, tell

if TYPE_CHECKING:
    from ..archive import Found

_FACETS_SHOWN = 6


@click.command()
@click.argument("query", nargs=-1)
@archive_option
@form_option
@click.option("-n", "--limit", type=click.IntRange(0, 10_000), default=20, show_default=True, help="Hits to show.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to leave out before.")
@click.option("--sort", type=click.Choice(("relevance", "date")), default="relevance", show_default=True, help="date: newest up.")
@click.option("--no-facets", is_flag=True, help="Do not count hits by publisher, site, language, section, type and year.")
def search(query: tuple[str, ...], *, place: str | None, form: str, limit: int, offset: int, sort: str, no_facets: bool) -> None:
    """Find pages by words, "phrases", begin*, -without, (this OR that) and fields.

    \b
    Fields:  headline: author: publisher: keyword: section: description: text:
    Facts:   site: lang: type: genre:
    Dates:   after: before: date: modified: seen:   (2021, 2021-10 or 2021-10-07)

    A query that begins with a minus goes behind --. Without a query, everything is found.
    """
    from ..archive import Wanted

    wanted = Wanted(limit, offset, "date" if sort == "date" else "relevance", not no_facets)
    with opened(place) as archive:
        tell(archive.search(" ".join(query), wanted), form, partial(_lines, first=offset + 1))


def _lines(found: Found, first: int) -> Iterator[str]:
    for number, hit in enumerate(found.hits, first):
        facts = ", ".join(filter(None, (hit.publisher or hit.site, hit.date_published, hit.language)))
        yield f"{number}. {hit.headline or '(no headline)'}"
        yield f"   {hit.url}"
        if facts:
            yield f"   {facts}"
        if hit.snippet:
            yield f"   {hit.snippet}"
        yield ""
    yield f"{found.total:,} found"
    for name, values in found.facets.items():
        if values:
            shown = ", ".join(f"{value} {count:,}" for value, count in list(values.items())[:_FACETS_SHOWN])
            yield f"  {name}: {shown}" + (f", and {len(values) - _FACETS_SHOWN} more" if len(values) > _FACETS_SHOWN else "")
