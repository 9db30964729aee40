"""Runs of text to typed blocks: paragraphs, headings, lists, quotes, tables, code, separators, in page order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ..model._blocks import FLAGS
from ..page import Node, Page, Tree, words
from ..record import Block, Code, Heading, ListBlock, Paragraph, Quote, Separator, Table
from ..text import squash, visible
from ._inline import inline, is_left_out

Ready = tuple[int, Block, Node]

SPLIT_LINES = 72  # letters a line, on average, from which lines parted by one <br> are paragraphs of their own
WRAPPED = 36  # letters from which a line that goes on in lower case was wrapped by hand
WIDE = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")  # letters that say as much as three of an alphabet
_BREAK = words("br")
STOP = re.compile(r"[.!?…:;»”\"')\]]$")
DEEPEST = 32  # elements around a run that are looked at
NEAR = 4  # elements around a run of which a heading makes it one
LONGEST_HEADING = 250  # letters; what is longer is a paragraph, whatever its tag makes it look like
MOST_IN_CELL = 200  # letters of a table of data: a cell on average, and one that holds more than half of the text
HOLDERS = ("ul", "ol", "blockquote", "pre", "table", "article", "main", "body")
_HELD = FLAGS["ul"] | FLAGS["blockquote"] | FLAGS["pre"] | FLAGS["table"]  # `ol` has the bit of `ul`
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_GLOSSES = ("rt", "rp")
LONGEST_QUOTE = 12  # runs; what is longer is a text that a blockquote lays out
SIGNATURE = re.compile(r"[—–―-]\s?(?=\S).{2,100}$")  # a line that says whose words a quote repeats


class Run(Struct, frozen=True, gc=False):
    """One chosen run of text."""

    page: Page
    first: int  # row of its first text
    last: int  # row behind its last
    element: int  # row of the block element around it
    text: str  # a newline where a `br` stands
    flags: int = -1  # kinds of elements around it, as `Blocks.flags` has them; all bits where nobody knows

    @property
    def tree(self) -> Tree:
        return self.page.tree


def assemble(page: Page, runs: Sequence[Run]) -> list[Ready]:
    """Blocks with the row where each begins and the element it was made of, in page order."""
    ready: list[Ready] = []
    if page.tree.all("rt"):
        runs = [_unglossed(run) for run in runs]
    at = 0
    fit: dict[int, bool] = {}
    while at < len(runs):
        if not runs[at].flags & _HELD:  # a line that stands by itself, as most do
            ready.extend(_single(runs[at]))
            at += 1
            continue
        group, kind, node = _group(runs, at, fit)
        if kind == "list":
            ready.append((group[0].first, _list(node, group), node))
        elif kind == "quote":
            ready.append((group[0].first, _quote(page, node, group), node))
        elif kind == "table":
            ready.append((group[0].first, _table(node), node))
        elif kind == "code":
            ready.append((group[0].first, Code(text=_preformatted(node)), node))
        else:
            ready.extend(_single(group[0]))
        at += len(group)
    ready.extend(_apart(page, runs[0].first, runs[-1].last, ready))
    ready.sort(key=lambda block: block[0])
    return ready


def _unglossed(run: Run) -> Run:
    """The run without the readings that stand over its letters."""
    glosses = [row for row in range(run.first, run.last) if run.tree.node(row).tag in _GLOSSES]
    if not any(is_left_out(run.tree, row) for row in glosses):
        return run
    pieces: list[str] = []
    row = run.first
    while row < run.last:
        node = run.tree.node(row)
        if is_left_out(run.tree, row):
            row = node.end
            continue
        pieces.append(" ".join(node.raw.split("\n")) if node.tag == "#text" else "\n" if _ends_line(node) else "")
        row += 1
    lines = (squash(line) for line in "".join(pieces).split("\n"))
    return replace(run, text="\n".join(line for line in lines if line))


def _upwards(node: Node) -> Iterator[Node]:
    """A node and what is around it, inside out, a bounded number."""
    around: Node | None = node
    for _ in range(DEEPEST):
        if around is None:
            return
        yield around
        around = around.parent


def _group(runs: Sequence[Run], at: int, fit: dict[int, bool]) -> tuple[list[Run], str, Node]:
    """The runs from `at` on that one list, quote or table holds, and which; a single run where none does.

    `fit` keeps of each table and list seen whether it is one in more than its tags.
    """
    run = runs[at]
    element = run.tree.node(run.element)
    kind, holder = "", element
    node = element.closest(*HOLDERS)
    while node is not None and element.depth - node.depth < DEEPEST:
        tag = node.tag
        if tag in ("ul", "ol"):
            kind, holder = "list", node
        elif tag == "blockquote":
            kind, holder = "quote", node
        elif tag == "pre" and not node.first("p", "div", "table", "ul", "h2", "h3"):
            kind, holder = "code", node
            break
        elif tag == "table" and not kind:
            if node.row not in fit:
                fit[node.row] = _is_data(node)
            if fit[node.row]:
                kind, holder = "table", node
        elif tag in ("article", "main", "body"):
            break
        node = node.parent and node.parent.closest(*HOLDERS)
    if not kind or not fit.get(holder.row, True) or (kind == "list" and element.tag in HEADINGS):
        return [run], "", element
    group = [run]
    while at + len(group) < len(runs) and runs[at + len(group)].first < holder.end:
        group.append(runs[at + len(group)])
    if kind == "list" and sum(len(r.text) for r in group) > 400 * len(group):
        fit[holder.row] = False
        return [run], "", element  # items as long as that are paragraphs that a list lays out
    if kind == "quote" and len(group) > LONGEST_QUOTE:
        fit[holder.row] = False
        return [run], "", element
    return group, kind, holder


def _is_data(table: Node) -> bool:
    """Whether a table shows data: several short cells a row, none that holds a page, or most of the table's text."""
    if table.first("table", "p"):
        return False
    rows = table.all("tr")
    cells = table.all("td", "th")
    size = len(table.text)
    if len(rows) <= 1 or len(cells) <= len(rows) or size >= MOST_IN_CELL * len(cells):
        return False
    return max(len(cell.text) for cell in cells) <= max(MOST_IN_CELL, size // 2)


def _single(run: Run) -> Iterator[Ready]:
    node = run.tree.node(run.element)
    heading = node.closest(*HEADINGS) if run.flags & FLAGS["h1"] else None
    if heading is not None and node.depth - heading.depth < NEAR and len(run.text) <= LONGEST_HEADING:
        yield run.first, Heading(level=HEADINGS[heading.tag], text=squash(run.text)), node
        return
    if "\n" not in run.text:  # one line, as most have
        if text := squash(run.text):
            yield run.first, Paragraph(text=text, html=_markup(run)), node
        return
    lines = lines_of(run)
    if len(lines) > 1 and sum(_letters(line.text) for line in lines) >= SPLIT_LINES * len(lines):
        for line in lines:
            yield line.first, Paragraph(text=line.text, html=_markup(line)), node
        return
    text = _unwrapped([line.text for line in lines])
    if text:
        yield run.first, Paragraph(text=text, html=_markup(run)), node


def _markup(run: Run) -> str:
    return inline(run.page, run.first, run.last, run.element, run.text)


def lines_of(run: Run) -> list[Run]:
    """The run cut where a `br` stands."""
    texts = run.text.split("\n")
    pieces: list[tuple[int, int]] = []
    start = row = run.first
    while row < run.last:
        node = run.tree.node(row)
        if _ends_line(node):
            pieces.append((start, row))
            start = row + 1
        row = node.end if is_left_out(run.tree, row) else row + 1
    pieces.append((start, run.last))
    pieces = [piece for piece in pieces if _says_something(run.tree, *piece)]
    texts = [line for text in texts if (line := squash(text))]
    if len(pieces) != len(texts):
        pieces = [(run.first, run.last)]
        texts = [" ".join(texts)]
    return [replace(run, first=first, last=last, text=text) for (first, last), text in zip(pieces, texts, strict=True)]


def _ends_line(node: Node) -> bool:
    """Whether it is a `br`, or an empty `span` that its class calls one."""
    return node.tag == "br" or (node.tag == "span" and node.end == node.row + 1 and node.has_word(_BREAK))


def _says_something(tree: Tree, first: int, last: int) -> bool:
    return any(tree.node(row).tag == "#text" and visible(tree.node(row).raw) for row in range(first, last))


def _letters(line: str) -> int:
    return len(line) + 2 * len(WIDE.findall(line))


def _unwrapped(lines: Sequence[str]) -> str:
    """Lines of one paragraph, each on its own, but those that only the width of a column parted."""
    text = ""
    for before, line in pairwise(("", *lines)):
        wrapped = line[:1].islower() and len(before) >= WRAPPED and not STOP.search(before)
        text += (" " if wrapped else "\n" if text else "") + line
    return text


def _list(node: Node, group: Sequence[Run]) -> ListBlock:
    items: dict[int, list[str]] = {}
    for run in group:
        item = run.tree.node(run.element)
        for up in _upwards(item):
            if up.tag == "li":
                item = up
                break
            if up.row <= node.row:
                break
        items.setdefault(item.row, []).append(squash(run.text))
    return ListBlock(ordered=node.tag == "ol", items=tuple(" ".join(parts) for parts in items.values()))


def _quote(page: Page, node: Node, group: Sequence[Run]) -> Block:
    """A quotation and its source: an element that says so, a last line behind a dash, or the address that it declares."""
    cites = [cite for cite in _cites(node) if cite.text]
    said = [squash(run.text) for run in group if not any(cite.row <= run.first < cite.end for cite in cites)]
    cite = cites[0].text if cites else None
    if not said:
        return Quote(text="\n".join(squash(run.text) for run in group), cite=None)
    if cite:
        if said[-1].endswith(cite) and len(said[-1]) > len(cite):
            said[-1] = said[-1].removesuffix(cite).rstrip(" —–―-")
    elif len(said) > 1 and SIGNATURE.match(said[-1]):
        cite = said.pop()
    else:
        cite = page.absolute(node.get("cite"))
    return Quote(text="\n".join(filter(None, said)), cite=(cite or "").lstrip("—–―- ") or None)


def _cites(node: Node) -> list[Node]:
    up = node.parent
    around = up.all("figcaption") if up is not None and up.tag == "figure" else []
    return [*node.all("footer"), *node.all("cite"), *around]


def _preformatted(node: Node) -> str:
    """The text of a `pre` with its own line breaks."""
    pieces: list[str] = []
    row = node.row + 1
    while row < node.end:
        part = node.tree.node(row)
        if part.tag == "#text":
            pieces.append(part.raw)
        elif part.tag == "br":
            pieces.append("\n")
        row = part.end if is_left_out(node.tree, row) else row + 1
    return "".join(pieces).strip("\n").rstrip()


def _table(node: Node) -> Table:
    rows: list[tuple[str, ...]] = []
    header: tuple[str, ...] | None = None
    for row in node.all("tr"):
        cells = [cell for cell in row.elements if cell.tag in ("td", "th")]
        values = tuple(cell.text for cell in cells)
        if not any(values):
            continue
        heads = all(cell.tag == "th" for cell in cells) or (row.parent is not None and row.parent.tag == "thead")
        if header is None and not rows and heads:
            header = values
        else:
            rows.append(values)
    return Table(header=header, rows=tuple(rows))


def _apart(page: Page, first: int, last: int, ready: Sequence[Ready]) -> list[Ready]:
    """Separators that stand between the body's runs."""
    rules = page.tree.all("hr", first=first + 1, end=last)
    inside = {node.parent.row for _, _, node in ready if node.parent is not None} if rules else set()
    return [(node.row, Separator(), node) for node in rules if node.parent is not None and node.parent.row in inside]
