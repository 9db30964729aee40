"""Dates as machines write them: ISO 8601 and what passes for it, RFC 822, JavaScript's toString, counts since 1970."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from ..pattern import pattern
from .stamp import Stamp, from_epoch, stamp
from .words.zones import ZONES

_LONGEST = 80
_MINUTE = timedelta(minutes=1)
_ISO = pattern(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:(?:\s*[tT]\s*|\s+|[,_]\s*)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,:]\d*)?)?"
    r"\s*(?P<half>[aApP]\.?[mM])?\.?\s*\(?(?P<zone>[zZ](?![a-z])|[A-Za-z]{2,5})?\)?\s*"
    r"(?P<offset>[+\-−\u2010]\s?\d{1,2}(?::?\d{2})?)?(?::\d{2})?)?(?P<rest>.*)$",
    re.S,
)
_COMPACT = pattern(
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:[tT\s-]?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2}))?(?:\.\d+)?(?P<zone>[zZ])?(?P<offset>[+-]\d{2}:?\d{2})?)?$"
)
_SPELLED = pattern(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(?P<day1>\d{1,2})[\s-]+(?P<month1>[A-Za-z]{3,9})|(?P<month2>[A-Za-z]{3,9})\s+(?P<day2>\d{1,2}),?)"
    r"[\s-]+(?:(?P<early>\d{1,2}:\d{2}:\d{2})\s+(?P<name>[A-Z]{2,5})\s+)?(?P<year>\d{4})"
    r"(?:,?\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<half>[AP]M)?\s*(?P<zone>[A-Za-z]{1,5})?\s*(?P<offset>[+-]\d{2}:?\d{2})?)?"
    r"\s*(?:\([^()]*\))?$",
    re.I,
)
_MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_EPOCH = pattern(r"\d{9,13}(?:\.\d{1,6})?$")


def read_machine_date(text: str | int | float) -> Stamp | None:
    """The moment that a machine-written value names; None where it is no such value.

    A fraction of a second is dropped; `Z` is +00:00; a written offset stays what it is. Refused: a month without a day, a
    relative time, a zero of a computer (1970-01-01, 0001-01-01), an abbreviation of a zone that means two offsets (the time
    then has none), a date followed by other words.
    """
    if isinstance(text, (int, float)):
        return from_epoch(int(text)) if 0 < text < 1e14 else None
    text = text.strip().strip("\"'")
    return _read(text) if 8 <= len(text) <= _LONGEST else None


@lru_cache(maxsize=64)  # metas, structured data and elements say the same
def _read(text: str) -> Stamp | None:
    if text[4] == text[7] == "-" and text[10:11] in ("T", " ") and (exact := _exact(text)) is not None:
        return exact
    if _EPOCH.match(text):
        return from_epoch(int(text.partition(".")[0])) or _compact(text)
    for read in (_iso, _compact, _spelled):
        if (found := read(text)) is not None:
            return found
    return None


def _exact(text: str) -> Stamp | None:
    """ISO 8601 to the second, as most systems write it, by the library's own reader; None where that refuses, or rounds."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = at.utcoffset()
    if text[13:14] != ":" or text[16:17] != ":" or (offset is not None and offset % _MINUTE):
        return None
    return stamp(at.year, at.month, at.day, at.hour, at.minute, at.second, None if offset is None else offset // _MINUTE)


def _iso(text: str) -> Stamp | None:
    match = _ISO.match(text)
    if match is None:
        return None
    day = (int(match["year"]), int(match["month"]), int(match["day"]))
    rest = match["rest"].strip()
    if match["hour"] is None:
        # "2021-10-07T" and "2021-10-07+02:00" are days; "2021-10-07 or later" is prose
        return stamp(*day) if not rest or re.match(r"[tTzZ]$|[+-]\d{2}:?\d{2}$|[tT]?\s*:+\S*$", rest) else None
    if rest and not rest.startswith(("(", "[")):
        return stamp(*day) if rest[0] in ":.,;" else None
    hour = _half(int(match["hour"]), match["half"])
    second = int(match["second"]) if match["second"] else None
    return stamp(*day, hour, int(match["minute"]), second, _offset(match["zone"], match["offset"]))


def _compact(text: str) -> Stamp | None:
    match = _COMPACT.match(text)
    if match is None:
        return None
    day = (int(match["year"]), int(match["month"]), int(match["day"]))
    if match["hour"] is None:
        return stamp(*day)
    second = int(match["second"]) if match["second"] else None
    return stamp(*day, int(match["hour"]), int(match["minute"]), second, _offset(match["zone"], match["offset"]))


def _spelled(text: str) -> Stamp | None:
    """RFC 822 ("Thu, 07 Oct 2021 12:22:00 +0200") and JavaScript's ("Thu Oct 07 2021 12:22:00 GMT+0200 (CEST)")."""
    match = _SPELLED.match(text)
    if match is None:
        return None
    month = _MONTHS.get((match["month1"] or match["month2"])[:3].lower())
    if month is None:
        return None
    day = (int(match["year"]), month, int(match["day1"] or match["day2"]))
    clock = match["time"] or match["early"]
    if clock is None:
        return stamp(*day)
    hour, minute, *second = (int(part) for part in clock.split(":"))
    zone = match["zone"] or match["name"]
    return stamp(*day, _half(hour, match["half"]), minute, second[0] if second else None, _offset(zone, match["offset"]))


def _half(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _offset(zone: str | None, offset: str | None) -> int | None:
    """Minutes east of UTC; None where neither says."""
    base = ZONES.get(zone.lower()) if zone else None
    if not offset:
        return base
    digits = offset[1:].replace(":", "").strip()
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if minutes > 59:
        return base
    total = hours * 60 + minutes
    return total if offset[0] == "+" else -total
