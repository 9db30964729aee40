"""Captions and credits apart."""

from __future__ import annotations

import pytest

from broadsheet.fields.captions import clean_credit, split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Rain in Rome. Foto: Ana Lima/ANSA", "Rain in Rome.", "Ana Lima/ANSA"),
        ("The ferry in the ice (Reuters)", "The ferry in the ice", "Reuters"),
        ("Мост открыт. Фото: Пётр Лис", "Мост открыт.", "Пётр Лис"),
        ("港の朝。写真=山田花子", "港の朝。", "山田花子"),
        ("Nobody took this picture", "Nobody took this picture", None),
        ("The garden © Mira Holm", "The garden", "Mira Holm"),
    ],
)
def test_a_caption_gives_up_its_credit(text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


def test_a_credit_loses_its_label() -> None:
    assert clean_credit("(Foto: Ana Lima)") == "Ana Lima"
