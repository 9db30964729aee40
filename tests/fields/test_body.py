"""Which blocks are taken, and when none is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import read
from broadsheet.evidence import gather
from broadsheet.fields.body import DOUBT, LEAST, bylines
from broadsheet.model._blocks import Hints, cut, promising
from broadsheet.page import open_page

SHELL = """<html><head><title>Armchairs | Hill and Vale</title></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>
<script src="/app.js"></script></body></html>"""

blocks = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400)), max_size=40)


def test_a_page_that_asks_for_scripts_has_no_text() -> None:
    assert read(SHELL, "https://shop.example/armchairs").text == ""


@pytest.mark.parametrize(("inside", "text"), [("", ""), ("<p>The ferry sails again.</p>", "The ferry sails again.")])
def test_a_place_for_the_text_that_is_empty(inside: str, text: str) -> None:
    page = f"""<html><head><title>Ferries</title></head><body><div class="note"><p>The harbour's paper, every day.</p></div>
    <article><h1>Ferries</h1><div itemprop="articleBody">{inside}</div></article></body></html>"""
    assert read(page, "https://news.example/2026/ferry").text == text


def test_a_line_printed_twice_in_a_row_is_one_line_but_for_a_refrain() -> None:
    story = [
        f"The {ship} sailed again on Monday, the harbour said, after a winter in which it had lain at the quay."
        for ship in ("one", "two")
    ]
    twice = "<a href='/a'>The winter of the ferries</a><h2>The winter of the ferries</h2>"
    refrain = "<p>Row on, row on.</p>" * 2
    page = f"<title>Ferries</title><article><h1>Ferries sail</h1><p>{story[0]}</p>{twice}<p>{story[1]}</p>{refrain}<p>{story[0][:-1]}, too.</p></article>"
    lines = read(page).text.split("\n")
    assert lines.count("The winter of the ferries") == 1
    assert lines.count("Row on, row on.") == 2


_OATH = (
    "I swear that I will keep the light of the harbour burning through every night of the year, whatever the weather, so help me."
)


@pytest.mark.parametrize(
    ("second", "times"),
    [
        (f"<p>{_OATH}</p>", 2),  # a reader sees it twice
        (f"<p style='display: none'>{_OATH}</p>", 1),
        (f"<p hidden>{_OATH}</p>", 1),
        (f"<div class='mobile'><p>{_OATH}</p></div>", 1),  # the version for another screen
    ],
)
def test_a_paragraph_said_twice_in_one_column_stays_twice(second: str, times: int) -> None:
    story = [
        f"The {n} keeper of the lighthouse took the oath on Monday, as the custom of the island wants it." for n in ("old", "new")
    ]
    page = (
        f"<article><h1>Two oaths</h1><p>{story[0]}</p><p>{_OATH}</p><p>{story[1]}</p>{second}<p>Then the bell rang.</p></article>"
    )
    assert read(page).text.count(_OATH) == times


def test_paragraphs_that_differ_in_their_numbers_are_no_copies() -> None:
    days = [
        f"On {day} May the health office of the islands counted {cases} cases among the crews of the ferries, more than on any other day."
        for day, cases in ((10, 21), (11, 34), (12, 45))
    ]
    story = "".join(f"<p>{line}</p>" for line in days)
    page = (
        f"<title>Cases</title><article><h1>Cases on the ferries</h1>{story}<div class='narrow'><p>{days[0]}</p></div></article>"
    )
    assert read(page).text == "\n\n".join(days)


def test_text_for_browsers_without_scripts_is_read() -> None:
    story = "".join(
        f"<p>The ferry to the outer islands leaves at {hour} in the morning, and comes back when the tide allows it.</p>"
        for hour in range(5, 12)
    )
    page = SHELL.replace("You need to enable JavaScript to run this app.", f"<article><h1>The ferry</h1>{story}</article>")
    assert "comes back when the tide" in read(page, "https://news.example/2026/ferry").text


def test_the_line_that_names_the_author_is_no_text() -> None:
    chosen, names = [0, 1, 2, 3], ["Ida Holm"]
    tree = gather(
        open_page(
            b"<p>By Ida Holm, harbour desk</p><p>Ferry notes</p><p>"
            + b"The boat is late again, and nobody knows why. " * 3
            + b"</p><p>Ida Holm writes on ferries.</p>",
            None,
            None,
        )
    ).page.tree
    assert bylines(cut(tree, Hints("", "", ""), None), chosen, names) == {0}


def test_scripts_without_spaces_have_as_many_words_as_others() -> None:
    thai = "เรือข้ามฟากระหว่างเกาะกลับมาแล่นอีกครั้งตั้งแต่วันจันทร์หลังฤดูหนาวที่เรือจอดซ่อมเพลาใบจักรอยู่ในท่า"
    blocks = cut(gather(open_page(f"<p>{thai}</p>", None, None)).page.tree, Hints("", "", ""), None)
    assert 15 <= blocks.units()[0] <= 30


@given(blocks)
def test_likelier_blocks_are_taken_first(page: list[tuple[float, int]]) -> None:
    likely, units = [p for p, _ in page], [u for _, u in page]
    taken, promised = promising(likely, tuple(units), DOUBT, LEAST)
    assert 0 <= promised <= 1
    assert taken == sorted(taken)
    left = [likely[i] for i in range(len(page)) if i not in taken]
    if taken:
        assert min(likely[i] for i in taken) >= max(LEAST, *left, 0.0)


WRITTEN = """<div class="data"><div itemscope itemtype="https://schema.org/NewsArticle"><div itemprop="url">https://quay.example/7</div>
<div itemprop="headline">The ferry is back</div><div itemprop="datePublished">2026-10-07T12:22:00+02:00</div>
<div itemprop="dateModified">2026-10-07T18:05:41+02:00</div><div itemprop="keywords">Ferries, Harbours</div>
<div itemprop="articleBody">{glued}</div></div></div>"""
PARAGRAPHS = (
    "The ferry between the islands sails again from Monday, after a winter in which it lay in the harbour with a broken shaft.",
    "Nobody on the far side had seen a fresh newspaper since November, and the baker had begun to wrap his bread in old ones.",
    "Tickets are sold on board, as before. Whoever wants to take a bicycle, a goat or a piano should ring a day ahead.",
)


@pytest.mark.parametrize("element", ["p", "div"])
@pytest.mark.parametrize("before", [True, False])
def test_data_that_is_written_as_text_is_none(element: str, before: bool) -> None:
    data = WRITTEN.format(glued="".join(PARAGRAPHS))
    body = "".join(f"<{element}>{text}</{element}>" for text in PARAGRAPHS)
    story = f"<article><h1>The ferry is back</h1>{body}</article>"
    article = read(f"<body>{data + story if before else story + data}</body>", "https://quay.example/7")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.date_published == "2026-10-07T12:22:00+02:00"


def test_a_body_among_such_data_that_stands_nowhere_else_is_kept() -> None:
    article = read(
        f"<body><h1>The ferry is back</h1>{WRITTEN.format(glued=' '.join(PARAGRAPHS))}</body>", "https://quay.example/7"
    )
    assert article.text == " ".join(PARAGRAPHS)


def test_a_text_glued_into_one_block_gives_way_to_its_paragraphs() -> None:
    shown = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = f"<div class=summary>{''.join(PARAGRAPHS)}</div><article><h1>The ferry is back</h1>{shown}</article>"
    assert read(html, "https://quay.example/7").text == "\n\n".join(PARAGRAPHS)


def test_a_headline_without_a_mark_takes_its_date_line_along_but_no_text() -> None:
    head = "<html><title>Quay Paper: The ferry sails again</title><body><p>You are in: news</p>"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    line = "<td><font size=5><b>The ferry sails again</b></font><br><small>19 May 2003, 16:40, by Ida Holm</small><br><br>"
    assert read(f"{head}<table><tr>{line}{text}</table>", "http://quay.example/a.htm").text == "\n\n".join(PARAGRAPHS)
    first, *rest = PARAGRAPHS
    glued = f"<td><b>The ferry sails again</b> {first}{''.join(f'<p>{paragraph}</p>' for paragraph in rest)}"
    assert first in read(f"{head}<table><tr>{glued}</table>", "http://quay.example/a.htm").text
