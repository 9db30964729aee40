"""Keywords as published."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.keywords import keywords
from broadsheet.fields.subject import subject
from broadsheet.page import open_page


def read(html: str) -> tuple[str, ...]:
    ev = gather(open_page(html.encode(), "https://www.fjordposten.example/a/1", None))
    return keywords(ev, subject(ev)).value


def linked(value: object) -> str:
    return (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "x", "keywords": value})}</script>'
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["Fähre", "Hafen", "fähre"], ("Fähre", "Hafen")),
        ("Fähre, Hafen , Hafen", ("Fähre", "Hafen")),
        ("Voigt, Anna; Hafen; Fähre", ("Voigt, Anna", "Hafen", "Fähre")),
        (["Lisbon, Portugal", "Ferries"], ("Lisbon, Portugal", "Ferries")),
        ([{"@type": "DefinedTerm", "name": "Ferja"}, {"@type": "Thing", "name": "Havn"}], ("Ferja", "Havn")),
        ("邮局 白石镇 书信", ("邮局", "白石镇", "书信")),
        ("عبّارة، ميناء", ("عبّارة", "ميناء")),
        (["Day: Friday", "Page Type: Article", "Subject: Ferries", "Subject: Harbours"], ("Ferries", "Harbours")),
        (["sections/norge", "topic/ferje", "organization/kystverket"], ("norge", "ferje", "kystverket")),
        (["8ae9ab2d-fe1b-4230-acb8-a59b52877682", "https://x.example/t", "Ferje"], ("Ferje",)),
    ],
)
def test_declared_lists(value: object, expected: tuple[str, ...]) -> None:
    assert read(linked(value)) == expected


def test_metas_that_agree_win_over_one_list_that_differs() -> None:
    page = linked(["fjordposten nyheter", "siste nytt"]) + "".join(
        f'<meta name="{name}" content="ferje, havn, kystverket">' for name in ("keywords", "news_keywords")
    )
    assert read(page + '<meta property="article:tag" content="ferje"><meta property="article:tag" content="havn">')[:2] == (
        "ferje",
        "havn",
    )


def test_the_shown_tag_list_where_nothing_is_declared() -> None:
    page = """<nav class="tags"><a href="/t/menu">Menu</a></nav><main><article><h1>Ferja</h1><p>Lang tekst.</p></article>
    <ul class="tags"><li><a href="/t/ferje">Ferje</a></li><li><a href="/t/havn">Havn</a></li></ul></main>"""
    assert read(page) == ("Ferje", "Havn")


def test_a_list_behind_its_label() -> None:
    page = """<main><h1>Die Fähre</h1><p>Text.</p><div><span>Schlagworte:</span><ul><li><a href="/faehre">Fähre</a></li>
    <li><a href="/hafen">Hafen</a></li></ul></div></main>"""
    assert read(page) == ("Fähre", "Hafen")


def test_a_label_in_its_own_boxes_and_the_link_to_all_topics() -> None:
    page = """<h1>Die Fähre</h1><p>Text</p><section><div><div><div><div><h4>Mehr lesen über</h4></div></div></div></div>
    <ul><li><a href="/hafen/">Hafen</a></li><li><a href="/inseln/">Inseln</a></li><li><a href="/themen/">Alle Themen</a></li></ul>"""
    assert read(page) == ("Hafen", "Inseln")


def test_the_address_of_the_site_is_no_keyword() -> None:
    assert read(linked(["Ferje", "fjordposten.example", "Havn"])) == ("Ferje", "Havn")


def test_links_that_say_they_are_tags() -> None:
    page = '<article><h1>x</h1><p>y</p><a rel="tag" href="/tag/a">Le port</a> <a rel="tag" href="/tag/b">La mer</a></article>'
    assert read(page) == ("Le port", "La mer")


def test_tags_in_a_widget_that_holds_the_article_and_no_categories() -> None:
    tags = '<a rel="tag" href="/l/ferry">ferry</a> <a rel="category tag" href="/c/news">News</a>'
    post = f'<h1>The ferry sails again</h1><p>From Monday on.</p><p class="labels">{tags}</p>'
    assert read(f'<title>The ferry sails again</title><div class="widget Blog">{post}</div>') == ("ferry",)


def test_what_the_site_writes_about_is_said_of_no_article() -> None:
    site = '<title>{} | Hafenbote</title><meta property="og:site_name" content="Hafenbote">'
    metas = '<meta name="keywords" content="Hafenbote, Nachrichten, Sport, Politik, Wetter">'
    assert read(site.format("Die Fähre fährt wieder") + metas + "<h1>Die Fähre fährt wieder</h1>") == ()
    assert "Wetter" in read(site.format("Das Wetter am Hafen") + metas + "<h1>Das Wetter am Hafen</h1>")


def test_links_of_a_footer_and_tools_of_the_page_are_no_keywords() -> None:
    page = "<main><h1>Die Fähre</h1><p>Text</p></main>{}"
    assert read(page.format('<footer class="topics"><a href="/about">Über uns</a><a href="/jobs">Stellen</a></footer>')) == ()
    tool = '<div class="topics"><a href="#comments"><span>Zu den Kommentaren</span><div>Anzahl</div></a></div>'
    assert read(page.format(tool)) == ()


def test_no_keywords() -> None:
    assert read("<h1>x</h1><p>y</p>") == ()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=30), lambda inner: st.lists(inner, max_size=4)))
def test_whatever_is_declared(value: object) -> None:
    assert all(isinstance(keyword, str) and keyword.strip() for keyword in read(linked(value)))
