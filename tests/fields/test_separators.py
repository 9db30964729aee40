"""What stands between a headline and the names around it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.fields._separators import separators

# The same as a regular expression, which takes fifteen times as long.
PATTERN = re.compile(
    r"\s+[-–—−―·•:/~*+«»‹›<>]+\s+|\s*(?:\|+|｜|ㅣ|│|::|\s--+|\s[»›]|[«‹]\s|•)\s*"
    r"|\s*(?:-{1,3}|_|–)(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
)


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("Ferry sinks - The Gazette", ["Ferry sinks", "The Gazette"]),
        ("Ferry sinks|News || Gazette", ["Ferry sinks", "News", "Gazette"]),
        ("Well-known: a half-time score 2-1", ["Well-known: a half-time score 2-1"]),
        ("Gazette » News › Ferry", ["Gazette", "News", "Ferry"]),
        ("沉船_新浪网", ["沉船", "新浪网"]),
        ("沉船-----新华网", ["沉船--", "新华网"]),
        ("Ferry --Gazette", ["Ferry", "Gazette"]),
        ("", [""]),
    ],
)
def test_a_title_falls_into_pieces(title: str, pieces: list[str]) -> None:
    ends = [(0, 0), *separators(title), (len(title), len(title))]
    assert [title[left[1] : right[0]] for left, right in pairwise(ends)] == pieces


@given(st.text("ab \u3000\t|｜ㅣ│:»›«‹•_–-—·/<>~*+新浪한", max_size=16))
def test_the_pattern_finds_the_same(title: str) -> None:
    assert separators(title) == [match.span() for match in PATTERN.finditer(title)]
