"""Typed blocks, as a reader of the record sees them."""

from __future__ import annotations

import broadsheet

from .pages import FIRST, LAST, blocks, page

SAID = "We had the boat on the slip for eleven weeks, and in the eleventh we found what was wrong with it, which was the cat."


def test_a_quotation_names_its_source_by_an_element() -> None:
    assert blocks(f"<blockquote><p>{SAID}</p><footer>— Jo Brine, baker</footer></blockquote>") == [
        {"type": "quote", "text": SAID, "cite": "Jo Brine, baker"}
    ]
    assert (
        blocks(f"<figure><blockquote><p>{SAID}</p></blockquote><figcaption>Jo Brine</figcaption></figure>")[0]["cite"]
        == "Jo Brine"
    )
    assert blocks(f"<blockquote><p>{SAID} <cite>Jo Brine</cite></p></blockquote>") == [
        {"type": "quote", "text": SAID, "cite": "Jo Brine"}
    ]


def test_a_quotation_names_its_source_by_a_dash_or_an_address() -> None:
    assert blocks(f"<blockquote><p>{SAID}</p><p>— Jo Brine, who runs the bakery</p></blockquote>") == [
        {"type": "quote", "text": SAID, "cite": "Jo Brine, who runs the bakery"}
    ]
    assert blocks(f'<blockquote cite="/letters/7"><p>{SAID}</p></blockquote>') == [
        {"type": "quote", "text": SAID, "cite": "https://quay.example/letters/7"}
    ]


def test_a_blockquote_that_lays_out_a_text_is_no_quotation() -> None:
    cargo = "bread fish letters goats pianos bicycles paint rope stamps coal apples chairs teachers nets".split()
    paragraphs = "".join(
        f"<p>On the day that they carried {what}, {SAID.split(',')[n % 2]}, and all the {what} came to the far side dry.</p>"
        for n, what in enumerate(cargo)
    )
    assert {block["type"] for block in blocks(f"<blockquote>{paragraphs}</blockquote>")} == {"paragraph"}


def test_code_is_one_block_with_its_line_breaks() -> None:
    code = "<pre><code><span>def ferry():</span>\n    <b>return</b> 'late'<br>print(ferry())</code></pre>"
    assert blocks(f"<p>{SAID}</p>{code}<p>{SAID} Again.</p>")[1] == {
        "type": "code",
        "text": "def ferry():\n    return 'late'\nprint(ferry())",
    }


def test_nested_lists_keep_the_order_of_their_items() -> None:
    html = """<p>The boat takes the following, in this order, and nothing else whatever anybody says about it:</p><ol><li>people who
    live on the islands<ul><li>with children</li><li>without children</li></ul></li><li>people who do not</li></ol>"""
    assert blocks(html)[1] == {
        "type": "list",
        "ordered": True,
        "items": ["people who live on the islands", "with children", "without children", "people who do not"],
    }


def test_a_table_has_the_header_that_it_says() -> None:
    html = f"""<p>{SAID}</p><table><thead><tr><td>Pier</td><td>Leaves</td><td>Arrives</td></tr></thead><tbody><tr><td>Near</td>
    <td>8:15</td><td>8:40</td></tr><tr><td>Far</td><td>9:15</td><td>9:40</td></tr></tbody></table><p>{SAID} Again.</p>"""
    assert {
        "type": "table",
        "header": ["Pier", "Leaves", "Arrives"],
        "rows": [["Near", "8:15", "8:40"], ["Far", "9:15", "9:40"]],
    } in blocks(html)


def test_a_table_that_lays_out_a_page_is_none() -> None:
    small = "<tr><td>A</td><td>Print</td><td>Send</td></tr>"
    story = f"{SAID} The cat said nothing.<br><br>The mayor came to see it. {SAID}"
    found = blocks(f"<table><thead>{small}</thead><tbody><tr><td colspan='3'>{story}</td></tr></tbody></table>")
    assert {block["type"] for block in found} == {"paragraph"}
    assert "The mayor came to see it." in [block["text"][:25] for block in found]


def test_a_heading_as_long_as_a_paragraph_is_one() -> None:
    assert [block["type"] for block in blocks(f"<p>{SAID}</p><h3>{SAID} {SAID} {SAID}</h3><p>{SAID} Again.</p>")] == [
        "paragraph"
    ] * 3


def test_headings_keep_their_level() -> None:
    html = f"<h2>The shaft</h2><p>{SAID}</p><h4>The cat</h4><p>{SAID} It is well.</p>"
    assert [(b["level"], b["text"]) for b in blocks(html) if b["type"] == "heading"] == [(2, "The shaft"), (4, "The cat")]


def test_readings_over_letters_are_text_where_the_page_writes_parentheses_for_them() -> None:
    sentence = "<ruby>島<rt>しま</rt></ruby>と<ruby>里<rp>（</rp><rt>さと</rt><rp>）</rp></ruby>を結ぶ渡し船が月曜日から再び動くと会社が発表した。"
    article = broadsheet.read(page(FIRST + f"<p>{sentence}</p>" + LAST).encode())
    assert "島と里（さと）を結ぶ渡し船が月曜日から再び動くと会社が発表した。" in article.text
    assert "島と里（さと）を結ぶ" in article.to_json().decode().split('"html":', 1)[1]
    assert "しま" not in article.to_json().decode()


def test_lines_of_a_paragraph_stay_lines() -> None:
    verse = "The boat is on the water,<br>the water's on the shore,<br>the ferryman's a quarter<br>of what he was before."
    assert blocks(f"<p>{SAID}</p><p>{verse}</p>")[1]["text"].split("\n") == verse.split("<br>")


def test_long_lines_are_paragraphs_with_their_markup() -> None:
    html = f'<p>{SAID} <b>So it was.</b><br>The <a href="/cat">cat</a> has been seen since, {SAID}</p>'
    assert [(b["type"], b["html"]) for b in blocks(html)] == [
        ("paragraph", f"{SAID} <strong>So it was.</strong>"),
        ("paragraph", f'The <a href="https://quay.example/cat">cat</a> has been seen since, {SAID}'),
    ]


def test_long_lines_of_a_script_without_spaces_are_paragraphs() -> None:
    first = "连接各岛的渡轮将于星期一恢复运行，公司在周六的声明中确认了这一消息，居民们表示欢迎。"
    second = "船长说，停航的十一个星期里，船员们修好了主轴，也找到了在机舱里安家的那只猫。"
    assert [block["text"] for block in blocks(f"<p>{SAID}</p><p>{first}<br>{second}</p>")[1:]] == [first, second]


def test_a_line_that_only_the_column_parted_is_one() -> None:
    html = "<p>The ferry to the islands will run again on Monday morning, and with it<br>everything that nobody else would carry.</p>"
    assert "with it everything that" in blocks(f"<p>{SAID}</p>{html}")[1]["text"]


def test_an_empty_span_that_is_called_a_break_ends_a_line() -> None:
    html = f'<div>{SAID}<span class="br"></span>{SAID} Again.<span class="br"></span><span class="br"></span>{SAID} Still.</div>'
    assert [block["text"] for block in blocks(html)] == [SAID, f"{SAID} Again.", f"{SAID} Still."]
