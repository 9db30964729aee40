"""What stands outside of the headline's article, or above the headline, is no text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from broadsheet import read
from broadsheet.evidence import gather
from broadsheet.fields.astray import astray, missed
from broadsheet.fields.subject import Subject, subject
from broadsheet.model._blocks import Blocks, Hints, cut
from broadsheet.page import open_page

Step = Callable[[Subject, Blocks, Sequence[float], Sequence[int]], set[int]]

FIRST = "The ferry to the outer islands ran aground in thick fog on Monday evening, a short way from the quay."
SECOND = "Nobody was hurt, and a lifeboat pulled the ship off the rock before the tide turned."
SURVEY = (
    "We have worked on our new app for more than a year, and we would now like to hear what you, who read us daily, miss in it."
)
TITLE = "<title>Ferry runs aground in fog</title>"
H1 = "<h1>Ferry runs aground in fog</h1>"


def _found(step: Step, html: str, chosen: dict[str, float], other: float) -> set[str]:
    """First words of what a step finds where the blocks that begin so were chosen, with these probabilities."""
    ev = gather(open_page(f"<html><head>{TITLE}</head><body>{html}</body></html>", None, None))
    blocks: Blocks = cut(ev.page.tree, Hints("", "", ""), None)
    said = [blocks.text(i).split()[0] for i in range(blocks.count)]
    likely = [chosen.get(word, other) for word in said]
    found = step(subject(ev), blocks, likely, [i for i, word in enumerate(said) if word in chosen])
    return {said[i] for i in found}


def _astray(html: str, chosen: dict[str, float]) -> set[str]:
    return _found(astray, html, chosen, 0.01)


def _missed(html: str, chosen: dict[str, float], other: float) -> set[str]:
    return _found(missed, html, chosen, other)


def test_text_outside_of_the_headlines_article_is_of_something_else() -> None:
    page = f"<article>{H1}<p>{FIRST}</p><p>{SECOND}</p></article><section><p>{SURVEY}</p></section>"
    assert _astray(page, {"The": 0.9, "Nobody": 0.9, "We": 0.7}) == {"We"}


def test_a_sure_standfirst_before_the_article_element_stays() -> None:
    page = f"<header><p>{SURVEY}</p></header><article>{H1}<p>{FIRST}</p><p>{SECOND}</p></article><p>Thank you</p>"
    assert _astray(page, {"We": 0.95, "The": 0.9, "Nobody": 0.9, "Thank": 0.95}) == {"Thank"}


def test_an_article_in_several_elements_stays_whole() -> None:
    page = f"<article>{H1}<p>{FIRST}</p></article><aside><p>Fog.</p></aside><article><p>{SURVEY}</p></article>"
    assert not _astray(page, {"The": 0.98, "Fog.": 0.5, "We": 0.98})


def test_an_article_element_that_holds_no_text_says_nothing() -> None:
    page = f"<article><header>{H1}</header></article><div><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert not _astray(page, {"The": 0.9, "Nobody": 0.9})


def test_a_short_article_is_found_beside_a_long_box() -> None:
    page = f"<article>{H1}<div>2 Nov 2026, 21:12</div><p>{FIRST}</p><p>{SECOND}</p></article><section><p>{SURVEY}</p></section>"
    assert _missed(page, {"We": 0.9}, 0.1) == {"The", "Nobody"}
    assert not _missed(page, {"We": 0.9}, 0.01)
    assert not _missed(page, {"We": 0.98}, 0.1)  # certain
    assert not _missed(page, {"We": 0.9, "The": 0.9}, 0.1)


def test_a_short_article_beside_a_box_is_read_alone() -> None:
    page = f"""<html lang="en"><head>{TITLE}</head><body><main><article>{H1}<time>2 Nov 2026</time><div><p>{FIRST}</p><p>{SECOND}</p></div>
        </article><section><h2>What do you think?</h2><p>{SURVEY}</p></section></main></body></html>"""
    assert read(page, "https://quay.example/2026/ferry").text == f"{FIRST}\n\n{SECOND}"


def test_lines_above_the_headline_lead_to_it_and_are_no_text() -> None:
    page = f"<p>Paper of the islands</p><p>You are in: news</p>{H1}<p>{FIRST}</p><p>{SECOND}</p><p>{SURVEY}</p>"
    assert _astray(page, {"Paper": 0.6, "You": 0.5, "The": 0.95, "Nobody": 0.95, "We": 0.9}) == {"Paper", "You"}


def test_a_text_above_a_heading_stays() -> None:
    page = f"<p>{FIRST}</p><p>{SECOND}</p>{H1}<p>{SURVEY}</p>"
    assert not _astray(page, {"The": 0.95, "Nobody": 0.95, "We": 0.9})


def test_another_article_with_a_heading_of_its_own_is_none_of_this_one() -> None:
    more = f"Divers looked at the hull on Tuesday, and found a hole that nobody could explain. {SECOND}"
    page = f"<article>{H1}<p>{FIRST}</p><p>{more}</p></article><article><h2>Baker wins prize</h2><p>{SURVEY}</p></article>"
    sure = {"The": 0.99, "Divers": 0.99, "We": 0.99}
    assert _astray(page, sure) == {"Baker", "We"}
    assert not _astray(page.replace("<h2>Baker wins prize</h2>", ""), sure)
