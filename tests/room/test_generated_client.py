"""A client generated from /openapi.json works, whole and without a warning."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.archive.pages import html
from tests.room.conftest import ICE

# Types that the generator does not know are bytes to it.
_CONFIG = {
    "post_hooks": [],
    "project_name_override": "generated",
    "package_name_override": "generated",
    "content_type_overrides": dict.fromkeys(
        ("application/jsonl", "text/csv", "application/vnd.apache.parquet", "text/html"), "application/octet-stream"
    ),
}


@pytest.fixture
def generated(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The client's package, and one of its clients at the door of the room."""
    (tmp_path / "openapi.json").write_bytes(client.get("/openapi.json").content)
    (tmp_path / "config.json").write_text(json.dumps(_CONFIG))
    command = [
        sys.executable, "-m", "openapi_python_client", "generate", "--path", "openapi.json", "--config", "config.json",
        "--output-path", "made/generated", "--meta", "none", "--fail-on-warning",
    ]  # fmt: skip
    (tmp_path / "made").mkdir()
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    monkeypatch.syspath_prepend(str(tmp_path / "made"))
    package = importlib.import_module("generated")
    yield package, package.Client(base_url="http://localhost").set_httpx_client(client)
    for name in [name for name in sys.modules if name.partition(".")[0] == "generated"]:
        del sys.modules[name]


def call(name: str, **given: Any) -> Any:
    return importlib.import_module(f"generated.api.default.{name}").sync(**given)


def test_a_generated_client_works(generated: Any) -> None:
    _, client = generated
    found = call("search", client=client, q="harbour")
    assert found.total == 2
    article = call("article", client=client, url_query=ICE)
    assert article.headline == "Ferries stand still as the harbour freezes"
    assert [one.number for one in call("versions", client=client, url_query=ICE).versions] == [1, 2]
    assert len(call("copies", client=client, url_query=ICE).members) == 2
    assert len(call("captures", client=client, url_query=ICE)) == 2
    assert call("sources", client=client).sources == []
    first = call("articles", client=client, limit=1)
    assert call("articles", client=client, limit=1, cursor=first.next_).articles[0].url != first.articles[0].url
    assert call("export_jsonl", client=client).payload.read().count(b"\n") == 3
    types = importlib.import_module("generated.types")
    read = call("read", client=client, body=types.File(payload=html("Sent")), url_query="https://a.example/1")
    assert read.headline == "Sent"
    refused = call("read_url", client=client, url_query="http://127.0.0.1/")
    assert refused.status == 403
