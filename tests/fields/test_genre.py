"""The genre that the newsroom names."""

from __future__ import annotations

import pytest

from broadsheet.evidence import gather
from broadsheet.fields.genre import genre
from broadsheet.fields.subject import subject
from broadsheet.page import open_page


def read(html: str) -> str | None:
    ev = gather(open_page(html.encode(), "https://www.example.example/a/1", None))
    return genre(ev, subject(ev)).value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"Reportage"', "Reportage"),
        ('["Entretien", "Culture"]', "Entretien"),
        ('"http://cv.iptc.org/newscodes/genre/Current"', None),
        ("7", None),
    ],
)
def test_declared(value: str, expected: str | None) -> None:
    page = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x", "genre": {value}}}</script>'
    assert read(page) == expected


def test_a_meta_element() -> None:
    assert read('<meta name="genre" content="Kommentar"><p>x') == "Kommentar"


def test_the_type_of_the_data_is_no_genre() -> None:
    assert read('<script type="application/ld+json">{"@type": "OpinionNewsArticle", "headline": "x"}</script>') is None
