"""The evidence of one record as a table: each field, what was chosen, where it stands and why; what was rejected, dimmed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .terminal import safe

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from ..record import Article, EvidenceItem

_MOST_SHOWN = 280  # letters of one value


def table(article: Article, name: str, width: int, *, color: bool) -> str:
    """The evidence of `article`, called `name`, for a terminal of `width` columns; with its colours where `color` is true."""
    from io import StringIO

    from rich.console import Console

    console = Console(file=StringIO(), width=max(width, 40), force_terminal=color, no_color=not color, highlight=False)
    console.print(*_head(article, name), _fields(article), sep="\n")
    out: StringIO = console.file  # type: ignore[assignment]
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _head(article: Article, name: str) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(safe(article.headline or "(no headline)"), style="bold")
    yield Text(safe(name), style="dim")
    sure = [f"{field} {share:.2f}" for field, share in article.confidence.items() if field in ("text", "page_type")]
    yield Text(", ".join([article.page_type, article.completeness, *sure]))


def _fields(article: Article) -> RenderableType:
    from rich import box
    from rich.table import Table

    grid = Table("Field", "", "Value", "Where, and why", box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False)
    grid.columns[0].no_wrap = True
    for column in grid.columns[2:]:
        column.ratio = 1
        column.overflow = "fold"
    for field in (name for name in article.__struct_fields__ if name in article.evidence):
        for i, item in enumerate(article.evidence[field]):
            grid.add_row(*_row(_label(article, field) if i == 0 else "", item), style="" if item.chosen else "dim")
        grid.add_section()
    return grid


def _label(article: Article, field: str) -> str:
    share = article.confidence.get(field)
    return field if share is None else f"{field}\n{share:.2f}"


def _row(label: str, item: EvidenceItem) -> tuple[Text, Text, Text, Text]:
    from rich.text import Text

    where = Text(f"{item.source} {safe(item.path)}".rstrip())
    if item.why:
        where.append(f"\n{safe(item.why)}", style="italic")
    return Text(label, style="bold"), Text("+" if item.chosen else "-"), Text(_shown(item.value)), where


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = safe(" ".join(text.split()))
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
