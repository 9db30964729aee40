"""Readers' comments."""

from __future__ import annotations

from dataclasses import dataclass

from ..evidence import Evidence
from ..page import Node
from ..record import Comment
from .candidate import Choice
from .subject import Subject


@dataclass(frozen=True, slots=True)
class Comments:
    """What the page holds of its readers' comments."""

    comments: Choice[tuple[Comment, ...]]
    count: Choice[int | None]  # what the page declares
    nodes: tuple[Node, ...] = ()  # elements that hold nothing but comments (and their forms): no body stands there


def comments(ev: Evidence, subject: Subject) -> Comments:
    return Comments(Choice(()), Choice(None))
