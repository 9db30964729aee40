"""What a page that lists other pages does not have."""

from __future__ import annotations

from broadsheet import read
from broadsheet.record import Article

TEASER = (
    '<article><a href="/a/{n}"><img src="/i/{n}.jpg" width="640" height="360"><h2>Story number {n} of the day</h2>'
    "<p>It is told elsewhere.</p></a>{by}</article>"
)
RIVER = "".join(TEASER.format(n=n, by="") for n in range(2, 16))
SIGNED = TEASER.format(n=1, by='<footer class="author">By Ida Holm</footer>') + RIVER
PAGE = """<html lang="en"><head><title>The Quay Paper</title>
<link rel="canonical" href="{url}"><meta property="og:type" content="website">{head}</head>
<body><header><h1><a href="/">The Quay Paper</a></h1><p class="date">Friday 2 October 2026</p></header>
<main>{river}</main></body></html>"""


def paper(url: str, river: str = SIGNED, head: str = "") -> Article:
    return read(PAGE.format(url=url, head=head, river=river), url)


def test_a_front_page_has_neither_author_nor_date_nor_pictures() -> None:
    front = paper("https://quay.example/")
    assert front.page_type == "index"
    assert (front.authors, front.date_published, front.images) == ((), None, ())
    assert [item for item in front.evidence["date_published"] if item.value == "2026-10-02" and not item.chosen]


def test_a_declared_author_of_a_list_stays() -> None:
    page = paper("https://quay.example/category/ferries/", RIVER, '<meta name="author" content="Ada Grant">')
    assert page.page_type == "index"
    assert [author.name for author in page.authors] == ["Ada Grant"]
    assert paper("https://quay.example/category/ferries/").authors == ()
