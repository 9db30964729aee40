"""Which words of a block stand in links."""

from __future__ import annotations

from broadsheet.model._blocks import cut
from broadsheet.page import open_page

SAID = "The ferry to the outer islands ran aground in thick fog on Monday evening, a short way from the quay of the town."


def linked(page: str) -> int:
    blocks = cut(open_page(page, None, None).tree, None, None)
    return sum(blocks.link_units())


def test_a_link_that_was_never_closed_makes_no_text_a_link() -> None:
    assert linked(f"<p>{SAID}</p><a href='/story'>" + f"<p>{SAID}</p>" * 10) == 0


def test_a_teaser_of_several_lines_is_a_link() -> None:
    assert linked(f"<a href='/story'><h3>The ferry</h3><p>{SAID}</p><p>Monday</p></a><p>{SAID}</p>") > 20
