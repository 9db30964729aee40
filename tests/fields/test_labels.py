"""Labels before lists, found in one pass over the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.fields._labels import labels, led
from broadsheet.page import Tree, open_page

KNOWN = frozenset({"tags", "más sobre"})


def tree(html: str) -> Tree:
    return open_page(f"<!DOCTYPE html><body>{html}".encode(), None, None).tree


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h3> Tags: </h3><p>Más sobre</p><em>Tags</em>", ["h3", "p"]),
        ("<p><b>Tags</b></p>", ["b"]),
        ("<p>Tags <b>x</b></p><p>Tags<!-- x --></p>", []),
        ("<p></p><p><br></p><div>Tags and more</div>", []),
    ],
)
def test_a_label_is_all_that_its_element_holds(html: str, expected: list[str]) -> None:
    assert [node.tag for node in labels(tree(html), 0, KNOWN)][: len(expected)] == expected


def test_labels_in_front_of_the_row_are_passed_over() -> None:
    page = tree("<p>Tags</p><h2>Tags</h2>")
    (heading,) = page.all("h2")
    assert labels(page, heading.row, KNOWN) == [heading]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Tags: <a>ferry</a>, <a>ice</a></p>", [("p", "ferry")]),
        ("<p>Tags: <a><svg><title>x</title></svg>&nbsp;</a><a>ice</a></p>", [("p", "ice")]),
        ("<p><a>Tags</a> <a>ice</a></p><p> &nbsp;<a>ice</a></p>", []),
        ("<p><b>Tags</b><a>ferry</a><i>und <a>ice</a></i></p>", [("p", "ferry"), ("i", "ice")]),
        (f"<p>{'word ' * 30}<a>ice</a></p>", []),
        ("", []),
    ],
)
def test_a_short_text_stands_before_the_first_link_that_shows_one(html: str, expected: list[tuple[str, str]]) -> None:
    assert [(holder.tag, link.text) for holder, link in led(tree(html), 0)] == expected


@given(
    st.lists(
        st.sampled_from(["<a>", "</a>", "<p>", "</p>", "Tags", "\u00a0", " ", "<svg>", "</svg>", "é" * 40, "<br>"]), max_size=40
    )
)
def test_any_page_is_read(pieces: list[str]) -> None:
    page = tree("".join(pieces))
    assert all(holder.contains(link) for holder, link in led(page, 0))
    assert all("tags" in node.text.lower() for node in labels(page, 0, KNOWN))
