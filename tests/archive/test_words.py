"""Words in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.archive import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’été à Göteborg", ["l", "ete", "a", "goteborg"]),
        ("Straße, STRASSE; Łódź", ["strasse", "strasse", "lodz"]),
        ("Ёлка и йод", ["елка", "и", "иод"]),
        ("東京都", ["東京", "京都", "都"]),
        ("iPhone発売", ["iphone", "発売", "売"]),
        ("ไทย", ["ไทย", "ทย", "ย"]),
        ("नई दिल्ली।", ["नई", "दिल्ली"]),
        ("الأخبارُ", ["الاخبار"]),
        ("ｶﾞﾝﾀﾞﾑ", ["ガン", "ンダ", "ダム", "ム"]),
        ("한국어 뉴스", ["한국어", "뉴스"]),
        ("co\u00adoperate 1\u00a0000", ["cooperate", "1", "000"]),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert words.words(text) == found


@given(st.text(max_size=80))
def test_places_lie_in_the_text_and_words_are_the_same(text: str) -> None:
    placed = words.placed(text)
    assert [piece[0] for piece in placed] == words.words(text)
    assert all(0 <= start < end <= len(text) for _, start, end, _ in placed)
    assert not any(set(word) & set(" '\"\\") for word in words.words(text))
