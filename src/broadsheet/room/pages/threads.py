"""Comments as a conversation: answers behind what they answer, each with its depth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ...record import Comment

DEEPEST = 6  # levels that are set in further and further


class Said(NamedTuple):
    """One comment in its place."""

    depth: int  # 0 for a first one
    comment: Comment
    answers: str | None  # the author answered, where that is known


def threads(comments: Sequence[Comment]) -> list[Said]:
    """All comments, answers right behind what they answer; those to unknown ones, and circles, stand as first ones."""
    known = {comment.id: comment for comment in comments if comment.id is not None}
    below: dict[str | None, list[Comment]] = defaultdict(list)
    for comment in comments:
        below[comment.parent_id if comment.parent_id in known else None].append(comment)
    out: list[Said] = []
    told: set[int] = set()

    def tell(starts: list[Comment]) -> None:
        waiting = [(0, comment) for comment in reversed(starts)]
        while waiting:
            depth, comment = waiting.pop()
            if id(comment) in told:
                continue
            told.add(id(comment))
            parent = known.get(comment.parent_id or "") if depth else None
            out.append(Said(min(depth, DEEPEST), comment, parent.author if parent else None))
            waiting += [(depth + 1, answer) for answer in reversed(below[comment.id] if comment.id is not None else ())]

    tell(below[None])
    for comment in comments:  # what only a circle of answers leads to
        tell([comment])
    return out
