"""The API as a program meets it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from starlette.testclient import TestClient
from tests.archive.pages import capture, html
from tests.room.conftest import ICE

from broadsheet import Article, read
from broadsheet.archive import Archive, Note
from broadsheet.room import Settings

PROBLEM = "application/problem+json"
BRIDGE = "https://quay.example/bridge"


def test_bytes_sent_are_read_and_not_kept(client: TestClient, archive: Archive) -> None:
    before = archive.counts()
    page = html("A new bridge")
    answer = client.post("/api/read", params={"url": "https://new.example/1"}, content=page)
    assert answer.status_code == 200
    assert Article.from_dict(answer.json()) == read(page, "https://new.example/1")
    assert archive.counts() == before


def test_the_charset_of_the_content_type_counts(client: TestClient) -> None:
    page = "<html><body><article><h1>Заголовок</h1><p>Город и река, мост и новая дорога.</p></article></body></html>".encode(
        "cp1251"
    )
    answer = client.post("/api/read", content=page, headers={"content-type": "text/html; charset=windows-1251"})
    assert "Заголовок" in answer.text


def test_evidence_can_be_left_out(client: TestClient) -> None:
    assert client.post("/api/read?evidence=false", content=html()).json()["evidence"] == {}
    assert client.post("/api/read", content=html()).json()["evidence"] != {}


def test_no_bytes_are_a_problem_that_says_what_to_send(client: TestClient) -> None:
    answer = client.post("/api/read")
    assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)
    assert "body" in answer.json()["detail"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "https://user:password@127.0.0.1/",
    ],
)
def test_addresses_that_are_not_public_are_refused(client: TestClient, url: str) -> None:
    answer = client.get("/api/read", params={"url": url})
    assert (answer.status_code, answer.headers["content-type"]) in ((403, PROBLEM), (404, PROBLEM))


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "javascript:alert(1)", "", "//a"]
)
def test_other_schemes_are_refused(client: TestClient, url: str) -> None:
    assert client.get("/api/read", params={"url": url}).status_code == 400


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302 if self.path == "/away" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/away":
            self.send_header("Location", f"http://127.0.0.2:{self.server.server_address[1]}/page")
        self.end_headers()
        self.wfile.write(html("Fetched"))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> object:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_fetched_and_read(room: Callable[..., TestClient], site: str) -> None:
    client = room(Settings(allowed=frozenset({"127.0.0.1"})))
    answer = client.get("/api/read", params={"url": site + "/page"})
    assert answer.status_code == 200
    assert answer.json()["headline"] == "Fetched"


def test_a_redirect_to_an_address_that_is_not_public_is_refused(room: Callable[..., TestClient], site: str) -> None:
    client = room(Settings(allowed=frozenset({"127.0.0.1"})))
    answer = client.get("/api/read", params={"url": site + "/away"})
    assert answer.status_code == 403
    assert "127.0.0.2" in answer.json()["detail"]


def test_pages_are_leafed_through_newest_first_whatever_arrives(client: TestClient, archive: Archive) -> None:
    first = client.get("/api/articles", params={"limit": 1}).json()
    archive.add(capture(html("Later", published="2025-01-01T00:00:00Z"), "https://quay.example/later", 50))
    second = client.get("/api/articles", params={"limit": 1, "cursor": first["next"]}).json()
    third = client.get("/api/articles", params={"limit": 5, "cursor": second["next"]}).json()
    seen = [hit["url"] for part in (first, second, third) for hit in part["articles"]]
    assert seen[0] == BRIDGE
    assert sorted(seen) == ["https://mole.example/1", BRIDGE, ICE]
    assert third["next"] is None


def test_a_search_is_leafed_through_with_its_own_cursor_only(client: TestClient) -> None:
    first = client.get("/api/search", params={"q": "harbour", "limit": 1}).json()
    assert first["total"] == 2
    assert first["facets"]["site"] == {"mole.example": 1, "quay.example": 1}
    second = client.get("/api/search", params={"q": "harbour", "limit": 1, "cursor": first["next"]}).json()
    assert second["hits"][0]["url"] != first["hits"][0]["url"]
    assert second["next"] is None
    other = client.get("/api/search", params={"q": "bridge", "cursor": first["next"]})
    assert (other.status_code, other.json()["type"]) == (400, "urn:broadsheet:problem:cursor")
    assert client.get("/api/articles", params={"cursor": first["next"]}).status_code == 400


def test_a_mistake_in_a_search_is_pointed_at(client: TestClient) -> None:
    answer = client.get("/api/search", params={"q": "ice (harbour"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)
    assert (answer.json()["at"], answer.json()["query"]) == (4, "ice (harbour")


def test_a_record_its_versions_copies_and_captures(client: TestClient, archive: Archive) -> None:
    assert Article.from_dict(client.get("/api/article", params={"url": ICE}).json()) == archive.article(ICE)
    assert Article.from_dict(client.get("/api/article", params={"url": ICE, "version": 1}).json()) == archive.article(ICE, 1)
    versions = client.get("/api/versions", params={"url": ICE}).json()["versions"]
    assert [one["number"] for one in versions] == [1, 2]
    assert versions[1]["silent"]
    copies = client.get("/api/copies", params={"url": ICE}).json()
    assert {one["url"] for one in copies["members"]} == {ICE, "https://mole.example/1"}
    captures = client.get("/api/captures", params={"url": ICE}).json()
    assert len(captures) == 2
    number = captures[0]["capture"]
    assert client.get(f"/api/captures/{number}/record").json()["evidence"]["headline"]
    original = client.get(f"/api/captures/{number}/page")
    assert original.content == html()
    assert original.headers["content-type"] == "application/octet-stream"
    assert original.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("path", ["article", "versions", "captures", "copies"])
def test_what_is_not_kept_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}", params={"url": "https://nowhere.example/"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)


@pytest.mark.parametrize(
    "asked",
    ["articles?limit=0", "articles?limit=x", "articles?limit=1&limit=2", "articles?nonsense=1", "article", "article?url=a&version=0",
     "article?url=a&version=99999999999999999999", "article?url=%00", "search?sort=up", "search?cursor=%FF", "articles?cursor=W10"],
)  # fmt: skip
def test_wrong_parameters_are_told(client: TestClient, asked: str) -> None:
    answer = client.get(f"/api/{asked}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)


@pytest.mark.parametrize("path", ["/api/nothing", "/api/", "/api/captures/x/page", "/api/articles/"])
def test_what_is_not_there_is_a_problem_too(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)


def test_other_methods_are_told_which_there_are(client: TestClient) -> None:
    answer = client.delete("/api/articles")
    assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("path", ["/api/articles", f"/api/article?url={ICE}", "/api/counts", "/openapi.json"])
def test_what_a_client_has_already_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_another_answer_has_another_tag(client: TestClient, archive: Archive) -> None:
    first = client.get("/api/articles").headers["etag"]
    archive.add(capture(html("Later"), "https://quay.example/later", 50))
    assert client.get("/api/articles", headers={"if-none-match": first}).status_code == 200


def test_json_lines_hold_every_record_that_fits(client: TestClient, archive: Archive) -> None:
    answer = client.get("/api/export.jsonl", params={"q": "harbour"})
    records = [Article.from_dict(json.loads(line)) for line in answer.text.splitlines()]
    assert records == [article for _, article in archive.articles("harbour")]
    assert answer.headers["content-disposition"] == 'attachment; filename="articles.jsonl"'


def test_comma_separated_cells_never_begin_a_formula(client: TestClient, archive: Archive) -> None:
    archive.add(capture(html("=cmd|' /C calc'!A0 and other headlines"), "https://quay.example/f", 60))
    rows = list(csv.DictReader(io.StringIO(client.get("/api/export.csv").text)))
    assert len(rows) == 4
    assert {row["url"] for row in rows} >= {ICE, BRIDGE}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_parquet_is_read_by_its_library(client: TestClient) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(client.get("/api/export.parquet").content))
    assert table.num_rows == 3
    assert ICE in table.column("url").to_pylist()


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_mistake_is_told_before_an_export_begins(client: TestClient, form: str) -> None:
    assert client.get(f"/api/export.{form}", params={"q": "("}).status_code == 400


def test_sources_say_how_they_have_been(client: TestClient, archive: Archive) -> None:
    source = {"url": "https://quay.example/feed", "kind": "feed", "failures": 2, "reason": "status 500", "found": 7}
    archive.notes.put(Note("source", source["url"], source), Note("item", "i", {}, tally="kept https://quay.example/feed"))
    (told,) = client.get("/api/sources").json()["sources"]
    assert (told["url"], told["kind"], told["failures"], told["reason"], told["pages"]) == (
        "https://quay.example/feed", "feed", 2, "status 500", {"kept": 1},
    )  # fmt: skip


def test_counts(client: TestClient, archive: Archive) -> None:
    assert client.get("/api/counts").json()["captures"] == archive.counts().captures == 4


def test_it_asks_for_the_password_where_one_is_needed(room: Callable[..., TestClient]) -> None:
    door = room(Settings(token="open sesame", plain_http=True))
    assert door.get("/api/counts").status_code == 401
    shown = {"authorization": "Bearer open sesame"}
    assert door.get("/api/counts", headers=shown).status_code == 200
    assert door.get("/openapi.json", headers=shown).json()["security"] == [{"token": []}]


def test_a_page_too_large_is_a_problem(room: Callable[..., TestClient]) -> None:
    answer = room(Settings(max_bytes=1000)).post("/api/read", content=b"x" * 100_000)
    assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)


def test_an_archive_that_does_not_answer_is_no_fault_in_the_program(client: TestClient, archive: Archive, tmp_path: Path) -> None:
    archive.close()
    (tmp_path / "archive" / "archive.sqlite3").write_bytes(b"not a database" * 1000)
    answer = client.get("/api/articles")
    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
    assert "repair" in answer.json()["detail"]
    assert client.get("/healthz").status_code == 503
