"""The extractor steps, as a datatrove pipeline runs them."""

from __future__ import annotations

import pytest

pytest.importorskip("datatrove", reason="datatrove is not installed")

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

import broadsheet
from broadsheet.compat.datatrove import Broadsheet, BroadsheetRecord

from .pages import page

SECONDS = 60  # the machine may be busy; the step takes milliseconds


def documents() -> list[Document]:
    made = []
    for slug in ("en-rich-body", "en-bot-wall", "he-rtl"):
        html, url = page(slug)
        made.append(Document(text=html.decode(), id=slug, metadata={"url": url}))
    return made


@pytest.mark.parametrize("step", [Broadsheet, BroadsheetRecord])
def test_pages_become_texts_and_walls_are_dropped_and_counted(step: type[Broadsheet]) -> None:
    extractor = step(timeout=SECONDS)
    assert isinstance(extractor, PipelineStep)
    kept = {document.id: document for document in extractor.run(iter(documents()), 0, 1)}
    assert list(kept) == ["en-rich-body", "he-rtl"]
    for slug, document in kept.items():
        assert document.text == broadsheet.read(page(slug)[0]).text
    assert extractor.stats["dropped"].total == 1
    assert extractor.stats["forwarded"].total == 2


def test_the_record_stands_beside_the_text() -> None:
    [first, *_] = BroadsheetRecord(timeout=SECONDS).run(iter(documents()), 0, 1)
    said = first.metadata["broadsheet"]
    assert said["headline"] == "Why every teapot on the network answers 418"
    assert said["url"] == first.metadata["url"]
    assert "text" not in said
    assert "blocks" not in said
