"""Years and days of the calendars, other than the Gregorian one, that newspapers date by."""

from __future__ import annotations

from datetime import date, timedelta

# First years of the 33-year cycles' breaks (Borkowski, "The Persian calendar for 3000 years", 1996).
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178)
_BUDDHIST = 543  # Thailand counts from the Buddha's death
_MINGUO = 1911  # Taiwan counts from the Republic
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}  # Japan: the year before an era's first


def from_persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of Iran's solar calendar; None outside 1300 to 1500 and where there is no such day."""
    if not (1300 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    start = _new_year(year)
    days = (month - 1) * 31 - max(0, month - 7) + day - 1
    if start + timedelta(days=days) >= _new_year(year + 1):
        return None  # 30 Esfand of a common year
    return start + timedelta(days=days)


def _new_year(year: int) -> date:
    """1 Farvardin of a Persian year."""
    before, leap, jump = _BREAKS[0], -14, 0
    for after in _BREAKS[1:]:
        jump = after - before
        if year < after:
            break
        leap += jump // 33 * 8 + jump % 33 // 4
        before = after
    n = year - before
    leap += n // 33 * 8 + (n % 33 + 3) // 4
    if jump % 33 == 4 and jump - n == 4:
        leap += 1
    gregorian = year + 621
    leap_gregorian = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date(gregorian, 3, 20 + leap - leap_gregorian)


def from_buddhist(year: int) -> int | None:
    """Gregorian year of a Thai year; None where it is none of 2400 to 2650."""
    return year - _BUDDHIST if 2400 <= year <= 2650 else None


def from_minguo(year: int) -> int:
    """Gregorian year of a year of the Republic of China."""
    return year + _MINGUO


def from_era(era: str, year: int) -> int | None:
    """Gregorian year of a Japanese era's year; None for an unknown era."""
    first = _ERAS.get(era)
    return None if first is None else first + year
