"""What commands that take pages from sources have in common: how long and how much, from where, with how many processes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

jobs_option: Callable[[Any], Any] = click.option(
    "-j", "--jobs", type=click.IntRange(min=0), default=1, show_default=True, help="Processes; 0 takes all processors."
)
url_option: Callable[[Any], Any] = click.option("--url", help="Where the page of standard input, or of the one file, comes from.")
_LIMITS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--timeout", type=click.FloatRange(0, min_open=True), default=30.0, show_default=True, help="Seconds for one URL."
    ),
    click.option(
        "--max-bytes", type=click.IntRange(min=1), default=64 << 20, show_default=True, help="Largest page, decompressed."
    ),
    click.option(
        "--allow-private",
        metavar="HOST",
        multiple=True,
        help="This host may have a private or loopback address; can be repeated.",
    ),
)


def limits_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--timeout`, `--max-bytes` and `--allow-private`, which reach the command as `limits`."""

    @wraps(command)
    def limited(*given: Any, timeout: float, max_bytes: int, allow_private: tuple[str, ...], **others: Any) -> Any:
        from ..sources import Limits

        return command(*given, limits=Limits(max_bytes, timeout, allowed=frozenset(allow_private)), **others)

    for option in reversed(_LIMITS):
        limited = option(limited)
    return limited
