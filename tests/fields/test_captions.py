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
        ("The ferry at the quay. (AP Photo/Ann Lee)", "The ferry at the quay.", "AP Photo/Ann Lee"),
        ("Feri di dermaga. (ANTARA FOTO/Ann Lee)", "Feri di dermaga.", "ANTARA FOTO/Ann Lee"),
        ("Il traghetto al molo (Foto di Ann Lee)", "Il traghetto al molo", "Ann Lee"),
        ("The ferry at the quay. Photo courtesy of Ann Lee", "The ferry at the quay.", "Ann Lee"),
        ("岸壁のフェリー（写真：山田太郎）", "岸壁のフェリー", "山田太郎"),
        ("岸壁のフェリー＝山田太郎撮影", "岸壁のフェリー", "山田太郎"),
        ("渡轮停靠码头。图片来源：新华社", "渡轮停靠码头。", "新华社"),
        ("부두의 여객선. 김철수 기자", "부두의 여객선.", "김철수 기자"),
        ("العبارة عند الرصيف (رويترز)", "العبارة عند الرصيف", "رويترز"),
        ("Το φέρι. Φωτ.: Ann Lee", "Το φέρι.", "Ann Lee"),
        ("Nobody took this picture", "Nobody took this picture", None),
        ("The garden © Mira Holm", "The garden", "Mira Holm"),
    ],
)
def test_a_caption_gives_up_its_credit(text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


def test_a_credit_loses_its_label() -> None:
    assert clean_credit("(Foto: Ana Lima)") == "Ana Lima"
    assert clean_credit("Photo Ana Lima / AFP") == "Ana Lima / AFP"
    assert clean_credit("Beeld ANP") == "ANP"
