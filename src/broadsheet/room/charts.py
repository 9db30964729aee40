"""Rows to pictures: Vega-Lite says what is drawn, vl-convert draws it as SVG, offline, for light and for dark pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

Mode = Literal["light", "dark"]
Spec = Mapping[str, Any]

# Ink, hairlines and paper of static/room.css. The eight hues stand apart for people who see no red or no green (after Okabe and
# Ito, "Color universal design", 2008), darker on white and lighter on black.
_INK = {"light": "#2b2a27", "dark": "#d8d4ca"}
_LINE = {"light": "#d9d4c7", "dark": "#3a3833"}
_HUES = {
    "light": ["#8c1c13", "#2a6f97", "#b7791f", "#3a7d44", "#6b4c9a", "#0f6b6b", "#a23b72", "#5c5a54", "#9a978d"],
    "dark": ["#f08a7e", "#7cc0e8", "#e8bd63", "#84cf90", "#b9a0e3", "#6fcfcf", "#ec95c2", "#b5b1a5", "#7f7c73"],
}
_SEQUENCE = {"light": ["#f3ece0", "#8c1c13"], "dark": ["#2a2724", "#f08a7e"]}
_FONT = "Charter, 'Charis SIL', 'Noto Serif', Georgia, serif"
_WIDTH = 760
# Midnight is called by its day, every other moment by its hour.
_HOURS = "utcFormat(datum.value, utchours(datum.value) + utcminutes(datum.value) ? '%H:%M' : '%-d %b')"


def coverage(name: str) -> Spec:
    """Stacked bars over time; `rank` says in which order, from below."""
    return {
        "mark": {"type": "bar", "orient": "vertical"},
        "width": _WIDTH,
        "height": 260,
        "encoding": {
            "x": {"field": "start", "type": "temporal", "title": None, "scale": {"type": "utc"}},
            "x2": {"field": "end"},
            "y": {"field": "count", "type": "quantitative", "stack": "zero", "title": "articles", "axis": {"tickMinStep": 1}},
            "color": {"field": "name", "type": "nominal", "title": name, "sort": {"field": "rank", "op": "min"}},
            "order": {"field": "rank"},
        },
    }


EDITS: Spec = {
    "transform": [
        {"calculate": "datum.edits - datum.silent", "as": "said so"},
        {"fold": ["said so", "silent"], "as": ["kind", "number"]},
    ],
    "mark": {"type": "bar"},
    "width": _WIDTH - 160,
    "encoding": {
        "y": {"field": "publisher", "type": "nominal", "title": None, "sort": {"field": "silent", "order": "descending"}},
        "x": {
            "field": "number",
            "type": "quantitative",
            "title": "edits",
            "axis": {"format": "d", "labelExpr": "floor(datum.value) == datum.value ? datum.label : ''"},
        },
        "color": {"field": "kind", "type": "nominal", "title": None, "scale": {"domain": ["silent", "said so"]}},
    },
}

COMPLETENESS: Spec = {
    "transform": [{"calculate": "replace(datum.field, '_', ' ')", "as": "called"}],
    "mark": {"type": "rect"},
    "width": {"step": 26},
    "height": {"step": 15},
    "spacing": {"row": 16, "column": 44},
    "encoding": {
        "x": {"field": "month", "type": "ordinal", "timeUnit": "utcyearmonth", "title": None,
              "axis": {"format": "%b %y", "labelAngle": -90}},
        "y": {"field": "called", "type": "nominal", "title": None},
        "facet": {"field": "site", "type": "nominal", "title": None, "columns": 3, "header": {"labelAnchor": "start"}},
        "color": {"field": "share", "type": "quantitative", "title": "have it", "scale": {"domain": [0, 1]},
                  "legend": {"format": ".0%"}},
    },
}  # fmt: skip

SPREAD: Spec = {
    "transform": [{"calculate": "datum.kept + ' %'", "as": "label"}],
    "width": _WIDTH - 160,
    "height": {"step": 30},
    "encoding": {"y": {"field": "source", "type": "nominal", "title": None, "sort": {"field": "at"}}},
    "layer": [
        {
            "mark": {"type": "circle", "opacity": 0.9},
            "encoding": {
                "x": {
                    "field": "at",
                    "type": "temporal",
                    "title": None,
                    "scale": {"padding": 24, "type": "utc"},
                    "axis": {"labelExpr": _HOURS},
                },
                "size": {
                    "field": "kept",
                    "type": "quantitative",
                    "scale": {"domain": [0, 100], "range": [20, 500]},
                    "legend": None,
                },
            },
        },
        {
            "mark": {"type": "text", "dx": 18, "align": "left"},
            "encoding": {"x": {"field": "at", "type": "temporal", "scale": {"type": "utc"}}, "text": {"field": "label"}},
        },
    ],
}


def drawn(spec: Spec, rows: Sequence[Mapping[str, Any]], mode: Mode) -> str:
    """`rows` as SVG, on no ground of its own; the same rows give the same picture."""
    import vl_convert

    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        **spec,
        "data": {"values": [dict(row) for row in rows]},
        "background": None,
        "config": _config(mode),
    }
    svg: str = vl_convert.vegalite_to_svg(whole, vl_version="5.20", allowed_base_urls=[])
    return svg


def _config(mode: Mode) -> dict[str, Any]:
    ink, line = _INK[mode], _LINE[mode]
    text = {"labelColor": ink, "titleColor": ink, "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal"}
    return {
        "font": _FONT,
        "view": {"stroke": None},
        "axis": {**text, "gridColor": line, "domainColor": line, "tickColor": line},
        "header": text,
        "legend": text,
        "text": {"color": ink, "font": _FONT, "fontSize": 12},
        "circle": {"color": _HUES[mode][0]},
        "range": {"category": _HUES[mode], "heatmap": _SEQUENCE[mode], "ramp": _SEQUENCE[mode]},
    }
