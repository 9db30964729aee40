"""`broadsheet verify`: is everything there, and is it what it says."""

from __future__ import annotations

import click
import msgspec

from . import exits
from .archive_options import archive_option, as_json, explained, form_option
from .terminal import safe


@click.command()
@archive_option
@form_option
@click.option("--repair", is_flag=True, help="Build all that can be derived from the WARC files again, then look.")
def verify(*, place: str | None, form: str, repair: bool) -> None:
    """Check every capture's digest, every record's capture, and every index.

    Exit code 0 means that nothing is wrong. With --repair, database and indexes are built again from the WARC files alone;
    damaged
    places are cut out of these (the damaged file stays beside), and what stood there is reported as lost before.
    """
    from ..archive import Archive

    with explained():
        lost: tuple[str, ...] = ()
        if repair:
            lost = _problems_before(place)
            with Archive.repaired(place) as archive:
                found = msgspec.structs.replace(archive.verify(), repaired=True)
        else:
            with Archive.open(place) as archive:
                found = archive.verify()
    if form == "json":
        as_json({**msgspec.to_builtins(found), "clean": found.clean, "before": lost})
    else:
        for line in lost:
            click.echo(f"was: {safe(line)}")
        for problem in found.problems:
            click.echo(f"{'note: ' if problem.note else ''}{safe(problem.where)}: {safe(problem.what)}")
        wrong = sum(not problem.note for problem in found.problems)
        click.echo(f"{found.captures:,} captures, {found.records:,} records: {f'{wrong:,} problems' if wrong else 'all is well'}")
    click.get_current_context().exit(exits.ALL_READ if found.clean else exits.SOME_FAILED)


def _problems_before(place: str | None) -> tuple[str, ...]:
    """What is wrong before the repair, for the report; the database may be too damaged to say."""
    from ..archive import Archive
    from ..errors import BroadsheetError

    try:
        with Archive.open(place) as archive:
            return tuple(f"{problem.where}: {problem.what}" for problem in archive.verify().problems)
    except BroadsheetError as error:
        return (str(error),)
