"""The API asked in all the ways that its description allows, and in some that it does not: it keeps to the description, and
nothing is ever a fault of ours."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from broadsheet.archive import Archive
from broadsheet.room import Settings, application


@pytest.fixture
def described(archive: Archive) -> object:
    return schemathesis.openapi.from_asgi(
        "/openapi.json", application(archive, Settings(hosts=("testserver",), timeout=2, log=False))
    )


schema = schemathesis.pytest.from_fixture("described")


# A schema cannot say which cursors and searches there are.
@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_it_keeps_to_its_description(case: schemathesis.Case) -> None:
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
