"""Article, list, shop or picture show: what pages declare, where they stand and how they are built."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import broadsheet
from broadsheet.evidence import gather
from broadsheet.fields.body import Body, Placed
from broadsheet.fields.candidate import Choice
from broadsheet.fields.page_signs import address
from broadsheet.fields.page_type import page_type
from broadsheet.fields.subject import subject
from broadsheet.page import open_page
from broadsheet.record import PageType, Paragraph

SENTENCE = "The harbour master said on Monday that the ferry would sail again after the winter storms had ended. "
STORY = "<h1>Ferry service to the islands returns after storms</h1>" + f"<p>{SENTENCE * 2}</p>" * 8
TEASERS = "".join(f'<article><h3><a href="/{n}">Story number {n}</a></h3><p>Short text.</p></article>' for n in range(30))


def read(html: str, url: str | None = None) -> Choice[PageType]:
    ev = gather(open_page(html.encode(), url, None))
    paragraphs = [node for node in ev.page.tree.all("p") if node.text]
    placed = tuple(Placed(node.row, Paragraph(text=node.text, html=""), node) for node in paragraphs)
    return page_type(ev, subject(ev), Body(placed, None, 0, ev.page.tree.count))


def declared(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **properties})}</script>'


ARTICLE = declared(**{"@type": "NewsArticle", "headline": "Ferry returns", "datePublished": "2023-05-04T18:20:00+02:00"})


def test_a_page_with_a_text_of_its_own_that_is_called_no_article() -> None:
    assert read(declared(**{"@type": "NewsArticle", "text": SENTENCE}) + STORY).value == "article"
    assert read(declared(**{"@type": "WebPage", "text": SENTENCE}) + STORY).value == "other"


PLAIN = f"<h1>Ferry service</h1><p>{SENTENCE}{SENTENCE}</p><p>{SENTENCE}{SENTENCE}</p>"


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        (
            "<p>Dock one</p><p>Dock two</p><p>Dock three</p>" + '<p class="price">12</p>' * 3 + '<i class="filter">x</i>' * 4,
            "index",
        ),
        ("<p>Ask us.</p>" * 6 + '<div class="pricing">Plan</div><div class="testimonial">Good.</div>' * 2, "other"),
        ("<pre>ferry.sail()</pre>" * 2, "other"),
        (declared(**{"@type": "LocalBusiness", "name": "Harbour Tours"}) + "<p>Book now.</p>" * 6, "other"),
        (f"<p>{SENTENCE * 2}</p>" * 8 + '<i class="price">1</i>' * 3, "article"),
    ],
)
def test_pages_that_claim_nothing_are_told_by_what_they_show(shown: str, kind: str) -> None:
    assert read(PLAIN + shown, "https://example.org/ferries").value == kind


def test_what_a_declared_article_shows_beside_changes_nothing() -> None:
    shown = '<i class="price">1</i>' * 9 + '<i class="filter">x</i>' * 9 + "<pre>x</pre>"
    assert read(ARTICLE + PLAIN + shown, "https://example.org/ferries").value == "article"


@pytest.mark.parametrize(
    ("html", "url", "kind"),
    [
        (ARTICLE + STORY, "https://example.org/news/ferry-returns-after-storms-1", "article"),
        (STORY, None, "article"),
        (STORY, "https://example.org/2023/05/04/ferry.html", "article"),
        (
            '<meta property="og:type" content="article"><meta name="date" content="2023-05-04">' + STORY,
            "https://example.org/a",
            "article",
        ),
        (TEASERS, "https://example.org/", "index"),
        (TEASERS, "https://example.org/en/", "index"),
        (TEASERS, "https://example.org/category/ferries/", "index"),
        (TEASERS, "https://example.org/sport", "index"),
        (declared(**{"@type": "CollectionPage"}) + TEASERS, "https://example.org/politics", "index"),
        (declared(**{"@type": "ProfilePage"}) + TEASERS, "https://example.org/authors/ida-holm", "index"),
        (declared(**{"@type": "LiveBlogPosting", "headline": "Storm"}) + STORY, "https://example.org/live/storm", "live_blog"),
        (
            declared(**{"@type": "VideoObject", "name": "Storm"}) + "<h1>Storm</h1><p>A short line.</p>",
            "https://example.org/video/storm-at-sea",
            "video",
        ),
        ('<meta property="og:type" content="video.other"><h1>Storm</h1>', "https://example.org/videos/1", "video"),
        (
            declared(**{"@type": "ImageGallery"}) + "<h1>Storm</h1><p>Picture one.</p>",
            "https://example.org/fotostrecke/storm",
            "gallery",
        ),
        (declared(**{"@type": "Product", "name": "Rope"}) + "<h1>Rope</h1>", "https://example.org/products/rope", "other"),
        ('<meta name="generator" content="Discourse 3"><h1>Which rope?</h1>' + STORY, "https://example.org/t/rope/12", "other"),
        ("<h1>Contact</h1><p>Harbour street 1</p>", "https://example.org/contact", "other"),
        ("", None, "other"),
    ],
)
def test_kinds(html: str, url: str | None, kind: str) -> None:
    assert read(html, url).value == kind


@pytest.mark.parametrize(
    ("html", "url"),
    [
        (
            declared(**{"@type": "VideoObject", "name": "Storm"}) + STORY,
            "https://example.org/2023/05/video/ferry-returns-after-the-storms",
        ),
        (ARTICLE + STORY, "https://example.org/live/ferry"),
        (ARTICLE + STORY, "https://example.org/gallery/ferry"),
        (ARTICLE + STORY + TEASERS, "https://example.org/ferry"),
        (ARTICLE + declared(**{"@type": "Product", "name": "Rope"}) + STORY, "https://example.org/ferry-rope-tested"),
        (ARTICLE + "<h1>Ferry</h1><p>It sails again.</p>", "https://example.org/brief/ferry-sails-again-2023"),
    ],
)
def test_an_article_with_something_else_on_its_page_is_an_article(html: str, url: str) -> None:
    assert read(html, url).value == "article"


def test_the_reasons_are_the_evidence() -> None:
    found = read(ARTICLE + STORY, "https://example.org/news/ferry-returns-after-storms-1")
    chosen = found.candidates[: found.chosen]
    assert {candidate.value for candidate in chosen} == {"article"}
    assert "an address of articles" in {candidate.why for candidate in chosen}
    assert found.signature == "article clear"


def test_the_address_is_the_page_s_own_where_the_caller_knows_none() -> None:
    ev = gather(open_page(b'<link rel="canonical" href="https://example.org/Tag/Ferry.html?page=2#top">', None, None))
    at = address(ev)
    assert (at.labels, at.segments, at.extension, at.query) == (("example", "org"), ("tag", "ferry"), ".html", "page=2")
    assert not at.is_root


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/de/", "https://example.org/index.html"])
def test_start_pages(url: str) -> None:
    assert address(gather(open_page(b"", url, None))).is_root


@given(
    st.text(max_size=60),
    st.sampled_from(
        [None, "http://[", "//", "https://example.org/%ff/%00", "mailto:a@example.org", "https://e.org/" + "a/" * 3000]
    ),
)
def test_any_page_has_a_kind(text: str, url: str | None) -> None:
    found = read(f"<title>{text}</title>{declared(**{'@type': text})}<p>{text}</p>", url)
    assert found.value in {"article", "live_blog", "index", "gallery", "video", "other"}


def test_entries_make_a_live_blog_whatever_is_declared() -> None:
    ev = gather(open_page((ARTICLE + STORY).encode(), "https://example.org/news/storm", None))
    placed = tuple(Placed(node.row, Paragraph(text=node.text, html=""), node) for node in ev.page.tree.all("p"))
    found = page_type(ev, subject(ev), Body(placed, None, 0, ev.page.tree.count), 12)
    assert (found.value, found.candidates[0].why) == ("live_blog", "entries of a live blog, with their times")


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (declared(**{"@type": "PodcastEpisode", "name": "Storm"}) + STORY, "other"),
        (declared(**{"@type": "ImageGallery", "name": "Storm"}) + "<h1>The storm in six pictures</h1><p>Short.</p>", "gallery"),
        ("<title>App</title><div id=root></div>", "other"),
    ],
)
def test_what_is_no_article_though_its_address_looks_so(html: str, kind: PageType) -> None:
    assert read(html, "https://example.org/2024/01/storm-ferries-and-the-goats-of-winter").value == kind


@pytest.mark.parametrize(("also", "kind"), [("ImageGallery", "gallery"), ("VideoObject", "video")])
def test_an_article_that_is_called_something_else_too(also: str, kind: str) -> None:
    story = (
        "<p>The ferry to the outer islands leaves at seven, and comes back when the tide allows it, which nobody minds.</p>" * 12
    )
    data = f'<script type="application/ld+json">{{"@type": ["NewsArticle", "{also}"], "headline": "The ferry"}}</script>'
    article = broadsheet.read(
        f"<head>{data}</head><body><article><h1>The ferry</h1>{story}</article></body>", "https://quay.example/7"
    )
    assert article.page_type == kind
