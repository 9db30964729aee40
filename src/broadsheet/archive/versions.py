"""What changed between two records of one page, by meaning. Pure: two articles in, changes out.

Only what a reader would call the article counts: headline, standfirst, paragraphs, dates, authors, pictures. Comments, counters,
clocks, keywords, tracking in addresses and where a picture's file lies are the template's, and change without the article.
"""

from __future__ import annotations

import re
from collections import Counter
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
_RESET = 0.8  # share of words by which several paragraphs are one that was set otherwise, where none of them alone has as much
_LONGEST_LABEL = 30  # letters before links that lead elsewhere
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
    """Both bodies; without the standfirst where they begin with it: it is compared already. Where only one of them does, it stays
    if the other has something like it."""
    bodies = paragraphs(old), paragraphs(new)
    led = [body[:1] == [squash(article.description or "")] for body, article in zip(bodies, (old, new), strict=True)]
    if any(led) and not all(led):
        with_it, without = bodies if led[0] else reversed(bodies)
        lead = edits.words(with_it[0])
        if any(edits.likeness(lead, edits.words(text)) >= _ALIKE for text in without):
            return bodies
    return bodies[0][led[0] :], bodies[1][led[1] :]


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
    """Whether a paragraph is links and no more than a label to them: `Read more: ...`."""
    if "<a" not in html:
        return False
    label = _TAGS.sub("", _LINKED.sub("", html)).strip(" \n\t\u00a0.,|›»-–•")
    return len(label) <= _LONGEST_LABEL and (not label.strip(":：") or label.endswith((":", "：")))


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


_Placed = tuple[int, str]  # a paragraph with its number in the body


def _paragraphs(old: list[str], new: list[str]) -> Iterator[Change]:
    """Equal paragraphs first, wherever they stand: one that only moved is no change, nor is one that was set as two. Among the
    others, edited ones are paired."""
    before, after = _unmatched(old, new)
    before, after = _as_one(before, after), _as_one(after, before)
    pairs = _paired(before, after)
    edited = {j: (i, was) for (i, was), (j, _) in pairs}
    for j, now in after:
        if j not in edited:
            yield Change("paragraph_added", None, now, j)
        elif _unspaced(was := edited[j][1]) != _unspaced(now):
            yield Change("paragraph_edited", was, now, j, edits.pieces(was, now), edits.touches(was, now))
    kept = {i for i, _ in edited.values()}
    for i, was in before:
        if i not in kept:
            yield Change("paragraph_removed", was, None, i)


def _unmatched(old: list[str], new: list[str]) -> tuple[list[_Placed], list[_Placed]]:
    waiting: dict[str, list[int]] = {}
    for i, text in enumerate(old):
        waiting.setdefault(_folded(text), []).append(i)
    after = []
    for j, text in enumerate(new):
        if same := waiting.get(_folded(text)):
            same.pop(0)
        else:
            after.append((j, text))
    return [(i, old[i]) for i in sorted(i for left in waiting.values() for i in left)], after


def _as_one(these: list[_Placed], those: list[_Placed]) -> list[_Placed]:
    """`these`, neighbours put together where together, and not alone, they are one of `those`."""
    if len(these) * len(those) > _MOST_PAIRS:
        return these
    wanted = [edits.words(text) for _, text in those]
    out: list[_Placed] = []
    last = -2  # number of the last paragraph that went into the last one of `out`
    for number, text in these:
        if out and number == last + 1 and _together(edits.words(out[-1][1]), edits.words(text), wanted):
            out[-1] = (out[-1][0], f"{out[-1][1]} {text}")
        else:
            out.append((number, text))
        last = number
    return out


def _together(one: Counter[str], other: Counter[str], wanted: Sequence[Counter[str]]) -> bool:
    both = one + other
    return any(edits.shared(both, text) >= max(_RESET, edits.shared(one, text), edits.shared(other, text)) for text in wanted)


def _unspaced(text: str) -> str:
    return "".join(_folded(text).split())


def _paired(before: Sequence[_Placed], after: Sequence[_Placed]) -> list[tuple[_Placed, _Placed]]:
    """Which paragraphs were edited into which: the most alike first, each once."""
    if not before or not after or len(before) * len(after) > _MOST_PAIRS:
        return []
    words = {text: edits.words(text) for _, text in [*before, *after]}
    scored = []
    for was in before:
        for now in after:
            score = edits.likeness(words[was[1]], words[now[1]])
            if score >= _ALIKE:
                scored.append((-score, abs(was[0] - now[0]), was, now))
    pairs: list[tuple[_Placed, _Placed]] = []
    for _, _, was, now in sorted(scored):
        if all(was != one and now != other for one, other in pairs):
            pairs.append((was, now))
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
