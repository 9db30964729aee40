"""`broadsheet export`: what a search finds, in the form that somebody else wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from . import exits
from .archive_options import archive_option, opened

if TYPE_CHECKING:
    from ..archive import Archive, Packed
    from ..exports.clip import Clip
    from .writer import Output

_T = TypeVar("_T")
_FORMS = ("jsonl", "csv", "parquet", "markdown", "ninjs", "atom", "warc", "wacz")
_OF_CAPTURES = ("warc", "wacz")
_TO_FILES = ("parquet", "wacz")  # their parts lie where only the end of the file says


@click.command()
@click.argument("query", nargs=-1)
@archive_option
@click.option("-f", "--format", "form", type=click.Choice(_FORMS), default="jsonl", show_default=True, help="Form of the export.")
@click.option("-o", "--output", metavar="PATH", required=True, help="The file to write; - is standard output.")
def export(query: tuple[str, ...], *, place: str | None, form: str, output: str) -> None:
    """Write what a search finds, newest first; without a query, everything.

    jsonl is the whole record, one line for each; ninjs is one IPTC ninjs 3.1 item a line; parquet is the table that crawl
    writes, and needs pyarrow (pip install broadsheet[parquet]). warc and wacz hold the captures as they came, of every version.
    """
    if form in _TO_FILES and output == "-":
        raise click.UsageError(f"{form} goes to a file: --output PATH")
    asked = " ".join(query)
    with opened(place) as archive:
        count, left_out = _written(archive, asked, form, output)
    click.echo(f"{count:,} {'captures' if form in _OF_CAPTURES else 'articles'} written", err=True)
    if left_out:
        click.echo(f"{left_out:,} fit no column, as a number beyond 64 bits does not, and are left out", err=True)
        click.get_current_context().exit(exits.SOME_FAILED)


def _written(archive: Archive, asked: str, form: str, output: str) -> tuple[int, int]:
    """How many were written, and how many have no place in this form."""
    if form == "parquet":
        from .export_parquet import parquet

        return parquet(archive, asked, Path(output))
    from .writer import Output

    counted = _Count()
    with Output(output) as out:
        if form == "warc":
            out.write_bytes(_warcinfo(Path(output).name))
            for packed in counted.through(archive.warc(asked)):
                out.write_bytes(packed.record)
        elif form == "wacz":
            _wacz(counted.through(archive.warc(asked)), asked, out)
        else:
            for piece in _TEXTS[form](counted.through(_clips(archive, asked)), archive, asked):
                out.write(piece)
        if not counted.count:
            out.write("")
    return counted.count, 0


def _warcinfo(name: str) -> bytes:
    from datetime import UTC, datetime

    from ..archive.warc import warcinfo

    return warcinfo(name, datetime.now(UTC))


def _wacz(found: Iterator[Packed], asked: str, out: Output) -> None:
    from datetime import UTC, datetime

    from ..exports.wacz import WARC, Member, wacz

    def members() -> Iterator[Member]:
        for packed in found:
            seen, article = packed.seen, packed.article
            title, text = (article.headline or seen.url, article.text) if article else (None, "")
            yield Member(
                packed.record, seen.url, seen.fetched_at, packed.media_type, packed.status, seen.sha256, title, text
            )  # fmt: skip

    wacz(members(), out.binary, _warcinfo(WARC), asked or "Everything", datetime.now(UTC))


class _Count:
    """Counts what goes through."""

    count = 0

    def through(self, things: Iterator[_T]) -> Iterator[_T]:
        for thing in things:
            self.count += 1
            yield thing


def _clips(archive: Archive, asked: str) -> Iterator[Clip]:
    from ..exports.clip import Clip

    for seen, article in archive.articles(asked):
        yield Clip(article, seen.url, seen.fetched_at, seen.sha256, seen.version or 1)


def _jsonl(clips: Iterator[Clip], *_: object) -> Iterator[str]:
    return (clip.article.to_json().decode() + "\n" for clip in clips)


def _markdown(clips: Iterator[Clip], *_: object) -> Iterator[str]:
    from ..exports import markdown

    for number, clip in enumerate(clips):
        yield ("\f\n" if number else "") + markdown(clip.article)


def _ninjs(clips: Iterator[Clip], *_: object) -> Iterator[str]:
    import msgspec

    from ..exports.ninjs import ninjs

    return (msgspec.json.encode(ninjs(clip)).decode() + "\n" for clip in clips)


def _csv(clips: Iterator[Clip], *_: object) -> Iterator[str]:
    from ..exports.csv import csv

    return csv(clips)


def _atom(clips: Iterator[Clip], archive: Archive, asked: str) -> Iterator[str]:
    from urllib.parse import quote

    from ..exports.atom import atom

    return atom(clips, asked or "Everything", f"urn:broadsheet:search:{quote(asked)}")


_TEXTS: dict[str, Callable[[Iterator[Clip], Archive, str], Iterator[str]]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
    "ninjs": _ninjs,
    "atom": _atom,
}
