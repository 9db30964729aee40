"""The body: which blocks of the page are the article's text."""

from __future__ import annotations

from dataclasses import dataclass

from ..evidence import Evidence
from ..model._blocks import Hints
from ..page import Node
from ..record import Block, Paragraph
from .subject import Subject


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of the body and the row of the page's tree where it begins."""

    row: int
    block: Block
    node: Node


@dataclass(frozen=True, slots=True)
class Body:
    """The chosen blocks in page order, and the span of rows they stand in."""

    placed: tuple[Placed, ...]
    container: Node | None  # smallest element around all chosen blocks; None where there are none
    first: int = 0  # row of the first chosen block
    last: int = 0  # row behind the last one
    confidence: float = 0.5


def hints_of(ev: Evidence, about: Subject, headline: str | None, description: str | None) -> Hints:
    """What structured data says of the text: the longest articleBody of the page's JSON-LD, the description, the headline."""
    bodies = [item.string("articleBody") or "" for item in ev.articles if item.source == "json-ld"]
    return Hints(max(bodies, key=len, default=""), description or "", headline or "")


def body(ev: Evidence, subject: Subject) -> Body:
    """PLACEHOLDER until the model stands: the paragraphs of the element that holds most of them."""
    weight: dict[int, int] = {}
    nodes = {}
    for p in ev.page.tree.all("p"):
        up = p.parent
        if up is not None:
            weight[up.row] = weight.get(up.row, 0) + len(p.text)
            nodes[up.row] = up
    if not weight:
        return Body((), None)
    container = nodes[max(weight, key=lambda row: weight[row])]
    placed = tuple(Placed(p.row, Paragraph(text=p.text, html=""), p) for p in container.all("p") if p.text)
    return Body(placed, container, container.row, container.end)
