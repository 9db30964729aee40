"""The item pipeline, as Scrapy itself runs it over a server on this machine."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .pages import served

pytestmark = pytest.mark.skipif(importlib.util.find_spec("scrapy") is None, reason="scrapy is not installed")

CRAWL = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Spider(scrapy.Spider):
    name = "quay"
    start_urls = sys.argv[1:]
    def parse(self, response):
        yield {"url": response.url, "html": response.body, "headers": response.headers}
        yield {"title": "no page in here"}

kept = []
def collect(item, **_):
    kept.append(item)

process = CrawlerProcess({"ITEM_PIPELINES": {"broadsheet.compat.scrapy.RecordPipeline": 1}, "LOG_LEVEL": "ERROR",
                          "TELNETCONSOLE_ENABLED": False, "BROADSHEET_EVIDENCE": False})
crawler = process.create_crawler(Spider)
crawler.signals.connect(collect, scrapy.signals.item_scraped)
process.crawl(crawler)
process.start()
stats = {name: value for name, value in crawler.stats.get_stats().items() if name.startswith("broadsheet/")}
print(json.dumps({"kept": kept, "stats": stats}))
"""


def test_a_crawl_hands_over_records(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with served() as address:
        command = [sys.executable, "-c", CRAWL, f"{address}/en-rich-body", f"{address}/en-bot-wall"]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    records = {item["article"]["completeness"]: item["article"] for item in answer["kept"] if "article" in item}
    assert records["full"]["headline"] == "Why every teapot on the network answers 418"
    assert records["full"]["evidence"] == {}
    assert all("html" not in item and "headers" not in item for item in answer["kept"])
    assert answer["stats"] == {
        "broadsheet/read": 2,
        "broadsheet/no_page": 2,
        "broadsheet/completeness/full": 1,
        "broadsheet/completeness/bot_wall": 1,
    }
