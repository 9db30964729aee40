"""No figure falls: the reader on saved pages, where these are at hand (they are not part of the project)."""

from __future__ import annotations

import json

import pytest
from benchmarks import floors, scorer

FLOORS: dict[str, dict[str, float]] = json.loads(floors.FILE.read_text())


@pytest.mark.skipif(scorer.shared() is None, reason="the page sets are not beside the project")
@pytest.mark.parametrize("pages", FLOORS)
def test_no_figure_falls(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_READER", "broadsheet:read")
    assert floors.fallen(pages, FLOORS[pages]) == []
