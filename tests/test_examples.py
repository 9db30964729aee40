"""The bundled newspaper: every page gives the record written down for it, key by key."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import broadsheet
from broadsheet import Article

PAGES = Path(__file__).resolve().parents[1] / "examples" / "pages"
SLUGS = sorted(path.parent.name for path in PAGES.glob("*/expected.json"))
EXPECTED: dict[str, dict[str, Any]] = {slug: json.loads((PAGES / slug / "expected.json").read_text("utf-8")) for slug in SLUGS}


@cache
def record(slug: str) -> Article:
    capture = json.loads((PAGES / slug / "capture.json").read_text("utf-8"))
    return broadsheet.read((PAGES / slug / "page.html").read_bytes(), url=capture.get("url"), headers=capture.get("headers"))


@pytest.mark.parametrize(("slug", "key"), [(slug, key) for slug in SLUGS for key in EXPECTED[slug]])
def test_each_key_is_as_written_down(slug: str, key: str) -> None:
    assert record(slug).to_dict()[key] == EXPECTED[slug][key]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_filled_field_has_its_evidence(slug: str) -> None:
    article = record(slug)
    plain = article.to_dict()
    for field in set(plain) - {
        "url",
        "text",
        "blocks",
        "evidence",
        "confidence",
        "reader",
        "page_type",
        "completeness",
        "rights",
        "locale",
    }:
        if plain[field] not in (None, []):
            items = article.evidence.get(field, ())
            assert any(item.chosen for item in items), field
            assert all(item.path and item.why for item in items), field


@pytest.mark.parametrize("slug", SLUGS)
def test_records_hold_together(slug: str) -> None:
    article = record(slug)
    plain = article.to_dict()
    assert Article.from_dict(json.loads(json.dumps(plain))) == article
    assert plain["text"] == article.text
    assert {"text", "page_type"} <= set(article.confidence)
    assert all(0 <= sure <= 1 for sure in article.confidence.values())
    assert all(block["index"] < len(article.images) for block in plain["blocks"] if block["type"] == "image")
    assert article.reader is not None
    assert article.reader.version == broadsheet.__version__


def test_every_example_says_what_is_hard_about_it() -> None:
    for page in PAGES.iterdir():
        assert {path.name for path in page.iterdir()} >= {"page.html", "capture.json", "expected.json", "note.md"}, page.name
