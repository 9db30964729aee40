"""How exact, against how long: a panel a page set, a dot a reader; as SVG for light and for dark pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Page set and figure of each panel, and what is written over it.
PANELS = (
    ("fundus", "text_f1", "today's news: text F1"),
    ("fundus", "exact", "today's news: text right to the letter"),
    ("daniel", "text_f1", "old news in five languages: text F1"),
)
INKS = {"light": ("#1f2328", "#8b949e", "#b3261e"), "dark": ("#e6edf3", "#7d8590", "#ffb4ab")}  # text, peers, ours
LINE = 0.062  # height of a line of names, as a share of the panel
TICKS = (1, 3, 10, 30, 100, 300, 1000)  # milliseconds


def shown(folder: str) -> str:
    """The Markdown that shows the plots, which lie in `folder`."""
    return (
        f'<picture><source media="(prefers-color-scheme: dark)" srcset="{folder}benchmarks-dark.svg">'
        f'<img alt="How exact each reader is, against its time a page" src="{folder}benchmarks-light.svg"></picture>'
    )


def draw(figures: Mapping[str, Mapping[str, Mapping[str, Any]]], names: Mapping[str, str], folder: Path) -> None:
    """Write benchmarks-light.svg and benchmarks-dark.svg. Readers without the figure, or that broke, have no dot."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    panels = [panel for panel in PANELS if any(one.get(panel[1]) for one in figures.get(panel[0], {}).values())]
    if not panels:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for shade, (ink, grey, ours) in INKS.items():
        style = {"svg.hashsalt": "broadsheet", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9}
        colours = dict.fromkeys(("text.color", "axes.labelcolor", "axes.titlecolor", "xtick.color", "ytick.color"), ink)
        with mpl.rc_context({**style, **colours, "axes.edgecolor": grey}):
            sheet, axes = plt.subplots(1, len(panels), figsize=(4.1 * len(panels), 3.6), layout="constrained", squeeze=False)
            for axis, (pages, key, title) in zip(axes[0], panels, strict=True):
                dots = {r: (one["ms_page"], one[key]) for r, one in figures[pages].items() if one.get("text_f1") and key in one}
                _panel(axis, dots, names, (grey, ours))
                axis.set_title(title, loc="left", fontsize=9)
            sheet.savefig(folder / f"benchmarks-{shade}.svg", transparent=True, metadata={"Date": None, "Creator": None})
            plt.close(sheet)


def _panel(axis: Any, dots: Mapping[str, tuple[float, float]], names: Mapping[str, str], inks: tuple[str, str]) -> None:
    """Dots, and their names in a column beside them, each with a thin line to its dot."""
    grey, ours = inks
    scores, times = [score for _, score in dots.values()], [ms for ms, _ in dots.values()]
    bottom, top = min(scores) - 0.005, max(scores) + 0.005
    span, low, high = top - bottom, min(times) / 1.4, max(times) * 1.4
    axis.set(xscale="log", xlim=(low, high), ylim=(bottom - 0.05 * span, top + 0.05 * span), xlabel="CPU ms a page")
    axis.set_xticks([tick for tick in TICKS if low <= tick <= high], minor=False)
    axis.xaxis.set_major_formatter("{x:g}")
    axis.xaxis.set_minor_formatter("")
    axis.spines[["top", "right"]].set_visible(False)
    ranked = sorted(dots, key=lambda reader: (dots[reader][1], -dots[reader][0]))
    heights = _apart([(dots[reader][1] - axis.get_ylim()[0]) / (1.1 * span) for reader in ranked])
    for reader, height in zip(ranked, heights, strict=True):
        first = reader == "broadsheet"
        colour, weight = (ours, "bold") if first else (axis.xaxis.label.get_color(), "normal")
        axis.plot(*dots[reader], "o", color=ours if first else grey, markersize=8 if first else 6, zorder=3)
        line = {"arrowstyle": "-", "color": grey, "linewidth": 0.4, "shrinkA": 1, "shrinkB": 4, "relpos": (0, 0.5)}
        about = {"xycoords": "data", "textcoords": axis.transAxes, "annotation_clip": False, "va": "center"}
        axis.annotate(names[reader], dots[reader], (1.04, height), color=colour, fontweight=weight, arrowprops=line, **about)


def _apart(heights: list[float]) -> list[float]:
    """Heights in rising order, moved until a line fits between any two of them, the highest no higher than 1."""
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + LINE)
    heights[-1] = min(heights[-1], 1.0)
    for i in range(len(heights) - 2, -1, -1):
        heights[i] = min(heights[i], heights[i + 1] - LINE)
    return heights
