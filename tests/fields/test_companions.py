"""What belongs to the text by where it stands."""

from __future__ import annotations

import pytest

from broadsheet.evidence import gather
from broadsheet.fields.companions import companions
from broadsheet.fields.subject import subject
from broadsheet.model._blocks import cut
from broadsheet.page import open_page

SURE = "<p>Tickets are sold on board, as they were before, and whoever wants to take a goat should ring a day ahead.</p>"


def found(page: str, other: float, url: str | None = None, standfirst: str | None = None) -> list[str]:
    """First words of the blocks found beside the sure ones; those that do not begin with "Tickets" have the probability `other`."""
    ev = gather(open_page(page, url, None))
    blocks = cut(ev.page.tree, None, None)
    texts = [blocks.text(i) for i in range(blocks.count)]
    likely = [0.97 if text.startswith("Tickets") else other for text in texts]
    taken = [i for i, text in enumerate(texts) if text.startswith("Tickets")]
    return [
        " ".join(texts[i].split()[:2])
        for i in sorted(companions(ev, subject(ev), blocks, likely, taken, [standfirst] if standfirst else []))
    ]


def test_a_heading_over_a_sure_paragraph_is_text() -> None:
    assert found(f"{SURE}<h2>The goat</h2>{SURE}", 0.3) == ["The goat"]


def test_a_heading_over_a_likely_list_is_text() -> None:
    chapters = "<h2>The chapters</h2><ul><li>Tickets and goats</li><li>Tickets and bells</li></ul>"
    assert found(SURE + chapters, 0.3) == ["The chapters"]
    linked = chapters.replace("<li>", '<li><a href="#x">').replace("</li>", "</a></li>")
    assert found(SURE + linked, 0.3) == []


@pytest.mark.parametrize(
    ("page", "likely"),
    [
        (f"{SURE}<h2>The goat</h2>{SURE}", 0.1),  # the template's own
        (f"<h2>The goat</h2>{SURE}{SURE}", 0.3),  # before the text begins
        (f"{SURE}<div><h2>The goat</h2></div>{SURE}", 0.3),  # in a box of its own
        (f"{SURE}<h2>The goat</h2><p>Short.</p>{SURE}", 0.3),
    ],
)
def test_a_heading_that_leads_to_nothing_sure_is_left_to_the_model(page: str, likely: float) -> None:
    assert "The goat" not in found(page, likely)


QUOTE = "<blockquote><p>Who plants an oak has to talk it into growing.</p><footer>Ida Holm</footer></blockquote>"


def test_a_quotation_between_two_paragraphs_is_text() -> None:
    assert found(f"<div>{SURE}{QUOTE}{SURE}</div>", 0.1) == ["Who plants", "Ida Holm"]


def test_a_quotation_elsewhere_is_left_to_the_model() -> None:
    assert found(f"<div>{SURE}{SURE}</div>{QUOTE}", 0.1) == []  # behind the text
    assert found(f"<div>{SURE}{QUOTE}{SURE}</div>", 0.01) == []  # hopeless
    linked = '<blockquote><a href="/oaks">Read more: the oaks of Holm</a></blockquote>'
    assert found(f"<div>{SURE}{linked}{SURE}</div>", 0.1) == []
    forum = "https://forum.quay.example/viewtopic.php?t=1234"
    assert found(f"<div>{SURE}{QUOTE}{SURE}</div>", 0.1, forum) == []


def test_a_sentence_in_the_row_of_paragraphs_is_text() -> None:
    assert found(f"<div>{SURE}{SURE}<p>Her atlas appears on 9 October.</p></div>", 0.36) == ["Her atlas"]
    assert found(f"<div>{SURE}<p>– All aboard!</p>{SURE}</div>", 0.36) == ["– All"]


@pytest.mark.parametrize(
    "line",
    [
        "<p>(dmk)</p>",
        "<p>Related stories:</p>",
        '<p class="note">Her atlas appears on 9 October.</p>',
        '<p>More on this <a href="/x">is here</a>.</p>',
        "<div><p>Her atlas appears on 9 October.</p></div>",
    ],
)
def test_a_line_of_another_kind_is_left_to_the_model(line: str) -> None:
    assert found(f"<div>{SURE}{SURE}{line}</div>", 0.36) == []


def test_a_correction_is_text() -> None:
    note = '<p class="note">This article was corrected on 6 June. An earlier version said that 280 people stayed ashore.</p>'
    assert found(f"<div>{SURE}{SURE}{note}</div>", 0.2) == ["This article"]
    assert found(f"<div>{SURE}{SURE}</div><p>Korrektur: In einer früheren Fassung hieß es, die Fähre fahre sonntags.</p>", 0.2)


def test_a_line_that_says_when_a_page_changed_is_no_correction() -> None:
    assert (
        found(f"<div>{SURE}{SURE}<p class='d'>Updated on Wednesday, 11 January 2012, at 17:05 in the evening.</p></div>", 0.2)
        == []
    )


def test_the_points_of_a_standfirst_are_text() -> None:
    page = f"<div class=standfirst>{SURE}<ul><li>Red warning until nine</li><li>Ferries stay in</li></ul></div>{SURE}<p>More</p>"
    assert found(page, 0.1) == ["Red warning", "Ferries stay"]
    assert found(page.replace("standfirst", "box"), 0.1) == []
    assert found(page.replace("<li>", '<li><a href="/x">').replace("</li>", "</a></li>"), 0.1) == []


def test_the_last_sentence_of_a_row_is_text_however_unlikely() -> None:
    line = "<p>In August a choir is coming from Reykjavík.</p>"
    assert found(f"<div>{SURE * 3}{line}</div>", 0.22) == ["In August"]
    assert found(f"<div>{SURE}{line}</div>", 0.22) == []
    assert found(f"<div>{SURE * 3}{line}</div>", 0.1) == []


LED_TO = "<p>Tickets and what they say:</p><ul><li>a thousand oaks</li><li>one donkey for the water</li></ul>"


def test_a_line_with_a_colon_leads_to_its_list() -> None:
    assert found(f"<div>{LED_TO}{QUOTE}{SURE}</div>", 0.1) == ["a thousand", "one donkey", "Who plants", "Ida Holm"]
    assert found(f"<div>{LED_TO.replace('say:', 'say.')}{SURE}</div>", 0.1) == []
    assert found(LED_TO.replace("<li>", '<li><a href="/x">').replace("</li>", "</a></li>"), 0.1) == []


def test_the_standfirst_below_the_headline_is_text() -> None:
    line = "In a workshop six yards wide he refuses to sell his brush."
    page = f"<title>Forty years of names on wood</title><h1>Forty years of names on wood</h1><p>{line}</p><p>By Ida</p>{SURE}"
    assert found(page, 0.1, standfirst=line) == ["In a"]
    assert found(page, 0.1, standfirst="Another line of six words altogether.") == []


def test_a_short_line_between_paragraphs_of_its_kind_is_a_heading() -> None:
    assert found(f"<div>{SURE}<p><b>The next goat</b></p>{SURE}</div>", 0.25) == ["The next"]
    assert found(f"<div>{SURE}<p><b>Read on:</b></p>{SURE}</div>", 0.25) == []
    assert found(f"<div>{SURE}<p class=ad><b>The next goat</b></p>{SURE}</div>", 0.25) == []
    assert found(f"<div>{SURE}<p>*</p>{SURE}</div>", 0.25) == []


def test_a_paragraph_between_two_of_its_kind_is_text() -> None:
    odd = "<p>Whose goat it was that ate the captain's hat in the spring nobody aboard would say.</p>"
    assert found(SURE + odd + SURE, 0.25) == ["Whose goat"]
    assert found(SURE + odd.replace("<p>", "<p class='ad'>") + SURE, 0.25) == []
    assert found(SURE + odd + SURE, 0.1) == []


def test_the_standfirst_may_have_its_place_before_it() -> None:
    said = "Whoever wants to take a goat aboard should ring a day ahead."
    page = f"<h1>The ferry</h1><div>Quay. {said}</div><p>Goats</p>{SURE}{SURE}"
    assert found(page, 0.2, standfirst=said) == ["Quay. Whoever"]
    assert found(page, 0.2, standfirst="Whoever wants it.") == []
