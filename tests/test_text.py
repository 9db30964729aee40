"""White space and Unicode, as a reader sees them."""

from __future__ import annotations

import codecs
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import fold, is_plain, letter_words, squash, unspaced, visible, whole_letters


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


@given(st.text(st.sampled_from("ab é€邮 \t\u00a0\u00ad\u200b\ufeff\ud800\udfff<>&;"), min_size=1))
def test_a_plain_text_is_one_that_nothing_is_done_to(text: str) -> None:
    assert is_plain(text) == (visible(text) == text and not re.search("[<&\ud800-\udfff]", text))


@given(st.text(st.characters(max_codepoint=0x540) | st.sampled_from("’“”–—…\u0301\u0308\u2011\u200b")))
def test_common_letters_fold_one_by_one(text: str) -> None:
    plain = re.sub("[\u00ad\u200b]", "", text)
    assert fold(text) == " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", plain).casefold()))


def test_all_white_space_is_known() -> None:
    spaces = [letter for letter in map(chr, range(0x110000)) if letter.isspace()]
    assert {squash(f"a{space}b") for space in spaces} == {"a b"}
    assert {visible(f"a{space}b\U0001f600") for space in spaces} == {"a b\U0001f600"}


@given(st.text())
def test_letters_alone_are_what_stands_between_marks(text: str) -> None:
    assert unspaced(text) == re.sub(r"[\W_]+", "", text)


@given(st.text())
def test_words_of_letters_hold_no_digits(text: str) -> None:
    assert letter_words(text) == re.findall(r"[^\W\d_]+", text)


def _decoded(utf8: bytes) -> int:
    try:
        return codecs.utf_8_decode(utf8)[1]
    except UnicodeDecodeError:
        return -1


@given(st.text(max_size=24).map(lambda text: text.encode()[:-1]))
def test_whole_letters_are_what_a_decoder_takes(utf8: bytes) -> None:
    assert whole_letters(utf8) == _decoded(utf8)


@pytest.mark.parametrize("first", range(0x80, 0x100))
def test_every_second_byte_of_a_letter_is_judged_as_by_a_decoder(first: int) -> None:
    for second in range(256):
        for rest in (b"", b"\x80", b"\x80\x80", b"\x80 "):
            utf8 = b"eight letters" + bytes((first, second)) + rest
            if first == 0xED and second >= 0xA0 and not rest:
                assert whole_letters(utf8) == -1  # half of a surrogate pair; Python's decoder waits for a third byte
            else:
                assert whole_letters(utf8) == _decoded(utf8), utf8
