"""Dates that no reader sees, in attributes of elements and in the state of scripts, for pages that state no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..evidence import Evidence
from ..pattern import pattern
from .datesources import Kind, Reading
from .machinedate import read_machine_date
from .stamp import Stamp

_TRUST = 2.0  # less than whatever a page shows or declares
_MOST = 200  # elements, and dates in scripts, that are looked at
_MOST_TEXT = 3_000_000  # characters of scripts that are searched
_ATTRIBUTES: dict[str, Kind] = {
    "data-published": "published", "data-publish-date": "published", "data-pub-date": "published", "data-pubdate": "published",
    "data-date-published": "published", "data-published-at": "published", "data-published-date": "published",
    "data-publish-time": "published", "data-deploy-dt": "published", "created-timestamp": "published",
    "data-modified": "modified", "data-date-modified": "modified", "data-updated-at": "modified", "data-re-deploy-dt": "modified",
}  # fmt: skip
_STATE = pattern(
    r"[\"'](?:(date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time)|publication_?date|first_?publi\w{3,12}|pub_?date)|"
    r"(date_?modified|modified_?(?:at|date)|updated_?at|last_?(?:modified|updated)(?:_?(?:at|date))?))\\*[\"']\s*:\s*\\*[\"']([^\"'\\]{8,40})",
    re.I,
)


def hidden(ev: Evidence) -> Iterator[Reading]:
    """Dates in attributes made for them, else in the scripts' state: only where all that are called published name one day.

    A page of many stories holds many such dates, and none of them is its own.
    """
    found = list(_of_attributes(ev)) or list(_of_state(ev))
    if len({one.stamp.date for one in found if one.kind == "published"}) == 1:
        yield from found


def _of_attributes(ev: Evidence) -> Iterator[Reading]:
    for node in ev.page.tree.having(*_ATTRIBUTES)[:_MOST]:
        for name, kind in _ATTRIBUTES.items():
            if (stamp := _read(node.get(name) or "")) is not None:
                yield Reading(stamp, kind, "html", node, f"the attribute {name}", _TRUST, "html")


def _of_state(ev: Evidence) -> Iterator[Reading]:
    room, count = _MOST_TEXT, 0
    for script in ev.page.tree.all("script"):
        source = script.raw
        room -= len(source)
        if room < 0 or count > _MOST:
            return
        for match in _STATE.finditer(source):
            count += 1
            if (stamp := _read(match[3])) is not None:
                kind: Kind = "published" if match[1] else "modified"
                yield Reading(stamp, kind, "html", script, f"{match[1] or match[2]} in the state of a script", _TRUST, "state")


def _read(text: str) -> Stamp | None:
    return read_machine_date(text.strip()) if text[:1].isdigit() else None
