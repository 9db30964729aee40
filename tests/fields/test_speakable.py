"""Parts to be read aloud, and the selectors that point at them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.selectors import css_texts, xpath_texts
from broadsheet.fields.speakable import speakable
from broadsheet.fields.subject import subject
from broadsheet.page import open_page
from broadsheet.record import Speakable

PAGE = """<html><head><title>La criée rouvre</title><meta name="description" content="Onze mois de travaux"></head><body>
<div id="haut"><p>Menu</p></div><div class="corps texte"><h1 id="titre" class="grand">La criée rouvre</h1><p class="chapo" data-k="v1">Onze mois</p>
<p>Premier</p><ul><li><b>un</b></li><li>deux</li></ul></div></body></html>"""
ROOT = open_page(PAGE.encode(), None, None).tree.root


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/html/head/title", ["La criée rouvre"]),
        ("/html/head/meta[@name='description']/@content", ["Onze mois de travaux"]),
        ('//*[@id="titre"]', ["La criée rouvre"]),
        ("/html/body/div[2]/p[1]", ["Onze mois"]),
        ("//p[contains(@class, 'chapo')]/text()", ["Onze mois"]),
        ("//p[contains(concat(' ', @class, ' '), ' chapo ')]", ["Onze mois"]),
        ("//div[@class='corps texte']/ul/li[last()]", ["deux"]),
        ("//p[@class='chapo' and @data-k='v1']", ["Onze mois"]),
        ("//p[2]", ["Premier"]),
        ("//section", []),
        ("//p[position() > 1]", []),
        ("count(//p)", []),
        ("", []),
    ],
)
def test_xpath(path: str, expected: list[str]) -> None:
    assert xpath_texts(ROOT, path) == expected


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("h1", ["La criée rouvre"]),
        ("#titre", ["La criée rouvre"]),
        ("h1.grand#titre", ["La criée rouvre"]),
        (".corps .chapo, title", ["La criée rouvre", "Onze mois"]),
        (".corps > p", ["Onze mois", "Premier"]),
        ("body > p", []),
        ("[data-k=v1]", ["Onze mois"]),
        ("p[data-k^='v']", ["Onze mois"]),
        ("html > head > meta[name='description']", ["Onze mois de travaux"]),
        ("ul b", ["un"]),
        ("p:first-child", []),
        ("p +", []),
    ],
)
def test_css(selector: str, expected: list[str]) -> None:
    assert css_texts(ROOT, selector) == expected


def read(specification: Any) -> tuple[Speakable, ...]:
    script = json.dumps({"@type": "NewsArticle", "headline": "x", "speakable": specification})
    page = PAGE.replace("</head>", f'<script type="application/ld+json">{script}</script></head>')
    ev = gather(open_page(page.encode(), None, None))
    return speakable(ev, subject(ev)).value


def test_declared_parts_in_order() -> None:
    found = read({"@type": "SpeakableSpecification", "xpath": ["/html/head/title", "//nothing"], "cssSelector": ".chapo"})
    assert found == (
        Speakable(xpath="/html/head/title", text="La criée rouvre"),
        Speakable(xpath="//nothing", text=None),
        Speakable(css_selector=".chapo", text="Onze mois"),
    )


def test_a_text_told_with_a_selector_that_finds_nothing() -> None:
    found = read({"@type": "SpeakableSpecification", "xpath": "//nothing", "text": "La criée rouvre"})
    assert found == (Speakable(xpath="//nothing", text="La criée rouvre"),)


def test_hidden_microdata() -> None:
    page = PAGE.replace(
        "</body>",
        """<div itemscope itemtype="https://schema.org/NewsArticle" hidden><div itemprop="headline">x</div><div itemprop="speakable" itemscope
        itemtype="https://schema.org/SpeakableSpecification"><div itemprop="xpath">//*[@id='titre']</div></div></div></body>""",
    )
    ev = gather(open_page(page.encode(), None, None))
    assert speakable(ev, subject(ev)).value == (Speakable(xpath="//*[@id='titre']", text="La criée rouvre"),)


@given(st.text(alphabet="/*[]@='\"()abp. >#,:~^$|0123456789\\", max_size=60))
def test_any_selector(selector: str) -> None:
    xpath_texts(ROOT, selector)
    css_texts(ROOT, selector)


def test_hostile_selectors_are_bounded() -> None:
    deep = open_page(("<div>" * 400 + "x" + "</div>" * 400).encode(), None, None).tree.root
    assert xpath_texts(deep, "//*" * 30) == []
    css_texts(deep, "div " * 30 + "b")
    css_texts(deep, ", ".join(["div div div"] * 50))
