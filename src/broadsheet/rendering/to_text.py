"""Blocks as plain text: a blank line between blocks and never inside one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..record import Block, Code, Entry, Heading, ListBlock, Paragraph, Quote, Table


def text(blocks: Sequence[Block]) -> str:
    """One block a line, a blank line between blocks; list items and table rows a line each.

    Pictures, embeds and separators say nothing here. Splitting the result at blank lines gives the blocks back.
    """
    return "\n\n".join(_pieces(blocks))


def _pieces(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        tag = block.__struct_config__.tag
        if tag == "entry":
            yield from _entry(block)  # type: ignore[arg-type]
        elif (render := _TEXT.get(tag)) and (piece := render(block)):
            yield piece


def _words(block: Heading | Paragraph | Quote) -> str:
    lines = block.text.splitlines()
    return lines[0].strip() if len(lines) == 1 else "\n".join(filter(None, map(str.strip, lines)))


def _code(block: Code) -> str:
    return "\n".join(line.rstrip() for line in block.text.splitlines() if line.strip())


def _list(block: ListBlock) -> str:
    return "\n".join(filter(None, map(squash, block.items)))


def _table(block: Table) -> str:
    rows = ([squash(cell) for cell in row] for row in (block.header or (), *block.rows))
    return "\n".join(" | ".join(row).strip() for row in rows if any(row))


def _entry(block: Entry) -> Iterator[str]:
    if block.headline and (headline := squash(block.headline)):
        yield headline
    yield from _pieces(block.blocks)


def squash(text: str) -> str:
    """`text` on one line."""
    return " ".join(text.split())


_TEXT: dict[Any, Callable[[Any], str]] = {
    "heading": _words,
    "paragraph": _words,
    "quote": _words,
    "code": _code,
    "list": _list,
    "table": _table,
}
