"""Days that are written out in words."""

from __future__ import annotations

import pytest

from broadsheet import read
from broadsheet.fields.datewords import written_out
from broadsheet.fields.words.numbers import CENTURIES, NUMBERS, ORDINALS


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Martedì dodici maggio duemilaventisei", "2026-05-12"),
        ("Pratolungo, primo maggio duemila", "2000-05-01"),
        ("the twelfth of May, two thousand and twenty-six", "2026-05-12"),
        ("Twenty-first May twenty twenty-six", "2026-05-21"),
        ("am zwölften Mai zweitausendsechsundzwanzig", "2026-05-12"),
        ("le douze mai deux mille vingt-six", "2026-05-12"),
        ("a doce de mayo de dos mil veintiséis", "2026-05-12"),
        ("treinta y uno de mayo del dos mil doce", "2012-05-31"),
        ("doze de maio de dois mil e vinte e seis", "2026-05-12"),
        ("dodici maggio", None),
        ("one may say two thousand things", None),
        ("trentuno febbraio duemilaventi", None),
        ("Twelve men in May twenty-one", None),
    ],
)
def test_a_day_in_words(text: str, iso: str | None) -> None:
    found = written_out(text)
    assert (found.iso if found else None) == iso


def test_every_language_counts_to_the_same_number() -> None:
    assert {len(words.split()) for words in NUMBERS.values()} == {39}
    assert NUMBERS.keys() == ORDINALS.keys() == CENTURIES.keys()
    assert all(len(set(words.split())) == 39 for words in NUMBERS.values())


PAGE = "<html lang=it><title>La neve di maggio</title><body><h1>La neve di maggio</h1><p>{line}</p><p>{text}</p>"
TEXT = "Quaranta centimetri in una notte, e in una notte di maggio. " * 4


def test_a_page_that_states_its_day_in_words_alone() -> None:
    page = PAGE.format(line="Martedì dodici maggio duemilaventisei", text=TEXT)
    assert read(page, "http://quay.example/neve.html").date_published == "2026-05-12"
    figures = page.replace("</h1>", "</h1><p>13 maggio 2026</p>")
    assert read(figures, "http://quay.example/neve.html").date_published == "2026-05-13"
