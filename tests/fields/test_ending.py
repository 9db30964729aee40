"""Where one article ends."""

from __future__ import annotations

import pytest

from broadsheet.evidence import gather
from broadsheet.fields.ending import beyond
from broadsheet.fields.laterarticles import later_articles
from broadsheet.fields.subject import subject
from broadsheet.model._blocks import cut
from broadsheet.page import open_page

TEXT = (
    "<p>The ferry between the islands sails again from Monday, the company said, after a winter in which it lay in harbour.</p>"
)
OTHER = "<p>Whoever reads this has left the article and stands, without having noticed it, in something else entirely.</p>"
HEAD = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry sails again"}</script>'


def left_out(below: str, certain: bool = False, text: str = TEXT * 3) -> str:
    """What is cut of a page whose blocks all look likely; those of `OTHER` a little less, unless the model is certain of them."""
    ev = gather(
        open_page(
            f"<title>Ferry sails again</title>{HEAD}<h1>Ferry sails again</h1>{text}{below}", "https://quay.example/f", None
        )
    )
    blocks = cut(ev.page.tree, None, None)
    texts = [blocks.text(i) for i in range(blocks.count)]
    likely = [0.99 if certain or line in TEXT else 0.6 for line in texts]
    about = subject(ev)
    chosen = list(range(1, blocks.count))
    return " ".join(texts[i] for i in sorted(beyond(ev, about, blocks, likely, chosen)))


@pytest.mark.parametrize(
    "name", ["related-articles", "comments", "kommentare", "modal", "author-bio", "sidebar", "disclaimer", "popup__inner"]
)
def test_what_names_itself_something_else_is_cut(name: str) -> None:
    assert left_out(f'<div class="{name}">{OTHER}</div>') in OTHER
    assert left_out(f'<div class="{name}">{OTHER}</div>')


@pytest.mark.parametrize("name", ["related-articles", "comments", "modal", "author-bio", "sidebar", "disclaimer"])
def test_no_article_loses_its_tail_for_a_name(name: str) -> None:
    assert left_out(f'<div class="{name}">{OTHER}</div>', certain=True) == ""  # the model knows better
    assert left_out(f'<div class="{name}">{TEXT * 3}</div>', text="") == ""  # the article stands in it


@pytest.mark.parametrize("name", ["modal", "author-bio", "sidebar", "disclaimer"])
def test_a_box_between_paragraphs_is_left_to_the_model(name: str) -> None:
    assert left_out(f'<div class="{name}">{OTHER}</div>{TEXT}') == ""


def test_the_id_of_a_heading_names_no_box() -> None:
    assert left_out(f'<h2 id="related-islands">{OTHER[3:-4]}</h2>') == ""


def test_a_name_takes_no_more_than_it_leaves() -> None:
    assert left_out(f'<div class="related">{OTHER * 9}</div>') == ""


TEASER = '<div class="card"><a href="/2024/{0}"><h3>Story number {0} of the day</h3></a><p>What happened on the far side of the bay.</p></div>'


def test_a_run_of_teasers_behind_the_text_is_cut() -> None:
    run = "".join(TEASER.format(n) for n in range(4))
    assert "Story number 3 of the day" in left_out(f"<div>{run}</div>", text=TEXT * 6)
    assert left_out(f"<div>{run}</div>{TEXT}", text=TEXT * 6) == ""
    assert left_out(f"<div>{TEASER.format(1) * 2}</div>", text=TEXT * 6) == ""


def rows_behind(template: str, times: int) -> int:
    ev = gather(
        open_page(
            "<title>Ferry sails again</title>" + template.format("Ferry sails again") + template.format("Cat found") * times,
            None,
            None,
        )
    )
    return len(later_articles(subject(ev).heading))


def test_a_second_article_has_its_own_headline() -> None:
    assert rows_behind(f"<article><h1>{{}}</h1>{TEXT}</article>", 2) == 2
    assert rows_behind(f'<div class="story"><h1>{{}}</h1><time>9 January 2024</time>{TEXT * 30}</div>', 1) == 1


def test_chapters_of_one_article_and_lists_are_no_second_article() -> None:
    assert rows_behind(f'<div class="story"><h1>{{}}</h1>{TEXT * 30}</div>', 1) == 0
    assert rows_behind(f"<article><h1>{{}}</h1>{TEXT}</article>", 30) == 0
