"""Records one behind the other, in the form that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import click

from . import exits

_STDOUT = "-"
_BETWEEN_DOCUMENTS = "\f\n"  # form feed: no text of ours holds one


class Output:
    """Where records go: standard output, or a file that takes its name when it is whole, and not at all when it stays empty."""

    def __init__(self, path: str | None) -> None:
        self._path = None if path is None or path == _STDOUT else Path(path)
        self._partial = self._path.with_name(f".{self._path.name}.partial") if self._path else None
        self._file: BinaryIO | None = None
        self._written = False

    def __enter__(self) -> Self:
        try:
            self._file = open(self._partial, "wb") if self._partial else sys.stdout.buffer
        except OSError as error:
            raise click.FileError(str(self._path), error.strerror or str(error)) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is None:
            return
        if self._path is None or self._partial is None:
            with _pipe(self._file):
                self._file.flush()
            return
        self._file.close()
        if kind is None and self._written:
            self._partial.replace(self._path)
        else:
            with suppress(OSError):
                self._partial.unlink()

    @property
    def is_terminal(self) -> bool:
        """Whether a person looks at it as it is written."""
        return self._path is None and self._file is not None and self._file.isatty()

    @property
    def binary(self) -> BinaryIO:
        """The file itself, for what writes to files. Whoever takes it writes something."""
        assert self._file is not None, "an output is written to within its `with`"
        self._written = True
        return self._file

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are."""
        if self._file is None:
            return
        self._written = True
        with _pipe(self._file):
            self._file.write(data)

    def write(self, text: str) -> None:
        """Write `text` in UTF-8, whatever the locale. What goes to a terminal must be safe for it already."""
        if self._file is None:
            return
        self._written = True
        with _pipe(self._file):
            self._file.write(text.encode("utf-8", "replace"))
            if self.is_terminal:
                self._file.flush()


@contextmanager
def _pipe(file: BinaryIO) -> Iterator[None]:
    """Leave quietly where whoever read `file` has gone (`| head`): nobody is left to tell."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), file.fileno())  # for the interpreter's last flush
        raise click.exceptions.Exit(exits.PIPE_CLOSED) from None


class Lines:
    """JSON Lines, HTML: documents that need nothing between them."""

    def __init__(self, output: Output) -> None:
        self.output = output

    def add(self, document: str) -> None:
        self.output.write(document)

    def end(self) -> None:
        pass


class Pages(Lines):
    """Text and Markdown: a form feed between documents."""

    _first = True

    def add(self, document: str) -> None:
        self.output.write(document if self._first else _BETWEEN_DOCUMENTS + document)
        self._first = False


class Array(Lines):
    """JSON: one record as itself, several as an array. The first one waits until it is known which."""

    _held: str | None = None
    _several = False

    def add(self, document: str) -> None:
        if self._held is not None:
            self.output.write(("[\n" if not self._several else "") + self._held.rstrip() + ",\n")
            self._several = True
        self._held = document

    def end(self) -> None:
        if self._held is not None:
            self.output.write(self._held + ("]\n" if self._several else ""))


WRITERS: dict[str, type[Lines]] = {"json": Array, "jsonl": Lines, "markdown": Pages, "text": Pages, "html": Lines}
