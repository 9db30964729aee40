"""The headline as the reader sees it."""

from __future__ import annotations

from ..evidence import Evidence
from .candidate import Choice
from .subject import Subject


def headline(ev: Evidence, subject: Subject) -> Choice[str | None]:
    return Choice(subject.heading.text if subject.heading else None)
