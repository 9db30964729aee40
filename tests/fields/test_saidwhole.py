"""A page that says its text twice, in structured data and in a marked element, is believed where both agree."""

from __future__ import annotations

import json

from broadsheet import read

LINES = (
    "At four minutes past ten the whistle blew.",
    "A ticket for a bun",
    "Nobody paid with coins. The guard took buns, and ate two.",
)
STANDFIRST = "After twenty-three years there is a train again."


def page(declared: str, inside: str = "", attributes: str = ' itemprop="description"') -> bytes:
    said = json.dumps({"@type": "NewsArticle", "headline": "The train is back", "articleBody": declared})
    shown = f"<p>{LINES[0]}</p>{inside}<h2>{LINES[1]}</h2><p>{LINES[2]}</p>"
    return (
        f'<!doctype html><html lang="en"><script type="application/ld+json">{said}</script><body><article><h1>The train is back</h1>'
        f'<p{attributes}>{STANDFIRST}</p><div itemprop="articleBody">{shown}</div></article>'
        f"<p>All the trains of the valley, and their times, are in the printed timetable.</p></body></html>"
    ).encode()


def test_what_is_declared_and_shown_alike_is_the_text() -> None:
    assert read(page("\n\n".join(LINES))).text.split("\n\n") == list(LINES)
    assert read(page(" ".join(LINES))).text.split("\n\n") == list(LINES)


def test_what_stands_between_is_left_out() -> None:
    inside = "<figure><img src=/train.jpg><figcaption>The train, and the guard who eats buns.</figcaption></figure>"
    assert read(page("\n\n".join(LINES), inside)).text.split("\n\n") == list(LINES)


def test_a_standfirst_that_nothing_names_is_left_to_the_model() -> None:
    named, plain = read(page("\n\n".join(LINES))).text, read(page("\n\n".join(LINES), attributes="")).text
    assert STANDFIRST not in named
    assert plain.removeprefix(STANDFIRST).strip() == named


def test_one_missing_word_and_nothing_is_believed() -> None:
    declared = "\n\n".join(LINES).replace("the whistle", "a whistle")
    assert STANDFIRST in read(page(declared)).text
