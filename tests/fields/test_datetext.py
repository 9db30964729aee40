"""Dates as people and as machines write them."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.fields.calendars import from_persian
from broadsheet.fields.datetext import Customs, find_dates
from broadsheet.fields.machinedate import read_machine_date


def said(text: str, language: str = "en", month_first: bool | None = False) -> list[str]:
    return [found.stamp.iso for found in find_dates(text, Customs((language,), month_first))]


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "Oct 7, 2021 3:05 p.m. EDT", "2021-10-07T15:05-04:00"),
        ("en", "12:22 PM EDT, Thu October 7, 2021", "2021-10-07T12:22-04:00"),
        ("en", "5pm, 7th October 2021", "2021-10-07T17:00"),
        ("en", "07-Oct-21 08:00 GMT", "2021-10-07T08:00+00:00"),
        ("de", "Donnerstag, 7. Oktober 2021, 12:22 Uhr", "2021-10-07T12:22"),
        ("de", "12. Jänner 2021", "2021-01-12"),
        ("fr", "Publié le 7 octobre 2021 à 12h22", "2021-10-07T12:22"),
        ("es", "7 de octubre de 2021 - 12:22 h", "2021-10-07T12:22"),
        ("pt", "07/10/2021 às 12h22", "2021-10-07T12:22"),
        ("it", "07 ottobre 2021 alle 12:22", "2021-10-07T12:22"),
        ("nl", "7 mrt 2021", "2021-03-07"),
        ("fi", "7.10.2021 klo 12.22", "2021-10-07T12:22"),
        ("da", "7. okt. 2021 kl. 12.22", "2021-10-07T12:22"),
        ("hu", "2021. október 7. 12:22", "2021-10-07T12:22"),
        ("lt", "2021 m. spalio 7 d. 12:22", "2021-10-07T12:22"),
        ("lv", "2021. gada 7. oktobrī, 12:22", "2021-10-07T12:22"),
        ("eu", "2021eko urriaren 7a", "2021-10-07"),
        ("ga", "7 Deireadh Fómhair 2021", "2021-10-07"),
        ("el", "Πέμπτη, 7 Οκτωβρίου 2021, 12:22", "2021-10-07T12:22"),
        ("ru", "07 октября 2021 г., 12:22 МСК", "2021-10-07T12:22+03:00"),
        ("uk", "7 жовтня 2021, 12:22", "2021-10-07T12:22"),
        ("mk", "7 октомври 2021", "2021-10-07"),
        ("ka", "7 ოქტომბერი, 2021", "2021-10-07"),
        ("hy", "հոկտեմբերի 7, 2021", "2021-10-07"),
        ("tr", "07 Ekim 2021 12:22", "2021-10-07T12:22"),
        ("ar", "الخميس 7 تشرين الأول/أكتوبر 2021", "2021-10-07"),
        ("ar", "٧ أكتوبر ٢٠٢١ - ١٢:٢٢", "2021-10-07T12:22"),
        ("fa", "۱۵ مهر ۱۴۰۰ - ۱۲:۲۲", "2021-10-07T12:22"),
        ("fa", "1400/07/15", "2021-10-07"),
        ("he", "7 באוקטובר 2021 12:22", "2021-10-07T12:22"),
        ("hi", "7 अक्टूबर 2021", "2021-10-07"),
        ("bn", "৭ অক্টোবর ২০২১, ১২:২২", "2021-10-07T12:22"),
        ("th", "7 ตุลาคม 2564 เวลา 12:22 น.", "2021-10-07T12:22"),
        ("th", "7 ต.ค. 2564", "2021-10-07"),
        ("vi", "Thứ năm, 7/10/2021, 12:22 (GMT+7)", "2021-10-07T12:22+07:00"),
        ("vi", "7 tháng 10, 2021", "2021-10-07"),
        ("id", "Kamis, 07 Okt 2021 12:22 WIB", "2021-10-07T12:22+07:00"),
        ("ja", "2021年10月7日 12時22分", "2021-10-07T12:22"),
        ("ja", "令和3年10月7日", "2021-10-07"),
        ("zh", "2021年10月7日 下午3:05", "2021-10-07T15:05"),
        ("zh", "民國110年10月7日", "2021-10-07"),
        ("ko", "입력 2021.10.07 오후 3:05", "2021-10-07T15:05"),
        ("mn", "2021 оны 10 сарын 7", "2021-10-07"),
        ("mn", "2021 оны аравдугаар сарын 7", "2021-10-07"),
        ("hi", "7 अक्टू॰ 2021, 12:22", "2021-10-07T12:22"),
        ("he", "7 באוק׳ 2021, 12:22", "2021-10-07T12:22"),
        ("eu", "2021(e)ko urriaren 7(a) 12:22", "2021-10-07T12:22"),
        ("fa", "3 می 2021", "2021-05-03"),
        ("xh", "Okthobha 7, 2021", "2021-10-07"),
        ("ckb", "7ی تشرینی یەکەمی 2021", "2021-10-07"),
        ("yi", "7טן אקטאבער 2021", "2021-10-07"),
        ("gd", "7mh dhen Dàmhair 2021", "2021-10-07"),
        ("da", "7. oktober 2021 14.05.00", "2021-10-07T14:05:00"),
        ("id", "07 Okt 2021 14.05.09", "2021-10-07T14:05:09"),
        ("sq", "7 tetor 2021, 2:05 m.d.", "2021-10-07T14:05"),
        ("ms", "7 Okt 2021, 2:05 PTG", "2021-10-07T14:05"),
        ("so", "7 Oktoobar 2021 2:05 GD", "2021-10-07T14:05"),
        ("am", "7 ኦክቶበር 2021 2:05 ከሰዓት", "2021-10-07T14:05"),
        ("ko", "21. 10. 07. 오후 3:05", "2021-10-07T15:05"),
    ],
)
def test_a_date_in_its_language(language: str, text: str, iso: str) -> None:
    assert said(text, language) == [iso]


def test_one_month_name_two_months() -> None:
    assert said("7. listopada 2021.", "hr") == ["2021-10-07"]
    assert said("7 listopada 2021", "pl") == ["2021-11-07"]
    assert said("7 listopada 2021", "en") == []  # nobody can tell


def test_day_and_month_in_numbers_follow_the_country() -> None:
    assert said("10/07/2021", month_first=True) == ["2021-10-07"]
    assert said("10/07/2021", month_first=False) == ["2021-07-10"]
    (unsure,) = find_dates("10/07/2021", Customs(("en",), None))
    assert unsure.other is not None
    assert {unsure.stamp.iso, unsure.other.iso} == {"2021-07-10", "2021-10-07"}
    assert said("13/10/2021", month_first=True) == said("10/13/2021", month_first=False) == ["2021-10-13"]


@pytest.mark.parametrize(
    "text", ["October 2021", "7 October", "3 hours ago", "yesterday", "1970-01-01", "30 February 2021", "", "12:22"]
)
def test_what_is_no_complete_date(text: str) -> None:
    assert said(text) == []


def test_labels_tell_published_from_modified() -> None:
    found = find_dates("Publié le 7 octobre 2021 à 12h22 - Mis à jour le 8 octobre 2021 à 13h30", Customs(("fr",)))
    assert [(one.stamp.iso, one.label) for one in found] == [
        ("2021-10-07T12:22", "published"),
        ("2021-10-08T13:30", "modified"),
    ]
    for language, text in [("de", "Aktualisiert: 7.10.2021"), ("ru", "Обновлено 7 октября 2021"), ("zh", "2021年10月7日 更新")]:
        assert [one.label for one in find_dates(text, Customs((language,), False))] == ["modified"]


def test_an_abbreviation_of_two_zones_gives_no_offset() -> None:
    assert said("7 October 2021 12:01 BST") == ["2021-10-07T12:01"]  # Britain or Bangladesh


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021-10-07T12:22:00+0200", "2021-10-07T12:22:00+02:00"),
        ("2021-10-07 12:22:00 +02:00", "2021-10-07T12:22:00+02:00"),
        ("2021-10-07T10:22Z", "2021-10-07T10:22+00:00"),
        ("2021-10-07T10:22:11.123456Z", "2021-10-07T10:22:11+00:00"),
        ("2021-10-07T12:22:00", "2021-10-07T12:22:00"),
        ("20211007T122200Z", "2021-10-07T12:22:00+00:00"),
        ("20211007", "2021-10-07"),
        ("Thu Oct 07 2021 12:22:00 GMT+0200 (CEST)", "2021-10-07T12:22:00+02:00"),
        ("Thu, 07 Oct 2021 12:22:00 +0200", "2021-10-07T12:22:00+02:00"),
        ("Thu Oct 7 12:22:00 CEST 2021", "2021-10-07T12:22:00+02:00"),
        ("1633602120", "2021-10-07T10:22:00+00:00"),
        (1633602120123, "2021-10-07T10:22:00+00:00"),
        ("2021-10-07T24:00:00", "2021-10-08T00:00:00"),
        ("2021-10-07T25:61:00", "2021-10-07"),
    ],
)
def test_what_machines_write(text: str | int, iso: str) -> None:
    found = read_machine_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text", ["1970-01-01T00:00:00Z", "0001-01-01", "2021-10", "2020-02-30", "9999-12-31", "soon", 0, -5, 1e300]
)
def test_what_machines_write_without_meaning_it(text: str | float) -> None:
    assert read_machine_date(text) is None


def test_the_persian_year_ends_where_it_ends() -> None:
    assert str(from_persian(1399, 12, 30)) == "2021-03-20"  # a leap year
    assert from_persian(1400, 12, 30) is None
    assert str(from_persian(1403, 1, 1)) == "2024-03-20"


@given(st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2090, 1, 1)), st.integers(-14 * 4, 14 * 4))
def test_every_iso_moment_comes_back(moment: datetime, quarters: int) -> None:
    sign, size = "-" if quarters < 0 else "+", abs(quarters) * 15
    text = f"{moment:%Y-%m-%dT%H:%M:%S}{sign}{size // 60:02}:{size % 60:02}"
    found = read_machine_date(text)
    if (moment.month, moment.day, moment.year) != (1, 1, 1980):
        assert found is not None
        assert found.iso == text.replace("-00:00", "+00:00")


@given(st.text(max_size=500))
def test_any_text_is_read_without_complaint(text: str) -> None:
    for found in find_dates(text, Customs(("en", "fa"), None)):
        assert re.match(r"\d{4}-\d\d-\d\d", found.stamp.iso)
    read_machine_date(text)


@given(st.dates(), st.sampled_from(["{:%d.%m.%Y}", "{:%Y-%m-%d}", "{:%d %B %Y}", "{:%B %d, %Y}"]))
def test_common_forms_of_any_day(day: datetime, form: str) -> None:
    if 1990 <= day.year <= 2090:
        assert said(form.format(day)) == [day.isoformat()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Datum:26. Januar 2022", "2022-01-26"),  # a colon behind a word begins no time
        ("Published:7 May 2021", "2021-05-07"),
        ("28.09.1912:44", "2019-09-28"),  # two elements side by side: 28.09.19 and 12:44
    ],
)
def test_days_beside_marks_of_time(text: str, expected: str) -> None:
    assert [found.stamp.iso for found in find_dates(text, Customs(("de", "en")))] == [expected]


def test_a_label_glued_to_a_job_is_still_a_label() -> None:
    assert [found.label for found in find_dates("Jane Doe, AnalystUpdated Sep 17, 2025", Customs(("en",)))] == ["modified"]
