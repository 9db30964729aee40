"""`broadsheet show`: one page of the archive, as it was read or as it came."""

from __future__ import annotations

import sys

import click

from .archive_options import archive_option, opened, write

_FORMS = ("markdown", "text", "html", "json", "jsonl", "bytes", "captures")


@click.command()
@click.argument("url")
@archive_option
@click.option("-f", "--format", "form", type=click.Choice(_FORMS), default="markdown", show_default=True, help="Which form.")
@click.option("--version", type=click.IntRange(1), help="Which version; the current one without it.")
def show(url: str, *, place: str | None, form: str, version: int | None) -> None:
    """Show one page that is kept: its record in a form of `read`, its bytes as they came, or the list of its captures as JSON."""
    from ..exports import FORMATS
    from .archive_options import as_json

    with opened(place) as archive:
        if form == "captures":
            as_json(archive.captures(url))
        elif form == "bytes":
            shown = [seen.capture for seen in archive.captures(url) if version is None or seen.version == version]
            if not shown:
                archive.article(url, version)  # says what there is
            sys.stdout.buffer.write(archive.capture(shown[-1] if version is None else shown[0]).body)
        else:
            write(FORMATS[form](archive.article(url, version)), raw=True)
