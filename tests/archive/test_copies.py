"""Near-duplicates: who has the same text, and what each made of it."""

from __future__ import annotations

import pytest
from tests.archive.pages import BODY, capture, html

import broadsheet
from broadsheet.archive import Archive
from broadsheet.archive.agencies import agency

OWN = "In our own town the river has not frozen, says the harbour master, who has watched it every winter for thirty years now."

OTHER = (
    "The library has lent its last book on paper, and the shelves in the reading room stand empty since the beginning of the week.",
    "“Children come for the lamps and stay for the silence,” said the librarian, who keeps one dictionary under her desk.",
    "A school two streets away has asked for the shelves; the carpenter who built them wants to mend the seventh one first.",
)


def test_copies_are_found_as_they_arrive(archive: Archive) -> None:
    wire = html(
        "HARBOUR (Reuters) ice",
        ("LONDON, Jan 9 (Reuters) - " + BODY[0], *BODY[1:]),
        publisher="Wire",
        published="2024-01-09T05:00:00+00:00",
    )
    archive.add(capture(html(), "https://second.example/ice"))
    assert archive.add(capture(wire, "https://wire.example/ice")).copies == 1
    assert archive.add(capture(html("Cold feet", (*BODY[:2], OWN)), "https://third.example/ice")).copies == 2
    assert archive.add(capture(html("Other news", OTHER), "https://none.example/")).copies == 0
    found = archive.copies("https://third.example/ice")
    assert [member.url for member in found.members] == [
        "https://wire.example/ice",
        "https://second.example/ice",
        "https://third.example/ice",
    ]
    assert found.agency == "Reuters"
    last = found.members[-1]
    assert (last.added, last.cut, last.retitled) == ((OWN,), BODY[2:], True)
    assert 0.4 < last.shared < 1
    assert archive.counts().clusters == 1


def test_a_page_whose_text_becomes_another_leaves_its_group(archive: Archive) -> None:
    archive.add(capture(html(), "https://one.example/"))
    archive.add(capture(html(), "https://two.example/"))
    assert len(archive.copies("https://one.example/").members) == 2
    archive.add(capture(html("The library lends its last book on paper", (*OTHER, OWN)), "https://two.example/", hours=2))
    assert len(archive.copies("https://one.example/").members) == 1
    assert archive.verify().clean


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("PARIS (AFP) – Il neige.", "AFP"),
        ("Berlin (dpa) - Es schneit.", "dpa"),
        ("It snows.\n\n(Reporting by Reuters)", "Reuters"),
        ("МОСКВА, 9 янв — РИА Новости. Снег.", "RIA Novosti"),
        ("【共同】雪が降る。", "Kyodo"),
        ("The AP course begins in May. It snows in the hills.", None),
        ("It snows.", None),
    ],
)
def test_the_agency_that_is_credited(text: str, named: str | None) -> None:
    assert agency(broadsheet.Article(text=text)) == named
