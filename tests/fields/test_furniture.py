"""Lines between paragraphs that say nothing of the page's own."""

from __future__ import annotations

import re

import pytest

from broadsheet.fields.furniture import ends_in_heading, furniture
from broadsheet.fields.words.furniture import RESERVED, RESERVED_PIECES
from broadsheet.model._blocks import cut
from broadsheet.page import open_page


def found(*lines: str) -> list[str]:
    blocks = cut(open_page("".join(f"<p>{line}</p>" for line in lines), None, None).tree, None, None)
    return [blocks.text(i) for i in sorted(furniture(blocks, [0.9] * blocks.count, range(blocks.count)))]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "- Anzeige -",
        "Publicité",
        "Реклама",
        "広告",
        "إعلان",
        "İLAN: Satılık traktör, az kullanılmış",
        "Annonse: Brukt traktor",
        "Your browser does not support the video tag.",
        "Ihr Browser unterstützt kein HTML5-Video",
    ],
)
def test_a_label_of_the_page_is_no_text(line: str) -> None:
    assert found("The ferry sails again.", line) == [line]


def test_a_sentence_about_advertisements_is_text() -> None:
    assert found("Advertisement is what the company calls the paint on its boat.", "Anzeige erstattete der Hafenmeister.") == []


def test_a_note_on_when_a_text_was_filed_is_none_of_it() -> None:
    note = "This entry was posted on Sunday, May 3rd, 2026 at 10:00 am and is filed under News. You can leave a response."
    assert found("The ferry sails again.", note) == [note]
    assert found(note, *["The ferry sails again."] * 5) == []


@pytest.mark.parametrize(
    "line",
    [
        "声明：本网转载此文只为传递信息。",
        "• 凡注明为其他媒体来源的信息，均为转载自其他媒体。",
        "電話：02-1234 傳真：02-5678",
        "© RIPRODUZIONE RISERVATA",
        "저작권자 ⓒ 부두일보 무단전재 및 재배포 금지",
        "Copyright 2026 Quay Press. All rights reserved. This material may not be broadcast.",
        "Перепечатка без ссылки на сайт запрещена",
        "Απαγορεύεται η αναδημοσίευση χωρίς άδεια",
    ],
)
def test_whose_rights_a_text_is_under_is_none_of_it(line: str) -> None:
    assert found("The ferry sails again.", line) == [line]
    assert found(line, *["The ferry sails again."] * 10) == []


def ends(page: str, last: float = 0.6) -> bool:
    blocks = cut(open_page(page, None, None).tree, None, None)
    return ends_in_heading(blocks, [0.95] * (blocks.count - 1) + [last], range(blocks.count))


def test_a_heading_with_nothing_under_it_is_no_text() -> None:
    lines = "<p>The ferry sails again.</p>" * 3
    assert ends(f"{lines}<h3>Comment on the ferry</h3>")
    assert not ends(f"{lines}<h3>Comment on the ferry</h3>", last=0.95)
    assert not ends(f"{lines}<h3>Fares</h3><p>Six crowns.</p>")
    assert not ends(f"{lines}<h3>The old ferry</h3><h3>The new ferry</h3>")


def test_no_line_on_rights_is_passed_over_for_its_pieces() -> None:
    for phrase in re.split(r"\|(?![^()]*\))", RESERVED.replace("|\n", "|")):
        assert any(piece in phrase for piece in RESERVED_PIECES), phrase
