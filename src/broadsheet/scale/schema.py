"""The table's columns and their Arrow types: the record's keys, nested where the record is, and where each row came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import BroadsheetError
from ..record import FORM, Article

if TYPE_CHECKING:
    import pyarrow

VERSION = 1  # of the schema; goes up when a column is added, changes its type or its meaning
VERSION_KEY = b"broadsheet.table"  # in each Parquet file's metadata, and the form of the record under FORM_KEY
FORM_KEY = b"broadsheet.form"

KEYS: tuple[str, ...] = Article.__struct_fields__
PLACE = ("archive", "place", "fetched_at")  # always there, before the keys of the record
ALWAYS = ("url",)
CONFIDENT = tuple(key for key in KEYS if key not in ("url", "evidence", "confidence", "reader"))


def chosen(names: tuple[str, ...]) -> tuple[str, ...]:
    """The record's keys among `names`, in the record's order, with those that are always there. Raises BroadsheetError."""
    if unknown := sorted(set(names) - set(KEYS)):
        raise BroadsheetError(f"no such column: {', '.join(unknown)}; there are {', '.join(KEYS)}")
    return tuple(key for key in KEYS if key in names or key in ALWAYS)


def schema(columns: tuple[str, ...]) -> pyarrow.Schema:
    """The Arrow schema of a table with these keys of the record, its version in the metadata."""
    import pyarrow as pa

    types = _types(pa)
    metadata = {VERSION_KEY: str(VERSION).encode(), FORM_KEY: str(FORM).encode()}
    return pa.schema([(name, types[name]) for name in (*PLACE, *columns)], metadata)


def _types(pa) -> dict[str, pyarrow.DataType]:  # type: ignore[no-untyped-def]
    """Dates of pages stay text: they are as precise as the page, which no timestamp type can be."""
    text, whole, real, flag = pa.string(), pa.int64(), pa.float64(), pa.bool_()
    size = [("width", whole), ("height", whole)]

    def of(*fields: tuple[str, pyarrow.DataType]) -> pyarrow.DataType:
        return pa.struct(list(fields))

    def texts(*names: str) -> list[tuple[str, pyarrow.DataType]]:
        return [(name, text) for name in names]

    image = [("url", text), *size, *texts("caption", "credit", "alt", "role"), ("renditions", pa.list_(of(("url", text), *size)))]
    comment = [*texts("id", "parent_id", "author", "text", "date_created"), ("upvotes", whole), ("downvotes", whole)]
    return {
        **dict.fromkeys((*PLACE, *KEYS), text),
        "fetched_at": pa.timestamp("us", "UTC"),
        "blocks": pa.list_(of(*_block(pa), ("blocks", pa.list_(of(*_block(pa)))))),
        "authors": pa.list_(of(*texts("name", "url", "image", "type"))),
        "publisher": of(*texts("name", "legal_name", "url", "email", "telephone"), ("logo", of(("url", text), *size))),
        "sections": pa.list_(text),
        "keywords": pa.list_(text),
        "images": pa.list_(of(*image)),
        "comments": pa.list_(of(*comment)),
        "comment_count": whole,
        "speakable": pa.list_(of(*texts("xpath", "css_selector", "text"))),
        "copyright_year": whole,
        "is_accessible_for_free": flag,
        "rights": of(*texts("robots", "tdm_reservation", "license")),
        "evidence": pa.list_(of(*texts("field", "source", "path", "value"), ("chosen", flag), ("why", text))),
        "confidence": of(*((name, real) for name in CONFIDENT)),
        "reader": of(*texts("name", "version", "model")),
    }


def _block(pa) -> list[tuple[str, pyarrow.DataType]]:  # type: ignore[no-untyped-def]
    """All keys of all kinds of blocks; what a kind does not have is null."""
    text = pa.string()
    return [
        ("type", text),
        ("level", pa.int64()),
        ("text", text),
        ("html", text),
        ("cite", text),
        ("ordered", pa.bool_()),
        ("items", pa.list_(text)),
        ("header", pa.list_(text)),
        ("rows", pa.list_(pa.list_(text))),
        ("index", pa.int64()),
        ("provider", text),
        ("url", text),
        ("headline", text),
        ("date", text),
    ]
