"""The inline markup of a run of text."""

from __future__ import annotations

import pytest

from broadsheet.fields._inline import inline
from broadsheet.model._blocks import cut
from broadsheet.page import open_page


def markup(html: str) -> str:
    page = open_page(f"<p>{html}</p>", "https://quay.example/a/b", None)
    blocks = cut(page.tree, None, None)
    return inline(page, *blocks.span(0), blocks.text(0))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Ice &amp; snow", "Ice &amp; snow"),
        ("Ice\n  on the\u00a0quay", "Ice on the quay"),
        ("Fer\u00adries <span>sail</span>", "Ferries sail"),
        ("<b><i>Ice</i></b> holds", "<strong><em>Ice</em></strong> holds"),
        ("CO<sub>2</sub> and m<sup>2</sup>, <code>a &lt; b</code>", "CO<sub>2</sub> and m<sup>2</sup>, <code>a &lt; b</code>"),
        ("One<br>two<span class=br></span>three", "One<br>two<br>three"),
        ("<a href=/c?d&e>Ferry</a>", '<a href="https://quay.example/c?d&amp;e">Ferry</a>'),
        ("<a href=javascript:go()>Ferry</a> <a>boat</a>", "Ferry boat"),
        ("Ferry <script>sail()</script><svg><title>Boat</title></svg>boat", "Ferry boat"),
        ("<ruby>船<rt>ふね</rt></ruby>と海", "船と海"),
        ("<ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby>と海", "船(ふね)と海"),
    ],
)
def test_only_inline_markup_is_left(html: str, expected: str) -> None:
    assert markup(html) == expected
