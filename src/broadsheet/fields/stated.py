"""The article's text from where no reader sees it yet: what the page's scripts would show, or a declared articleBody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from ..evidence import Evidence, Item
from ..evidence.state import stories
from ..model._blocks import cut
from ..page import open_page, words
from ..record import Block
from ..text import fold
from .assembly import Run, assemble
from .body import Body, Placed
from .candidate import Candidate
from .subject import Subject

SHORT = 200  # characters of a body that is no story yet
_BRIEF = 900  # characters of one that may be the beginning of a story
_LETTERS = 5  # of a declared word, at least
_LEAST = 240  # of a text that replaces it
_TIMES = 3  # as long as what it replaces, at least
_ALIKE = 0.6  # share of words that the names of a story and of the page have in common
_MOST = 2_000  # blocks
_AWAY = words("caption credit photo-caption image-caption ad ads advertisement related newsletter email reporter byline tags")
_MARK = re.compile(r"\W{0,3}[\w-]{1,40}\W{0,3}(?<=[$%}\]#])|\W+")  # where the newsroom's system would put an advertisement
_EXPECTED = 0.85  # word F1 of such texts: nothing of the page is mixed in, but notes and captions may be


@dataclass(frozen=True, slots=True)
class Told:
    """A body that stands in no element of the page, and its place."""

    body: Body
    source: Candidate[object]


def told(ev: Evidence, subject: Subject, shown: Body, headline: str | None) -> Told | None:
    """The text that the page holds without showing it; None where what it shows is long enough, or there is no such text.

    A story of the application's state is taken only where it has the page's name: a state holds teasers and translations, too.
    """
    length = sum(shown.lengths)
    if length >= SHORT and not (length < _BRIEF and _promised(subject) > _TIMES * length):
        return None
    names = {fold(name) for name in (headline or "", _title(ev), *_cards(ev)) if len(name) > 8}
    found: list[tuple[str, Candidate[object]]] = []
    for story in stories(ev.page) if names else ():
        if any(_same(fold(title), names) for title in story.titles):
            why = "the state of the page's scripts holds the story that has the page's name"
            found.append((story.html, Candidate(story.path, "html", story.script, f"{why} ({story.path})")))
    for item, name in _declared(ev, subject):
        why = "declared by the page's structured data, and shown nowhere"
        found.append((_paragraphs("\n".join(_texts(item, name))), Candidate(name, item.source, item.at(name), why)))
    bodies = [(_body(html, ev.page.base_url), candidate) for html, candidate in sorted(found, key=lambda one: -len(one[0]))[:3]]
    best = max(bodies, key=lambda one: sum(one[0].lengths), default=None)
    if best is None or sum(best[0].lengths) < max(_LEAST, _TIMES * length):
        return None
    return Told(best[0], best[1])


def _declared(ev: Evidence, subject: Subject) -> list[tuple[Item, str]]:
    """Items that carry the text themselves: the article, or the question of a forum's thread."""
    article = subject.article
    if article is not None:
        return [(article, name) for name in ("articleBody", "text") if article.string(name)][:1]
    questions = ev.of_type("Question") if ev.of_type("QAPage") else []
    return [(question, "text") for question in questions[:1] if question.string("text")]


def _texts(item: Item, name: str) -> list[str]:
    """The text of an item, and of the answers to it."""
    answers = [text for answer in item.items("acceptedAnswer", "suggestedAnswer") if (text := answer.string("text"))]
    return [item.string(name) or "", *dict.fromkeys(answers[:_MOST])]


def _promised(subject: Subject) -> int:
    """Characters that the article's structured data promises; nought where it says that not everybody may read them."""
    article = subject.article
    if article is None or (article.string("isAccessibleForFree") or "").lower() == "false" or article.values("hasPart"):
        return 0
    if any(value is False for value in article.values("isAccessibleForFree")):
        return 0
    words = article.string("wordCount") or ""
    return max(len(article.string("articleBody") or ""), _LETTERS * int(words) if words.isdecimal() and len(words) < 6 else 0)


def _title(ev: Evidence) -> str:
    return ev.title.text[:300] if ev.title is not None else ""


def _cards(ev: Evidence) -> list[str]:
    return [meta.content[:300] for name in ("og:title", "twitter:title") for meta in ev.meta.get(name, ())[:1]]


def _same(title: str, names: set[str]) -> bool:
    """Whether a story's title is one of the page's names, or most of it."""
    if len(title) < 8:
        return False
    words = set(title.split())
    for name in names:
        common = words & set(name.split())
        if title == name or (title in name and len(title) * 2 >= len(name)):
            return True
        if len(common) >= 3 and len(common) >= _ALIKE * len(words):
            return True
    return False


def _paragraphs(text: str) -> str:
    if "</p>" in text or "<br" in text:
        return text
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.splitlines() if line.strip())


def _body(html: str, url: str | None) -> Body:
    """Blocks of markup that is nothing but a story."""
    page = open_page(f"<!doctype html><meta charset=utf-8><body><div>{html}</div>", url, None)
    blocks = cut(page.tree, None, None)
    away = [(node.row, node.end) for node in (*page.tree.worded(_AWAY), *page.tree.all("figcaption", "aside"))]
    runs = [
        Run(page, *span, text)
        for i, span in enumerate(blocks.spans()[:_MOST])
        if (text := blocks.text(i)) and not _MARK.fullmatch(text) and not any(first <= span[0] < last for first, last in away)
    ]
    placed: list[tuple[int, Block]] = [(row, block) for row, block, _ in assemble(page, runs)] if runs else []
    return Body(tuple(Placed(row, block, page.tree.root) for row, block in placed), None, confidence=_EXPECTED)
