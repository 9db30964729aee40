"""`broadsheet export`: what a search finds, in the form that somebody else wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from .archive_options import archive_option, opened

if TYPE_CHECKING:
    from ..archive import Archive
    from ..exports.clip import Clip

_T = TypeVar("_T")
_FORMS = ("jsonl", "csv", "parquet", "markdown", "ninjs", "atom", "warc")


@click.command()
@click.argument("query", nargs=-1)
@archive_option
@click.option("-f", "--format", "form", type=click.Choice(_FORMS), default="jsonl", show_default=True, help="Form of the export.")
@click.option("-o", "--output", metavar="PATH", required=True, help="The file to write; - is standard output.")
def export(query: tuple[str, ...], *, place: str | None, form: str, output: str) -> None:
    """Write what a search finds, newest first; without a query, everything.

    jsonl is the whole record, one line for each; ninjs is one IPTC ninjs 3.1 item a line; warc holds the captures as they
    came, of
    every version. parquet needs pyarrow (pip install broadsheet[parquet]).
    """
    if form == "parquet" and output == "-":
        raise click.UsageError("Parquet goes to a file: --output PATH")
    asked = " ".join(query)
    with opened(place) as archive:
        count = _written(archive, asked, form, output)
    click.echo(f"{count:,} {'captures' if form == 'warc' else 'articles'} written", err=True)


def _written(archive: Archive, asked: str, form: str, output: str) -> int:
    if form == "parquet":
        return _parquet(archive, asked, Path(output))
    from .writer import Output

    counted = _Count()
    with Output(output) as out:
        if form == "warc":
            for member in counted.through(archive.warc(asked)):
                out.write_bytes(member)
        else:
            for piece in _TEXTS[form](counted.through(_clips(archive, asked)), archive, asked):
                out.write(piece)
        if not counted.count:
            out.write("")
    return counted.count


def _parquet(archive: Archive, asked: str, path: Path) -> int:
    from ..exports.tables import parquet

    partial = path.with_name(f".{path.name}.partial")
    try:
        count = parquet(_clips(archive, asked), partial)
        partial.replace(path)
    except ImportError as error:
        raise click.ClickException("Parquet needs pyarrow: pip install broadsheet[parquet]") from error
    except OSError as error:
        raise click.FileError(str(path), error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return count


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
    from ..exports.tables import csv

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
