"""The command line: which commands there are, and how each run ends."""

from __future__ import annotations

import sys
from typing import Any

import click

from .. import __version__
from . import exits
from .read_command import read

COMMANDS: tuple[click.Command, ...] = (read,)


@click.group(commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="broadsheet", message="%(prog)s %(version)s")
def cli() -> None:
    """Read news pages: bytes in, the whole record out, every field with its evidence."""


def main() -> None:
    """Run the command line and leave with one of the codes of `exits`."""
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """Run the command line on `arguments` (None: the process's own) and give its exit code."""
    try:
        code: Any = cli.main(args=arguments, prog_name="broadsheet", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return exits.INTERRUPTED
    return code if isinstance(code, int) else exits.ALL_READ
