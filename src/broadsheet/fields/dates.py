"""When it was published and modified."""

from __future__ import annotations

from ..evidence import Evidence
from ..record import Author, Comment, Image, Publisher, Rights, Speakable, PageType, Completeness
from .body import Body
from .candidate import Choice
from .subject import Subject


def dates(ev: Evidence, subject: Subject) -> tuple[Choice[str | None], Choice[str | None]]:
    return (Choice(None), Choice(None))
