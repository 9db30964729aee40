"""The compiled cutting of date lines does as regular expressions would."""

from __future__ import annotations

import re

import pytest

from broadsheet.fields._dateline import has_year, labels, may_be_numbers, tokens

_TOKEN = re.compile(r"\d+|[^\W\d_][^\s\d.,:;/|()\[\]<>•·–—+\-'\"’`،।_=&?!]*(?:\.[\u0e00-\u0eff][^\s\d.,:;/|()]*)*|[^\s\w]")
_BEGINNING = re.compile("(?<![^\\W\\d_])[^\\W\\d_]|[\u3040-\u9fff\uac00-\ud7af]")
_YEAR = re.compile(r"\d{4}|['’´`-][\s_]*\d\d")
_MARKED = re.compile(r"\d\s?([-/.])\s?\d\d?\s?\1\s?\d")

_LINES = (
    "",
    " ",
    "published march 14, 2024 10:15 am est",
    "14.03.2024, 10:15 uhr",
    "7-oct-21 | 7 oct '21",
    "_a_b__ 3eme4 x²y ²",
    "2021年10月7日 12時05分",
    "٧ أكتوبر، ٢٠٢١",
    "26 มี.ค. 2569, ก.พ.ศ",
    "ב-7 באוקטובר 2021",
    "7 октября 2021 г., 12:22",
    "e\u0301 \u0301a 7\u030a",
    "a*b%c©d“e” (f)[g]<h>",
    "२६ मार्च २०२६।",
)


@pytest.mark.parametrize("line", _LINES)
def test_a_line_falls_into_numbers_words_and_marks(line: str) -> None:
    assert tokens(line, frozenset()) == ([(match[0], *match.span()) for match in _TOKEN.finditer(line)], [])


@pytest.mark.parametrize("line", [*_LINES, "'_ 21", "- 2 1", "12-3", "-1", "''99", "123 4", "1 . 2. 3", "1/2-3", "1.2", "1..2.3"])
def test_what_no_date_is_without(line: str) -> None:
    assert has_year(line) == (_YEAR.search(line) is not None)
    assert may_be_numbers(line) or not _MARKED.search(line)


def test_one_mark_makes_no_date() -> None:
    assert not any(map(may_be_numbers, ("10:15", "2.5 or 3", "1/2-3", "a.b.c", "...", "3.")))


def test_words_that_are_asked_for_are_pointed_at() -> None:
    months = frozenset(("may", "กพ", "ב"))
    found, known = tokens("3 may, maybe 2 ก.พ 4 באוקטובר", months)
    assert [found[i][0] for i in known] == ["may", "ก.พ", "באוקטובר"]


@pytest.mark.parametrize("line", _LINES)
def test_labels_are_looked_for_where_words_begin(line: str) -> None:
    begins = [match.start() for match in _BEGINNING.finditer(line)]
    every = {line[at : at + 2]: [(line[at], at)] for at in begins}
    assert len(labels(line, every)) == len(begins)


def test_the_longest_label_counts_and_none_within_it() -> None:
    stems = {
        "la": [("last updated", "modified"), ("last", "other")],
        "up": [("updated", "modified")],
        "公開": [("公開", "published")],
    }
    assert labels("last updated: 7", stems) == ["modified"]
    assert labels("last, updated", stems) == ["other", "modified"]
    assert labels("blast", stems) == []
    assert labels("日時公開", stems) == ["published"]
