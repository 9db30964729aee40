"""What every test gets: Hypothesis with the same examples on every machine, and with more of them where a person asks."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from tests import shortfalls

settings.register_profile("quick", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_report_header() -> str:
    """How far the reader is from the records written down by hand, seen in every run."""
    return f"examples: known shortfalls are {shortfalls.count(shortfalls.known())}"


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes get a plain name: compressed ones hold the second they were made in, and all processes must agree on a test's name."""
    return argname if isinstance(val, bytes) else None
