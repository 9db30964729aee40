"""Dates in the forms of Unicode's CLDR, as Babel writes them, in all languages whose months the reader knows."""

from __future__ import annotations

from datetime import datetime

import pytest
from babel.dates import format_date, format_datetime

from broadsheet.fields.datetext import Customs, find_dates

LANGUAGES = """en_GB de fr es pt it nl sv nb da fi is pl cs sk hu ro bg ru uk sr hr sl bs mk sq el tr ar fa he ur hi bn ta te ml kn mr gu pa th
    vi id ms ja zh zh_TW ko sw af et lv lt ka hy az kk uz mn my km lo am ne eu ca gl cy ga be lb fil zu so ha mt fo fy eo ckb or as ug yi""".split()
MOMENTS = [datetime(2026, 1, 29, 14, 5), datetime(2025, 3, 14, 9, 30), datetime(2026, 5, 13, 0, 10), datetime(2025, 8, 21, 23, 59),
           datetime(2025, 10, 17, 12, 0), datetime(2025, 12, 30, 18, 45)]  # fmt: skip
WITHOUT_CLOCK = {"th", "lo", "as"}  # the hour in words, which no newspaper writes


def found(language: str, text: str) -> list[str]:
    tags = {"zh_TW": "zh", "en_GB": "en", "sr": "sr", "bs": "hr"}
    return [one.stamp.iso for one in find_dates(text, Customs((tags.get(language, language),), False))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_days(language: str) -> None:
    for moment in MOMENTS:
        for form in ("full", "long"):
            assert found(language, format_date(moment, form, locale=language)) == [moment.date().isoformat()]


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in WITHOUT_CLOCK])
def test_hours(language: str) -> None:
    for moment in MOMENTS:
        text = format_datetime(moment, "medium", locale=language)
        assert [iso[:16] for iso in found(language, text)] == [moment.isoformat()[:16]], text
