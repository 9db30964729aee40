"""Whole, cut, or no article at all."""

from __future__ import annotations

from ..evidence import Evidence
from ..record import Author, Comment, Image, Publisher, Rights, Speakable, PageType, Completeness
from .body import Body
from .candidate import Choice
from .subject import Subject


def completeness(ev: Evidence, subject: Subject, body: Body, page_type: PageType) -> Choice[Completeness]:
    return Choice("full")
