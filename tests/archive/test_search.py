"""What searches find: the same in both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive.pages import BODY, capture, html
from tests.archive.server import Server

from broadsheet.archive import Archive, Wanted

PAGES = {
    "https://quay.example/ice": html(),
    "https://www.quay.example/otan": html(
        "L’OTAN cherche le dialogue",
        ("Le dialogue avec Moscou continue, dit l’alliance.", "À Göteborg, personne ne s’en étonne. " * 3),
        lang="fr", publisher="Sputnik France", published="2021-10-07T12:22:00+02:00", author="Chloé Vasseur",
    ),
    "https://nippon.example/pool": html("廃校のプール", ("東京都の小学校のプールで、ウナギの稚魚が育っている。", "水は裏山の湧き水を引いて使い、夏の間も冷たいままなので、稚魚はよく育つという。"), lang="ja", publisher="霧山新報"),
    "https://thai.example/book": html("ครูบนดอยสร้างห้องสมุด", ("รถที่วิ่งรับส่งผู้โดยสารมา 27 ปี วันนี้ไม่มีเครื่องยนต์แล้ว", "เด็กสิบเก้าคนยืนเข้าแถว"), lang="th", publisher="ดอยใหม่"),
    "https://sport.example/otan": html("OTAN beats ferries", ("A sport report on ferries and a dialogue without Moscow.", *BODY[1:3]), publisher="Sport", published="2020-01-01"),
}  # fmt: skip


@pytest.fixture
def filled(archive: Archive) -> Archive:
    assert all(added.failure is None for added in archive.add_many(capture(page, url) for url, page in PAGES.items()))  # type: ignore[union-attr]
    return archive


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("harbour", "ice"),
        ("HARBOUR winter", "ice"),
        ("goteborg", "otan"),
        ("Göteborg", "otan"),
        ('"dialogue avec Moscou"', "otan"),
        ('"avec dialogue"', ""),
        ("ferr*", "ice sport"),
        ("ferries -sport", "ice"),
        ("otan publisher:sputnik", "otan"),
        ("headline:otan", "otan sport"),
        ("text:otan", ""),
        ("author:vasseur", "otan"),
        ('author:"ada quill" otan', "sport"),
        ("lang:fr", "otan"),
        ("site:quay.example", "ice otan"),
        ("lang:fr OR lang:ja", "otan pool"),
        ("(goteborg OR プール) -lang:fr", "pool"),
        ("after:2021-10-07 before:2021-10-08", "otan"),
        ("date:2020", "sport"),
        ("-lang:en", "otan pool book"),
        ("-ferries -lang:fr", "pool book"),
        ("京都", "pool"),
        ("小学校", "pool"),
        ("校小", ""),
        ("水", "pool"),
        ("ผู้โดยสาร", "book"),
        ("วันนี้ไม่มี", "book"),
        ("headline:ห้องสมุด", "book"),
        ("type:article", "ice otan pool book sport"),
        ("", "ice otan pool book sport"),
    ],
)
def test_what_is_found(filled: Archive, query: str, found: str) -> None:
    names = {url: ("sport" if "sport." in url else url.rpartition("/")[2]) for url in PAGES}
    answer = filled.search(query)
    assert sorted(names[hit.url] for hit in answer.hits) == sorted(found.split())
    assert answer.total == len(found.split())


def test_hits_have_snippets_and_facets_have_counts(filled: Archive) -> None:
    answer = filled.search("ferries harbour")
    assert "**harbour**" in answer.hits[0].snippet
    assert "**ferries**" in answer.hits[0].snippet
    everything = filled.search("")
    assert everything.facets["language"] == {"en": 2, "fr": 1, "ja": 1, "th": 1}
    assert everything.facets["year"]["2021"] == 1
    assert "**京都**" in filled.search("京都").hits[0].snippet
    assert filled.search("", Wanted(facets=False)).facets == {}


def test_a_headline_weighs_more_than_the_text(filled: Archive) -> None:
    filled.add(
        capture(
            html("Nothing of note", ("Otan is named here once, among many other words that say nothing.", *BODY)),
            "https://z.example/",
        )
    )
    assert filled.search("otan").hits[-1].url == "https://z.example/"


def test_answers_can_be_leafed_through_and_sorted(filled: Archive) -> None:
    newest = [hit.url for hit in filled.search("", Wanted(sort="date")).hits]
    leafed = [filled.search("", Wanted(limit=1, offset=n, sort="date")).hits[0].url for n in range(5)]
    assert newest == leafed
    assert newest[-1] == "https://sport.example/otan"


def test_articles_come_with_their_captures(filled: Archive) -> None:
    found = list(filled.articles("lang:ja"))
    assert [(seen.url, article.language) for seen, article in found] == [("https://nippon.example/pool", "ja")]


def test_postgresql_asks_its_index_whatever_has_just_come_in(server: Server, tmp_path: Path) -> None:
    """Words that wait to be put into the index make it look so dear that all texts are read instead."""
    with Archive.open(server.database("just_come_in") + f"&captures={tmp_path}") as archive:
        database = archive._database
        for batch in range(8):
            entries = [(n, {"text": [f"w{n}x{m}" for m in range(200)]}) for n in range(batch * 50, batch * 50 + 50)]
            with database.writing() as connection:
                database.put_words(connection, entries)
        database.tidy()
        with database.reading() as connection:
            plan = (
                connection.exec_driver_sql("EXPLAIN SELECT doc FROM words WHERE vector @@ 'w7x7 & w7x8'::tsquery").scalars().all()
            )
    assert any("ix_words_vector" in line for line in plan), plan
