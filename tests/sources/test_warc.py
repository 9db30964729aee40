"""Web archives made here, whole and damaged: every record is a page, a failure or a note."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import os
import time
import zlib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import Capture, Failure
from broadsheet.capture import Note
from broadsheet.errors import SourceDamaged, SourceTooLarge
from broadsheet.sources import Limits, find, warc

URL = "https://e.example/news/1"


def page(words: str) -> bytes:
    return f"<!doctype html><title>{words}</title><p>{words} and more".encode()


def http(body: bytes, *headers: str, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    block: bytes, *headers: str, kind: str = "response", content_type: str = "application/http; msgtype=response"
) -> bytes:
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {URL}",
        "WARC-Date: 2024-05-06T07:08:09Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        f"Content-Type: {content_type}",
        *headers,
    ]
    if not any(line.startswith("Content-Length") for line in headers):
        head.append(f"Content-Length: {len(block)}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def scan(archive: bytes, limits: Limits | None = None) -> list[Capture | Failure | Note]:
    return list(warc.captures(io.BytesIO(archive), "a.warc", limits or Limits()))


def bodies(found: list[Capture | Failure | Note]) -> list[bytes]:
    return [one.body for one in found if isinstance(one, Capture)]


def reasons(found: list[Capture | Failure | Note]) -> list[str]:
    return [one.error.what for one in found if isinstance(one, Failure)]


ONE, TWO = page("one"), page("two")


@pytest.mark.parametrize(
    "pack", [b"".join, lambda records: b"".join(map(gzip.compress, records)), lambda r: gzip.compress(b"".join(r))]
)
def test_pages_with_all_that_is_known_of_them(pack) -> None:
    records = [
        record(b"software: x", kind="warcinfo", content_type="application/warc-fields"),
        record(http(ONE, "X-Robots-Tag: noai", "x-robots-tag: notdm")),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", content_type="application/http; msgtype=request"),
        record(TWO, kind="resource", content_type="text/html"),
        record(http(b""), kind="revisit"),
        record(b"a: b", kind="metadata", content_type="application/warc-fields"),
    ]
    found = scan(pack(records))
    when = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    headers = {"content-type": "text/html; charset=utf-8", "x-robots-tag": "noai, notdm"}
    assert found == [
        Note("a.warc#1", "warcinfo record"),
        Capture(ONE, URL, headers, when, "a.warc#2", 200),
        Note("a.warc#3", "request record"),
        Capture(TWO, URL, {"content-type": "text/html"}, when, "a.warc#4"),
        Note("a.warc#5", "revisit record"),
        Note("a.warc#6", "metadata record"),
    ]


@pytest.mark.parametrize(
    "response",
    [
        http(gzip.compress(ONE), "Content-Encoding: gzip"),
        http(ONE, "Content-Encoding: gzip"),  # stored decoded, header kept
        http(zlib.compress(ONE), "content-encoding:deflate"),
        http(b"5\r\n" + ONE[:5] + b"\r\n%x;ext=1\r\n" % len(ONE[5:]) + ONE[5:] + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        http(ONE, "Transfer-Encoding: chunked"),  # stored without its chunks, header kept
        http(ONE).replace(b"\r\n", b"\n"),
        http(ONE, "X-Long: a", "\tfolded", "no colon here"),
        http(ONE, kind=None),
        http(ONE, kind="text/plain"),
    ],
)
def test_responses_in_all_their_forms(response: bytes) -> None:
    assert bodies(scan(record(response))) == [ONE]


@pytest.mark.parametrize(
    ("block", "what"),
    [
        (http(ONE, status="301 Moved Permanently"), "response with status 301"),
        (http(ONE, status="404 Not Found"), "response with status 404"),
        (http(b"{}", kind="application/json"), "not a page: application/json"),
        (http(b"words", kind="text/plain"), "not a page: text/plain"),
        (http(b"\xff\xd8\xff"), "not a page: a JPEG image"),
    ],
)
def test_what_is_no_page_is_a_note(block: bytes, what: str) -> None:
    assert scan(record(block)) == [Note("a.warc#1", what)]


def test_digests_that_do_not_match_are_noted_beside_the_page() -> None:
    block = http(ONE)
    right = base64.b32encode(hashlib.sha1(block).digest()).decode()
    assert [type(one) for one in scan(record(block, f"WARC-Block-Digest: sha1:{right}"))] == [Capture]
    wrong, _ = scan(record(block, f"WARC-Block-Digest: sha1:{right[::-1]}"))
    assert wrong == Note("a.warc#1", "digest does not match")
    strange, _ = scan(record(block, "WARC-Block-Digest: crc:1"))
    assert strange == Note("a.warc#1", "digest of an unknown kind")


def test_a_target_in_angle_brackets() -> None:
    archive = record(http(ONE)).replace(URL.encode(), f"<{URL}>".encode())
    (found,) = scan(archive)
    assert isinstance(found, Capture)
    assert found.url == URL


@pytest.mark.parametrize("date", ["yesterday", "2024-13-45T00:00:00Z", ""])
def test_a_date_that_is_none(date: str) -> None:
    (found,) = scan(record(http(ONE)).replace(b"2024-05-06T07:08:09Z", date.encode()))
    assert isinstance(found, Capture)
    assert found.fetched_at is None


# ---- damage ----

FIRST, SECOND = record(http(ONE)), record(http(TWO))


@pytest.mark.parametrize(
    ("archive", "pages"),
    [
        (FIRST + b"rubbish\r\n" + SECOND, [ONE, TWO]),
        (FIRST[:-40] + SECOND, [TWO]),
        (FIRST.replace(b"Content-Length: ", b"Content-Length: 9") + SECOND, [TWO]),
        (FIRST.replace(b"Content-Length: ", b"Content-Length: 99999999999") + SECOND, [TWO]),
        (FIRST.replace(b"Content-Length: ", b"Content-Length: -") + SECOND, [TWO]),
        (FIRST.replace(b"Content-Length: ", b"Content-Length: x") + SECOND, [TWO]),
        (FIRST.replace(b"Content-Length: ", b"Content-Width: ") + SECOND, [TWO]),
        (FIRST.replace(b"HTTP/1.1", b"SPDY/1.1") + SECOND, [TWO]),
        (record(http(gzip.compress(ONE)[:-9], "Content-Encoding: gzip")) + SECOND, [TWO]),
        (record(http(b"ff\r\nshort", "Transfer-Encoding: chunked")) + SECOND, [TWO]),
        (SECOND + FIRST[: len(FIRST) // 2], [TWO]),
        (record(b"x", "Content-Length: 5000000", kind="request") + SECOND, [TWO]),
        (gzip.compress(FIRST) + b"rubbish" + gzip.compress(SECOND), [ONE, TWO]),
        (gzip.compress(FIRST)[:100] + gzip.compress(SECOND), [TWO]),
        (gzip.compress(FIRST)[:60] + b"\xff" * 60 + gzip.compress(FIRST)[120:] + gzip.compress(SECOND), [TWO]),
        (gzip.compress(SECOND) + gzip.compress(FIRST)[:-30], [TWO]),
        (gzip.compress(FIRST.replace(b"Content-Length: ", b"Content-Length: 9")) + gzip.compress(SECOND), [TWO]),
        (b"no archive at all", []),
        (b"\x1f\x8b no archive", []),
    ],
)
def test_one_damaged_place_costs_one_record(archive: bytes, pages: list[bytes]) -> None:
    found = scan(archive)
    assert bodies(found) == pages
    assert reasons(found)
    assert all(isinstance(one.error, SourceDamaged) and one.error.where == one.name for one in found if isinstance(one, Failure))


def test_an_empty_archive_has_nothing() -> None:
    assert scan(b"") == scan(gzip.compress(b"")) == []


def test_records_that_are_too_large_are_not_held() -> None:
    bomb = record(http(gzip.compress(b"\0" * 10_000_000), "Content-Encoding: gzip"))
    found = scan(record(http(b"x" * 60_000)) + bomb + SECOND, Limits(max_bytes=50_000))
    assert [type(one.error) for one in found if isinstance(one, Failure)] == [SourceTooLarge, SourceTooLarge]
    assert bodies(found) == [TWO]


def test_a_file_made_of_damage_is_given_up() -> None:
    head = record(b"", "Content-Length: 9999999")
    started = time.process_time()
    found = scan(head * 1500 + SECOND)
    assert reasons(found)[-1] == "more than 1,000 damaged places: the rest is given up"
    assert time.process_time() - started < 10


@given(st.data())
def test_any_damage_leaves_a_reason_and_ends(data: st.DataObject) -> None:
    archive = bytearray(data.draw(st.sampled_from([FIRST + SECOND, gzip.compress(FIRST) + gzip.compress(SECOND)])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(archive) - 1))
        archive[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
        archive = archive or bytearray(b"x")
    for one in scan(bytes(archive)):
        assert isinstance(one, (Capture, Failure, Note))


@given(st.binary(max_size=400))
def test_any_bytes_behind_a_record(rubbish: bytes) -> None:
    assert bodies(scan(FIRST + rubbish))[:1] == [ONE]


# ---- ARC ----


def arc_record(body: bytes, url: str = URL, length: int | str | None = None) -> bytes:
    return f"{url} 192.0.2.1 20040506070809 text/html {len(body) if length is None else length}\n".encode() + body + b"\n"


ABOUT = arc_record(b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n", "filedesc://a.arc")


@pytest.mark.parametrize("pack", [b"".join, lambda records: b"".join(map(gzip.compress, records))])
def test_arc_files(pack) -> None:
    found = scan(
        pack([ABOUT, arc_record(http(ONE)), arc_record(b"x", "dns:e.example"), arc_record(http(TWO), "http://e.example/a b")])
    )
    assert found[0] == Note("a.warc#1", "filedesc record")
    assert found[2] == Note("a.warc#3", "dns record")
    assert bodies(found) == [ONE, TWO]
    last = found[3]
    assert isinstance(last, Capture)
    assert (last.url, last.fetched_at) == ("http://e.example/a b", datetime(2004, 5, 6, 7, 8, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    "archive",
    [
        ABOUT + arc_record(http(ONE), length=-1) + arc_record(http(TWO)),
        ABOUT + arc_record(http(ONE), length="abc") + arc_record(http(TWO)),
        ABOUT + b"rubbish\n\n" + arc_record(http(TWO)),
        ABOUT + arc_record(b"no response") + arc_record(http(TWO)),
        ABOUT + arc_record(http(TWO)) + arc_record(http(ONE), length=99999),
        gzip.compress(ABOUT) + gzip.compress(arc_record(http(TWO))) + gzip.compress(arc_record(http(ONE)))[:-20],
        gzip.compress(ABOUT) + gzip.compress(arc_record(http(TWO))) + gzip.compress(arc_record(http(ONE)))[:30] + b"\xff" * 30,
    ],
)
def test_damaged_arc_files(archive: bytes) -> None:
    found = scan(archive)
    assert bodies(found) == [TWO]
    assert len(reasons(found)) == 1


# ---- files ----


@pytest.mark.parametrize(
    ("name", "content"), [("a.warc", FIRST), ("a.warc.gz", gzip.compress(FIRST)), ("a.bin", FIRST), ("b", gzip.compress(FIRST))]
)
def test_archives_are_known_by_suffix_or_by_their_beginning(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert bodies(list(find(str(tmp_path / name)))) == [ONE]


def test_an_archive_that_is_not_there() -> None:
    (found,) = find("none.warc.gz")
    assert isinstance(found, Failure)


@pytest.mark.skipif("BROADSHEET_HOSTILE" not in os.environ, reason="a folder of hostile files is not at hand")
def test_the_collected_edge_cases() -> None:
    kinds: Counter[str] = Counter()
    for path in sorted(Path(os.environ["BROADSHEET_HOSTILE"], "warc").iterdir()):
        started = time.process_time()
        found = list(find(str(path)))
        assert found, path
        assert time.process_time() - started < 1
        kinds.update(type(one).__name__ for one in found)
    assert kinds["Capture"] >= 10
