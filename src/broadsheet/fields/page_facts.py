"""What rules on the kind of a page may ask, each question answered by one name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..evidence import Evidence, Item
from ..once import once
from ..page import Words
from ..text import has_digit
from .body import Body
from .forum import is_forum
from .page_signs import Address, Signs, signs
from .subject import Subject
from .words import addresses as data
from .words import kinds

_NEWS = frozenset(
    """Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle
    ReviewNewsArticle AdvertiserContentArticle SatiricalArticle Report ScholarlyArticle MedicalScholarlyArticle BlogPosting
    Interview""".split()
)
_LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_GOODS = frozenset("Product ProductGroup SoftwareApplication MobileApplication WebApplication JobPosting Course Book".split())
_PAPERS = frozenset({"ContactPage", "AboutPage", "QAPage", "CheckoutPage", "APIReference"})
ITEMS = frozenset({"ItemList"})
GALLERIES = frozenset({"ImageGallery", "MediaGallery"})
VIDEOS = frozenset({"VideoObject"})
_FIRMS = frozenset("LocalBusiness Service FAQPage Organization Corporation".split())
_EPISODES = frozenset("PodcastEpisode PodcastSeries RadioEpisode RadioSeries MusicRecording MusicAlbum Audiobook".split())
_PAGES = frozenset({"WebPage", "ItemPage", "WebSite"})
# Metas that give the day of publication.
_DATES = frozenset(
    """article:published_time datepublished date dc.date dc.date.issued dcterms.date sailthru.date parsely-pub-date
    cxenseparse:recs:publishtime pubdate publishdate publish_date publication_date article.published og:pubdate""".split()
)
_PAGE_NUMBER = re.compile(r"(?:page|seite|pagina|strona|p)?[-_]?\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d{5,}")
_SHORT = 900  # characters: a caption or two, not an article
_LONG = 1_500
_BARE = 40
# Signs of pages that claim nothing. At these counts four of five such pages, and hardly an article, have them.
_PRICES, _FILTERS, _SELLING, _GOODS_SHOWN, _BUTTONS, _LINKED_PICTURES, _CODES = 3, 4, 4, 5, 20, 20, 5
_LINE, _RUNNING, _MANY = 60, 150, 8  # characters of a line that is no sentence, of a running paragraph; running paragraphs


@dataclass(frozen=True)
class Facts:
    """A page as the rules see it."""

    ev: Evidence
    subject: Subject
    signs: Signs
    top: frozenset[str]  # types of the items that are not part of others, and of what pages say they are about
    og: str  # og:type in lower case, empty where there is none
    entries: int = 0  # of a live blog

    @property
    def at(self) -> Address:
        return self.signs.address

    # ---- what it declares ----

    @once
    def news(self) -> Item | None:
        """The page's own article, where its structured data calls it one."""
        item = self.subject.article
        return item if item is not None and item.is_a(_NEWS) else None

    @once
    def has_date(self) -> bool:
        news = self.news
        return not _DATES.isdisjoint(self.ev.meta) or (news is not None and bool(news.values("datePublished")))

    @once
    def declares_article(self) -> bool:
        return self.news is not None or self.og == "article" or self.has_date

    @property
    def declares_live(self) -> bool:
        item = self.subject.article
        return item is not None and ("LiveBlogPosting" in item.types or bool(item.values("liveBlogUpdate")))

    @property
    def declares_video(self) -> bool:
        return ("VideoObject" in self.top or self.og.startswith("video")) and self.news is None

    def declares(self, types: frozenset[str]) -> bool:
        """Whether one of the page's main things is of these types, and no article of its own stands beside it."""
        return self.news is None and not self.top.isdisjoint(types)

    def is_article_and(self, types: frozenset[str]) -> bool:
        """Whether the page's own article is of one of these types as well."""
        return self.news is not None and not types.isdisjoint(self.news.types)

    @property
    def is_list(self) -> bool:
        return self.declares(_LISTS)

    @property
    def is_goods(self) -> bool:
        return self.declares(_GOODS)

    @property
    def is_paper(self) -> bool:
        return self.declares(_PAPERS)

    @property
    def is_gallery(self) -> bool:
        return not self.top.isdisjoint(GALLERIES) and self.is_short

    @property
    def is_pure_gallery(self) -> bool:
        """A gallery, and nothing that is called an article beside it."""
        return self.declares(GALLERIES) and self.is_short

    @property
    def is_listened_to(self) -> bool:
        return self.declares(_EPISODES)

    @property
    def is_page_with_text(self) -> bool:
        """A page that gives its own whole text, and calls it no article."""
        page = self.subject.webpage
        return page is not None and self.news is None and bool(page.values("text"))

    @property
    def is_bare(self) -> bool:
        """Without any text, and without a declared article: the shell of an application."""
        return self.signs.body < _BARE and self.news is None and not self.has_date and not self.declares_video

    @once
    def is_thread(self) -> bool:
        return is_forum(self.ev)

    # ---- its address ----

    @once
    def is_year_in_path(self) -> bool:
        return any(_YEAR.fullmatch(segment) for segment in self.at.segments[:-1])

    @property
    def is_titled_path(self) -> bool:
        return max(self.at.last.count("-"), self.at.last.count("_")) >= 4

    @property
    def is_numbered(self) -> bool:
        return bool(_NUMBER.search("/".join(self.at.segments)))

    @property
    def is_further_page(self) -> bool:
        return len(self.at.segments) > 1 and bool(_PAGE_NUMBER.fullmatch(self.at.last)) and not self.is_year_in_path

    @property
    def is_bare_path(self) -> bool:
        """One or two words without hyphen or number: a section's address, not an article's."""
        return len(self.at.segments) in (1, 2) and "-" not in self.at.last and not has_digit(self.at.last)

    def leads(self, words: frozenset[str]) -> bool:
        """Whether a segment of the path before the last is among `words`."""
        return not words.isdisjoint(self.at.segments[:-1])

    @property
    def leads_to_live(self) -> bool:
        return (self.leads(data.LIVE) or "live" in self.at.last.split("-")) and self.signs.times >= 8 and self.news is None

    @property
    def is_plain_start(self) -> bool:
        """A start page with neither a headline nor a long text: some archives know of a page no more than its site."""
        return self.at.is_root and self.signs.titled < 4 and not self.is_long

    # ---- what it shows: asked where it claims nothing ----

    @once
    def is_unclaimed(self) -> bool:
        """Neither what the page declares nor its address calls it an article."""
        return not (self.declares_article or self.leads(data.ARTICLE) or self.is_titled_path)

    def shows(self, class_names: Words, count: int) -> bool:
        """Whether so many elements are called so."""
        return len(self.ev.page.tree.worded(class_names)) >= count

    @property
    def shows_prices(self) -> bool:
        return self.shows(kinds.PRICES, _PRICES)

    @property
    def shows_filters(self) -> bool:
        return self.shows(kinds.FILTERS, _FILTERS)

    @property
    def shows_pages(self) -> bool:
        return self.shows(kinds.PAGES, 1)

    @property
    def shows_goods(self) -> bool:
        return self.shows(kinds.GOODS, _GOODS_SHOWN)

    @property
    def sells(self) -> bool:
        return self.shows(kinds.SELLING, _SELLING)

    @property
    def is_of_a_firm(self) -> bool:
        return not self.top.isdisjoint(_FIRMS)

    @property
    def shows_code(self) -> bool:
        tree = self.ev.page.tree
        return tree.count_of("pre") > 0 or tree.count_of("code") >= _CODES

    @property
    def has_buttons(self) -> bool:
        return self.ev.page.tree.count_of("button") >= _BUTTONS

    @property
    def links_pictures(self) -> bool:
        pictures = self.ev.page.tree.all("img")
        return sum(any(up.tag == "a" for up in node.ancestors[:3]) for node in pictures[:400]) >= _LINKED_PICTURES

    @property
    def is_in_lines(self) -> bool:
        return self.signs.usual < _LINE

    @property
    def runs_on(self) -> bool:
        return self.signs.usual >= _RUNNING and self.signs.long >= _MANY

    # ---- how it is built ----

    @property
    def is_short(self) -> bool:
        return self.signs.body < _SHORT

    @property
    def is_long(self) -> bool:
        return self.signs.body >= _LONG and self.signs.body >= 10 * self.signs.links

    def is_thin(self, letters: int) -> bool:
        """Whether a page of many links has less than `letters` characters of text for each."""
        return self.signs.links >= 60 and self.signs.body < letters * self.signs.links


def facts(ev: Evidence, subject: Subject, body: Body, entries: int = 0) -> Facts:
    """Gather what the rules ask for."""
    top = {name for item in ev.items for name in item.types}
    for page in ev.items:
        if page.is_a(_PAGES):
            top |= {name for main in page.items("mainEntity") for name in main.types}
    og = next((meta.content.lower() for meta in ev.meta.get("og:type", ())), "")
    return Facts(ev, subject, signs(ev, subject, body), frozenset(top), og, entries)
