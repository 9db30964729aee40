"""Teasers that no element holds together."""

from __future__ import annotations

from broadsheet.fields.bareteasers import bare_teasers
from broadsheet.model._blocks import cut
from broadsheet.page import open_page

TICKER = "".join(
    f"<dt>10:{n}0 <a href='/story-{n}'>Harbour reports news number {n} of the day</a></dt>"
    "<dd>The office of the harbour said on Monday that the quay will be painted before the summer.</dd>"
    for n in range(1, 6)
)


def found(page: str, titles: bool = False) -> int:
    """How many blocks are left out where all sentences were chosen, and the titles with them or not."""
    blocks = cut(open_page(page, None, None).tree, None, None)
    chosen = [i for i in range(blocks.count) if titles or blocks.units()[i] > 10]
    return len(bare_teasers(blocks, [0.7] * blocks.count, chosen))


def test_the_sentences_of_a_ticker_are_no_text() -> None:
    assert found(f"<dl>{TICKER}</dl>") == 5


def test_chapters_and_terms_are_text() -> None:
    assert found(f"<dl>{TICKER}</dl>", titles=True) == 0
    assert found("<dl>" + TICKER.replace("<a href", "<b title").replace("</a>", "</b>") + "</dl>") == 0
