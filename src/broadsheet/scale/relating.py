"""The steps of `related`, each a function of one task. Tasks know the folder, and leave and find what is between them there."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from ..archive import addresses, copies, versions, words
from ..errors import BroadsheetError
from ..record import Article
from . import layout, sorted_file
from .parquet import FILE
from .rows import decode

MANY = 1 << 32  # rows of a shard, at most
WINDOW = 64  # rows with the same piece that each is compared with, as many as the archive looks up for a page
_AT_ONCE = 200
_NUMBER = 8
_NEEDED = tuple("url page_type completeness headline description text blocks authors images date_published date_modified".split())
_NOWHERE = -1

State = tuple[int, int]  # version, 0 for none; the row of the page's current version, -1 for none


@dataclass(frozen=True, slots=True)
class Task:
    """A shard of the table or a part of the hashes: number `number` of them."""

    output: str
    keys: tuple[str, ...]  # of all shards
    number: int

    @property
    def key(self) -> str:
        return self.keys[self.number]

    def file(self, kind: str, name: str) -> Path:
        """Where a step leaves what it found of a shard or part."""
        folder = layout.staging(self.output) / "related" / kind
        folder.mkdir(exist_ok=True)
        return folder / name

    def all_files(self, kind: str, names: Sequence[str]) -> list[Path]:
        return [self.file(kind, name) for name in names]


def row_number(shard: int, row: int) -> int:
    """The number of a row among all of the table."""
    return shard * MANY + row


# ---- versions ----


def note_pages(task: Task) -> None:
    """Note each row of a shard under its page's name: hash, time, row, whether it shows an article at all."""
    notes = []
    for row, plain in _rows(task, task.key, ("url", "completeness", "archive", "place", "fetched_at")):
        name = addresses.key(plain["url"]) if plain["url"] else plain["archive"] + plain["place"]
        at = addresses.micros(plain["fetched_at"]) if plain["fetched_at"] else 0
        shows = versions.shows(None, Article(completeness=plain["completeness"]))
        notes.append((_hash(name), at, row_number(task.number, row), int(shows)))
    sorted_file.write(task.file("pages", task.key), notes)


def versions_of(part: Task) -> dict[int, State]:
    """The versions of the pages of one part of the hashes; rows that are the only one of their page are left out."""
    found: dict[int, State] = {}
    for rows in sorted_file.groups(part.all_files("pages", part.keys), part.number):
        if len(rows) > 1:
            found.update(_numbered(part, [row for _, _, row, _ in rows]))
        elif not rows[0][3]:
            found[rows[0][2]] = (0, _NOWHERE)
    return found


def _numbered(task: Task, rows: Sequence[int]) -> dict[int, State]:
    """The versions of one page, its rows in the order of their times. As the archive counts them."""
    articles = {row: _article(task, row) for row in rows}
    numbers: dict[int, int] = {}
    number, base, current = 0, None, _NOWHERE
    for row in rows:
        article, known = articles[row], articles[base] if base is not None else None
        if not versions.shows(known, article):
            numbers[row] = 0
            continue
        if known is None or versions.compare(known, article):
            number, base, current = number + 1, row, row
        elif versions.steady(article):
            current = row
        numbers[row] = number
    return {row: (number, current) for row, number in numbers.items()}


def _article(task: Task, row: int) -> Article:
    shard, place = divmod(row, MANY)
    return decode(next(plain for number, plain in _rows(task, task.keys[shard], _NEEDED) if number == place))


# ---- copies ----


def sketch(asked: tuple[Task, Mapping[int, State]]) -> None:
    """Note the current texts of a shard under the hashes of their sketches, and keep all their shingles for the comparison."""
    task, known = asked
    notes, index = [], []
    kept = array("q")
    for place, plain in _rows(task, task.key, ("text",)):
        row = row_number(task.number, place)
        if known.get(row, (1, row))[1] != row:
            continue
        found = copies.shingles(words.words(plain["text"]))
        if len(found) >= copies.SHORTEST:
            notes += [(value, row) for value in copies.sketch(found)]
            index.append((sorted_file.mixed(row), row, len(kept), len(kept) + len(found)))
            kept.extend(sorted(found))
    sorted_file.write(task.file("sketches", task.key), notes)
    task.file("shingles", task.key).write_bytes(kept.tobytes())
    task.file("places", task.key).write_bytes(array("q", [n for entry in index for n in entry[1:]]).tobytes())


def pair(part: Task) -> None:
    """Note all pairs of rows that share one of the hashes of a part; of rows that many share, each with those just before it."""
    pairs = []
    for same in sorted_file.groups(part.all_files("sketches", part.keys), part.number):
        rows = [row for _, row in same]
        for i, row in enumerate(rows):
            pairs += [(sorted_file.mixed(other), other, row) for other in rows[max(0, i - WINDOW) : i]]
    sorted_file.write(part.file("pairs", str(part.number)), pairs)


def verify(part: Task) -> list[tuple[int, int]]:
    """Of the pairs whose first row is in this part, those that are copies."""
    found = []
    with ExitStack() as opened:
        shingles = _Shingles(part, opened)
        names = [str(number) for number in range(sorted_file.PARTS)]
        for same in sorted_file.groups(part.all_files("pairs", names), part.number):
            for (_, one, other), shared in groupby(same):
                if sum(1 for _ in shared) >= copies.FEWEST_SHARED:
                    if copies.containment(shingles.of(one), shingles.of(other)) >= copies.COPY:
                        found.append((one, other))
    return found


class _Shingles:
    """The shingles of rows, read when they are asked for."""

    def __init__(self, task: Task, opened: ExitStack) -> None:
        self._task = task
        self._opened = opened
        self._shards: dict[int, tuple[BinaryIO, dict[int, tuple[int, int]]]] = {}

    def of(self, row: int) -> frozenset[int]:
        file, places = self._shard(row // MANY)
        begin, end = places[row]
        file.seek(begin * _NUMBER)
        numbers = array("q")
        numbers.fromfile(file, end - begin)
        return frozenset(numbers)

    def _shard(self, number: int) -> tuple[BinaryIO, dict[int, tuple[int, int]]]:
        if number not in self._shards:
            key = self._task.keys[number]
            file = self._opened.enter_context(self._task.file("shingles", key).open("rb"))
            flat = array("q")
            flat.frombytes(self._task.file("places", key).read_bytes())
            places = {row: (begin, end) for row, begin, end in zip(*[iter(flat)] * 3, strict=True)}
            self._shards[number] = file, places
        return self._shards[number]


# ---- columns ----


def write_columns(asked: tuple[Task, Mapping[int, State], Mapping[int, tuple[int, int]]]) -> Counter[str]:
    """Write what was found of the rows of a shard, in the order of the table's rows, and count it."""
    import pyarrow as pa
    from pyarrow import parquet

    task, known, groups = asked
    columns: dict[str, list[Any]] = {field.name: [] for field in schema()}
    for place, plain in _rows(task, task.key, ("url", "archive", "place")):
        row = row_number(task.number, place)
        version, current = known.get(row, (1, row))
        name, size = groups.get(current, (None, 1))
        values = (plain["archive"], plain["place"], addresses.key(plain["url"]) if plain["url"] else None, version or None)
        for column, value in zip(columns.values(), (*values, current == row, name, size - 1), strict=True):
            column.append(value)
    folder = task.file("columns", f"shard={task.key}")
    folder.mkdir(exist_ok=True)
    parquet.write_table(pa.table(columns, schema()), folder / FILE, compression="zstd")
    shown = [place for place, is_it in enumerate(columns["current"]) if is_it]
    return Counter(
        rows=len(columns["place"]),
        pages=len(shown),
        changed=sum(columns["version"][place] > 1 for place in shown),
        copies=sum(columns["copies"][place] > 0 for place in shown),
    )


def schema() -> Any:
    """The Arrow schema of the columns."""
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()
    fields = [("archive", text), ("place", text), ("page", text), ("version", whole), ("current", pa.bool_())]
    return pa.schema([*fields, ("copy_group", whole), ("copies", whole)])


def _rows(task: Task, key: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a shard in the table's order, with their numbers in it."""
    from pyarrow.parquet import ParquetFile

    row = 0
    for path in sorted((layout.table(task.output) / f"shard={key}").rglob(FILE)):
        with ParquetFile(path) as file:
            if missing := set(columns) - set(file.schema_arrow.names):
                raise BroadsheetError(f"a table without {', '.join(sorted(missing))}, which this needs", where=task.output)
            for batch in file.iter_batches(_AT_ONCE, columns=list(columns)):
                for plain in batch.to_pylist():
                    yield row, plain
                    row += 1


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
