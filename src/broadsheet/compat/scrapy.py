"""A Scrapy item pipeline: the item's page becomes our record.

    ITEM_PIPELINES = {"broadsheet.compat.scrapy.RecordPipeline": 100}

Needs scrapy (`pip install "broadsheet[scrapy]"`), which is imported by those that run it, not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..read import read

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class RecordPipeline:
    """Reads the page in an item's field, and puts the record (a dict, `Article.to_dict`) into another.

    Settings: BROADSHEET_HTML_FIELD ("html": bytes or str), BROADSHEET_URL_FIELD ("url"), BROADSHEET_HEADERS_FIELD ("headers";
    `response.headers` or a dict, may be missing), BROADSHEET_RECORD_FIELD ("article"), BROADSHEET_EVIDENCE (True),
    BROADSHEET_KEEP_HTML (False): page and headers leave the item, which exporters of JSON could not write with them. Items
    without a page pass as they are. Scrapy's stats count both (`broadsheet/read`, `broadsheet/no_page`) and what
    kinds of pages came (`broadsheet/completeness/full`, ...).
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._stats = crawler.stats
        self._html: str = settings.get("BROADSHEET_HTML_FIELD", "html")
        self._url: str = settings.get("BROADSHEET_URL_FIELD", "url")
        self._headers: str = settings.get("BROADSHEET_HEADERS_FIELD", "headers")
        self._record: str = settings.get("BROADSHEET_RECORD_FIELD", "article")
        self._evidence = settings.getbool("BROADSHEET_EVIDENCE", True)
        self._keep = settings.getbool("BROADSHEET_KEEP_HTML", False)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """How Scrapy makes pipelines."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The item with the record in it."""
        from itemadapter import ItemAdapter

        fields = ItemAdapter(item)
        html = fields.get(self._html)
        if not isinstance(html, (bytes, str)):
            self._count("no_page")
            return item
        headers = fields.get(self._headers)
        record = read(html, fields.get(self._url), headers if isinstance(headers, Mapping) else None, evidence=self._evidence)
        fields[self._record] = record.to_dict()
        if not self._keep:
            for name in (self._html, self._headers):
                fields.pop(name, None)
        self._count("read")
        self._count(f"completeness/{record.completeness}")
        return item

    def _count(self, what: str) -> None:
        if self._stats is not None:
            self._stats.inc_value(f"broadsheet/{what}")
