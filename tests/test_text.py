"""White space and Unicode, as a reader sees them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import fold, squash, visible


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("  –  ", ""),
        ("The Harbour, frozen!", "the harbour frozen"),
        ("snake_case 2 go", "snake_case 2 go"),
        ("Straße", "strasse"),
        ("ﬁne\u00adly co\u200boked", "finely cooked"),
        ("\u202bשלום\u202c", "שלום"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("x" * 300 + " - Y", "x" * 300 + " y"),
    ],
)
def test_texts_that_read_alike_fold_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "squashed", "seen"),
    [
        ("in order", "in order", "in order"),
        (" \n", "", ""),
        ("a \t b\n", "a b", "a b"),
        ("a\u00a0 b\u3000c", "a b c", "a b c"),
        ("Rus\u00adsia\u200b", "Rus\u00adsia\u200b", "Russia"),
        ("one\u200btwo", "one\u200btwo", "one two"),
    ],
)
def test_white_space_is_one_space(text: str, squashed: str, seen: str) -> None:
    assert squash(text) == squashed
    assert visible(text) == seen


@given(st.text())
def test_they_do_what_patterns_would(text: str) -> None:
    marks = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
    assert squash(text) == " ".join(text.split())
    assert visible(text) == re.sub(r"[\s\u200b\ufeff\u2060]+", " ", text.replace("\u00ad", "")).strip()
    assert fold(text) == " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", marks.sub("", text)).casefold()))
