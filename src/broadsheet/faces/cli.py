"""The command line: which commands there are, and how a run that was broken off ends."""

from __future__ import annotations

from typing import Any

import click

from .. import __version__
from . import exits
from .add_command import add
from .collect_command import collect
from .copies_command import copies
from .crawl_command import crawl
from .export_command import export
from .history_command import history
from .read_command import read
from .reread_command import reread
from .search_command import search
from .serve_command import serve
from .show_command import show
from .verify_command import verify

COMMANDS: tuple[click.Command, ...] = (read, crawl, add, collect, search, history, copies, show, serve, reread, export, verify)


class _Commands(click.Group):
    """A group whose runs end with 130 on Ctrl-C, as scripts expect."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.exceptions.Exit(exits.INTERRUPTED) from None


@click.group(
    "broadsheet",
    cls=_Commands,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="broadsheet", message="%(prog)s %(version)s")
def main() -> None:
    """Read news pages: bytes in, the whole record out, every field with its evidence."""
