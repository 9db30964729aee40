"""The bundled newspaper: every page gives the record written down for it, key by key.

What does not match yet stands in examples_shortfalls.json and must not match: a key that comes right leaves the list
(`python -m tests.shortfalls --write`), so that it cannot go wrong again unseen.
"""

from __future__ import annotations

import json

import pytest

import broadsheet
from broadsheet import Article

from . import shortfalls
from .shortfalls import PAGES, SLUGS, article, expected

KNOWN = shortfalls.known()


@pytest.mark.parametrize(
    ("slug", "key"), [(slug, key) for slug in SLUGS for key in expected(slug) if key not in KNOWN.get(slug, ())]
)
def test_each_key_is_as_written_down(slug: str, key: str) -> None:
    assert shortfalls.plain(slug)[key] == expected(slug)[key]


@pytest.mark.parametrize(("slug", "key"), [(slug, key) for slug, keys in KNOWN.items() for key in keys])
def test_a_known_shortfall_that_came_right_leaves_the_list(slug: str, key: str) -> None:
    assert not shortfalls.matches(slug, key), "it matches now: run `python -m tests.shortfalls --write`"


def test_the_known_shortfalls_name_keys_of_the_newspaper() -> None:
    assert all(keys and set(keys) <= set(expected(slug)) for slug, keys in KNOWN.items())


@pytest.mark.parametrize("slug", SLUGS)
def test_every_filled_field_has_its_evidence(slug: str) -> None:
    record = article(slug)
    plain = record.to_dict()
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
            items = record.evidence.get(field, ())
            assert any(item.chosen for item in items), field
            assert all(item.path and item.why for item in items), field


@pytest.mark.parametrize("slug", SLUGS)
def test_records_hold_together(slug: str) -> None:
    record = article(slug)
    plain = record.to_dict()
    assert Article.from_dict(json.loads(json.dumps(plain))) == record
    assert plain["text"] == record.text
    assert {"text", "page_type"} <= set(record.confidence)
    assert all(0 <= sure <= 1 for sure in record.confidence.values())
    assert all(block["index"] < len(record.images) for block in plain["blocks"] if block["type"] == "image")
    assert record.reader is not None
    assert record.reader.version == broadsheet.__version__


def test_every_example_says_what_is_hard_about_it() -> None:
    for page in PAGES.iterdir():
        assert {path.name for path in page.iterdir()} >= {"page.html", "capture.json", "expected.json", "note.md"}, page.name
