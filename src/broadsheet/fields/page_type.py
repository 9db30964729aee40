"""Article, live blog, index, gallery, video or other."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..evidence import Evidence
from ..page import Node
from ..record import PageType, Source
from .body import Body
from .candidate import Candidate, Choice
from .page_facts import GALLERIES, ITEMS, VIDEOS, Facts, facts
from .subject import Subject
from .words import addresses as data

_SURE = 3.0  # a lead over the next kind that leaves no doubt
_KEPT = 12  # reasons that stay as evidence


class _Rule(NamedTuple):
    kind: PageType
    points: float
    source: Source
    why: str
    holds: Callable[[Facts], bool]


def page_type(ev: Evidence, subject: Subject, body: Body, entries: int = 0) -> Choice[PageType]:
    """The kind of page: rules give points to kinds, the kind with most wins, and `other` where none has any. `entries` is the
    number of a live blog's entries in the body.

    Refused: a video, a gallery or a live blog by its address alone where the page holds a whole article.
    """
    page = facts(ev, subject, body, entries)
    points: dict[PageType, float] = {"article": 0.0, "index": 0.0, "other": 0.0, "live_blog": 0.0, "video": 0.0, "gallery": 0.0}
    rules = (*DECLARED, *SHOWN, *BUILT) if page.is_unclaimed else (*DECLARED, *BUILT)
    holding = [rule for rule in rules if rule.holds(page)]
    for rule in holding:
        points[rule.kind] += rule.points
    kind = max(points, key=lambda name: points[name])
    if points[kind] <= 0:
        kind = "other"
    lead = points[kind] - max(value for name, value in points.items() if name != kind)
    holding = sorted(holding, key=lambda rule: (rule.kind != kind, -rule.points))[:_KEPT]
    candidates: list[Candidate[object]] = [_candidate(rule, page) for rule in holding]
    chosen = sum(rule.kind == kind for rule in holding)
    return Choice(kind, candidates, chosen, f"{kind} {'clear' if lead >= _SURE else 'close'}")


def _candidate(rule: _Rule, page: Facts) -> Candidate[object]:
    source, place = rule.source, _place(rule.source, page)
    if rule.source == "json-ld" and (item := page.news or next(iter(page.ev.items), None)) is not None:
        source, place = item.source, item.path
    return Candidate(rule.kind, source, place, rule.why, rule.points)


def _place(source: Source, page: Facts) -> str | Node:
    if source == "url":
        return page.at.url or "/html"
    if source == "opengraph" and (metas := page.ev.meta.get("og:type")):
        return metas[0].node
    return "/html/head" if source == "meta" else "/html/body"


# Points are rounded from the weights of a logistic model of the three large kinds (fitted on pages of seven kinds), and set
# by hand for the rare ones: a declaration is worth more than an address, and an address more than how a page is built.
DECLARED: tuple[_Rule, ...] = (
    # What the page declares.
    _Rule("article", 4, "json-ld", "the page's structured data holds its own article", lambda f: f.news is not None),
    _Rule("article", 2, "opengraph", "og:type is article", lambda f: f.og == "article"),
    _Rule("article", 1.5, "meta", "a date of publication is declared", lambda f: f.has_date),
    _Rule("live_blog", 12, "json-ld", "declared a live blog", lambda f: f.declares_live),
    _Rule("video", 6, "json-ld", "a video is the main thing, with little text", lambda f: f.declares_video and f.is_short),
    _Rule("video", 2.5, "opengraph", "og:type is a video", lambda f: f.og.startswith("video")),
    _Rule("gallery", 5, "json-ld", "a gallery is the main thing, with little text", lambda f: f.is_gallery),
    _Rule("gallery", 7, "json-ld", "a gallery, and not called an article", lambda f: f.is_pure_gallery),
    _Rule("gallery", 14, "json-ld", "its own article is called a gallery, too", lambda f: f.is_article_and(GALLERIES)),
    _Rule("video", 14, "json-ld", "its own article is called a video, too", lambda f: f.is_article_and(VIDEOS)),
    _Rule("index", 5, "json-ld", "declared a collection, a profile or results of a search", lambda f: f.is_list),
    _Rule("index", 3, "json-ld", "a list is the main thing", lambda f: f.declares(ITEMS)),
    _Rule("index", 3, "json-ld", "five declared articles, and no long text", lambda f: len(f.ev.articles) >= 5 > f.signs.long),
    _Rule("index", 2, "opengraph", "og:type is a profile", lambda f: f.og == "profile"),
    _Rule("other", 3, "json-ld", "declared a product or an offer", lambda f: f.is_goods),
    _Rule("other", 3, "json-ld", "a product, and not called an article", lambda f: f.is_goods and f.og != "article"),
    _Rule("other", 5, "opengraph", "og:type is a product", lambda f: f.og.startswith(("product", "og:product"))),
    _Rule("other", 4, "json-ld", "declared a page of contact, questions or reference", lambda f: f.is_paper),
    _Rule("other", 8, "json-ld", "declared something to listen to", lambda f: f.is_listened_to),
    _Rule("other", 8, "json-ld", "declared a page with a text of its own, and no article", lambda f: f.is_page_with_text),
    _Rule("other", 8, "html", "a thread of a forum", lambda f: f.is_thread),
    _Rule("other", 1, "meta", "nothing declares an article", lambda f: not f.declares_article),
    _Rule("other", 1.5, "meta", "other things are declared", lambda f: not f.declares_article and bool(f.top or f.og)),
    # Its address.
    _Rule("index", 2, "url", "the start page of a site", lambda f: f.at.is_root),
    _Rule("index", 4, "url", "a start page with neither a headline nor a long text", lambda f: f.is_plain_start),
    _Rule("index", 3, "url", "an address of lists", lambda f: f.leads(data.INDEX) and not f.is_titled_path),
    _Rule("index", 2.5, "url", "an address that ends in a section's name", lambda f: f.at.last in data.LAST_INDEX),
    _Rule("index", 2, "url", "a further page of a list", lambda f: f.is_further_page),
    _Rule("index", 1, "url", "a short address without a title", lambda f: f.is_bare_path),
    _Rule("other", 3.5, "url", "an address of goods, services or manuals", lambda f: f.leads(data.OTHER)),
    _Rule("other", 2, "url", "an address that ends in goods, services or manuals", lambda f: f.at.last in data.OTHER),
    _Rule("other", 3.5, "url", "a host of goods, services or manuals", lambda f: f.at.host in data.OTHER_HOSTS),
    _Rule("article", 2, "url", "a year in the address", lambda f: f.is_year_in_path),
    _Rule("article", 2, "url", "a title in the address", lambda f: f.is_titled_path),
    _Rule("article", 2.5, "url", "an address of articles", lambda f: f.leads(data.ARTICLE)),
    _Rule("article", 0.5, "url", "a long number in the address", lambda f: f.is_numbered),
    _Rule("live_blog", 20, "html", "entries of a live blog, with their times", lambda f: f.entries > 0),
    _Rule("live_blog", 3, "url", "an address of live blogs, and many times", lambda f: f.leads_to_live),
    _Rule("video", 3.5, "url", "an address of videos, and little text", lambda f: f.leads(data.VIDEO) and f.is_short),
    _Rule("gallery", 4, "url", "an address of galleries, and little text", lambda f: f.leads(data.GALLERY) and f.is_short),
)  # fmt: skip
# What it shows, where neither declarations nor address call it an article. A list and a shop window look alike: both gain.
SHOWN: tuple[_Rule, ...] = (
    _Rule("article", 1.5, "html", "many running paragraphs", lambda f: f.runs_on),
    _Rule("index", 1.5, "html", "prices", lambda f: f.shows_prices),
    _Rule("other", 1.5, "html", "prices", lambda f: f.shows_prices),
    _Rule("index", 1.5, "html", "short lines in place of paragraphs", lambda f: f.is_in_lines),
    _Rule("other", 1.5, "html", "short lines in place of paragraphs", lambda f: f.is_in_lines),
    _Rule("index", 1, "html", "many buttons", lambda f: f.has_buttons),
    _Rule("other", 1, "html", "many buttons", lambda f: f.has_buttons),
    _Rule("index", 2.5, "html", "filters", lambda f: f.shows_filters),
    _Rule("index", 0.5, "html", "links to further pages", lambda f: f.shows_pages),
    _Rule("index", 1, "html", "many pictures that are links", lambda f: f.links_pictures),
    _Rule("index", 1, "html", "goods", lambda f: f.shows_goods),
    _Rule("other", 3, "html", "code, as manuals show it", lambda f: f.shows_code),
    _Rule("other", 2, "json-ld", "declared a firm or a service", lambda f: f.is_of_a_firm),
    _Rule("other", 1.5, "html", "plans, voices of customers, questions and answers", lambda f: f.sells),
)  # fmt: skip
# How it is built.
BUILT: tuple[_Rule, ...] = (
    _Rule("article", 2, "html", "five running paragraphs or more", lambda f: f.signs.long >= 5),
    _Rule("article", 1.5, "html", "much text for its links", lambda f: f.is_long),
    _Rule("article", 1.5, "html", "a headline of five words, in the document's title too", lambda f: f.signs.titled >= 5),
    _Rule("article", 1, "html", "one time or one article element", lambda f: f.signs.times == 1 or f.signs.teasers == 1),
    _Rule("article", 0.5, "html", "a date is shown", lambda f: f.signs.dated or f.has_date),
    _Rule("article", 0.5, "html", "running text", lambda f: f.signs.body >= 300),
    _Rule("index", 2.5, "html", "twelve headings or more are links", lambda f: f.signs.linked_headings >= 12),
    _Rule("index", 2, "html", "many teasers", lambda f: f.signs.teasers >= 8 and f.signs.long < 5),
    _Rule("index", 1, "html", "much more links than text", lambda f: f.is_thin(6)),
    _Rule("index", 1, "html", "hardly any text for its links", lambda f: f.is_thin(2)),
    _Rule("other", 1, "html", "no date anywhere", lambda f: f.news is None and not f.signs.dated and not f.has_date),
    _Rule("other", 0.5, "html", "little text", lambda f: f.signs.long < 3),
    _Rule("other", 2.5, "html", "no text, and no declared article", lambda f: f.is_bare),
)  # fmt: skip
