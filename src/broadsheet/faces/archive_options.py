"""What all commands of the archive share: where it is, the form of the answer, and how errors end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from . import exits
from .terminal import safe

if TYPE_CHECKING:
    from ..archive import Archive

Answer = TypeVar("Answer")

archive_option: Callable[[Any], Any] = click.option(
    "--archive",
    "place",
    metavar="FOLDER|URL",
    help="The archive: a folder, or postgresql://...  [default: BROADSHEET_ARCHIVE, else the user's data folder]",
)
form_option: Callable[[Any], Any] = click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Form of the answer."
)


@contextmanager
def opened(place: str | None) -> Iterator[Archive]:
    """The archive, open; errors as `explained` ends them."""
    from ..archive import Archive

    with explained(), Archive.open(place) as archive:
        yield archive


@contextmanager
def explained() -> Iterator[None]:
    """What goes wrong with an archive, or with a query, ends the run with a message and exit code 1 or 2."""
    from ..errors import BroadsheetError, QueryError

    try:
        yield
    except QueryError as error:
        click.echo(f"{safe(error.what)}\n{safe(error.pointer)}", err=True)
        raise click.exceptions.Exit(exits.USAGE) from error
    except BroadsheetError as error:
        click.echo(f"Error: {safe(str(error))}", err=True)
        raise click.exceptions.Exit(exits.SOME_FAILED) from error


def tell(answer: Answer, form: str, lines: Callable[[Answer], Iterable[str]]) -> None:
    """Write an answer in the form that was asked for: as JSON, or as the lines that `lines` makes of it."""
    if form == "json":
        as_json(answer)
    else:
        write("".join(f"{line}\n" for line in lines(answer)))


def as_json(answer: object) -> None:
    """Write an answer as indented JSON."""
    import msgspec

    write(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n", raw=True)


def write(text: str, *, raw: bool = False) -> None:
    """Write to standard output in UTF-8; what a terminal must not get is replaced where it is one."""
    from .writer import Output

    with Output(None) as out:
        out.write(text if raw and not sys.stdout.isatty() else safe(text))
