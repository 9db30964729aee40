"""Who signed the article."""

from __future__ import annotations

from ..evidence import Evidence
from ..record import Author, Comment, Image, Publisher, Rights, Speakable, PageType, Completeness
from .body import Body
from .candidate import Choice
from .subject import Subject


def authors(ev: Evidence, subject: Subject) -> Choice[tuple[Author, ...]]:
    return Choice(())
