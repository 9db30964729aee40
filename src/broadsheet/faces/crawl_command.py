"""`broadsheet crawl`: web archives in, a table of records out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .terminal import safe

if TYPE_CHECKING:
    from ..scale import Engine

_EPILOG = """\b
Exit codes:
  0    everything was read (pages that were dropped are in the ledger)
  1    some archives could not be read; the others stand in the table. Running again tries them again
  2    the command line was not understood
  3    the table is empty
  130  interrupted; running again goes on"""

_MB = 1 << 20


_WORKERS = "Shards read at a time.  [default: processors of the machine, or cluster]"
_PARTS = "Larger archives are read in parts of so many MB."


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="WARC...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FOLDER", required=True, help="Where the table is, or shall be.")
@click.option("--engine", type=click.Choice(("local", "ray")), default="local", show_default=True, help="What the work runs on.")
@click.option("-w", "--workers", type=click.IntRange(min=1), help=_WORKERS)
@click.option("--address", help="A Ray cluster's address; without it, Ray finds or starts one.")
@click.option("--partition", type=click.Choice(("day", "site", "none")), default="day", show_default=True, help="Its folders.")
@click.option("--columns", metavar="NAME,...", help="Keys of the record that become columns.  [default: all]")
@click.option("--no-evidence", is_flag=True, help="All columns but the evidence: quicker, and smaller.")
@click.option("--page-seconds", type=click.FloatRange(0, min_open=True), default=30, show_default=True, help="Time for one page.")
@click.option("--page-memory", type=click.IntRange(min=1), default=1024, show_default=True, help="Memory for one page, MB.")
@click.option("--max-bytes", type=click.IntRange(min=1), default=64 * _MB, show_default=True, help="Largest page, decompressed.")
@click.option("--shard-size", type=click.IntRange(min=1), default=128, show_default=True, help=_PARTS)
@click.option("--related", is_flag=True, help="Find versions and copies in the whole table then; see docs/table.md.")
@click.option("--stats", "stats_to", metavar="PATH", help="Write this run's figures as JSON; - is standard output.")
@click.option("--metrics", "metrics", metavar="PORT", type=click.IntRange(0, 65535), help="Serve them to Prometheus meanwhile.")
def crawl(
    sources: tuple[str, ...],
    *,
    output: str,
    engine: str,
    workers: int | None,
    address: str | None,
    partition: str,
    columns: str | None,
    no_evidence: bool,
    page_seconds: float,
    page_memory: int,
    max_bytes: int,
    shard_size: int,
    related: bool,
    stats_to: str | None,
    metrics: int | None,
) -> None:
    """Read web archives into a table of Parquet files, one row an article.

    WARC is a file, a folder (all archives below it), a quoted glob, or a URL of any of these (s3://, https://).

    What is whole in FOLDER stays; running the same command again reads what is missing. ledger.json counts every record by what
    became of it, dropped.jsonl names each page that is not in the table.
    """
    from ..errors import BroadsheetError
    from ..scale import Job, PageLimits
    from ..scale import crawl as run
    from ..scale.related import relate
    from ..scale.schema import KEYS, chosen
    from .crawl_watch import Watch

    if address and engine != "ray":
        raise click.UsageError("--address is for --engine ray")
    if columns and no_evidence:
        raise click.UsageError("--columns says all: leave evidence out of it instead of --no-evidence")
    names = tuple(columns.split(",")) if columns else tuple(key for key in KEYS if not (no_evidence and key == "evidence"))
    limits = PageLimits(page_seconds, page_memory * _MB, max_bytes)
    watch = Watch(stats_to, metrics)
    try:
        job = Job(output, chosen(names), partition, limits, shard_size * _MB)  # type: ignore[arg-type]
        on = _engine(engine, workers, address)
        counts = run(sources, job, on, watch)
        found = relate(output, on) if related else None
    except (BroadsheetError, OSError) as error:
        raise click.ClickException(safe(str(error))) from error
    except KeyboardInterrupt:
        click.echo("Interrupted: shards that were done stand in the table; the same command goes on.", err=True)
        raise
    for line in watch.lines():
        click.echo(line, err=True)
    if found:
        click.echo(", ".join(f"{count:,} {what}" for what, count in sorted(found.items())), err=True)
    click.get_current_context().exit(watch.exit_code(counts.rows))


def _engine(name: str, workers: int | None, address: str | None) -> Engine:
    if name == "ray":
        from ..scale.cluster import RayEngine

        return RayEngine(address, workers)
    from ..many import processors
    from ..scale import LocalEngine

    return LocalEngine(workers or processors())
