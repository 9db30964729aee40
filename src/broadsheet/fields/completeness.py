"""Whole, cut, or no article at all."""

from __future__ import annotations

from ..evidence import Evidence
from ..record import Completeness, PageType
from . import walls
from .body import Body
from .candidate import Candidate, Choice
from .page_signs import address
from .subject import Subject
from .walls import Notice

# Characters of a body. Above LONG nothing but a declared lock with a visible cut makes an article a teaser; above WHOLE
# nothing stands in its place.
_LONG = 1_800
_WHOLE = 1_200
_BRIEF = 700  # a notice alone, in no element of a paywall, counts only below
_EMPTY = 40
_OWN = 300  # of a page that is no article, to have a text of its own
_NOTICE_PAGE = 2_500  # visible characters of a page that is nothing but a notice of a robot check
_CUT_SHARE = 0.4  # of the declared number of words


def completeness(
    ev: Evidence, subject: Subject, body: Body, page_type: PageType, free: bool | None = None
) -> Choice[Completeness]:
    """Whether the text is all there. `free` is what the page declares on access (False: locked, metered, or in part).

    A doubt is decided for `full`: a notice in the template, an article about cookies or captchas and a heading "404" above a
    long text do not count. `not_article` is said of lists, and of pages without a text of their own; the notes of a podcast
    are whole, though they are no article.
    """
    length = sum(body.lengths)
    if length < _WHOLE and (found := _in_place_of_text(ev, subject, body, length)) is not None:
        return found
    tree = ev.page.tree
    if tree.cut is not None:
        return _choice("teaser", Notice(f"the page is too long: {tree.cut}", "/html"))
    if page_type == "index" or (page_type == "other" and length < _OWN):
        return _choice("not_article", Notice(f"the page is of the kind {page_type}", "/html"))
    if page_type == "article":
        if (found := _teaser(ev, subject, body, length, free)) is not None:
            return found
        if length < _EMPTY:
            return _choice("not_article", Notice("there is no text", "/html"))
    why = "no sign that anything is missing"
    full = _choice("full", Notice(f"{why}; {tree.thinned}" if tree.thinned is not None else why, "/html"))
    full.signature = "full long" if length >= _WHOLE else "full short"
    return full


def _choice(value: Completeness, notice: Notice) -> Choice[Completeness]:
    candidate: Candidate[object] = Candidate(value, "html", notice.place, notice.why)
    return Choice(value, [candidate], 1, value)


def _in_place_of_text(ev: Evidence, subject: Subject, body: Body, length: int) -> Choice[Completeness] | None:
    """An error, a check for robots or a question of consent, where there is no article beside it."""
    news = subject.article
    if news is not None and news.values("datePublished") and (news.values("headline") or news.values("articleBody")):
        return None
    if "article:published_time" in ev.meta:
        return None
    if (notice := walls.error(ev)) is not None:
        return _choice("error", notice)
    lines = ev.lines
    if len(lines) <= _NOTICE_PAGE and (notice := walls.robot_check(ev, lines)) is not None:
        return _choice("bot_wall", notice)
    if (notice := walls.consent(ev, address(ev), lines)) is not None:
        return _choice("consent_wall", notice)
    return None


def _teaser(ev: Evidence, subject: Subject, body: Body, length: int, free: bool | None) -> Choice[Completeness] | None:
    """A text that is declared locked, or followed by a paywall's notice, and is short or breaks off."""
    locked = free is False
    if length >= _LONG and not locked:
        return None
    broken = walls.cut(body) or _fewer_words(subject, length, body)
    notice = walls.paywall(ev, body)
    if notice is not None and (broken is not None or length < (_WHOLE if locked or notice.why == walls.ELEMENT else _BRIEF)):
        return _choice("teaser", notice)
    if locked and broken is not None:
        return _choice("teaser", broken)
    if locked and length < _WHOLE and (element := walls.paywall_element(ev, body)) is not None:
        return _choice("teaser", element)
    return None


def _fewer_words(subject: Subject, length: int, body: Body) -> Notice | None:
    """Fewer words than the article declares."""
    item = subject.article
    declared = item.string("wordCount") if item is not None else None
    if item is None or declared is None or not declared.isdecimal() or len(declared) > 6 or int(declared) < 150:
        return None
    shown = sum(len(text.split()) for placed in body.placed if isinstance(text := getattr(placed.block, "text", None), str))
    if shown < _CUT_SHARE * int(declared) and shown * 12 > length:  # scripts without spaces count words in their own way
        return Notice(f"{shown} words of {declared} declared", item.at("wordCount"))
    return None
