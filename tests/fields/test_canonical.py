"""What the page calls itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.candidate import Choice
from broadsheet.fields.canonical import canonical_url
from broadsheet.fields.subject import subject
from broadsheet.page import open_page

URL = "https://www.lephare.example/mer/bateaux-12.html?utm=x"
OWN = "https://www.lephare.example/mer/bateaux-12.html"


def choose(html: str, url: str | None = URL) -> Choice[str | None]:
    ev = gather(open_page(html.encode(), url, None))
    return canonical_url(ev, subject(ev))


@pytest.mark.parametrize(
    "page",
    [
        f'<link rel="canonical" href="{OWN}">',
        '<link rel="canonical" href="/mer/bateaux-12.html#top">',
        f'<meta property="og:url" content="{OWN}">',
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x", "mainEntityOfPage": {{"@id": "{OWN}"}}}}</script>',
        f'<link rel="canonical" href="https://www.lephare.example/"><meta property="og:url" content="{OWN}">',
        f'<link rel="canonical" href="{{{{ url }}}}"><meta property="og:url" content="{OWN}">',
        f'<link rel="canonical" href="http://localhost/x"><meta property="og:url" content="{OWN}">',
    ],
)
def test_stated(page: str) -> None:
    assert choose(page).value == OWN


def test_the_front_page_may_be_itself() -> None:
    assert (
        choose('<link rel="canonical" href="https://www.lephare.example/">', "https://www.lephare.example/").value
        == "https://www.lephare.example/"
    )


def test_a_refused_address_stays_as_evidence() -> None:
    choice = choose('<link rel="canonical" href="https://www.lephare.example/">')
    assert choice.value is None
    assert choice.chosen == 0
    assert [candidate.why for candidate in choice.candidates] == ["the front page's address"]


def test_relative_without_a_known_address_is_none() -> None:
    assert choose('<link rel="canonical" href="/mer/x.html">', None).value is None


@given(st.text(max_size=80).filter(lambda text: '"' not in text))
def test_any_address(href: str) -> None:
    value = choose(f'<link rel="canonical" href="{href}">').value
    assert value is None or value.startswith(("http://", "https://"))
