"""Lengths of time as a person types them."""

from __future__ import annotations

import re
from datetime import timedelta

import click

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_FORM = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([smhd]?)")


def duration(typed: str) -> timedelta:
    """`90s`, `15m`, `2h`, `3d`; a bare number is seconds. Raises BadParameter where it is none, or zero."""
    found = _FORM.fullmatch(typed.strip().lower())
    if not found or float(found[1]) <= 0:
        raise click.BadParameter(f"{typed!r} is no length of time; write 90s, 15m, 2h or 3d")
    return timedelta(seconds=float(found[1]) * _UNITS[found[2] or "s"])
