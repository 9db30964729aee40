"""newspaper4k's Article, answered by our record: `from broadsheet.compat.newspaper import Article`.

The same calls in the same order: `Article(url)`, `download()` or `download(input_html=...)`, `parse()`, then the attributes. What
each means here, and what has no meaning, stands in docs/compat.md. `download()` without a page fetches it, as the
original does, with the limits of `broadsheet.sources`.
"""

from __future__ import annotations

import json
from datetime import datetime
from enum import Enum
from typing import Any, Self
from urllib.parse import urlsplit

from .. import rendering
from ..capture import Capture
from ..errors import BroadsheetError
from ..read import read
from ..record import Article as Record
from ..record import Embed
from .fetching import fetched

__all__ = ["Article", "ArticleDownloadState", "ArticleException", "Config", "article", "build_article", "fulltext"]

# What `to_json` writes, in this order.
JSON_FIELDS = """url read_more_link language title top_image meta_img images movies keywords meta_keywords tags authors
    publish_date summary meta_description meta_lang meta_favicon meta_site_name canonical_link text""".split()
# Players whose embeds are films.
FILMS = frozenset("youtube vimeo dailymotion rutube bilibili tiktok".split())


class ArticleException(BroadsheetError):
    """A call came too early, or the page could not be had."""


class ArticleDownloadState(Enum):
    """How far `download()` came."""

    NOT_STARTED = 0
    FAILED_RESPONSE = 1
    SUCCESS = 2


class Config:
    """Limits of an Article. As in the original any other attribute may be set, and has no effect."""

    def __init__(self, **wanted: Any) -> None:
        self.language = "en"
        self.max_title = 200  # characters
        self.max_text = 100_000  # characters
        self.max_authors = 10
        self.max_keywords = 35
        self.max_summary = 5000  # characters
        self.min_word_count = 300
        self.min_sent_count = 7
        self.allow_private = frozenset[str]()  # ours: hosts that may have private addresses, by name; all others are refused
        self.update(**wanted)

    def update(self, **wanted: Any) -> None:
        """Set attributes by name."""
        self.__dict__.update(wanted)


class Article:
    """One article. After `parse()` the attributes hold what the page says: "" or [] where it says nothing, as in the original."""

    def __init__(
        self,
        url: str,
        title: str = "",
        source_url: str = "",
        read_more_link: str = "",
        config: Config | None = None,
        **kwargs: Any,
    ) -> None:
        if not isinstance(title, str) or not isinstance(source_url, str):
            raise ArticleException("title and source_url are texts; a configuration is given as config=", where=str(url))
        self.config = Config(**{**(config.__dict__ if config else {}), **kwargs})
        parts = urlsplit(url)
        self.url = self.original_url = url
        self.source_url = source_url or f"{parts.scheme or 'http'}://{parts.netloc}"
        self.read_more_link = read_more_link
        self.title = title
        self.record: Record | None = None  # everything we know, evidence included: what the original has not
        self.html: str | bytes = ""
        self.is_parsed = False
        self.download_state = ArticleDownloadState.NOT_STARTED
        self.download_exception_msg: str | None = None
        self.history: list[str] = []
        self._clear()

    def _clear(self) -> None:
        self.text = self.summary = self.article_html = ""
        self.top_image = self.meta_img = ""
        self.images: list[str] = []
        self.movies: list[str] = []
        self.authors: list[str] = []
        self.publish_date: datetime | None = None
        self.keywords: list[str] = []
        self.keyword_scores: dict[str, float] = {}
        self.meta_keywords: list[str] = []
        self.tags: set[str] = set()
        self.meta_description = self.meta_lang = self.meta_favicon = self.meta_site_name = self.canonical_link = ""
        self.meta_data: dict[str, str] = {}
        self.doc = self.clean_doc = self.top_node = None

    def download(
        self,
        input_html: str | bytes | None = None,
        title: str | None = None,
        recursion_counter: int = 0,
        ignore_read_more: bool = False,
    ) -> Self:
        """Take the page from `input_html` (text or bytes), else fetch it. A failure is kept, and raised by `parse`."""
        if input_html is None:
            self._fetch()
        else:
            self.html = input_html
            self.download_state = ArticleDownloadState.SUCCESS
        if title is not None:
            self.title = title
        return self

    def _fetch(self) -> None:
        found = fetched(self.url, self.config.allow_private)
        if isinstance(found, Capture):
            self.html, self.url = found.body, found.url or self.url
            self.download_state = ArticleDownloadState.SUCCESS
        else:
            self.download_state = ArticleDownloadState.FAILED_RESPONSE
            self.download_exception_msg = str(found.error)

    def parse(self) -> Self:
        """Read the page. Raises ArticleException where `download` has not run or failed."""
        self.throw_if_not_downloaded_verbose()
        record = self.record = read(self.html, url=self.url)
        limits = self.config
        lead = next((image.url for image in record.images if image.role == "lead"), "")
        self._clear()
        self.title = (record.headline or self.title)[: limits.max_title]
        self.text = record.text[: limits.max_text]
        self.article_html = rendering.html(record)
        self.authors = [author.name for author in record.authors][: limits.max_authors]
        self.publish_date = datetime.fromisoformat(record.date_published) if record.date_published else None
        self.images = [image.url for image in record.images]
        self.top_image = self.meta_img = lead or next(iter(self.images), "")
        self.movies = [b.url for b in record.blocks if isinstance(b, Embed) and b.provider in FILMS and b.url]
        self.meta_keywords = list(record.keywords)
        self.tags = set(record.keywords)
        self.meta_description = record.description or ""
        self.meta_lang = (record.language or "").split("-")[0]
        self.meta_site_name = (record.publisher and record.publisher.name) or ""
        self.canonical_link = record.canonical_url or ""
        self.is_parsed = True
        return self

    def nlp(self) -> None:
        """No language processing: `keywords` become those that the page publishes, `summary` its standfirst."""
        self.throw_if_not_downloaded_verbose()
        self.throw_if_not_parsed_verbose()
        self.keywords = self.meta_keywords[: self.config.max_keywords]
        self.keyword_scores = dict.fromkeys(self.keywords, 1.0)
        self.summary = self.meta_description[: self.config.max_summary]

    def build(self) -> None:
        """`download`, `parse` and `nlp`."""
        self.download()
        self.parse()
        self.nlp()

    @property
    def imgs(self) -> list[str]:
        """The same as `images`."""
        return self.images

    @property
    def top_img(self) -> str:
        """The same as `top_image`."""
        return self.top_image

    @property
    def text_cleaned(self) -> str:
        """The same as `text`."""
        return self.text

    def is_valid_url(self) -> bool:
        """Whether the address is one of the web."""
        return urlsplit(self.url).scheme in ("http", "https") and bool(urlsplit(self.url).hostname)

    def is_media_news(self) -> bool:
        """Whether the page is a gallery or a film."""
        return self.record is not None and self.record.page_type in ("gallery", "video")

    def is_valid_body(self) -> bool:
        """Whether the page is an article with all its text, or a gallery or film. Raises ArticleException before `parse`."""
        self.throw_if_not_parsed_verbose()
        return self.record is not None and (self.record.completeness == "full" or self.is_media_news())

    def to_json(self, as_string: bool | None = True) -> str | dict[str, Any]:
        """The attributes as JSON text; as a dict with `as_string=False`. Raises ArticleException before `parse`."""
        self.throw_if_not_parsed_verbose()
        plain = {name: getattr(self, name, getattr(self.config, name, None)) for name in JSON_FIELDS}
        plain["publish_date"] = self.publish_date and self.publish_date.isoformat()
        plain["tags"] = sorted(self.tags)
        return json.dumps(plain, indent=4, ensure_ascii=False) if as_string else plain

    def throw_if_not_downloaded_verbose(self) -> None:
        """Raise ArticleException unless there is a page."""
        if self.download_state is ArticleDownloadState.NOT_STARTED:
            raise ArticleException("You must `download()` an article first!", where=self.url)
        if self.download_state is ArticleDownloadState.FAILED_RESPONSE:
            raise ArticleException(f"Article `download()` failed with {self.download_exception_msg}", where=self.url)

    def throw_if_not_parsed_verbose(self) -> None:
        """Raise ArticleException unless the page was read."""
        if not self.is_parsed:
            raise ArticleException("You must `parse()` an article first!", where=self.url)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and (self.url, self.record) == (other.url, other.record)

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"__Title__: {self.title}\n\n {self.text[:50]}{' [...]' if len(self.text) > 50 else ''}"


def article(url: str, language: str | None = None, **kwargs: Any) -> Article:
    """The article under `url`, or in `input_html`, downloaded and parsed. Raises ArticleException."""
    input_html = kwargs.pop("input_html", None)
    return Article(url, language=language, **kwargs).download(input_html=input_html).parse()


def build_article(url: str = "", config: Config | None = None, **kwargs: Any) -> Article:
    """An Article that is neither downloaded nor parsed."""
    return Article(url, config=config, **kwargs)


def fulltext(html: str | bytes, language: str = "en") -> str:
    """The text of a page, without anything else of it."""
    return read(html, evidence=False).text
