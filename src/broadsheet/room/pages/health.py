"""How the collector's sources are: what its notes in the archive say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...archive import Archive

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Health:
    """One source as its note tells it; None where the note does not."""

    url: str
    kind: str
    seen: str | None  # when it last answered, ISO 8601
    failures: int  # in a row
    why: str | None  # the last failure's reason

    @property
    def well(self) -> bool:
        """Whether it answered when it was last asked."""
        return not self.failures


def sources(archive: Archive) -> list[Health]:
    """Those that do not answer first, then by address."""
    found = [_health(note.name, note.body) for note in archive.notes.list("source")]
    return sorted(found, key=lambda source: (source.well, source.url))[:_SHOWN]


def _health(url: str, body: dict[str, Any]) -> Health:
    return Health(url, str(body.get("kind") or "source"), _text(body, "succeeded_at", "visited_at"),
                  int(body.get("failures") or 0), _text(body, "reason"))  # fmt: skip


def _text(body: dict[str, Any], *names: str) -> str | None:
    return next((str(body[name]) for name in names if body.get(name)), None)
