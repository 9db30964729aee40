"""The web archives behind what a person types: files, folders and globs here, and on any file system that fsspec knows."""

from __future__ import annotations

import glob
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from io import RawIOBase
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ..capture import Failure
from ..errors import BroadsheetError, SourceError, SourceNotFound, SourceRefused
from ..sources.files import shown

if TYPE_CHECKING:
    from types import ModuleType

SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz")  # what counts in a folder
_READ_AHEAD = 8 << 20  # bytes asked for at once over a network
_PAUSES = (1.0, 4.0, 15.0)  # seconds before a network read is tried again


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive, not opened yet."""

    name: str  # a path as given, or a URL
    size: int | None  # bytes; None where the server does not say

    def begins_with(self, signs: tuple[bytes, ...]) -> bool:
        """Whether its first bytes are one of `signs`; False where it cannot be opened, which its reader will say."""
        try:
            with opened(self.name) as file:
                return file.read(max(map(len, signs))).startswith(signs)
        except (OSError, BroadsheetError):
            return False


def archives(argument: str) -> Iterator[Archive | Failure]:
    """The archives under a path, a folder (by suffix, at any depth, sorted), a glob or a URL with any of these in it."""
    try:
        found = list(_remote(argument) if is_url(argument) else _local(argument))
    except BroadsheetError:
        raise
    except Exception as error:  # each file system has its own tree of errors
        yield Failure(shown(argument), _refusal(error, argument))
        return
    if not found:
        yield Failure(shown(argument), SourceNotFound("no archive here", where=shown(argument)))
    yield from found


def opened(name: str) -> BinaryIO:
    """An archive to read, seekable where its place allows it. Raises SourceError, or `Broken`, as reading it does."""
    try:
        if not is_url(name):
            return open(name, "rb")
        fs, path = _fsspec().core.url_to_fs(name)
        return cast("BinaryIO", _Steady(fs.open(path, "rb", block_size=_READ_AHEAD, cache_type="readahead"), name))
    except (OSError, ValueError) as error:
        raise _refusal(error, name) from error
    except BroadsheetError:
        raise
    except Exception as error:  # each file system has its own tree of errors
        raise Broken(f"could not be opened: {error!r:.200}", where=name) from error


def is_url(argument: str) -> bool:
    """Whether `argument` is a URL (`s3://`, `https://`, `file://`), to be opened by fsspec, or a path of this machine."""
    return "://" in argument


class Broken(BroadsheetError):
    """A network read that failed in the middle of an archive, several times. No damage of the archive: to be tried again."""


class _Steady(RawIOBase):
    """A remote file whose reads are tried again. In the end they raise no OSError, which would be taken for a damaged record."""

    def __init__(self, file: Any, name: str) -> None:
        self._file = file
        self._name = name

    def read(self, size: int = -1, /) -> bytes:
        place = self._file.tell() if self.seekable() else None
        for pause in (*_PAUSES, None):
            try:
                content: bytes = self._file.read(size)
                return content
            except Exception as error:
                if pause is None or place is None:
                    raise Broken(f"reading broke off: {error!r:.200}", where=self._name) from error
            time.sleep(pause)
            self._file.seek(place)
        return b""

    def seek(self, place: int, whence: int = 0, /) -> int:
        return int(self._file.seek(place, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._file.close()
        super().close()


def _local(argument: str) -> Iterator[Archive]:
    pattern = glob.has_magic(argument) and not os.path.lexists(argument)
    for path in sorted(glob.glob(argument, recursive=True)) if pattern else [argument]:
        if not os.path.isdir(path):
            yield Archive(path, os.stat(path).st_size)
            continue
        for folder, below, names in os.walk(path):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                    inside = os.path.join(folder, name)
                    yield Archive(inside, os.stat(inside).st_size)


def _remote(argument: str) -> Iterator[Archive]:
    fs, path = _fsspec().core.url_to_fs(argument)
    if glob.has_magic(path):
        paths = fs.glob(path)
    elif argument.endswith("/") or (not argument.startswith("http") and fs.isdir(path)):
        paths = [one for one in fs.find(path) if one.lower().endswith(SUFFIXES)]
    else:
        paths = [path]
    for one in sorted(paths):
        yield Archive(fs.unstrip_protocol(one), fs.info(one).get("size"))


def _fsspec() -> ModuleType:
    try:
        return import_module("fsspec")
    except ImportError as error:
        raise BroadsheetError("URLs of archives need fsspec: pip install 'broadsheet[table]'") from error


def _refusal(error: Exception, name: str) -> SourceError:
    reason = getattr(error, "strerror", None) or str(error) or repr(error)
    kind = SourceNotFound if isinstance(error, (FileNotFoundError, NotADirectoryError)) else SourceRefused
    return kind(f"{reason:.300}", where=shown(name))
