"""Comments that structured data declares (JSON-LD, microdata, RDFa)."""

from __future__ import annotations

from ..evidence import Evidence, Item
from ..record import Comment
from ..text import squash
from .candidate import Candidate
from .comment_parts import LONGEST, clean_author
from .comment_spots import MOST_COMMENTS, number_in
from .machinedate import read_machine_date
from .plain import plain

_TYPES = ("Comment", "UserComments", "UserComment")
_TEXTS = ("text", "commentText", "articleBody", "description", "reviewBody")
_MOST_VOTES = 10_000_000


def declared_comments(ev: Evidence) -> list[tuple[Comment, Candidate[object]]]:
    """The page's Comment items with a text, in document order. Nested ones answer the one that they stand in."""
    items = ev.of_type(*_TYPES)[:MOST_COMMENTS]
    above = {id(answer): item for item in items for answer in item.items("comment") if answer is not item}
    found = []
    for item in items:
        text = _text(item)
        if not text:
            continue
        comment = Comment(
            id=_identity(item),
            parent_id=_parent(item, above.get(id(item))),
            author=_author(item),
            text=text,
            date_created=_date(item),
            upvotes=_votes(item, "upvoteCount"),
            downvotes=_votes(item, "downvoteCount"),
        )
        found.append((comment, Candidate[object](text[:80], item.source, item.path, "a Comment of the structured data")))
    return found


def _text(item: Item) -> str:
    value = item.string(*_TEXTS)
    if value is None:
        return ""
    marked = value[:LONGEST].replace("<br", "\n<br").replace("</p>", "</p>\n\n")
    paragraphs = ("\n".join(filter(None, map(plain, part.split("\n")))) for part in marked.split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))


def _identity(item: Item) -> str | None:
    if (given := item.string("identifier")) and len(given) <= 100 and "://" not in given:
        return squash(given)
    for value in (given, item.id, item.string("url")):
        if value and (value := squash(value)) and len(value) <= 300:
            name = value.rpartition("#")[2] if "#" in value else value
            return number_in(name) or name
    return None


def _parent(item: Item, above: Item | None) -> str | None:
    for parent in item.items("parentItem"):
        if parent.is_a(frozenset(_TYPES)):
            return _identity(parent)
    if value := item.string("parentItem"):
        name = squash(value).rpartition("#")[2][:300]
        return number_in(name) or name or None
    return _identity(above) if above is not None else None


def _author(item: Item) -> str | None:
    for person in item.items("author", "creator"):
        name = person.string("name", "alternateName", "givenName")
        if name:
            return clean_author(plain(name))
    name = item.string("author", "creator")
    return clean_author(plain(name)) if name and "://" not in name else None


def _date(item: Item) -> str | None:
    value = item.string("dateCreated", "commentTime", "datePublished", "dateModified")
    moment = read_machine_date(value) if value else None
    return moment.iso if moment else None


def _votes(item: Item, name: str) -> int | None:
    value = item.string(name)
    if value is None or not value.strip().isdecimal() or len(value) > 12:
        return None
    number = int(value)
    return number if number <= _MOST_VOTES else None
