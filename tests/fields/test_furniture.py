"""Lines between paragraphs that say nothing of the page's own."""

from __future__ import annotations

import pytest

from broadsheet.fields.furniture import furniture
from broadsheet.model._blocks import cut
from broadsheet.page import open_page


def found(*lines: str) -> list[str]:
    blocks = cut(open_page("".join(f"<p>{line}</p>" for line in lines), None, None).tree, None, None)
    return [blocks.text(i) for i in sorted(furniture(blocks, range(blocks.count)))]


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
