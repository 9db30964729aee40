"""Counts over time as bars that are links: sizes are attributes of an SVG, as no style may stand in a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...archive.overview import Bars, after

WIDTH, HEIGHT = 960, 96
_MOST = 480  # bars: what is more is put together


@dataclass(frozen=True, slots=True)
class Drawn:
    """One bar."""

    x: float
    y: float
    width: float
    height: float
    start: date
    end: date  # the first day behind it
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """All of them."""

    bars: tuple[Drawn, ...]
    most: int
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT


def drawn(bars: Bars) -> Histogram:
    """Bars as rectangles; a stretch without any has one without height."""
    group = -(-len(bars.bars) // _MOST)
    parts = [bars.bars[i : i + group] for i in range(0, len(bars.bars), group)]
    most = max(sum(bar.count for bar in part) for part in parts)
    step = WIDTH / len(parts)
    out = []
    for i, part in enumerate(parts):
        count = sum(bar.count for bar in part)
        height = 0 if not count else max(2.0, count / most * (HEIGHT - 4))
        label = _name(part[0].start, bars.step)
        out.append(Drawn(round(i * step, 2), round(HEIGHT - height, 2), round(max(step - min(2, step / 4), 0.5), 2),
                         round(height, 2), part[0].start, after(part[-1].start, bars.step), count, label))  # fmt: skip
    return Histogram(tuple(out), most, out[0].label, _name(bars.bars[-1].start, bars.step))


def _name(start: date, step: str) -> str:
    return f"{start.day} {start:%B %Y}" if step == "day" else f"{start:%B %Y}" if step == "month" else f"{start:%Y}"
