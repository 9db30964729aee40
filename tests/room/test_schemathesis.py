"""The API asked in all the ways that its description allows, and in many that it does not: it keeps to the description, and
nothing is ever a fault of ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.archive.pages import capture

from broadsheet.archive import Archive
from broadsheet.room import Settings, application
from broadsheet.room.api.asked import Nothing
from broadsheet.room.api.operation import Operation
from broadsheet.room.api.operations import OPERATIONS


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    with Archive.open(tmp_path_factory.mktemp("described") / "archive") as archive:
        archive.add(capture())
        room = application(archive, Settings(hosts=("testserver",), timeout=2, log=False))
        yield schemathesis.openapi.from_asgi("/openapi.json", room)


_ASKED = [
    (one, mode) for one in OPERATIONS for mode in GenerationMode if mode is GenerationMode.POSITIVE or one.asks is not Nothing
]


@pytest.mark.parametrize(("operation", "mode"), _ASKED, ids=lambda one: getattr(one, "name", ""))
def test_it_keeps_to_its_description(schema: schemathesis.BaseSchema, operation: Operation, mode: GenerationMode) -> None:
    described = schema["/api" + operation.path][operation.method]

    @settings(
        max_examples=5,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=described.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        if operation.name == "readUrl" and str(case.query.get("url", "")).lower().startswith("http"):
            case.query["url"] = "http://127.0.0.1:9/"  # tests ask no name server
        # A schema cannot say which cursors and searches there are.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    ask()
