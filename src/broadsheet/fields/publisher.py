"""Who publishes the page."""

from __future__ import annotations

from ..evidence import Evidence
from ..record import Author, Comment, Image, Publisher, Rights, Speakable, PageType, Completeness
from .body import Body
from .candidate import Choice
from .subject import Subject


def publisher(ev: Evidence, subject: Subject) -> Choice[Publisher | None]:
    return Choice(None)
