"""Archives behind URLs: an S3 server and HTTP servers on loopback."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.scale import archives

from broadsheet.capture import Failure
from broadsheet.scale import archives as found
from broadsheet.scale.table import rows

pytest.importorskip("fsspec")
PAGES = archives.pages(50)


class Server(ThreadingHTTPServer):
    """Serves `files`. With `ranges`, parts of them; the first `failures` answers for parts break off in the middle."""

    def __init__(self, files: dict[str, bytes], *, ranges: bool = True, failures: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = files
        self.ranges = ranges
        self.failures = failures


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        content = self.server.files.get(self.path)
        if content is None:
            self.send_error(404)
            return
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        if asked and self.server.ranges:
            begin, end = int(asked[1]), min(int(asked[2] or len(content)) + 1, len(content))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {begin}-{end - 1}/{len(content)}")
            content = content[begin:end]
        else:
            self.send_response(200)
        if self.server.ranges:
            self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body and self.server.failures and asked:
            self.server.failures -= 1
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
        elif body:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Silence."""


@contextmanager
def serving(server: Server) -> Iterator[str]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("content") / "a.warc.gz"
    archives.write(path, PAGES)
    return path.read_bytes()


def urls(output: Path) -> list[str | None]:
    return sorted(str(row.article.url) for row in rows(str(output)))


EXPECTED = sorted(page.url for page in PAGES)


@pytest.mark.parametrize("ranges", [True, False])
def test_http(content: bytes, tmp_path: Path, ranges: bool) -> None:
    with serving(Server({"/a.warc.gz": content}, ranges=ranges)) as base:
        archives.run(tmp_path, f"{base}/a.warc.gz", f"{base}/missing.warc.gz")
    assert urls(tmp_path) == EXPECTED
    assert f"{base}/missing.warc.gz" in (tmp_path / "dropped.jsonl").read_text()


def test_parts_of_one_file_over_http(content: bytes, tmp_path: Path) -> None:
    with serving(Server({"/a.warc.gz": content})) as base:
        archives.run(tmp_path, f"{base}/a.warc.gz", workers=2, shard_bytes=60_000)
    assert urls(tmp_path) == EXPECTED
    assert len(list((tmp_path / "table").iterdir())) > 1


def test_an_answer_that_breaks_off_is_asked_for_again(content: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(found, "_PAUSES", (0.0, 0.0))
    with serving(Server({"/a.warc.gz": content}, failures=2)) as base, found.opened(f"{base}/a.warc.gz") as file:
        assert file.read(len(content)) == content


def test_a_server_that_goes_away_is_no_damaged_record(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "_PAUSES", (0.0,))
    with (
        serving(Server({"/a.warc.gz": content}, failures=9)) as base,
        found.opened(f"{base}/a.warc.gz") as file,
        pytest.raises(found.Broken, match=r"a\.warc\.gz: reading broke off"),
    ):
        file.read(10)


def test_s3(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            monkeypatch.setenv(name, value)
        import s3fs

        s3 = s3fs.S3FileSystem(skip_instance_cache=True)
        s3.mkdir("crawl")
        for name in ("2026/a.warc.gz", "2026/b.warc.gz", "2026/notes.txt"):
            s3.pipe(f"crawl/{name}", content)
        s3fs.S3FileSystem.clear_instance_cache()
        names = [one.name for one in found.archives("s3://crawl/2026") if not isinstance(one, Failure)]
        assert names == ["s3://crawl/2026/a.warc.gz", "s3://crawl/2026/b.warc.gz"]
        archives.run(tmp_path, "s3://crawl/*/a.warc.gz", shard_bytes=60_000)
        assert [one.error.what for one in found.archives("s3://crawl/none/") if isinstance(one, Failure)] == ["no archive here"]
    finally:
        s3fs.S3FileSystem.clear_instance_cache()
        server.stop()
    assert urls(tmp_path) == EXPECTED
