"""`broadsheet reread`: the reader of today over what an older one read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from . import exits
from .archive_options import archive_option, form_option, opened, tell
from .source_options import jobs_option
from .terminal import safe


@click.command()
@archive_option
@form_option
@jobs_option
@click.option("--verbose", is_flag=True, help="Name each page whose record changed.")
def reread(*, place: str | None, form: str, jobs: int, verbose: bool) -> None:
    """Read stored captures again that an older reader read, and say what changed.

    A run that is broken off goes on where it stopped when it is started again.
    """
    fields: Counter[str] = Counter()
    failed: list[dict[str, str]] = []
    read = changed = 0
    with opened(place) as archive:
        for answer in archive.reread(jobs=jobs or None):
            read += 1
            changed += bool(answer.changed)
            fields.update(answer.changed)
            if answer.failure:
                failed.append({"name": answer.url, "reason": answer.failure})
                click.echo(f"{safe(answer.url)}: {safe(answer.failure)}", err=True)
            if verbose and answer.changed:
                click.echo(f"{safe(answer.url)}: {', '.join(answer.changed)}", err=form == "json")
    counts = {"read": read, "changed": changed, "failed": failed, "failed_count": len(failed)}
    tell(counts | {"fields": dict(fields.most_common())}, form, _lines)
    click.get_current_context().exit(exits.SOME_FAILED if failed else exits.ALL_READ)


def _lines(counts: dict[str, Any]) -> Iterator[str]:
    yield "{read:,} captures read again, {changed:,} records changed, {failed_count:,} failed".format(**counts)
    yield from (f"  {field}: {count:,}" for field, count in counts["fields"].items())
