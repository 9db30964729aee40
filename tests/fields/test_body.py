"""Which blocks are taken, and when none is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet import read
from broadsheet.evidence import gather
from broadsheet.fields.body import LEAST, bylines, choose
from broadsheet.model._blocks import Hints, cut
from broadsheet.page import open_page

SHELL = """<html><head><title>Armchairs | Hill and Vale</title></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>
<script src="/app.js"></script></body></html>"""

blocks = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400)), max_size=40)


def test_a_page_that_asks_for_scripts_has_no_text() -> None:
    assert read(SHELL, "https://shop.example/armchairs").text == ""


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
    taken, promised = choose(likely, units)
    assert 0 <= promised <= 1
    assert taken == sorted(taken)
    left = [likely[i] for i in range(len(page)) if i not in taken]
    if taken:
        assert min(likely[i] for i in taken) >= max(LEAST, *left, 0.0)
