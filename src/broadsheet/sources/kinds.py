"""Whether bytes can be a page, by what their sender calls them and by how they begin."""

from __future__ import annotations

import re

SNIFFED = 1024  # bytes of a body that `why_no_page` looks at

# Media types of pages; no type at all is what old servers and files have.
_PAGES = frozenset({"", "text/html", "application/xhtml+xml"})
# Types that pages have by mistake: then the first bytes must say that it is one.
_DOUBTFUL = frozenset(
    """text/plain text/xml application/xml application/octet-stream binary/octet-stream unknown/unknown application/unknown
    */*""".split()
)
_HTML_SIGN = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
# First bytes of what is no page whatever its label says (WHATWG MIME Sniffing, section 6 and 7).
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"WARC/", "a WARC file"),
    (b"filedesc://", "an ARC file"),
    (b"OggS", "an Ogg file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)


def media_type(header: str | None) -> str:
    """The bare type of a Content-Type header in lower case; empty where there is none."""
    return (header or "").split(";")[0].split(",")[0].strip().lower()


def why_no_page(content_type: str | None, start: bytes) -> str | None:
    """In words, why a body of this Content-Type that begins with `start` is no page; None where it may be one.

    Where `start` is empty, the type alone is judged: what nobody would want to read to its end.
    """
    kind = media_type(content_type)
    if kind not in _PAGES and not (kind in _DOUBTFUL and (not start or _HTML_SIGN.search(start, 0, SNIFFED))):
        return f"not a page: {kind[:80]}"
    if start.startswith(b"RIFF") and start[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "not a page: a RIFF file"
    return next((f"not a page: {what}" for magic, what in _MAGIC if start.startswith(magic)), None)
