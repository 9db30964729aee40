"""Blocks as CommonMark, with GitHub's tables: what the page says, and nothing that a parser would take for a sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .inline import destination, escape, from_html
from .to_text import squash

if TYPE_CHECKING:
    from ..record import Block, Code, Embed, Entry, Heading, Image, ImageBlock, ListBlock, Paragraph, Quote, Separator, Table

_LANGUAGE_FENCE = re.compile(r"`{3,}")
# What begins a block where it begins a line: lists, headings, underlines of headings, delimiter rows of tables, numbered lists.
_BLOCK_SIGN = re.compile(r"[-+](?=\s|$)|[-=|:](?=[-=|:\s]*$)|#{1,6}(?=\s|$)")
_NUMBER_SIGN = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ENTRY_LEVEL = 3


@dataclass(frozen=True, slots=True)
class _Context:
    """What a block needs to know of its surroundings."""

    images: Sequence[Image]
    other_list: bool = False  # the block before is a list of the same kind: take the other marker, or the two become one


def markdown(blocks: Sequence[Block], images: Sequence[Image]) -> str:
    """The blocks as CommonMark, a blank line between them; an image whose index is not in `images` is left out."""
    return "\n\n".join(_pieces(blocks, images))


def _pieces(blocks: Sequence[Block], images: Sequence[Image]) -> Iterator[str]:
    last = ""  # kind of the piece before
    alternate = False  # whether that was a list with the other marker
    for block in _flat(blocks):
        if isinstance(block, str):
            yield block
            last = ""
            continue
        tag = block.__struct_config__.tag
        kind = f"list {block.ordered}" if tag == "list" else str(tag)  # type: ignore[union-attr]
        other = kind == last and not alternate
        if piece := _MARKDOWN[tag](block, _Context(images, other)):
            yield piece
            last, alternate = kind, other


def _flat(blocks: Sequence[Block]) -> Iterator[Block | str]:
    """The blocks, a live blog's entries as what is in them behind a heading and a date."""
    for block in blocks:
        if block.__struct_config__.tag != "entry":
            yield block
            continue
        entry: Entry = block  # type: ignore[assignment]
        if entry.headline and (line := heading(entry.headline, _ENTRY_LEVEL)):
            yield line
        if entry.date:
            yield f"*{escape(entry.date)}*"
        yield from _flat(entry.blocks)


def _heading(block: Heading, _: _Context) -> str:
    return heading(block.text, block.level)


def heading(text: str, level: int) -> str:
    """`text` as an ATX heading; empty where there is none."""
    line = escape(squash(text))
    if line.endswith("#"):  # a closing sequence of signs would be dropped
        line = f"{line[:-1]}\\#"
    return f"{'#' * min(max(level, 1), 6)} {line}" if line else ""


def paragraph(text: str) -> str:
    """Plain `text` as a paragraph; its line breaks stay."""
    return _lines(escape(text))


def _paragraph(block: Paragraph, _: _Context) -> str:
    return _lines(from_html(block.html)) if block.html else paragraph(block.text)


def _quote(block: Quote, _: _Context) -> str:
    said = paragraph(block.text)
    if not said:
        return ""
    if block.cite and (cite := squash(block.cite)):
        source = destination(cite)
        said += f"\n\n— {f'<{source}>' if source and source.startswith('http') else escape(cite)}"
    return "\n".join(f"> {line}".rstrip() for line in said.split("\n"))


def _list(block: ListBlock, context: _Context) -> str:
    items = [_line(escape(item)) for item in map(squash, block.items) if item]
    if block.ordered:
        sign = ")" if context.other_list else "."
        return "\n".join(f"{number}{sign} {item}" for number, item in enumerate(items, 1))
    sign = "*" if context.other_list else "-"
    return "\n".join(f"{sign} {item}" for item in items)


def _table(block: Table, _: _Context) -> str:
    rows = [row for row in block.rows if any(cell.strip() for cell in row)]
    header = block.header or ()
    width = max((len(row) for row in (header, *rows)), default=0)
    if not width or not (rows or any(cell.strip() for cell in header)):
        return ""
    return "\n".join([_row(header, width), f"|{' --- |' * width}", *(_row(row, width) for row in rows)])


def _row(cells: Sequence[str], width: int) -> str:
    filled = [escape(squash(cell)).replace("|", "\\|") for cell in cells]
    return f"| {' | '.join(filled + [''] * (width - len(filled)))} |"


def _image(block: ImageBlock, context: _Context) -> str:
    if not 0 <= block.index < len(context.images):
        return ""
    return image(context.images[block.index])


def image(picture: Image) -> str:
    """A picture, and under it its caption and credit in italics; empty where its address is no http(s) one."""
    source = destination(picture.url)
    if not source:
        return ""
    under = " — ".join(filter(None, (squash(part or "") for part in (picture.caption, picture.credit))))
    shown = f"![{escape(squash(picture.alt or ''))}]({source})"
    return f"{shown}\n\n*{escape(under)}*" if under else shown


def _embed(block: Embed, _: _Context) -> str:
    source = destination(block.url) if block.url else None
    label = escape(squash(block.text or block.provider or block.url or ""))
    return f"[{label}]({source})" if source and label else ""


def _code(block: Code, _: _Context) -> str:
    if not block.text.strip():
        return ""
    fence = "`" * max([3, *(len(run) + 1 for run in _LANGUAGE_FENCE.findall(block.text))])
    return f"{fence}\n{block.text.rstrip()}\n{fence}"


def _separator(_: Separator, __: _Context) -> str:
    return "---"


def _lines(escaped: str) -> str:
    """Escaped text of one or more lines as one paragraph with hard line breaks."""
    return "\\\n".join(_line(line) for line in map(str.strip, escaped.splitlines()) if line)


def _line(escaped: str) -> str:
    """`escaped` with a backslash before what would begin a block there."""
    if _BLOCK_SIGN.match(escaped):
        return f"\\{escaped}"
    return _NUMBER_SIGN.sub(r"\1\\\2", escaped, count=1) if _NUMBER_SIGN.match(escaped) else escaped


_MARKDOWN: dict[Any, Callable[[Any, _Context], str]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "quote": _quote,
    "list": _list,
    "table": _table,
    "image": _image,
    "embed": _embed,
    "code": _code,
    "separator": _separator,
}
