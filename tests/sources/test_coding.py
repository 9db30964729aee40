"""Content codings, and bytes that are none or too many."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import SourceDamaged, SourceTooLarge
from broadsheet.sources.coding import CODINGS, decode
from broadsheet.sources.digest import matches
from broadsheet.sources.kinds import media_type, why_no_page
from broadsheet.sources.limits import Limits

PAGE = b"<p>Kaksi lausetta.</p>" * 50
SMALL = Limits(max_bytes=2000)

# "<p>brotli</p>" and "<p>zstd</p>", made with the reference tools.
BROTLI = base64.b64decode("CwaAPHA+YnJvdGxpPC9wPgM=")
ZSTD = base64.b64decode("KLUv/SALWQAAPHA+enN0ZDwvcD4=")


def raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


@pytest.mark.parametrize(
    ("codings", "body"),
    [
        ("", PAGE),
        ("identity", PAGE),
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("X-GZIP ", gzip.compress(PAGE, mtime=0)),
        ("gzip", gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:])),
        ("gzip", gzip.compress(PAGE, mtime=0) + b"\0\0\0"),
        ("gzip", PAGE),  # labelled, but not so
        ("deflate", zlib.compress(PAGE)),
        ("deflate", raw_deflate(PAGE)),
        ("deflate, gzip", gzip.compress(zlib.compress(PAGE))),
        ("UTF-8", PAGE),
    ],
)
def test_codings_are_undone(codings: str, body: bytes) -> None:
    assert decode(body, codings, SMALL, "page") == PAGE


def test_brotli_and_zstandard() -> None:
    assert decode(BROTLI, "br", SMALL, "page") == b"<p>brotli</p>"
    assert decode(ZSTD, "zstd", SMALL, "page") == b"<p>zstd</p>"


@pytest.mark.parametrize("coding", sorted(CODINGS))
def test_nothing_is_nothing_in_every_coding(coding: str) -> None:
    if coding == "deflate":
        with pytest.raises(SourceDamaged):
            decode(b"", coding, SMALL, "page")
    else:
        assert decode(b"", coding, SMALL, "page") == b""


@pytest.mark.parametrize(
    ("coding", "body", "reason"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)[:-20], "cut short"),
        ("gzip", gzip.compress(PAGE, mtime=0)[:15] + b"\xff" * 30, "bad gzip data"),
        ("deflate", b"<html>", "bad deflate data"),
        ("br", BROTLI[:8], "bad br data"),
        ("zstd", ZSTD[:8], "bad zstd data"),
        ("rot13", PAGE, "unknown content coding 'rot13'"),
    ],
)
def test_damage_is_named(coding: str, body: bytes, reason: str) -> None:
    with pytest.raises(SourceDamaged, match=reason) as caught:
        decode(body, coding, SMALL, "page")
    assert caught.value.where == "page"


def test_a_bomb_costs_no_more_than_the_limit() -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 50_000_000))
    with pytest.raises(SourceTooLarge, match="2,000 bytes"):
        decode(bomb, "gzip, gzip", SMALL, "page")
    with pytest.raises(SourceTooLarge):
        decode(gzip.compress(PAGE, mtime=0) * 2, "gzip", SMALL, "page")


@given(st.binary(max_size=300), st.sampled_from(sorted(CODINGS)))
def test_any_bytes_decode_or_are_refused(body: bytes, coding: str) -> None:
    with suppress(SourceDamaged, SourceTooLarge):
        assert len(decode(body, coding, SMALL, "page")) <= SMALL.max_bytes


@pytest.mark.parametrize(
    ("content_type", "start", "reason"),
    [
        (None, b"just words", None),
        ("", b"<p>", None),
        ("text/html; charset=utf-8", b"", None),
        ("Application/XHTML+XML", b"<?xml", None),
        ("text/plain", b"<!DOCTYPE html><title>", None),
        ("text/plain", b"just words", "text/plain"),
        ("application/xml", b"<?xml version='1.0'?><rss>", "application/xml"),
        ("application/xml", b"<?xml version='1.0'?>\n<html xmlns='x'>", None),
        ("application/octet-stream", b"\0\1\2", "application/octet-stream"),
        ("application/pdf", b"", "application/pdf"),
        ("image/jpeg", b"<html>", "image/jpeg"),
        ("text/html", b"%PDF-1.7", "PDF"),
        (None, b"\x89PNG\r\n\x1a\n", "PNG"),
        ("text/html", b"RIFF\0\0\0\0WEBP", "RIFF"),
        (None, b"PK\x03\x04", "ZIP"),
    ],
)
def test_what_can_be_a_page(content_type: str | None, start: bytes, reason: str | None) -> None:
    why = why_no_page(content_type, start)
    assert why is None if reason is None else reason in (why or "")


def test_media_type() -> None:
    assert media_type(" Text/HTML ; charset=x") == "text/html"
    assert media_type(None) == ""


@pytest.mark.parametrize("algorithm", ["sha1", "sha-256", "md5"])
def test_digests_in_every_alphabet(algorithm: str) -> None:
    digest = hashlib.new(algorithm.replace("-", ""), PAGE).digest()
    forms = [
        digest.hex(),
        digest.hex().upper(),
        base64.b32encode(digest),
        base64.b64encode(digest),
        base64.urlsafe_b64encode(digest),
    ]
    for form in forms:
        value = form if isinstance(form, str) else form.decode()
        assert matches(f"{algorithm.upper()}: {value}", PAGE)
        assert matches(f"{algorithm}:{value.rstrip('=')}", PAGE)
        assert matches(f"{algorithm}:{value}", PAGE + b"!") is False
    assert matches("crc32:1234", PAGE) is None
    assert matches("sha1", PAGE) is False
    assert matches("sha1:\N{SNOWMAN}", PAGE) is False
