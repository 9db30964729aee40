"""What visitors find on the pages; the browser's tests walk through them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient
from tests.room.conftest import ICE

import broadsheet
from broadsheet.archive import Archive
from broadsheet.record import Comment
from broadsheet.room.pages.threads import threads
from broadsheet.room.pages.view import size, stamp

ATOM = "{http://www.w3.org/2005/Atom}"


def form_of(client: TestClient, path: str = "/search") -> dict[str, str]:
    """The token of a page's form."""
    text = client.get(path, headers={"accept": "text/html"}).text
    return {"csrf": text.split('name="csrf" value="')[1].split('"')[0]}


def test_copies_are_one_story_of_the_day(client: TestClient) -> None:
    page = client.get("/?day=2024-01-09").text
    assert page.count('class="story ') == 1
    assert "2 sources" in page
    assert "Tuesday, 9 January 2024" in page


def test_the_newest_day_is_shown_and_filled_up(client: TestClient) -> None:
    page = client.get("/").text
    assert "Wednesday, 10 January 2024" in page
    assert page.index("A vote on the bridge") < page.index("The days before") < page.index("2 sources")


def test_a_filter_that_nothing_fits(client: TestClient) -> None:
    assert "Nothing of this kind" in client.get("/?day=2024-01-10&language=xx").text


def test_an_unknown_page_is_told_so(client: TestClient) -> None:
    answer = client.get("/article?url=https://nobody.example/")
    assert answer.status_code == 404
    assert "not in the archive" in answer.text


def test_a_field_shows_candidates_and_its_place(client: TestClient, archive: Archive) -> None:
    page = client.get("/article", params={"url": ICE, "field": "headline"}).text
    assert 'class="chosen"' in page
    number = archive.captures(ICE)[-1].capture
    frame = client.get(f"/original/{number}?field=headline").text
    assert 'id="place"' in frame
    assert frame.count("broadsheet-block") >= 2


def test_our_own_page_read_says_the_same(client: TestClient, archive: Archive) -> None:
    stored = archive.article(ICE)
    ours = broadsheet.read(client.get("/article", params={"url": ICE}).content, url=ICE)
    assert ours.headline == stored.headline
    assert [author.name for author in ours.authors] == [author.name for author in stored.authors]
    assert ours.date_published == stored.date_published


def test_versions_mark_what_changed(client: TestClient) -> None:
    page = client.get("/versions", params={"url": ICE, "version": "2"}).text
    assert "Version 2 of 2" in page
    assert "<ins>" in page


def test_copies_stand_side_by_side(client: TestClient) -> None:
    page = client.get("/copies", params={"url": ICE}).text
    assert "The Mole" in page
    assert page.count("<h3>") == 2


def test_a_mistake_in_a_query_is_pointed_at(client: TestClient) -> None:
    answer = client.get("/search?q=ice publishr:mole")
    assert answer.status_code == 400
    assert "did you mean publisher:" in answer.text
    assert "^~~" in answer.text


def test_a_search_is_kept_followed_and_forgotten(client: TestClient) -> None:
    form = form_of(client)
    assert client.post("/searches", data={**form, "q": "harbour", "name": "The ice"}).status_code == 303
    page = client.get("/search?q=harbour").text
    assert "The ice" in page
    key = page.split('name="key" value="')[1].split('"')[0]
    feed = ElementTree.fromstring(client.get("/search.atom?q=harbour").content)
    assert {entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")} >= {ICE}
    assert client.get("/search.json?q=harbour").json()["items"]
    client.post("/searches/forget", data={**form, "key": key})
    assert "The ice" not in client.get("/search?q=harbour").text


def test_a_search_is_taken_away(client: TestClient) -> None:
    lines = client.get("/export/jsonl?q=harbour").text.splitlines()
    assert ICE in {json.loads(line)["url"] for line in lines}
    rows = list(csv.DictReader(io.StringIO(client.get("/export/csv?q=harbour").text)))
    assert ICE in {row["url"] for row in rows}
    assert client.get("/export/pdf?q=harbour").status_code == 404
    assert client.get("/export/csv?q=nofield:x").status_code == 400


def test_a_file_is_handed_in(client: TestClient, archive: Archive) -> None:
    page = b"<html lang=en><h1>Snow on the pier</h1><p>The pier was white in the morning, and nobody had seen it so before.</p></html>"
    form = {**form_of(client, "/add"), "url": "https://quay.example/snow"}
    answer = client.post("/add", data=form, files={"file": ("snow.html", page, "text/html")})
    assert answer.status_code == 303
    assert archive.article("https://quay.example/snow").headline == "Snow on the pier"


def test_an_address_of_this_machine_is_not_fetched(client: TestClient) -> None:
    answer = client.post("/add", data={**form_of(client, "/add"), "url": "http://127.0.0.1:1/"})
    assert answer.status_code == 422
    assert "could not be had" in answer.text


@pytest.mark.parametrize("name", ["publishers", "languages", "edits", "completeness"])
def test_pictures_are_drawn_in_both_modes_and_have_data(client: TestClient, name: str) -> None:
    light, dark = (client.get(f"/pictures/{name}.svg?mode={mode}").text for mode in ("light", "dark"))
    assert light != dark
    assert ElementTree.fromstring(light).tag.endswith("svg")
    assert len(client.get(f"/pictures/{name}.csv").text.splitlines()) > 1


def test_a_picture_that_is_none(client: TestClient) -> None:
    assert client.get("/pictures/nothing.svg").status_code == 404


def test_an_empty_archive_says_what_to_do(tmp_path: object, room: Callable[..., TestClient], archive: Archive) -> None:
    archive_of_room = Archive.open(f"{tmp_path}/empty")
    client = room()
    client.app.state.archive = archive_of_room  # type: ignore[attr-defined]
    assert "Nothing to read yet" in client.get("/").text
    archive_of_room.close()


def test_answers_stand_behind_what_they_answer() -> None:
    def said(id: str, parent: str | None = None) -> Comment:
        return Comment(id=id, parent_id=parent, author=id.upper(), text=id)

    found = threads([said("a"), said("b"), said("c", "a"), said("d", "c"), said("e", "gone"), said("f", "g"), said("g", "f")])
    assert [(one.comment.id, one.depth, one.answers) for one in found] == [
        ("a", 0, None), ("c", 1, "A"), ("d", 2, "C"), ("b", 0, None), ("e", 0, None), ("f", 0, None), ("g", 1, "F"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2021-10-07", "7 October 2021"),
        ("2021-10-07T12:22:00", "7 October 2021, 12:22"),
        ("2021-10-07T12:22:00+02:00", "7 October 2021, 12:22 +02:00"),
        ("2021-10-07T12:22:00Z", "7 October 2021, 12:22 UTC"),
        ("2021", "2021"),
        (None, ""),
    ],
)
def test_dates_are_as_precise_as_the_page(date: str | None, told: str) -> None:
    assert stamp(date) == told


def test_sizes() -> None:
    assert [size(7), size(1500), size(3_400_000)] == ["7 bytes", "1.5 KB", "3.4 MB"]


def test_a_page_that_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/article", params={"url": ICE})
    again = client.get("/article", params={"url": ICE}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/article", params={"url": ICE, "version": "1"}).headers["etag"] != first.headers["etag"]
