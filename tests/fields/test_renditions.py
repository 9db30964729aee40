"""Files of one picture: sets, sizes, and which files show the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.fields._addresses import identity, marks, shared_marks, size_in_url
from broadsheet.fields._files import address_of, files_of
from broadsheet.fields._srcset import parse_srcset
from broadsheet.fields.renditions import File, renditions
from broadsheet.page import open_page


def test_a_srcset_may_hold_commas() -> None:
    files = parse_srcset("/w_320,h_180/a.jpg 320w, /w_640,h_360/a.jpg 640w,/b.jpg 2x")
    assert [(file.url, file.width, file.density) for file in files] == [
        ("/w_320,h_180/a.jpg", 320, 0.0),
        ("/w_640,h_360/a.jpg", 640, 0.0),
        ("/b.jpg", None, 2.0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "/a.jpg 320w, /b.jpg 640w",
        "/a.jpg 320w /b.jpg 640w",
        "/a.jpg, 320w",
        "/a.jpg 320w,",
        "/a 0w, /b 99999w",
        "/a.jpg, /b.jpg 2x",
        "/a.jpg 1x, /b.jpg 2x",
        "/a.jpg, /b.jpg, /c.jpg 640w",
        "/a.jpg,, /b.jpg 2x",
        "/a.jpg 1.5x, /b.jpg",
    ],
)
def test_a_srcset_in_usual_form_reads_as_any_other(text: str) -> None:
    assert parse_srcset(text) == parse_srcset(f",{text}")


@given(st.text(max_size=200))
def test_any_srcset_is_read(text: str) -> None:
    assert all(file.url and " " not in file.url for file in parse_srcset(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/uploads/ferry-at-dawn-300x200.jpg", "https://a.example/uploads/ferry-at-dawn-1200x800.jpg"),
        ("https://a.example/ferry-at-dawn.jpg", "https://cdn.example/w_640,h_360,c_fill/ferry-at-dawn.webp"),
        ("https://a.example/p/ferry-at-dawn.jpg", "https://a.example/_next/image?url=%2Fp%2Fferry-at-dawn.jpg&w=640&q=75"),
        ("https://a.example/9/ferry-dawn_x-large.jpg", "https://a.example/9/ferry-dawn_medium.jpg"),
    ],
)
def test_files_of_one_picture_have_one_identity(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/2026/05/13/image.jpg", "https://a.example/2026/05/14/image.jpg"),
        ("https://a.example/SEI_213165438-1fac.jpg", "https://a.example/SEI_213165556-d9e4.jpg"),
        ("https://a.example/DSC_0131.jpg", "https://a.example/DSC_0132.jpg"),
    ],
)
def test_different_pictures_differ(one: str, other: str) -> None:
    assert identity(one) != identity(other)


def test_addresses_share_the_tokens_that_name_a_picture() -> None:
    one, other = "https://a.example/p/63568291207/ferry.jpg", "https://cdn.example/p%2F63568291207/640/x.webp"
    assert shared_marks(other, marks(one)) == {"63568291207"}
    assert shared_marks("https://a.example/p/635682912079/ferry.jpg", marks(one)) == frozenset()
    assert shared_marks(other, frozenset()) == frozenset()


def test_the_address_of_a_picture_is_its_first_file() -> None:
    page = open_page(
        b"<picture><source data-x='a b' srcset='/blank.gif 1w, /a.jpg 320w, /b.jpg 640w'><img src=/c.jpg></picture>"
        b"<img class=lazy src=/d.jpg data-src=/e.jpg><img class=lazy src=/f.jpg><img src='data:image/gif;base64,R0l'>",
        "https://a.example/",
        None,
    )
    parts = [*([part] for part in page.tree.all("source", "img")), page.tree.all("source", "img")]
    found = [(address_of(part, page), [file.url for file in files_of(part, page)]) for part in parts]
    assert all(address == (files[0] if files else "") for address, files in found)
    assert [address.rpartition("/")[2] for address, _ in found] == ["a.jpg", "c.jpg", "e.jpg", "f.jpg", "", "a.jpg"]


@given(st.text(max_size=300))
def test_any_address_has_an_identity_and_a_size_or_none(url: str) -> None:
    assert isinstance(identity(url), str)
    assert all(side is None or side > 0 for side in size_in_url(url)) or "0" in url


def test_the_largest_comes_first_and_twins_in_other_formats_are_left_out() -> None:
    files = [File("/s.jpg", 320), File("/s.jpg.webp", 320), File("/l.jpg", 1200, 800), File("/unknown.jpg")]
    assert [(r.url, r.width, r.height) for r in renditions(files)] == [
        ("/l.jpg", 1200, 800),
        ("/s.jpg", 320, None),
        ("/unknown.jpg", None, None),
    ]


def test_a_size_in_an_address_orders_but_is_not_declared() -> None:
    small, large = "/ferry-300x200.jpg", "/ferry-1200x800.jpg"
    assert [(r.url, r.width) for r in renditions([File(small), File(large)])] == [(large, None), (small, None)]
