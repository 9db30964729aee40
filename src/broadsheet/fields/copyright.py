"""Copyright year and holder."""

from __future__ import annotations

from ..evidence import Evidence
from ..record import Author, Comment, Image, Publisher, Rights, Speakable, PageType, Completeness
from .body import Body
from .candidate import Choice
from .subject import Subject


def copyright(ev: Evidence, subject: Subject) -> tuple[Choice[int | None], Choice[str | None]]:
    return (Choice(None), Choice(None))
