"""When it was published and modified."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from ..evidence import Evidence
from .candidate import Candidate, Choice
from .customs import customs as customs_of
from .datesources import Reading, declared, lines_near, of_address, of_metas, shown
from .datewords import in_words
from .hiddendates import hidden
from .stamp import Stamp, with_offset
from .subject import Subject
from .surroundings import Surroundings

_DAY = timedelta(days=1)
_KEPT = 12  # candidates kept as evidence, a field
_PASSING = 2.1  # trust of a shown date below which it is named in passing, as texts and lists do: it confirms nothing
_LINE = 3.5  # trust of a shown date below which it is a line of text
_BY_HEADLINE = 5.0  # the same from which on it stands by the headline, in an element made for dates
_STAMPED = 0.4  # what a declared day of publication is worth that is but the day of the last change
_DATA = frozenset(("json-ld", "microdata", "rdfa"))
_DECLARED = _DATA | {"meta"}
_ENOUGH = 6.0  # trust from which plain lines of text are not searched any more


def dates(ev: Evidence, subject: Subject, around: Surroundings) -> tuple[Choice[str | None], Choice[str | None]]:
    """`date_published` and `date_modified`, ISO 8601, exactly as precise as the page gives them.

    Every statement has a trust by its source; statements of one day from independent sources add up; the day with the most
    wins, and on it the most precise statement that agrees. None: the page states no complete day. Refused: relative times, days
    without a year, dates in comments, other stories and the site's frame, zeros of computers, copyright years.
    """
    habits = customs_of(ev)
    readings = [*declared(ev, subject, habits, around), *of_metas(ev, habits), *of_address(ev)]
    if not _is_beyond_doubt(readings):
        readings += shown(ev, habits, around)
    if not any(
        one.kind == "published" and one.trust >= _ENOUGH and one.stamp.precision and one.other is None for one in readings
    ):
        readings += lines_near(ev, subject, habits, around)
    readings = _spoken(_settled(readings))
    if not any(one.kind == "published" for one in readings):
        readings += list(in_words(ev, subject, around)) or hidden(ev)
    published = [one for one in readings if one.kind == "published"]
    modified = [one for one in readings if one.kind == "modified"]
    first = _choose(_first_shown(_not_after(published, modified), modified), modified)
    last = _choose(modified, published)
    return first, last


def _is_beyond_doubt(readings: Sequence[Reading]) -> bool:
    """Whether structured data and the head agree on both moments so well that nothing shown could change the answer."""
    for kind in ("published", "modified"):
        sure = [
            one for one in readings if one.kind == kind and one.stamp.precision == 2 and one.stamp.offset and one.trust >= 8.0
        ]
        if len({one.family for one in sure}) < 2 or len({one.stamp.date for one in readings if one.kind == kind}) > 1:
            return False
    return True


def _settled(readings: list[Reading]) -> list[Reading]:
    """Readings whose day and month may be swapped, read as another source confirms; given up where none does."""
    sure = {one.stamp.date for one in readings if one.other is None}
    kept = []
    for one in readings:
        if one.other is not None:
            if one.other.date in sure and one.stamp.date not in sure:
                one = replace(one, stamp=one.other)
            elif one.stamp.date not in sure:
                continue
        kept.append(one)
    return kept


def _spoken(readings: list[Reading]) -> list[Reading]:
    """The readings, those that are "modified" by a class name alone as published where nothing else is."""
    if any(one.kind == "published" for one in readings):
        return readings
    return [replace(one, kind="published", what=one.what + " by its class name alone") if one.tacit else one for one in readings]


def _not_after(published: list[Reading], modified: list[Reading]) -> list[Reading]:
    """The published readings, those doubted that are later than every date of modification by more than a day; a mere line of
    text is then none."""
    if not modified:
        return published
    latest = max([one.stamp.date for one in modified]) + _DAY
    kept = []
    for one in published:
        if one.stamp.date > latest:
            if one.family == "html" and one.trust < _LINE:
                continue
            one = replace(one, trust=one.trust * 0.6, what=one.what + ", later than the last change")
        kept.append(one)
    return kept


def _first_shown(published: list[Reading], modified: list[Reading]) -> list[Reading]:
    """The published readings, those doubted that data declare on the day of the last change, or behind it, where the page
    shows an earlier day by the headline: a system that stamps both moments at once."""
    shown = [one for one in published if one.family == "html" and one.trust >= _BY_HEADLINE and one.other is None]
    changed = [one.stamp.date for one in modified if one.family in _DATA] if shown else []
    if not changed or min([one.stamp.date for one in shown]) >= (last := max(changed)):
        return published
    return [
        replace(one, trust=one.trust * _STAMPED, what=one.what + ", the day of the last change")
        if one.family in _DATA and one.stamp.date >= last
        else one
        for one in published
    ]


def _choose(readings: Sequence[Reading], others: Sequence[Reading]) -> Choice[str | None]:
    if not readings:
        return Choice(None)
    voices = [one for one in readings if one.family != "html" or one.trust >= _PASSING]
    scores = [_support(one, voices) for one in readings]
    # of a tie the supported
    ranked = [i for _, _, i in sorted([(-score, readings[i].trust - score, i) for i, score in enumerate(scores)])]
    best = readings[ranked[0]]
    exact, with_whom = _sharpened(best, [readings[i] for i in ranked], others)
    same = [_same_day(one.stamp, best.stamp) for one in readings]
    allies = {one.family for one, agrees in zip(readings, same, strict=True) if agrees}
    rivals = not all(same) and any(
        one.trust >= best.trust * 0.6 for one, agrees in zip(readings, same, strict=True) if not agrees
    )
    value = exact.iso
    candidates: list[Candidate[object]]
    candidates = [Candidate(value, with_whom.source, with_whom.path, _reason(best, with_whom, allies), scores[ranked[0]])]
    for i in [i for i in ranked if readings[i] is not with_whom][: _KEPT - 1]:
        one = readings[i]
        stated = value if one.stamp == exact else one.stamp.iso
        candidates.append(Candidate(stated, one.source, one.path, _objection(one, best, same[i]), scores[i]))
    return Choice(value, candidates, 1, _signature(best, exact, allies, rivals, others))


def _support(one: Reading, voices: Sequence[Reading]) -> float:
    """Trust of a reading and half of the best trust of each other family that names the same day."""
    allies: dict[str, float] = {}
    for other in voices:
        family = other.family
        if family != one.family and other.trust > allies.get(family, 0.0) and _same_day(other.stamp, one.stamp):
            allies[family] = other.trust
    return one.trust + 0.5 * sum([allies[family] for family in sorted(allies)]) if allies else one.trust


def _same_day(a: Stamp, b: Stamp) -> bool:
    """Whether two stamps can be one moment: the same day, or the same instant at two offsets."""
    if a.date == b.date:
        return True
    if a.offset is None or b.offset is None or (first := a.minutes) is None or (second := b.minutes) is None:
        return False
    return abs(first - second) <= 1 and abs(a.date.toordinal() - b.date.toordinal()) <= 1


def _one_moment(a: Stamp, b: Stamp) -> bool:
    return a.minutes is not None and a.minutes == b.minutes


def _local(stamp: Stamp, ranked: list[Reading]) -> Stamp:
    """A moment declared in UTC, on the clock that the page shows its readers where that says another day: "9 Nov 05:30Z" and
    "8 Nov, 11:30 pm" are one moment."""
    if stamp.offset != 0 or stamp.clock is None:
        return stamp
    for one in ranked:
        shown = one.stamp
        if (
            one.family != "html"
            or shown.date == stamp.date
            or shown.clock is None
            or (shown.offset is not None and shown.minutes != stamp.minutes)
        ):
            continue
        ahead = (shown.date.toordinal() - stamp.date.toordinal()) * 1440 + shown.clock - stamp.clock
        if abs(ahead) <= 14 * 60 and ahead % 30 == 0:
            return replace(shown, second=stamp.second, offset=ahead)
    return stamp


def _sharpened(best: Reading, ranked: list[Reading], others: Sequence[Reading]) -> tuple[Stamp, Reading]:
    """The best reading's moment as precisely as a reading that agrees with it has it."""
    stamp = best.stamp
    if stamp.precision == 2 and not stamp.is_midnight:
        return _local(stamp, ranked), best
    same = [one for one in ranked if one is not best and _same_day(one.stamp, stamp)]
    if stamp.precision == 0 or stamp.is_midnight:
        finer = [one for one in same if one.stamp.precision and not one.stamp.is_midnight and not _one_moment(one.stamp, stamp)]
        if finer:
            pick = max(finer, key=lambda one: one.stamp.precision if one.trust >= finer[0].trust * 0.5 else -1)
            return pick.stamp, pick
        finer = [one for one in same if one.stamp.precision > stamp.precision] if stamp.precision == 0 else []
        return (finer[0].stamp, finer[0]) if finer else (stamp, best)
    for one in (*same, *others):
        twin = one.stamp
        if twin.precision == 2 and twin.date == stamp.date and twin.clock == stamp.clock and twin.offset is not None:
            exact = with_offset(stamp if stamp.second is not None else twin, twin.offset)
            return exact, one if one in same else best
    return stamp, best


def _reason(best: Reading, with_whom: Reading, allies: set[str]) -> str:
    more = sorted(allies - {best.family})
    text = best.what if best is with_whom else f"{with_whom.what}, more precise than {best.what}"
    return text + (f"; agrees with {', '.join(more)}" if more else "")


def _objection(one: Reading, best: Reading, agrees: bool) -> str:
    if one.stamp == best.stamp:
        return f"{one.what}: says the same"
    if agrees:
        return f"{one.what}: the same day, less precise or less trusted"
    return f"{one.what}: another day, less trusted"


def _signature(best: Reading, exact: Stamp, allies: set[str], rivals: bool, others: Sequence[Reading]) -> str:
    """Who names this day (the page's address, its data and head, what it shows), whether the other moment is another day, and
    whether anything contradicts."""
    shown = "html" in allies or "title" in allies
    declared = len(allies & _DECLARED)
    says = ["address"] if "url" in allies and len(allies) > 1 else ["declared"] if declared else []
    if shown:
        says.append("shown")
    many = "" if shown or "url" in allies else ":both" if declared > 1 else ":one"
    day = best.stamp.date
    changed = ":changed" if any(abs(one.stamp.date - day) > _DAY for one in others) else ""
    bare = ":day" if exact.precision == 0 and says == ["shown"] else ""
    return f"{'+'.join(says) or best.family}{many}{changed}{':rival' if rivals and says[:1] != ['address'] else ''}{bare}"
