"""`broadsheet verify`: is everything there, and is it what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from . import exits
from .archive_options import archive_option, explained, form_option, tell

if TYPE_CHECKING:
    from ..archive import Verified


@click.command()
@archive_option
@form_option
@click.option("--repair", is_flag=True, help="Build all that can be derived from the WARC files again, then look.")
def verify(*, place: str | None, form: str, repair: bool) -> None:
    """Check every capture's digest, every record's capture, and every index.

    Exit code 0 means that nothing is wrong. With --repair, database and indexes are built again from the WARC files alone;
    damaged places are cut out of these (the damaged file stays beside), and what stood there is reported before.
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
    tell({**msgspec.to_builtins(found), "clean": found.clean, "before": lost}, form, lambda _: _lines(found, lost))
    click.get_current_context().exit(exits.ALL_READ if found.clean else exits.SOME_FAILED)


def _lines(found: Verified, lost: tuple[str, ...]) -> Iterator[str]:
    yield from (f"was: {line}" for line in lost)
    yield from (f"{'note: ' if problem.note else ''}{problem.where}: {problem.what}" for problem in found.problems)
    wrong = sum(not problem.note for problem in found.problems)
    said = f"{wrong:,} problem{'' if wrong == 1 else 's'}" if wrong else "all is well"
    yield f"{found.captures:,} captures, {found.records:,} records: {said}"


def _problems_before(place: str | None) -> tuple[str, ...]:
    """What is wrong before the repair, for the report; the database may be too damaged to say."""
    from ..archive import Archive
    from ..errors import BroadsheetError

    try:
        with Archive.open(place) as archive:
            return tuple(f"{problem.where}: {problem.what}" for problem in archive.verify().problems)
    except BroadsheetError as error:
        return (str(error),)
