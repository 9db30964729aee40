"""What changed between two records of one page, by meaning. Pure: two articles in, changes out.

Only what a reader would call the article counts: headline, standfirst, paragraphs, dates, authors, pictures. Comments, counters,
clocks, keywords, tracking in addresses and where a picture's file lies are the template's, and change without the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from ..record import Article, Block, Code, Embed, Entry, Heading, ImageBlock, ListBlock, Paragraph, Quote, Separator, Table
from ..text import squash
from . import edits
from .addresses import stamped
from .answers import Change
from .notices import is_noise, is_notice

_WALLS = frozenset({"consent_wall", "bot_wall", "error"})
_ALIKE = 0.5  # share of words that an edited paragraph keeps; a paragraph with less in common is another one
_MOST_PAIRS = 40_000  # paragraphs compared with each other, old times new: behind that only equal ones are found
_TAGS = re.compile(r"<[^>]*>")
_LINKED = re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL)


def shows(known: Article | None, article: Article) -> bool:
    """Whether `article` shows its page's article at all: no wall, no error, and no cut copy of a text that is `known` in full."""
    if article.completeness in _WALLS:
        return False
    if known is None:
        return True
    if article.completeness == "not_article" and known.completeness != "not_article":
        return False
    if article.completeness == "teaser" and known.completeness == "full":
        whole = {_folded(text) for text in paragraphs(known)}
        return not all(_folded(text) in whole for text in paragraphs(article)[:-1])
    return True


def steady(article: Article) -> bool:
    """Whether the page is no article but a list or a front page: it has no versions, and its newest state counts."""
    return article.page_type == "index" or article.completeness == "not_article"


def compare(old: Article, new: Article) -> tuple[Change, ...]:
    """The changes from `old` to `new`, in the order of a page; none where they are the same to a reader."""
    if steady(old) and steady(new):
        return ()
    changes = [*_line("headline", old.headline, new.headline), *_line("standfirst", old.description, new.description)]
    changes += _paragraphs(*_bodies(old, new))
    changes += _authors(old, new)
    changes += _images(old, new)
    if _moved(old.date_published, new.date_published):
        changes.append(Change("date_published", old.date_published, new.date_published))
    if changes and _moved(old.date_modified, new.date_modified):  # alone it is a clock: nothing was modified
        changes.append(Change("date_modified", old.date_modified, new.date_modified))
    return tuple(changes)


def paragraph_changes(old: Article, new: Article) -> tuple[Change, ...]:
    """What differs between two bodies, paragraph by paragraph."""
    return tuple(_paragraphs(paragraphs(old), paragraphs(new)))


def _bodies(old: Article, new: Article) -> tuple[list[str], list[str]]:
    """Both bodies; without the standfirst where both begin with theirs: it is compared already."""
    bodies = paragraphs(old), paragraphs(new)
    leads = [body[:1] == [squash(article.description or "")] for body, article in zip(bodies, (old, new), strict=True)]
    return (bodies[0][1:], bodies[1][1:]) if all(leads) else bodies


def silent(old: Article, new: Article, changes: Sequence[Change]) -> bool:
    """Whether nothing on the page admits the changes: no later date of modification, no correction note that is new."""
    if not changes:
        return False
    before, after = stamped(old.date_modified), stamped(new.date_modified)
    if after is not None and (before is None or after > before) and after != stamped(new.date_published):
        return False
    return not any(change.after and _says_so(change) for change in changes)


def _says_so(change: Change) -> bool:
    if change.kind == "paragraph_added":
        return is_notice(change.after or "")
    return any(piece.op == "added" and is_notice(piece.text) for piece in change.pieces)


def paragraphs(article: Article) -> list[str]:
    """The body as a list of texts, without what the template puts between them."""
    return [text for text in _texts(article.blocks) if not is_noise(text)]


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(html=html) if _only_links(html):
                continue  # where to read on
            case Paragraph(text=text) | Heading(text=text) | Quote(text=text) | Code(text=text):
                yield squash(text)
            case ListBlock(items=items):
                yield from map(squash, items)
            case Table(header=header, rows=rows):
                yield from (squash(" | ".join(row)) for row in ([header] if header else []) + list(rows))
            case Entry(headline=headline, blocks=inner):
                if headline:
                    yield squash(headline)
                yield from _texts(inner)
            case ImageBlock() | Embed() | Separator():
                continue


def _only_links(html: str) -> bool:
    return "<a" in html and not _TAGS.sub("", _LINKED.sub("", html)).strip(" \n\t\u00a0:.,|›»-–•")


def _folded(text: str) -> str:
    return edits.typography(text)


def _line(kind: str, before: str | None, after: str | None) -> Iterator[Change]:
    if _folded(before or "") == _folded(after or ""):
        return
    if before and after:
        pieces = edits.pieces(before, after)
        yield Change(kind, before, after, pieces=pieces, touches=edits.touches(before, after))
    else:
        yield Change(kind, before, after)


def _paragraphs(old: list[str], new: list[str]) -> Iterator[Change]:
    """Equal paragraphs first, wherever they stand: one that only moved is no change. Among the others, edited ones are paired."""
    before, after = _unmatched(old, new)
    pairs = _paired([(i, old[i]) for i in before], [(j, new[j]) for j in after])
    edited = {j: i for i, j in pairs}
    gone = set(before) - set(edited.values())
    for j in sorted(after):
        if j in edited:
            was, now = old[edited[j]], new[j]
            yield Change("paragraph_edited", was, now, j, edits.pieces(was, now), edits.touches(was, now))
        else:
            yield Change("paragraph_added", None, new[j], j)
    for i in sorted(gone):
        yield Change("paragraph_removed", old[i], None, i)


def _unmatched(old: list[str], new: list[str]) -> tuple[list[int], list[int]]:
    waiting: dict[str, list[int]] = {}
    for i, text in enumerate(old):
        waiting.setdefault(_folded(text), []).append(i)
    after = []
    for j, text in enumerate(new):
        if same := waiting.get(_folded(text)):
            same.pop(0)
        else:
            after.append(j)
    return sorted(i for left in waiting.values() for i in left), after


def _paired(old: list[tuple[int, str]], new: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """Which paragraphs of `old` were edited into which of `new`: the most alike first, each once."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    words = {text: edits.words(text) for _, text in [*old, *new]}
    scored = []
    for i, was in old:
        for j, now in new:
            score = edits.likeness(words[was], words[now])
            if score >= _ALIKE:
                scored.append((-score, abs(i - j), i, j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(scored):
        if all(i != one and j != other for one, other in pairs):
            pairs.append((i, j))
    return pairs


def _authors(old: Article, new: Article) -> Iterator[Change]:
    before, after = ([author.name for author in article.authors] for article in (old, new))
    if sorted(map(_folded, before)) != sorted(map(_folded, after)):
        yield Change("authors", ", ".join(before) or None, ", ".join(after) or None)


def _images(old: Article, new: Article) -> Iterator[Change]:
    """Pictures by the name of their file: hosts, sizes and queries change with the template. And their captions."""
    before, after = ({_picture(image.url): image for image in article.images} for article in (old, new))
    for name, image in before.items():
        if name not in after:
            yield Change("images", image.caption or image.url, None)
    for name, image in after.items():
        if name not in before:
            yield Change("images", None, image.caption or image.url)
        elif _folded(before[name].caption or "") != _folded(image.caption or ""):
            yield Change("images", before[name].caption, image.caption)


_SIZE = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w|w\d{2,4}|scaled|large|medium|small)(?=\.|$)")


def _picture(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return url
    return _SIZE.sub("", path.rstrip("/").rpartition("/")[2].lower()) or path


def _moved(before: str | None, after: str | None) -> bool:
    if before == after:
        return False
    one, other = stamped(before), stamped(after)
    return one != other or one is None
