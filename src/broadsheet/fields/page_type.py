"""Article, live blog, index, gallery, video or other."""

from __future__ import annotations

from ..evidence import Evidence
from ..record import Author, Comment, Image, Publisher, Rights, Speakable, PageType, Completeness
from .body import Body
from .candidate import Choice
from .subject import Subject


def page_type(ev: Evidence, subject: Subject, body: Body) -> Choice[PageType]:
    return Choice("article")
