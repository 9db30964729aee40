"""What a terminal may be sent: pages, paths and errors may hold its control sequences."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` without what moves a terminal's cursor, turns its writing round or cannot be written. Line breaks and tabs stay."""
    return _CONTROL.sub("\ufffd", text)
