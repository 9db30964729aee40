"""The page's own article among teasers, and the heading that shows its headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.candidate import Candidate, Choice
from broadsheet.fields.subject import Subject, shown_by, subject
from broadsheet.page import open_page

URL = "https://www.dersektor.example/politik/rathaus-4711.html"


def find(html: str, url: str | None = URL) -> Subject:
    return subject(gather(open_page(html.encode("utf-8", "replace"), url, None)))


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def headline_of(found: Subject) -> str | None:
    return found.article.string("headline") if found.article else None


def shown(html: str) -> str | None:
    heading = find(html).heading
    return heading.text if heading else None


LIST = ld("""{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"@type": "NewsArticle",
    "headline": "Brücke gesperrt", "url": "https://www.dersektor.example/bruecke.html", "datePublished": "2024-01-01"}},
    {"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Neuer Trainer"}}]}""")
OWN = ld('{"@type": "NewsArticle", "headline": "Das Rathaus zieht um", "author": "Ada Beispiel"}')
TITLE = "<title>Das Rathaus zieht um - Der Sektor</title>"


def test_the_own_article_wins_over_listed_ones() -> None:
    found = find(TITLE + LIST + OWN)
    assert headline_of(found) == "Das Rathaus zieht um"
    assert found.articles == (found.article,)


def test_the_address_tells_the_own_article() -> None:
    other = ld('{"@type": "NewsArticle", "headline": "Eins", "url": "https://www.dersektor.example/eins.html", "image": "a.jpg"}')
    address = "http://dersektor.example/politik/rathaus-4711.html#x"
    own = ld(f'{{"@type": "NewsArticle", "headline": "Zwei", "mainEntityOfPage": {{"@id": "{address}"}}}}')
    assert headline_of(find(other + own)) == "Zwei"


def test_a_lone_article_wins_even_where_nothing_agrees() -> None:
    assert headline_of(find("<title>x</title>" + OWN)) == "Das Rathaus zieht um"


def test_teasers_of_a_front_page_are_no_article() -> None:
    assert find("<title>Der Sektor</title>" + LIST, "https://www.dersektor.example/").article is None


def test_all_syntaxes_that_describe_the_article_are_kept() -> None:
    micro = """<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Das Rathaus zieht um</h1>
    <time itemprop="datePublished" datetime="2024-05-05"></time></article>
    <div itemscope itemtype="https://schema.org/NewsArticle"><h3 itemprop="headline">Brücke gesperrt</h3></div>"""
    found = find(TITLE + OWN + micro)
    assert {item.source for item in found.articles} == {"json-ld", "microdata"}
    assert [item.string("headline") for item in found.articles] == ["Das Rathaus zieht um"] * 2


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "El puente reabre | La Orilla",
            '<header><h1><a href="/">La Orilla</a></h1></header><h2>El puente reabre</h2>',
            "El puente reabre",
        ),
        ("渡船停航两天岛民自己排班_江岸", "<h1>江岸</h1><h1>渡船停航两天，岛民自己排班</h1>", "渡船停航两天，岛民自己排班"),
        ("Мост снова открыт", '<h2>Новости дня</h2><div class="article-title">Мост снова открыт</div>', "Мост снова открыт"),
        ("Le pont rouvre", '<h1 class="logo">La Rive</h1><p itemprop="headline">Le pont rouvre</p>', "Le pont rouvre"),
        ("", "<h1>Only heading</h1>", "Only heading"),
        ("Archive", "<h3>Read also</h3>", None),
    ],
)
def test_the_heading_shows_the_headline(title: str, body: str, expected: str | None) -> None:
    assert shown(f"<title>{title}</title><body>{body}") == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_raises(url: str, text: str) -> None:
    find(f'<link rel=canonical href="{url}"><title>{text}</title><h1>{text}</h1>' + OWN, url)


UNMARKED = "<p><font size=1>You are in: news</font></p><p><b>{}</b><br><small>19 May 2003, by Ida Holm</small></p><p>Text.</p>"


@pytest.mark.parametrize(
    ("line", "title", "taken"),
    [
        ("Das Rathaus zieht um", "Der Sektor: Das Rathaus zieht um", True),
        ("Der Sektor", "Der Sektor", False),  # a name
        ("Die Brücke ist gesperrt", "Das Rathaus zieht um", False),
    ],
)
def test_an_element_without_a_mark_shows_the_headline(line: str, title: str, taken: bool) -> None:
    ev = gather(
        open_page(f"<html><title>{title}</title><body>{UNMARKED.format(line)}", "http://www.dersektor.example/a.htm", None)
    )
    about = subject(ev)
    assert about.heading is None
    node = next(node for node in ev.page.tree.all("b"))
    found = shown_by(ev, about, Choice(line, [Candidate(line, "html", node)], 1)).heading
    assert (found is not None and found.text == line) if taken else found is None
