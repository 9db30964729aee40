"""Pages on disk: a file, a folder with all below it, or a glob."""

from __future__ import annotations

import glob
import json
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from ..capture import Capture, Failure, Note
from ..errors import SourceDamaged, SourceError, SourceNotFound, SourceRefused
from . import warc
from .coding import decode
from .kinds import SNIFFED, why_no_page
from .limits import Limits, too_large

Found = Capture | Failure | Note
_Reader = Callable[[str, Limits], Iterable[Found]]

_COMPANION = "capture.json"  # beside page.html: {"url": ..., "headers": {...}, "fetched_at": ...}
_ACCOMPANIED = "page.html"


def captures(argument: str, limits: Limits) -> Iterator[Found]:
    """The pages under a path. A folder gives those whose suffix says that they are pages, in sorted order, at any depth;
    its hidden files, links to folders and other suffixes are notes. A file that is named is read whatever its suffix."""
    if os.path.isdir(argument):
        yield from _folder(argument, limits)
    elif os.path.lexists(argument) or not glob.has_magic(argument):
        yield from _file(argument, limits)
    elif found := sorted(glob.glob(argument, recursive=True)):
        for path in found:
            yield from _folder(path, limits) if os.path.isdir(path) else _file(path, limits)
    else:
        yield Failure(shown(argument), SourceNotFound("no file fits this pattern", where=shown(argument)))


def shown(path: str) -> str:
    """`path` as it can be printed anywhere: bytes that are no UTF-8 as escapes."""
    return path.encode("utf-8", "backslashreplace").decode()


def _folder(top: str, limits: Limits) -> Iterator[Found]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Failure(shown(folder), _refusal(error, folder))
            continue
        below: list[str] = []
        for entry in inside:
            if entry.name.startswith("."):
                yield Note(shown(entry.path), "hidden file")
            elif entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
            elif entry.is_dir():
                yield Note(shown(entry.path), "link to a folder")
            elif (read := _reader(entry.name)) is None:
                yield Note(shown(entry.path), f"not a page by its suffix ({_suffix(entry.name)})")
            else:
                yield from read(entry.path, limits)
        waiting.extend(reversed(below))


def _file(path: str, limits: Limits) -> Iterator[Found]:
    yield from (_reader(path) or _guess(path))(path, limits)


def _reader(name: str) -> _Reader | None:
    lower = name.lower()
    return next((read for suffix, read in SUFFIXES if lower.endswith(suffix)), None)


def _suffix(name: str) -> str:
    return shown(Path(name).suffix.lower()[:16]) or "none"


def _guess(path: str) -> _Reader:
    """How to read a file whose suffix says nothing, by its first bytes."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return _page  # what is read from a pipe is gone
        with open(path, "rb") as file:
            start = file.read(512)
        if zipped := start.startswith(b"\x1f\x8b"):
            start = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(start, 64)
    except (OSError, zlib.error):
        return _page  # which will say why
    if start.startswith(warc.BEGINNINGS):
        return _archive
    return _zipped_page if zipped else _page


def _page(path: str, limits: Limits) -> Iterator[Capture | Failure]:
    name = shown(path)
    try:
        yield _capture(path, _content(path, limits), limits)
    except OSError as error:
        yield Failure(name, _refusal(error, path))
    except SourceError as error:
        yield Failure(name, error)


def _zipped_page(path: str, limits: Limits) -> Iterator[Capture | Failure]:
    name = shown(path)
    try:
        yield _capture(path, decode(_content(path, limits), "gzip", limits, name), limits)
    except OSError as error:
        yield Failure(name, _refusal(error, path))
    except SourceError as error:
        yield Failure(name, error)


def _archive(path: str, limits: Limits) -> Iterator[Found]:
    try:
        with open(path, "rb") as file:
            yield from warc.captures(file, shown(path), limits)
    except OSError as error:
        yield Failure(shown(path), _refusal(error, path))


def _content(path: str, limits: Limits) -> bytes:
    with open(path, "rb") as file:
        content = file.read(limits.max_bytes + 1)
    if len(content) > limits.max_bytes:
        raise too_large(limits, shown(path))
    return content


def _capture(path: str, body: bytes, limits: Limits) -> Capture:
    name = shown(path)
    if reason := why_no_page(None, body[:SNIFFED]):
        raise SourceRefused(reason, where=name)
    companion = Path(path).with_name(_COMPANION)
    if Path(path).name != _ACCOMPANIED or not companion.is_file():
        return Capture(body, name=name)
    try:
        known = json.loads(_content(str(companion), limits))
        fetched_at = datetime.fromisoformat(known["fetched_at"]) if known.get("fetched_at") else None
        headers = {str(key): str(value) for key, value in (known.get("headers") or {}).items()}
        url = known.get("url")
        if not isinstance(url, str | None):
            raise TypeError("url is no text")
        return Capture(body, url, headers, fetched_at, name)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise SourceDamaged(f"{_COMPANION} beside it is not what it should be: {error}", where=name) from error


def _refusal(error: OSError, path: str) -> SourceError:
    name = shown(path)
    reason = error.strerror or str(error)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return SourceNotFound(reason, where=name)
    return SourceRefused(reason, where=name)


# What a folder's files are, by suffix; the first that fits. What is not here is passed over, with a note.
SUFFIXES: tuple[tuple[str, _Reader], ...] = (
    (".html", _page),
    (".htm", _page),
    (".xhtml", _page),
    (".shtml", _page),
    (".html.gz", _zipped_page),
    (".htm.gz", _zipped_page),
    (".warc", _archive),
    (".warc.gz", _archive),
    (".warc.zst", _archive),
    (".arc", _archive),
    (".arc.gz", _archive),
)
