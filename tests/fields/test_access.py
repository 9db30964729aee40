"""Free to read or not."""

from __future__ import annotations

import pytest

from broadsheet.evidence import gather
from broadsheet.fields.access import access
from broadsheet.fields.subject import subject
from broadsheet.page import open_page


def read(html: str) -> bool | None:
    ev = gather(open_page(html.encode(), "https://www.example.example/a/1", None))
    return access(ev, subject(ev)).value


@pytest.mark.parametrize(
    ("value", "free"),
    [
        ("true", True),
        ("false", False),
        ('"False"', False),
        ('"https://schema.org/True"', True),
        ('"http://schema.org/False"', False),
        ("null", None),
    ],
)
def test_declared_by_the_article(value: str, free: bool | None) -> None:
    script = f'{{"@type": "NewsArticle", "headline": "x", "isAccessibleForFree": {value}}}'
    assert read(f'<script type="application/ld+json">{script}</script>') is free


def test_a_part_behind_the_wall() -> None:
    script = """{"@type": "NewsArticle", "headline": "x", "hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": "False",
    "cssSelector": ".paid"}]}"""
    assert read(f'<script type="application/ld+json">{script}</script>') is False


@pytest.mark.parametrize(("tier", "free"), [("free", True), ("metered", False), ("locked", False), ("mystery", None)])
def test_content_tier(tier: str, free: bool | None) -> None:
    assert read(f'<meta property="article:content_tier" content="{tier}"><p>x') is free


def test_silence_is_none() -> None:
    assert read('<div class="paywall">Subscribe</div>') is None
