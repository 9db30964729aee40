"""The standfirst."""

from __future__ import annotations

import pytest

from broadsheet.evidence import gather
from broadsheet.fields.description import description
from broadsheet.fields.subject import subject
from broadsheet.page import open_page

WHOLE = "Atten bevarelige båter ligger i havna. Nå skal de flyttes for første gang på sytti år, og ingen vet helt hvordan det skal gå."


def read(html: str, headline: str | None = "Båtene skal flyttes") -> str | None:
    ev = gather(open_page(html.encode(), "https://www.havneposten.example/a/1", None))
    return description(ev, subject(ev), headline).value


@pytest.mark.parametrize("word", ["standfirst", "chapo", "ingress", "sapo", "vorspann", "entradilla"])
def test_the_shown_standfirst(word: str) -> None:
    assert read(f'<article><h1>Båtene skal flyttes</h1><p class="{word}">{WHOLE}</p><p>Tekst.</p></article>') == WHOLE


@pytest.mark.parametrize("cut", [WHOLE[:70] + "…", WHOLE[:70] + "...", WHOLE[:70] + " [&hellip;]", WHOLE[:80]])
def test_a_description_cut_short_gives_way_to_the_shown_one(cut: str) -> None:
    page = f'<meta name="description" content="{cut}"><article><h1>Båtene skal flyttes</h1><p>{WHOLE}</p><p>Tekst.</p></article>'
    assert read(page) == WHOLE


def test_whole_declarations_before_cut_ones() -> None:
    page = f'<meta property="og:description" content="{WHOLE[:60]}…"><meta name="description" content="{WHOLE}"><h1>x</h1>'
    assert read(page) == WHOLE


def test_the_slogan_of_the_site_is_refused() -> None:
    page = """<meta name="description" content="Nyheter fra kysten siden 1903"><script type="application/ld+json">
    {"@type": "WebSite", "name": "Havneposten", "description": "Nyheter fra kysten siden 1903"}</script><h1>x</h1>"""
    assert read(page) is None


def test_the_headline_again_is_refused() -> None:
    assert read('<meta name="description" content="Båtene skal flyttes!"><h1>Båtene skal flyttes</h1>') is None


def test_markup_in_a_declared_description() -> None:
    page = '<meta property="og:description" content="&lt;p&gt;Fire&amp;nbsp;båter &lt;b&gt;flyttes&lt;/b&gt; i dag.&lt;/p&gt;"><h1>x</h1>'
    assert read(page) == "Fire båter flyttes i dag."


def test_a_teaser_of_another_story_is_no_standfirst() -> None:
    page = f"""<main><h1>Båtene skal flyttes</h1><p>Tekst.</p></main><aside class="related"><p class="standfirst">{WHOLE}</p></aside>
    <ul><li><p class="ingress">{WHOLE}</p></li></ul>"""
    assert read(page) is None


def test_nothing_said() -> None:
    assert read("<h1>Båtene skal flyttes</h1><p>Tekst.</p>") is None
