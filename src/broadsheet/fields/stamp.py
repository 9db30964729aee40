"""A moment as precisely as a page gives it, and no more."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import replace

_MIN_YEAR = 1700  # the oldest newspapers with pages on the web begin about then
_MAX_YEAR = 2100  # no clock here: what is later is junk for decades to come
_MAX_OFFSET = 14 * 60  # UTC+14, Kiribati
_EPOCHS = frozenset({(1970, 1, 1), (1969, 12, 31), (1900, 1, 1), (1899, 12, 30), (1980, 1, 1)})  # zero of Unix, SQL, Excel, DOS


class Stamp(Struct, frozen=True, gc=False):
    """A day, or a minute or second of it; with the offset to UTC where the page gives one."""

    date: datetime.date
    hour: int | None = None  # None: the page gives a day only
    minute: int = 0
    second: int | None = None  # None: the page gives minutes only
    offset: int | None = None  # minutes east of UTC; None: the page gives none

    @property
    def iso(self) -> str:
        """ISO 8601, as precise as the page."""
        text = self.date.isoformat()
        if self.hour is None:
            return text
        text += f"T{self.hour:02}:{self.minute:02}"
        if self.second is not None:
            text += f":{self.second:02}"
        if self.offset is not None:
            sign = "-" if self.offset < 0 else "+"
            text += f"{sign}{abs(self.offset) // 60:02}:{abs(self.offset) % 60:02}"
        return text

    @property
    def year(self) -> int:
        return self.date.year

    @property
    def is_midnight(self) -> bool:
        """Exactly 00:00, which templates write where they know the day only."""
        return self.hour == 0 and self.minute == 0 and not self.second

    @property
    def clock(self) -> int | None:
        """Minute of the day on the page's own clock; None where it gives a day only."""
        return None if self.hour is None else self.hour * 60 + self.minute

    @property
    def minutes(self) -> int | None:
        """Minutes since the year 1, UTC; None without an offset."""
        clock = self.clock
        return None if clock is None or self.offset is None else self.date.toordinal() * 1440 + clock - self.offset

    @property
    def precision(self) -> int:
        """How much the page says: 0 a day, 1 a time, 2 a time with its offset."""
        return 0 if self.hour is None else 1 if self.offset is None else 2


def stamp(
    year: int,
    month: int,
    day: int,
    hour: int | None = None,
    minute: int = 0,
    second: int | None = None,
    offset: int | None = None,
) -> Stamp | None:
    """A checked Stamp; None where the numbers are no day of any calendar, a zero of some computer, or centuries away.

    A time of day that is none (25:61) is dropped and the day kept; 24:00 is the next day's 00:00; an offset beyond those in
    use is dropped.
    """
    if not (_MIN_YEAR <= year <= _MAX_YEAR) or (year, month, day) in _EPOCHS:
        return None
    try:
        at = datetime.date(year, month, day)
    except ValueError:
        return None
    if hour is None:
        return Stamp(at)
    if offset is not None and abs(offset) > _MAX_OFFSET:
        offset = None
    if second == 60:
        second = 59
    if hour == 24 and minute == 0 and not second:
        return Stamp(at + datetime.timedelta(days=1), 0, 0, second, offset)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return Stamp(at)
    return Stamp(at, hour, minute, second, offset)


def with_offset(moment: Stamp, offset: int) -> Stamp:
    """The same reading of the clock, at a known offset."""
    return replace(moment, offset=offset)


def from_epoch(number: int) -> Stamp | None:
    """A count of seconds or milliseconds since 1970 as UTC; None outside 1995 to 2100."""
    seconds = number // 1000 if number >= 10**11 else number
    if not 788_918_400 <= seconds <= 4_102_444_800:
        return None
    days, rest = divmod(seconds, 86400)
    at = datetime.date.fromordinal(datetime.date(1970, 1, 1).toordinal() + days)
    return stamp(at.year, at.month, at.day, rest // 3600, rest // 60 % 60, rest % 60, 0)
