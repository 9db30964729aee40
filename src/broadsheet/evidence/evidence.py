"""Everything that a page says, each piece with its place and no opinion.

`gather` fills it once a page; the field files only read it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..once import once
from ..page import Node, Page
from . import jsonld, links, meta, microdata, rdfa
from ._graph import by_type, walk
from .item import Item, Note
from .links import Link
from .meta import Meta

# schema.org types that stand for the piece of journalism itself (subtypes of Article, and what publishers use for it).
ARTICLE_TYPES = frozenset(
    """Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle
    ReviewNewsArticle AdvertiserContentArticle SatiricalArticle Report ScholarlyArticle TechArticle BlogPosting LiveBlogPosting
    SocialMediaPosting DiscussionForumPosting MedicalScholarlyArticle APIReference Blog CreativeWork Recipe Review
    Interview""".split()
) - {"Blog", "Review", "CreativeWork", "Recipe"}

_MOST_NODES = 80  # of a heading


@dataclass(frozen=True)
class Evidence:
    """A page and what its structured data, head and address say."""

    page: Page
    items: tuple[Item, ...]  # top-level items of all syntaxes, JSON-LD first, in document order
    metas: tuple[Meta, ...]  # every <meta> with a name, property, itemprop or http-equiv, in document order
    links: tuple[Link, ...]  # every <link> and <a> with a rel, in document order
    notes: tuple[Note, ...] = ()  # what in the structured data was broken and repaired, or left out; bounded

    @once
    def everything(self) -> tuple[Item, ...]:
        """All items at any depth, each once, in document order."""
        return tuple(walk(self.items))

    @once
    def articles(self) -> tuple[Item, ...]:
        """Items that stand for a piece of journalism, at any depth, in document order. Which is the page's own is for
        `main_article` in `fields/` to say."""
        return tuple(self.of_type(*ARTICLE_TYPES))

    def of_type(self, *types: str) -> list[Item]:
        """Items of any of `types`, at any depth, in document order."""
        known = self._by_type
        places = [at for name in types if name in known for at in known[name]]
        if not places:
            return []
        everything = self.everything
        return [everything[at] for at in sorted(set(places))]

    @once
    def _by_type(self) -> dict[str, list[int]]:
        """Places in `everything` by type."""
        return by_type(self.everything)

    @once
    def meta(self) -> dict[str, list[Meta]]:
        """Metas by name in lower case (`og:title`, `article:published_time`, `author`)."""
        by_name: dict[str, list[Meta]] = {}
        for one in self.metas:
            by_name.setdefault(one.name, []).append(one)
        return by_name

    def first_metas(self, *names: str) -> list[Meta]:
        """The first meta of each of `names` that the page has."""
        known = self.meta
        return [known[name][0] for name in names if name in known]

    @once
    def title(self) -> Node | None:
        """The document's <title> element."""
        return self.page.tree.root.first("title")

    @once
    def lines(self) -> str:
        """All text of the page as a reader sees it, a line for each block."""
        return self.page.tree.root.lines

    @once
    def headings(self) -> list[Node]:
        """h1 to h6, in document order."""
        return self.page.tree.all("h1", "h2", "h3", "h4", "h5", "h6")

    @once
    def heading_texts(self) -> list[str]:
        """The text of each heading; empty where it holds so much that it heads nothing."""
        return [node.text if node.end - node.row <= _MOST_NODES else "" for node in self.headings]


def gather(page: Page) -> Evidence:
    """All evidence of one page but the blocks of its body, which `evidence/blocks.py` measures."""
    items, notes = jsonld.read(page)
    return Evidence(
        page=page,
        items=(*items, *microdata.read(page), *rdfa.read(page)),
        metas=tuple(meta.read(page)),
        links=tuple(links.read(page)),
        notes=tuple(notes),
    )
