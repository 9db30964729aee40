"""Sitemaps (sitemaps.org 0.9), Google's news sitemaps, indexes of them, and plain lists of addresses.

Read as a stream of tags, so that neither depth nor size costs memory; what stands before a fault counts.
"""

from __future__ import annotations

from xml.parsers import expat

from ..errors import SourceDamaged, SourceRefused
from .addresses import canonical
from .feeds import iso_time
from .listing import MAX_ENTRIES, Entry, Listing, once

_CHUNK = 64 << 10
_LONGEST_TEXT = 4000  # characters of one value; the rest is of no use
_NEWS = "sitemap-news"  # in the name of Google's namespace, in every version of it


def read_sitemap(body: bytes, url: str) -> Listing:
    """The pages or further sitemaps of an XML sitemap. Raises SourceDamaged where not one can be read from a broken one, and
    SourceRefused where it defines entities."""
    reader = _Reader(url)
    fault = reader.feed(body)
    if fault and not (reader.pages or reader.lists):
        raise SourceDamaged(f"no sitemap can be read from it: {fault}", where=url)
    notes = [*reader.notes, *(["a sitemap that is broken behind its first entries"] if fault else [])]
    if reader.is_full:
        notes.append(f"a sitemap's entries behind the first {MAX_ENTRIES:,}")
    return Listing("sitemap", once(reader.pages), once(reader.lists), tuple(notes), is_news=reader.is_news)


def read_text_sitemap(body: bytes, url: str) -> Listing:
    """The pages of a sitemap that is a list of addresses, one a line."""
    lines = body.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    addresses = [canonical(line, None) for line in lines[:MAX_ENTRIES] if line.strip()]
    notes = ("a sitemap's entry without an address",) * addresses.count(None)
    return Listing("sitemap", once([Entry(address) for address in addresses if address]), notes=notes)


class _Full(Exception):
    """As many entries as a sitemap may have."""


class _Reader:
    """Listens to the tags of one sitemap."""

    def __init__(self, url: str) -> None:
        self.pages: list[Entry] = []
        self.lists: list[Entry] = []
        self.notes: list[str] = []
        self.is_news = False
        self.is_full = False
        self._url = url
        self._path: list[str] = []
        self._depth = 0
        self._text: list[str] = []
        self._length = 0
        self._values: dict[str, str] = {}

    def feed(self, body: bytes) -> str | None:
        """Read; why it stopped early, None where it did not."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        body = body.lstrip(b" \t\r\n")  # a line before the declaration is the commonest fault
        try:
            for at in range(0, len(body), _CHUNK):
                parser.Parse(body[at : at + _CHUNK], False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            return str(error)
        except _Full:
            self.is_full = True
        return None

    def _entity(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if value is not None:
            raise SourceRefused("defines XML entities, which could grow without bound", where=self._url)

    def _start(self, tag: str, _: dict[str, str]) -> None:
        self._depth += 1
        if self._depth <= 4:
            self._path.append(tag.rpartition(" ")[2].lower())
            if _NEWS in tag:
                self.is_news = True
        if self._depth == 2:
            self._values = {}
        self._text, self._length = [], 0

    def _characters(self, text: str) -> None:
        if self._depth <= 4 and self._length < _LONGEST_TEXT:
            self._text.append(text)
            self._length += len(text)

    def _end(self, tag: str) -> None:
        # Only <loc> of an entry itself: pictures and videos within it have theirs.
        if self._depth == 3 or (self._depth == 4 and self._path[-1] == "publication_date"):
            self._values.setdefault(self._path[-1], "".join(self._text).strip())
        if self._depth == 2:
            self._entry(self._path[-1])
        if self._depth <= 4:
            self._path.pop()
        self._depth -= 1
        self._text = []

    def _entry(self, tag: str) -> None:
        if tag not in ("url", "sitemap"):
            return
        address = canonical(self._values.get("loc", ""), self._url)
        if address is None:
            self.notes.append("a sitemap's entry without an address")
            return
        stamp = self._values.get("lastmod") or self._values.get("publication_date")
        entry = Entry(address, stamp, iso_time(stamp))
        (self.lists if tag == "sitemap" else self.pages).append(entry)
        if len(self.pages) + len(self.lists) >= MAX_ENTRIES:
            raise _Full
