"""Archives cut into shards: what one worker reads in one go, under a name that is the same in every run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..sources.warc import Span
from .archives import Archive

_COMPRESSED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")  # gzip, zstd: where a record begins is seen anywhere in the file
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Shard:
    """A whole archive, or the part of it that begins within `span`."""

    archive: str  # path or URL
    size: int | None  # bytes of the whole archive; None where its server does not say
    span: Span
    key: str  # the name of its folder in the table


def shards(archive: Archive, most: int) -> Iterator[Shard]:
    """The shards of one archive: parts of `most` bytes of a compressed one, all of another. Opens it where it is larger."""
    size = archive.size or 0
    if size <= most or not archive.begins_with(_COMPRESSED):
        yield Shard(archive.name, archive.size, Span(0, None), _key(archive.name, None))
        return
    starts = range(0, size, most)
    for number, begin in enumerate(starts):
        end = begin + most if number < len(starts) - 1 else None
        yield Shard(archive.name, archive.size, Span(begin, end), _key(archive.name, begin))


def _key(archive: str, begin: int | None) -> str:
    """Readable, and the same for no two shards: the end of the name, and a digest of all of it."""
    part = "" if begin is None else f"@{begin}"
    digest = hashlib.sha256(f"{archive}{part}".encode("utf-8", "surrogateescape")).hexdigest()[:12]
    stem = _UNSAFE.sub("-", archive.rstrip("/").rpartition("/")[2])[:80].strip("-.")
    return f"{stem or 'archive'}{f'-{begin}' if begin else ''}-{digest}"
