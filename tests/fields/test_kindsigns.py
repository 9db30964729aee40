"""What a page declares itself to be, and how its address is made, as numbers for the body model."""

from __future__ import annotations

from broadsheet.evidence import gather
from broadsheet.fields.kindsigns import kind_signs
from broadsheet.model._blocks import SIGNS
from broadsheet.page import open_page


def signs(html: str, url: str | None = None) -> tuple[float, ...]:
    return kind_signs(gather(open_page(html.encode(), url, None)))


def test_articles_products_and_lists_differ() -> None:
    declared = '<script type="application/ld+json">{{"@type": "{}"}}</script>'
    assert len({signs(declared.format(kind))[:4] for kind in ("NewsArticle", "Product", "ItemList", "QAPage")}) == 4


def test_an_address_is_told_by_its_shape() -> None:
    assert signs("", "https://quay.example/")[7:] == (0, 0, 0, 0)
    assert signs("", "https://quay.example/news/2024/ferries-stand-still-1234.html?page=2")[7:] == (3, 4, 4, 6)


def test_no_address_is_not_the_front_page() -> None:
    assert signs("", None)[7:] == signs("", "http://[broken")[7:] == (-1, -1, -1, -1)


def test_there_is_room_for_all_signs() -> None:
    assert len(signs("", None)) == SIGNS
