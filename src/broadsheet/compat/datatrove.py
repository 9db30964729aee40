"""Extractor steps for datatrove: put `Broadsheet()` where `Trafilatura()` stood.

Needs datatrove (`pip install "broadsheet[datatrove]"`); importing this file imports it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from datatrove.data import Document
from datatrove.pipeline.extractors.base import BaseExtractor, ExtractorSandbox
from datatrove.utils.logging import logger
from datatrove.utils.typeshelper import StatHints

from ..read import read

KEY = "broadsheet"


class Broadsheet(BaseExtractor):
    """HTML in a document's text becomes the article's text. Documents without one are dropped, and counted by datatrove.

    Each is read in a process of its own that is ended after `timeout` seconds.
    """

    name = "📰 Broadsheet"
    _requires_dependencies = ("broadsheet",)

    def __init__(self, timeout: float = 1) -> None:
        super().__init__(timeout)

    def extract(self, text: str) -> str:
        """The article's text, "" where the page is none."""
        return read(text, evidence=False).text


class BroadsheetRecord(Broadsheet):
    """The same, with the record beside: `metadata["broadsheet"]` holds it as a dict, without what says no more than the text
    (`text`, `blocks`) and without evidence. `metadata["url"]` is the page's address, where there is one.
    """

    def record(self, html: str, url: str | None = None) -> tuple[str, dict[str, Any]]:
        """Text and record of one page; runs in the process apart."""
        plain = read(html, url, evidence=False).to_dict()
        text = plain.pop("text")
        return text, {name: value for name, value in plain.items() if name not in ("blocks", "evidence")}

    def run(self, data: Iterator[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Each document with a text; the others are counted (timeout, broken_process, dropped)."""
        with ExtractorSandbox(timeout=self.timeout) as sandbox:
            for document in data:
                self.stat_update(StatHints.total)
                with self.track_time():
                    made = self._made(sandbox, document)
                if made is None:
                    continue
                document.text, document.metadata[KEY] = made
                if document.text:
                    self.stat_update("extracted", StatHints.forwarded)
                    self.update_doc_stats(document)
                    yield document
                else:
                    self.stat_update(StatHints.dropped)

    def _made(self, sandbox: ExtractorSandbox, document: Document) -> tuple[str, dict[str, Any]] | None:
        try:
            made: tuple[str, dict[str, Any]] = sandbox.process_document(
                (document.text, document.metadata.get("url")), self.record
            )
            return made
        except (TimeoutError, EOFError) as error:
            self.stat_update("timeout" if isinstance(error, TimeoutError) else "broken_process")
            logger.warning(f"{document.id} is left out: {error}")
            return None
