"""Sections, the outermost first."""

from __future__ import annotations

import json
from typing import Any

import pytest

from broadsheet.evidence import gather
from broadsheet.fields.sections import sections
from broadsheet.fields.subject import subject
from broadsheet.page import open_page

TITLE = "Ferja går igjen"


def read(html: str) -> tuple[str, ...]:
    ev = gather(open_page(html.encode(), "https://www.havneposten.example/kyst/ferje/ferja-gaar-igjen-12", None))
    return sections(ev, subject(ev), TITLE).value


def linked(*items: dict[str, Any]) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in items)


def crumbs(*names: str) -> dict[str, Any]:
    steps = [{"@type": "ListItem", "position": at + 1, "name": name} for at, name in enumerate(names)]
    return {"@type": "BreadcrumbList", "itemListElement": steps[::-1]}


ARTICLE = {"@type": "NewsArticle", "headline": TITLE}


@pytest.mark.parametrize("value", [["Kyst", "Ferje", "kyst"], "Kyst > Ferje"])
def test_named_by_the_article(value: Any) -> None:
    assert read(linked({**ARTICLE, "articleSection": value})) == ("Kyst", "Ferje")


def test_the_breadcrumb_without_its_ends() -> None:
    assert read(linked(ARTICLE, crumbs("Hjem", "Kyst", "Ferje", TITLE))) == ("Kyst", "Ferje")


def test_a_breadcrumb_that_says_more_than_the_article() -> None:
    assert read(linked({**ARTICLE, "articleSection": "Ferje"}, crumbs("Hjem", "Kyst", "Ferje"))) == ("Kyst", "Ferje")


def test_metas() -> None:
    assert read('<meta property="article:section" content="Kyst"><meta property="article:section" content="Ferje"><p>x') == (
        "Kyst",
        "Ferje",
    )


@pytest.mark.parametrize(
    "row",
    [
        '<ul class="breadcrumb"><li><a href="/">Hjem</a></li><li><a href="/kyst">Kyst</a></li><li><a href="/kyst/ferje">Ferje</a></li></ul>',
        '<div id="x"><a href="/">Forside</a> &raquo; <a href="/kyst">Kyst</a> &raquo; <a href="/kyst/ferje">Ferje</a></div>',
        '<p><small>Du er her: <a href="/kyst">Kyst</a> / <a href="/kyst/ferje">Ferje</a></small></p>',
    ],
)
def test_shown_breadcrumbs(row: str) -> None:
    assert read(f"{row}<h1>{TITLE}</h1><p>x</p>") == ("Kyst", "Ferje")


def test_the_link_over_the_heading() -> None:
    page = f'<nav><a href="/sport">Sport</a></nav><p class="rubrikk0"><a href="/kyst/ferje">Ferje</a></p><h1>{TITLE}</h1>'
    assert read(page) == ("Ferje",)


def test_the_categories_of_a_content_system() -> None:
    filed = '<a rel="category tag" href="/k">Kyst</a> <a rel="category tag" href="/f">Ferje</a> <a rel="category tag" href="/u">Ukategorisert</a>'
    other = '<article><h2>Another</h2><a rel="category tag" href="/s">Sport</a></article>'
    assert read(f"<article><h1>{TITLE}</h1><p>{filed}</p></article>{other}") == ("Kyst", "Ferje")


def test_a_menu_is_no_section() -> None:
    assert read(f'<ul><li><a href="/">Hjem</a></li><li><a href="/sport">Sport</a></li></ul><h1>{TITLE}</h1><p>x</p>') == ()
