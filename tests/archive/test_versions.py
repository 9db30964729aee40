"""What counts as a change, and what it is called."""

from __future__ import annotations

import pytest
from tests.archive.pages import BODY, capture, html

import broadsheet
from broadsheet.archive import Archive
from broadsheet.archive.versions import compare, silent
from broadsheet.record import Article, Paragraph

EDITED = (*BODY[:2], BODY[2].replace("ten in the evening", "nine in the evening"), BODY[3])


def kinds(old: bytes, new: bytes) -> list[str]:
    return [change.kind for change in compare(broadsheet.read(old), broadsheet.read(new))]


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (html("Ferries run again"), ["headline"]),
        (html(body=BODY[:3]), ["paragraph_removed"]),
        (html(body=(*BODY, "Late on Tuesday the council said that the lamps will burn all night for as long as the ice holds.")), ["paragraph_added"]),
        (html(body=EDITED), ["paragraph_edited"]),
        (html(author="Jo Brine"), ["authors"]),
        (html(published="2024-01-08T06:30:00+00:00"), ["date_published"]),
        (html(modified="2024-01-10T06:30:00+00:00"), []),
        (html(body=(BODY[1], BODY[0], *BODY[2:])), []),
        (html(body=tuple(text.replace("“", "\"").replace("”", "\"") for text in BODY)), []),
        (html(foot="<section><h2>17 comments</h2><p>12:44</p></section>"), []),
        (html(body=(*BODY, "4,211 views")), []),
    ],
)  # fmt: skip
def test_a_change_has_its_kind(new: bytes, found: list[str]) -> None:
    assert kinds(html(), new) == found


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ("in 1963,", "in 1964,", ("number",)),
        ("Jo Brine", "Jo Byrne", ("name",)),
        ("“It took ten minutes.", "“It took two minutes.", ("quotation",)),
        ("marked path", "dark path", ()),
    ],
)
def test_an_edit_says_what_it_touches(old: str, new: str, touched: tuple[str, ...]) -> None:
    body = tuple(text.replace(old, new) for text in BODY)
    (change,) = compare(broadsheet.read(html()), broadsheet.read(html(body=body)))
    assert change.touches == touched
    assert "".join(piece.text for piece in change.pieces if piece.op != "removed") == change.after


def article(*blocks: Paragraph, description: str | None = None) -> Article:
    return Article(page_type="article", completeness="full", blocks=blocks, description=description)


def bodies(old: tuple[str, ...], new: tuple[str, ...], description: str | None = None) -> list[str]:
    one, other = (article(*(Paragraph(text=text, html=text) for text in body), description=description) for body in (old, new))
    return [change.kind for change in compare(one, other)]


def test_a_paragraph_that_is_set_as_two_is_no_change() -> None:
    first, _, rest = BODY[1].partition(". ")
    halves = (BODY[0], f"{first}.", rest, *BODY[2:])
    assert bodies(BODY, halves) == bodies(halves, BODY) == []
    assert bodies(BODY, (BODY[0], f"{first}.", rest.replace("ten", "two"), *BODY[2:])) == ["paragraph_edited"]
    assert bodies(BODY, (BODY[0], f"{first}.", *BODY[2:])) == ["paragraph_edited"]


def test_links_that_lead_elsewhere_are_no_change_whatever_stands_before_them() -> None:
    more = Paragraph(text="Read more: Ice", html="<strong>Read more:</strong> <a href='/ice'>Ice</a>")
    said = Paragraph(text="He said: Ice", html="He said that it was <a href='/ice'>Ice</a>")
    assert compare(article(), article(more)) == ()
    assert len(compare(article(), article(said))) == 1


def test_a_standfirst_that_is_in_the_body_of_one_capture_only_is_no_change() -> None:
    lead = "Ice has closed the port to ships at night for the first time in sixty winters."
    assert bodies((lead, *BODY), BODY, description=lead) == []
    assert bodies((lead, *BODY), (lead.replace("night", "dark"), *BODY), description=lead) == ["paragraph_edited"]


def test_chinese_paragraphs_are_not_alike_for_having_letters_in_common() -> None:
    old = ("市政府昨日公布新桥建设计划,预计明年春季开工。",)
    new = ("政府公布计划:明年新建医院,春季市场开业,桥设路灯。",)
    assert bodies(old, new) == ["paragraph_added", "paragraph_removed"]
    assert bodies(old, (old[0].replace("春季", "秋季"),)) == ["paragraph_edited"]


def test_words_are_marked() -> None:
    (change,) = compare(broadsheet.read(html()), broadsheet.read(html(body=EDITED)))
    assert [(piece.op, piece.text.strip()) for piece in change.pieces if piece.op != "same"] == [
        ("removed", "ten"),
        ("added", "nine"),
    ]


@pytest.mark.parametrize(
    ("new", "is_silent"),
    [
        (html(body=EDITED), True),
        (html(body=EDITED, modified="2024-01-09T12:00:00+00:00"), False),
        (html(body=(*EDITED, "Correction: the path is lit until nine, not until ten as this page said first.")), False),
        (html(body=(*EDITED, "Berichtigung: Der Weg ist nur bis neun beleuchtet.")), False),
        (html(), False),
    ],
)
def test_a_silent_edit_is_one_that_nothing_admits(new: bytes, is_silent: bool) -> None:
    old, now = broadsheet.read(html()), broadsheet.read(new)
    assert silent(old, now, compare(old, now)) is is_silent


def test_history_tells_the_versions(archive: Archive) -> None:
    archive.add(capture(html()))
    archive.add(capture(html(foot="<p>clock 12:01</p>"), hours=1))
    archive.add(capture(html(body=EDITED), hours=2))
    history = archive.history("https://quay.example/ice.html")
    assert [(version.number, version.captures, version.silent) for version in history.versions] == [(1, 2, False), (2, 1, True)]
    assert history.versions[0].last_at > history.versions[0].first_at
    assert archive.article(history.url, 1).text != archive.article(history.url).text


def test_a_new_reader_compares_like_with_like(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    from broadsheet.archive import readings

    monkeypatch.setattr(readings, "reader", lambda: "0.0.1/old/1")
    archive.add(capture())
    monkeypatch.undo()
    assert archive.rereads_waiting() == 1
    assert archive.add(capture(html(foot="<p>12:01</p>"), hours=1)).outcome == "unchanged"
    assert [answer.changed for answer in archive.reread()] == [()]
    assert archive.rereads_waiting() == 0
    assert list(archive.reread()) == []


def test_reread_replaces_what_an_older_reader_made(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    from msgspec.structs import replace

    from broadsheet.archive import readings

    real = readings.packed
    monkeypatch.setattr(readings, "reader", lambda: "0.0.1/old/1")
    monkeypatch.setattr(readings, "packed", lambda article: real(replace(article, headline="Misread")))
    archive.add(capture())
    archive.add(capture(html(body=EDITED), hours=1))
    monkeypatch.undo()
    assert archive.article("https://quay.example/ice.html").headline == "Misread"
    answers = list(archive.reread())
    assert [answer.changed for answer in answers] == [("headline",), ("headline",)]
    assert archive.article("https://quay.example/ice.html").headline == "Ferries stand still as the harbour freezes"
    assert [len(version.changes) for version in archive.history("https://quay.example/ice.html").versions] == [0, 1]
    assert archive.verify().clean
