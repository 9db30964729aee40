"""The article's pictures."""

from __future__ import annotations

from dataclasses import dataclass

from ..evidence import Evidence
from ..page import Node
from ..record import Image
from .body import Body
from .candidate import Choice
from .subject import Subject


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the article and where the page shows it."""

    image: Image
    node: Node | None  # the figure (or picture, or img) element; None where it is declared and nowhere shown


def images(ev: Evidence, subject: Subject, body: Body) -> Choice[tuple[Picture, ...]]:
    return Choice(())
