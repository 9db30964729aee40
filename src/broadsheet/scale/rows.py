"""A record as a row of the table, and back.

A row travels as JSON in the table's form, which Arrow's own reader turns into columns. It differs from the record's JSON in two
places: `evidence` is one list, best first within a field, its values as JSON text; `confidence` has a key for each field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

import msgspec

from ..errors import RecordError
from ..record import Article, Entry, EvidenceItem


class Candidate(msgspec.Struct, frozen=True):
    """One candidate of one field, as a row holds it."""

    field: str
    source: str
    path: str
    value: str  # JSON
    chosen: bool
    why: str


def encode(article: Article, columns: tuple[str, ...]) -> bytes:
    """The `columns` of a record as one line of JSON in the table's form, without the line's end.

    Raises RecordError where an entry of a live blog holds entries: the table knows one level of them.
    """
    row: dict[str, object] = {name: getattr(article, name) for name in columns}
    if "evidence" in row:
        row["evidence"] = list(_candidates(article.evidence))
    if any(isinstance(inner, Entry) for block in article.blocks if isinstance(block, Entry) for inner in block.blocks):
        raise RecordError("an entry within an entry", where=article.url)
    return msgspec.json.encode(row)


def placed(row: bytes, archive: str, place: str, fetched_at: datetime | None) -> bytes:
    """`row` with the columns before it that say where it came from, and its line's end."""
    head = msgspec.json.encode({"archive": archive, "place": place, "fetched_at": fetched_at})
    return head[:-1] + b"," + row[1:] + b"\n"


def decode(row: dict[str, Any]) -> Article:
    """The record of a row, as Arrow gives it. Columns that the table was made without are empty, as in a page without them.

    Raises RecordError where the row is of no version that this package knows.
    """
    plain: dict[str, Any] = {name: _filled(row[name]) for name in Article.__struct_fields__ if row.get(name) is not None}
    if "evidence" in plain:
        plain["evidence"] = dict(_evidence(plain["evidence"]))
    return Article.from_dict(plain)


def _candidates(evidence: dict[str, tuple[EvidenceItem, ...]]) -> Iterator[Candidate]:
    json = msgspec.json.encode
    for field, items in evidence.items():
        for item in items:
            yield Candidate(field, item.source, item.path, json(item.value).decode(), item.chosen, item.why)


def _evidence(candidates: Iterable[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    try:
        for field, items in groupby(candidates, key=lambda item: item["field"]):
            yield field, [{**item, "value": msgspec.json.decode(item.get("value") or "null")} for item in items]
    except (KeyError, msgspec.DecodeError) as error:
        raise RecordError(f"evidence that is none: {error!r}") from error


def _filled(value: Any) -> Any:
    """`value` without the nulls that a kind of block, or an absent part, leaves in its columns."""
    if isinstance(value, dict):
        return {name: _filled(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return value
