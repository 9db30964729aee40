"""Captions found beside pictures: with and without marks, and what is none."""

from __future__ import annotations

import pytest

from broadsheet.fields.captionplaces import captions
from broadsheet.fields.captions import caption_of
from broadsheet.page import open_page

BODY = "<p>At six the first ferry left the harbour of Fjordby, as it has on every morning since the war.</p>"


def said(html: str) -> list[tuple[str | None, str | None]]:
    found = captions(open_page(f"<article><h1>Ferry</h1>{BODY}{html}{BODY}</article>".encode(), None, None))
    beside = [found.beside[row] for row in sorted(found.beside)]
    return [((words := caption_of(one.captions, one.credits)).text, words.credit) for one in beside]


@pytest.mark.parametrize(
    "html",
    [
        "<figure><img src=a.jpg><figcaption>The ferry. Foto: Ana Lima</figcaption></figure>",
        "<img src=a.jpg><figcaption>The ferry. <span>Foto: Ana Lima</span></figcaption>",
        "<div class=img-box><img src=a.jpg><button>Enlarge</button></div><div class=caption><p>The ferry. (Foto: Ana Lima)</p></div>",
        "<div class=pic><img src=a.jpg><p class=photo__caption>The ferry.</p><p class=photo__credit>Ana Lima</p></div>",
        "<p align=center><img src=a.jpg><br><small>The ferry. Foto: Ana Lima</small></p>",
        "<p><img src=a.jpg></p><p>The ferry. Foto: Ana Lima</p>",
        "<figure><img src=a.jpg><div><p>The ferry. <cite>Ana Lima</cite></p></div></figure>",
        "<table><tr><td><img src=a.jpg></td></tr><tr><td><font size=1>The ferry. (Foto: Ana Lima)</font></td></tr></table>",
        "<div class=bild><img src=a.jpg><noscript><img src=a.jpg></noscript><div class=bildtext>The ferry. Foto: Ana Lima</div></div>",
    ],
)
def test_a_caption_and_its_credit_are_found(html: str) -> None:
    assert said(html) == [("The ferry.", "Ana Lima")]


def test_a_text_that_repeats_the_picture_is_its_caption() -> None:
    html = '<div><img src=a.jpg alt="The ferry leaves the harbour"></div><div>The ferry leaves the harbour at dawn</div>'
    assert said(html) == [("The ferry leaves the harbour at dawn", None)]


@pytest.mark.parametrize(
    "html",
    [
        "<p><img src=a.jpg></p><p>Nobody had told the harbour master.</p>",  # running text
        '<div><a href="/2026/storm.html"><img src=b.jpg><small>Storm closes the port</small></a></div>',  # a teaser
        "<div><img src=b.jpg><h3>Storm closes the port</h3></div>",
        "<p><img src=icon-print.png width=16><small>Print this</small></p>",  # a button
        "<figure><pre>print()</pre><figcaption>Listing 1: how ferries print</figcaption></figure>",  # belongs to the code
    ],
)
def test_what_is_no_caption_stays_text(html: str) -> None:
    assert captions(open_page(f"<article>{BODY}{html}{BODY}</article>".encode(), None, None)).beside == {}


def test_every_picture_has_its_own() -> None:
    html = "".join(f"<div class=foto><img src={n}.jpg><div class=legende>Ferry {n}</div></div>" for n in "abc")
    assert [text for text, _ in said(html)] == ["Ferry a", "Ferry b", "Ferry c"]
