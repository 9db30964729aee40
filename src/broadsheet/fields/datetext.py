"""Dates as people write them: "7. Oktober 2021, 12:22 Uhr", "Oct 7, 2021 3:05 p.m. EDT", "2021年10月7日"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from ..pattern import pattern
from ..text import has_digit
from . import _dateline, calendars
from .foldword import fold_word
from .stamp import Stamp, stamp
from .words.datelabels import MODIFIED, OTHER, PUBLISHED
from .words.months import months, persian_months
from .words.zones import ZONES

Label = Literal["published", "modified", "other"]

_LONGEST = 400  # characters looked at: a date line is short, and what hides a date in more is prose


class Customs(Struct, frozen=True):
    """How the page's country writes dates. `languages`: BCP 47 tags in lower case, likeliest first."""

    languages: tuple[str, ...] = ()
    month_first: bool | None = None  # 10/7/2021: True in the United States, False elsewhere, None where nobody can tell


class Found(Struct, frozen=True, gc=False):
    """A date in a text."""

    stamp: Stamp
    other: Stamp | None  # the second reading, day and month swapped, where the page's customs do not decide; None else
    label: Label | None  # what a word beside it says that it dates; None where there is none
    start: int  # span in the folded text
    end: int


class _Day(Struct, frozen=True, gc=False):
    """Year, month and day where they stand in the folded text."""

    year: int
    month: int
    day: int
    start: int
    end: int
    swapped: bool = False  # day and month could as well be the other way round


_FILLER = frozenset(
    """of de del d di do da du dia dias el la le les the os den der am a on an al in m г год года року р рік ж gada gads y y.
    metu eko ko nian nam ngay mes anul god godine leta st nd rd th er eme е й го оны он d. ng bulan tahun taon ika בשנת ב
    พศ พ.ศ ค.ศ คศ ปี সালের সাল সন में को வருடம் m. jun de_l' l των του թ թ. წელი წლის წ il mwaka tarehe ta mhux mis bhliain
    an t mh dhen ی טן сарын
    """.split()
)
_Token = tuple[str, int, int]  # a number, a word or a mark of the folded text, and its span
_GAP = frozenset(".,-/'’´`،־–·º°ª")

_YEAR_FIRST = pattern(r"(?<![\d./-])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d])")
_YEAR_LAST = pattern(r"(?<![\d./-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d|[./-]\d)")
_CLOCK_OF_DOTS = pattern(r"(?:[01]?\d|2[0-3])\.[0-5]\d\.[0-5]\d")  # 14.05.00 right behind a date
_NEXT = 4  # characters between a date and its time
_HEBREW_IN = "בל"  # "in October" is one word
_SHORT_YEAR_FIRST = ("ko", "ja", "zh", "hu", "eu", "ne", "mn")  # languages in which 26. 1. 29. is the 29th of January
_CLOCK_GLUED = pattern(r":[0-5]\d(?!\d)")
_GLUED_LABEL = pattern(r"(?<=[a-z])(?=(?:Updated|Published|Posted) )")  # "AnalystUpdated May 3, 2021"
_EAST = pattern(
    r"(?:(?P<era>明治|大正|昭和|平成|令和|民國|民国|中華民國)\s?(?P<n>\d{1,3}|元)|(?<!\d)(?P<year>\d{4}|\d{2}))\s?[年년]\s?"
    r"(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号號]?"
)
_VIETNAM = pattern(r"(?<!\d)(?P<day>\d{1,2})\s?(?:thang|thg)\s?(?P<month>\d{1,2})\s?[,.]?\s?(?:nam)?\s?(?P<year>\d{4})(?!\d)")
_MONGOLIA = pattern(r"(?<!\d)(?P<year>\d{4})\s?оны?\s(?P<month>\d{1,2})\s?(?:-р\s)?сарын\s?(?P<day>\d{1,2})")


def find_dates(text: str, customs: Customs) -> list[Found]:
    """Every complete date in `text`, in its order, with its time of day where one stands beside it.

    Refused: dates without a year or a day, words like "yesterday" or "3 hours ago" (there is no clock here), two-digit years
    but in a date of numbers alone, a month's name that means two months in two languages where the page's language does not
    tell. At most the first 400 characters are looked at.
    """
    return list(_all_dates(text[:_LONGEST], customs)) if has_digit(text) else []


@lru_cache(maxsize=64)  # the same line is met as an element for dates, near the headline, as an attribute
def _all_dates(text: str, customs: Customs) -> tuple[Found, ...]:
    if "ed " in text:
        text = _GLUED_LABEL.sub(" ", text)
    folded = fold_word(text).replace("(e)ko", " eko")  # Basque: "2026(e)ko urtarrilaren 29(a)"
    days = _days(folded, customs)
    found = []
    for i, day in enumerate(days):
        before = days[i - 1].end if i else 0
        after = days[i + 1].start if i + 1 < len(days) else len(folded)
        hour, minute, second, offset, start, end = _time(folded, day, before, after)
        one = stamp(day.year, day.month, day.day, hour, minute, second, offset)
        two = stamp(day.year, day.day, day.month, hour, minute, second, offset) if day.swapped else None
        if one is None and two is not None:
            one, two = two, None
        if one is not None:
            lasts = hour is not None and _UNTIL.match(folded, end) is not None  # an event has an end, an article has none
            found.append(Found(one, two, "other" if lasts else _label(folded, before, start, end, after), start, end))
    return tuple(found)


def _days(folded: str, customs: Customs) -> list[_Day]:
    spans: list[_Day] = []
    for reader in (_eastern, _spelled, _numeric):
        for day in reader(folded, customs):
            if not spans or all(day.end <= other.start or day.start >= other.end for other in spans):
                spans.append(day)
    if len(spans) < 2:
        return spans
    spans.sort(key=lambda day: day.start)
    clocks = [b for a, b in pairwise(spans) if b.start - a.end <= _NEXT and _CLOCK_OF_DOTS.fullmatch(folded, b.start, b.end)]
    return [day for day in spans if day not in clocks] if clocks else spans


# ---- days in numbers ----


def _numeric(folded: str, customs: Customs) -> list[_Day]:
    found: list[_Day] = []
    if not _dateline.may_be_numbers(folded):
        return found
    for match in _YEAR_FIRST.finditer(folded):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if (western := _western(year, month, day, customs)) is not None:
            found.append(_Day(*western, match.start(), match.end()))
    for match in _YEAR_LAST.finditer(folded):
        first, mark, second, digits, end = int(match[1]), match[2], int(match[3]), match[4], match.end()
        if len(digits) == 4 and _CLOCK_GLUED.match(folded, end):
            digits, end = digits[:2], end - 2  # "28.09.1912:44": an element with the day, one with the time
        if len(digits) == 2 and customs.languages and customs.languages[0].partition("-")[0] in _SHORT_YEAR_FIRST:
            if 1 <= second <= 12 and 1 <= int(digits) <= 31:
                found.append(_Day(2000 + first if first < 70 else 1900 + first, second, int(digits), match.start(), end))
            continue
        year = int(digits)
        if len(digits) == 2:
            if mark == "." and match.start() and folded[match.start() - 1].isalpha():
                continue  # a version: v1.2.10
            year += 2000 if year < 70 else 1900
        year = calendars.from_buddhist(year) or year
        month_first = False if mark == "." or second > 12 < first else customs.month_first
        if second > 12 >= first:
            month_first = True
        elif first > 12:
            month_first = False
        day, month = (second, first) if month_first else (first, second)
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(_Day(year, month, day, match.start(), end, month_first is None and first != second))
    return found


def _western(year: int, month: int, day: int, customs: Customs) -> tuple[int, int, int] | None:
    """Year, month and day in the Gregorian calendar of a date that begins with its year."""
    if 1300 <= year <= 1500 and customs.languages[:1] in (("fa",), ("ps",), ("ckb",)):
        at = calendars.from_persian(year, month, day)
        return None if at is None else (at.year, at.month, at.day)
    year = calendars.from_buddhist(year) or year
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _eastern(folded: str, customs: Customs) -> list[_Day]:
    """Dates whose months have no names: Chinese, Japanese, Korean, Vietnamese, Mongolian."""
    found = []
    for match in _EAST.finditer(folded) if "年" in folded or "년" in folded else ():
        era, n = match["era"], match["n"]
        if era is None:
            year: int | None = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        elif "国" in era or "國" in era:
            year = calendars.from_minguo(1 if n == "元" else int(n))
        else:
            year = calendars.from_era(era, 1 if n == "元" else int(n))
        if year is not None:
            found.append(_Day(year, int(match["month"]), int(match["day"]), match.start(), match.end()))
    for custom, sign in ((_VIETNAM, "th"), (_MONGOLIA, "сар")):
        if sign not in folded:
            continue
        found += [
            _Day(int(match["year"]), int(match["month"]), int(match["day"]), match.start(), match.end())
            for match in custom.finditer(folded)
        ]
    return found


# ---- days with a month's name ----


def _spelled(folded: str, customs: Customs) -> list[_Day]:
    found: list[_Day] = []
    if not _dateline.has_year(folded):
        return found
    tokens, begin = _dateline.tokens(folded, _beginnings())
    names = 0
    for i in begin:
        month, width, persian = _month(tokens, i, customs)
        if not month:
            continue
        names += 1
        if names > 12:
            break  # a calendar widget, no date line
        if (day := _around(tokens, i, i + width, month, persian)) and (not found or day.start >= found[-1].end):
            found.append(day)
    return found


@cache
def _beginnings() -> frozenset[str]:
    """The first words of months' names, and the letters that may be glued to one."""
    return frozenset(name.partition("_")[0] for name in (*months(), *persian_months())) | frozenset(_HEBREW_IN)


def _month(tokens: list[_Token], i: int, customs: Customs) -> tuple[int, int, bool]:
    """Month that begins at token `i`, how many tokens wide, and whether it is a Persian one; 0 where there is none."""
    words = months()
    word = tokens[i][0]
    if i + 1 < len(tokens) and (pair := words.get(f"{word}_{tokens[i + 1][0]}")):
        return next(iter(pair.values())), 2, False
    known = words.get(word.replace(".", ""))
    if known is None and word[0] in _HEBREW_IN and len(word) > 3:
        known = words.get(word[1:])
    if known is None:
        number = persian_months().get(word)
        return (number, 1, True) if number else (0, 0, False)
    for language in customs.languages:
        if language in known:
            return known[language], 1, False
    values = set(known.values())
    return (values.pop(), 1, False) if len(values) == 1 else (0, 0, False)


def _around(tokens: list[_Token], first: int, behind: int, month: int, persian: bool) -> _Day | None:
    """The day whose month's name fills the tokens from `first` to before `behind`, from the numbers on both sides."""
    left = _number(tokens, first - 1, -1)
    right = _number(tokens, behind, 1, month)
    if left is not None and right is not None and _is_day(tokens, left) and (year := _year(tokens, right)):
        if _clock(tokens, right):
            return None
        return _made(year, month, int(tokens[left][0]), tokens[left][1], tokens[right][2], persian)
    if right is not None and _is_day(tokens, right) and (further := _number(tokens, right + 1, 1)) is not None:
        if year := _year(tokens, further):
            return _made(year, month, int(tokens[right][0]), tokens[first][1], tokens[further][2], persian)
    if left is not None and right is not None and _is_day(tokens, right) and (year := _year(tokens, left)):
        return _made(year, month, int(tokens[right][0]), tokens[left][1], tokens[right][2], persian)
    if left is not None and _is_day(tokens, left) and (before := _number(tokens, left - 1, -1)) is not None:
        if len(tokens[before][0]) == 4 and (year := _year(tokens, before)):  # "2021, 7 October"
            return _made(year, month, int(tokens[left][0]), tokens[before][1], tokens[behind - 1][2], persian)
    return None


def _made(year: int, month: int, day: int, start: int, end: int, persian: bool) -> _Day | None:
    if persian:
        at = calendars.from_persian(year, month, day)
        return None if at is None else _Day(at.year, at.month, at.day, start, end)
    return _Day(calendars.from_buddhist(year) or year, month, day, start, end)


def _number(tokens: list[_Token], at: int, step: int, month: int = 0) -> int | None:
    """Index of the number next to `at` in the direction of `step`, with at most five small words or marks in between."""
    for _ in range(6):
        if not 0 <= at < len(tokens):
            return None
        text = tokens[at][0]
        if text[0].isdigit():
            return at
        if text not in _FILLER and text not in _GAP and not _is_glued(tokens, at) and not _is_named(text, month):
            return None
        at += step
    return None


def _is_glued(tokens: list[_Token], at: int) -> bool:
    """Whether the token at `at` is a short word right behind a number: "3eme"."""
    word, start, _ = tokens[at]
    return at > 0 and tokens[at - 1][0].isdigit() and tokens[at - 1][2] == start and len(word) <= 5


def _is_named(word: str, month: int) -> bool:
    """Whether a word is but another name of the month: "تشرين الأول/أكتوبر"."""
    return month > 0 and set(months().get(word, {}).values()) == {month}


def _is_day(tokens: list[_Token], at: int) -> bool:
    text = tokens[at][0]
    return len(text) <= 2 and 1 <= int(text) <= 31 and not _clock(tokens, at)


def _clock(tokens: list[_Token], at: int) -> bool:
    """Whether the number at `at` is a piece of a time of day."""
    before = at > 1 and tokens[at - 1][0] == ":" and tokens[at - 1][2] == tokens[at][1] and tokens[at - 2][0].isdigit()
    after = at + 1 < len(tokens) and tokens[at + 1][0] == ":" and tokens[at][2] == tokens[at + 1][1]
    return (before or after) and len(tokens[at][0]) <= 2


def _year(tokens: list[_Token], at: int) -> int | None:
    text = tokens[at][0]
    if len(text) == 4:
        year = int(text)
        return year if 1300 <= year <= 1500 or 1700 <= year <= 2100 or 2400 <= year <= 2650 else None
    if len(text) == 2 and at and tokens[at - 1][0] in "'’´`-":  # Oct 7 '21, 07-Oct-21
        return 2000 + int(text) if int(text) < 70 else 1900 + int(text)
    return None


# ---- time of day ----

_TIME = pattern(
    r"(?=[\s\d午上下凌早中晚오ap])(?<![\d:.,/-])(?P<half>午前|午後|上午|下午|凌晨|早上|中午|晚上|오전|오후|am|pm)?\s?"
    r"(?P<hour>\d{1,2})\s?(?:(?P<mark>[:٫：]|h|t|\.|u|時|时|點|点|시)\s?(?P<minute>\d{2}|\d(?=[分분]))(?![\d])"
    r"(?:[分분]?\s?[:.]?\s?(?P<second>(?<=[:.])\d{2}|\d{1,2}(?=[秒초]))(?!\d))?|(?=\s?(?P<whole>uhr|h\b|am\b|pm\b|a\.m|p\.m|時|点|點|시)))"
    r"\s?[分분秒초]?\s?(?P<after>am\b|pm\b|a\.\s?m\b|p\.\s?m\b|πμ|μμ|π\.μ|μ\.μ|ص(?!\w)|م(?!\w)|sa\b|ch\b|öö|du\b|de\.|du\."
    r"|[mp]\.d\b|ptg\b|petang\b|malam\b|pg\b|pagi\b|g[dh]\b|ከሰዓት|ጥዋት|[دب]\.ن)?\.?"
)
_ZONE = pattern(
    r"[\s,(\[]{0,3}(?:(?:uhr|h|hs|hrs|น)\b\.?[\s,(]{0,2})?(?P<name>[^\W\d_]{1,5})?\)?\s?"
    r"(?P<sign>[+\-−])?(?:(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?"
)
_AFTERNOON = frozenset("午後 下午 晚上 오후 pm p.m p.\u200am μμ μ.μ م ch du du. m.d ptg petang malam gd ከሰዓት د.ن".split())
_DOTTED = pattern(r"(?:klo|kl|kell|alle|ore|ora|as|um|at|om|plkst|pk|kello|pukul|jam|saat|h)\.?\s?$")
_UNTIL = pattern(r"(?:\s?uhr)?\s?[-–—]\s?(\d{1,2})[:.](\d\d)(?!\d)")
_CLOCK_BEFORE = pattern(r"(\d{1,2})[:.](\d\d)$")
_NOISE = pattern(r"[^\d]{0,26}$")


def _time(folded: str, day: _Day, before: int, after: int) -> tuple[int | None, int, int | None, int | None, int, int]:
    """Hour (None: no time here), minute, second, offset, and the span of day and time together."""
    best: tuple[int, re.Match[str]] | None = None
    limit, low = min(after, day.end + 50), max(before, day.start - 60)
    tail = _TIME.search(folded, day.end, limit) if has_digit(folded[day.end : limit]) else None
    if tail and _belongs(folded, folded[day.end : tail.start()], tail):
        best = (tail.start() - day.end, tail)
    for head in _TIME.finditer(folded, low, day.start) if has_digit(folded[low : day.start]) else ():
        gap = folded[head.end() : day.start]
        if len(gap) <= 30 and not _labels(gap) and _belongs(folded, gap, head) and (best is None or len(gap) < best[0]):
            best = (len(gap), head)
    if best is None:
        return None, 0, None, None, day.start, day.end
    match = best[1]
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = match["half"] or match["after"] or (match["whole"] or "").replace("\u200a", "")
    half = half.replace(" ", "")
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half and half[0] in "aπ午上凌早오صpጥgب" and half not in _AFTERNOON and hour == 12 and half != "中午":
        hour = 0
    offset, end = _zone(folded, match.end(), after if match.start() >= day.end else day.start)
    second = int(match["second"]) if match["second"] else None
    return hour, minute, second, offset, min(day.start, match.start()), max(day.end, end)


def _belongs(folded: str, gap: str, match: re.Match[str]) -> bool:
    """Whether the time of `match` goes with the date on the other side of `gap`."""
    if int(match["hour"]) > 24 or int(match["minute"] or 0) > 59 or len(gap) > 30 or has_digit(gap):
        return False
    if match["mark"] == ".":  # 12.22 may be a price or a day: a time only next to the date, or behind a word for "at"
        return len(gap) <= 4 or _DOTTED.search(folded, 0, match.start()) is not None or folded[match.end() :].startswith("uhr")
    if match["mark"] in ("u", "t", "h") and match["minute"] is None:
        return len(gap) <= 12
    return not _labels(gap) or len(gap) <= 2


def _zone(folded: str, at: int, limit: int) -> tuple[int | None, int]:
    match = _ZONE.match(folded, at, limit) if at < limit else None
    if match is None or (match["name"] is None and match["sign"] != "+" and _is_later(folded, at)):
        return None, at
    base = ZONES.get(match["name"] or "")
    if match["sign"] and match["hours"] and (base == 0 or match["name"] is None) and (base == 0 or match["minutes"]):
        shift = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        return (shift if match["sign"] == "+" else -shift), match.end()
    return (base, match.end("name")) if base is not None else (None, at)


def _is_later(folded: str, at: int) -> bool:
    """Whether what looks like an offset behind a time is a later hour: "10:00-11:30"."""
    if (end := _UNTIL.match(folded, at)) is None or (start := _CLOCK_BEFORE.search(folded, max(0, at - 8), at)) is None:
        return False
    return (int(end[1]), int(end[2])) > (int(start[1]), int(start[2]))


# ---- what a date says it dates ----


# "Ultimo aggiornamento del sito": what was changed is no article.
_SITE = "del_sito du_site del_sitio do_site der_website der_webseite of_the_site of_this_site of_the_website".split()
_STEMS: tuple[tuple[Label, list[str]], ...] = (("published", PUBLISHED), ("modified", MODIFIED), ("other", [*OTHER, *_SITE]))


@cache
def _label_table() -> dict[str, list[tuple[str, Label]]]:
    """First two letters -> stems that begin with them, the longest first, each with what it says."""
    table: dict[str, list[tuple[str, Label]]] = {}
    for label, stems in _STEMS:
        for stem in stems:
            for form in dict.fromkeys(fold_word(stem.replace("_", mark)) for mark in (" ", "-", "")):
                table.setdefault(form[:2], []).append((form, label))
    return {start: sorted(forms, key=lambda form: (-len(form[0]), form)) for start, forms in table.items()}


def _labels(text: str) -> list[Label]:
    return _dateline.labels(text, _label_table())


def _label(folded: str, before: int, start: int, end: int, after: int) -> Label | None:
    """The nearest label in front of the date; behind it only in languages that put it there, and close by."""
    front = folded[max(before, start - 60) : start]
    if labels := _labels(front):
        return labels[-1]
    behind = folded[end : min(after, end + 14)]
    if has_digit(folded[end : min(after, end + 40)]):  # "18/07/2026 9:00, updated 2 days ago": another moment's label
        return None
    if behind and (labels := _labels(behind)) and labels[0] != "other" and (not behind.isascii() or after == len(folded)):
        return labels[0]
    return None


def label_of(text: str) -> Label | None:
    """What the words right in front of a date ("Last updated:") say that it dates; None where they say nothing."""
    labels = _labels(fold_word(text[-60:]))
    return labels[-1] if labels else None
