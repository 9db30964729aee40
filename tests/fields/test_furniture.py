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
