"""What stands around a picture."""

from __future__ import annotations

from broadsheet.fields._around import around, named_around, worded_among
from broadsheet.page import Node, open_page, words

PAGE = (
    b'<main class=main><aside class="box related"><a href=/x><figure class=photo><noscript><img src=/a.jpg></noscript></figure></a>'
    b"</aside></main>"
)


def picture() -> Node:
    return open_page(PAGE, None, None).tree.all("img")[0]


def test_the_elements_around_are_told_from_the_nearest_on() -> None:
    found, link, figure, fallback = around(picture(), 6)
    assert [node.tag for node in found] == ["noscript", "figure", "a", "aside"]
    assert (link, figure, fallback) == (found[2], found[1], found[0])


def test_no_more_are_looked_at_than_asked_for() -> None:
    found, link, figure, fallback = around(picture(), 1)
    assert [node.tag for node in found] == ["noscript"]
    assert (link, figure, fallback) == (None, None, found[0])
    assert around(open_page(b"", None, None).tree.root, 6) == ([], None, None, None)


def test_elements_are_picked_by_their_words() -> None:
    found = around(picture(), 6)[0]
    assert worded_among(found, words("related photo")) == [found[1], found[3]]
    assert worded_among([], words("photo")) == []


def test_named_elements_end_at_a_row() -> None:
    tree = open_page(PAGE, None, None).tree
    image = tree.all("img")[0]
    found = named_around(image, 0, frozenset({"main"}), words("photo"), words("related"))
    assert [node.tag for node in found] == ["figure", "aside", "main"]
    assert named_around(image, tree.all("aside")[0].row, frozenset({"main"}), words("photo"), words("related")) == found[:1]
