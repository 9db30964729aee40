"""How often a field is exactly right on pages like this one.

Each field names the kind of situation it decided in (`Choice.signature`). How often it was right there was counted on pages
with gold (`training/confidence.py`) and shrunk towards the field's own rate where the kind is rare. For the text, the word
F1 that the body model expects is mapped by bins.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

UNMEASURED = 0.5  # a field that no page set has gold for: nothing is claimed either way


class Rates(msgspec.Struct, frozen=True):
    """The file `confidence.json`."""

    fields: dict[str, dict[str, float]]  # field -> signature -> rate; the empty signature is the field's own rate
    text: tuple[tuple[float, float], ...]  # (expected F1 from, share of texts with word F1 of at least 0.95), rising

    def of(self, field: str, signature: str) -> float:
        """The rate of a field in one kind of situation; the field's own where the kind was never seen."""
        known = self.fields.get(field, {})
        return known.get(signature, known.get("", UNMEASURED))

    def of_text(self, expected: float) -> float:
        """The rate of texts of which the model expects this word F1."""
        return next((rate for start, rate in reversed(self.text) if expected >= start), 0.0)


@cache
def _rates() -> Rates:
    return msgspec.json.decode((resources.files(__package__) / "confidence.json").read_bytes(), type=Rates)


def confidence(signatures: Mapping[str, str], expected: float) -> dict[str, float]:
    """Field -> 0..1 for the filled fields, `text` and `page_type` always among them.

    `signatures` are those of the filled fields; `expected` the body model's expected word F1.
    """
    rates = _rates()
    fields = {"page_type": "", **signatures}
    return {"text": rates.of_text(expected), **{field: rates.of(field, signature) for field, signature in fields.items()}}
