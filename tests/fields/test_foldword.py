"""The words of a folded text are parted as by a regular expression."""

from __future__ import annotations

import re

import pytest

from broadsheet.fields.foldword import fold_words, has_word, plain_words

_WORD = re.compile(r"[^\s:：|,;•(\[]*[^\s:：|,;•(\[.–—-]")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?: [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+){1,3}")
_NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "by jane doe",
        "  posted: 3 may, by jane.doe (staff)–",
        "...by — jane... | autor:jane;von. ",
        "-. —",
        "作者：王 文",
        "a\u00a0b\nc\td",
    ],
)
def test_words_are_parted_at_marks(line: str) -> None:
    words = _WORD.findall(line)
    for word in (*words, "nobody"):
        assert has_word(line, _NONE, frozenset((word,))) == (word in words[1:])
        assert has_word(line, frozenset((word,)), _NONE) == (word in words[:1])
    assert not has_word(line, frozenset(("", ".", "-")), frozenset(("", ".", "-")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jane",
        "Jane ",
        " Jane Doe",
        "Jane  Doe",
        "Jane Doe",
        "Jane D",
        "J Doe",
        "Jane doe",
        "Jane McDoe",
        "Jörg Größer Éloi Ñandú",
        "One Two Three Four Five",
        "Jane ×yz",
        "Ab÷c De",
        "Jane\nDoe",
        "Иван Петров",
        "Jane Dœ",
    ],
)
def test_plain_words_are_capitalised_latin_ones(text: str) -> None:
    assert plain_words(text) == (fold_words(text) if _CAPITALISED.fullmatch(text) else [])
