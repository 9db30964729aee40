"""`broadsheet.read`, each page by the fold's model that never saw its site; pages of no set by the shipped model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from broadsheet.model import BodyModel, shipped
from broadsheet.read import read_with
from broadsheet.record import Article

FOLDS = Path(__file__).parent / "folds"


@cache
def _index() -> dict[str, int]:
    index: dict[str, int] = json.loads((FOLDS / "index.json").read_text())
    return index


@cache
def _model(fold: int) -> BodyModel:
    return BodyModel((FOLDS / f"{fold}.bin").read_bytes(), f"fold {fold}")


def model_for(html: bytes) -> BodyModel:
    """The model that never saw the page's site; the shipped one for a page of no set."""
    fold = _index().get(hashlib.sha256(html).hexdigest())
    return shipped() if fold is None else _model(fold)


def read(html: bytes, url: str | None = None, headers: Mapping[str, str] | None = None, *, evidence: bool = True) -> Article:
    """The record of a page of the sets, by a model that was made without its site."""
    return read_with(model_for(html), html, url, headers, evidence=evidence)
