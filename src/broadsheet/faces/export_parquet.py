"""What a search finds as a Parquet file: one table with what `broadsheet crawl` writes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import RecordError

if TYPE_CHECKING:
    from ..archive import Archive


def parquet(archive: Archive, query: str, path: Path) -> tuple[int, int]:
    """Write the file, with every column of the crawl's table; gives the rows written, and those that fit no column.

    `archive` and `place` of a row lead to the capture in the archive's WARC files. `evidence` is empty: an archive keeps the
    bytes, which give it again.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as made:
            counts = _write(archive, query, Path(made), Path(made) / path.name)
            (Path(made) / path.name).replace(path)
    except ImportError as error:
        raise click.ClickException("Parquet needs pyarrow: pip install broadsheet[parquet]") from error
    except OSError as error:
        raise click.FileError(str(path), error.strerror or str(error)) from error
    return counts


def _write(archive: Archive, query: str, folder: Path, path: Path) -> tuple[int, int]:
    from pyarrow.parquet import write_table

    from ..scale.parquet import FILE, Spool
    from ..scale.rows import encode, placed
    from ..scale.schema import KEYS, schema

    written = left_out = 0
    spool = Spool(folder / "rows")
    for seen, article in archive.articles(query):
        try:
            row = encode(article, KEYS)
        except RecordError:
            left_out += 1
            continue
        spool.add("", placed(row, str(archive.folder / seen.file), f"@{seen.begin}", seen.fetched_at))
    for rows, misfits in spool.write(folder, schema(KEYS)):
        written, left_out = written + rows, left_out + len(misfits)
    spool.close()
    if written:
        (folder / FILE).rename(path)
    else:
        write_table(schema(KEYS).empty_table(), path)
    return written, left_out
