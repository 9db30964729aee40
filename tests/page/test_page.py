"""A page's address, headers and links."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.page import host_of, open_page
from broadsheet.page.page import MAX_LINK

URL = "https://gazette.example/news/2024/bridge.html?from=home"


@pytest.mark.parametrize(
    ("link", "absolute"),
    [
        ("/sport/", "https://gazette.example/sport/"),
        ("tunnel.html", "https://gazette.example/news/2024/tunnel.html"),
        ("//img.example/a.jpg", "https://img.example/a.jpg"),
        ("http://other.example/a b", "http://other.example/ab"),
        (" \n/a\n/b ", "https://gazette.example/a/b"),
        ("HTTP://Other.example/", "HTTP://Other.example/"),
        ("?page=2", "https://gazette.example/news/2024/bridge.html?page=2"),
        ("", None),
        (None, None),
        ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", None),
        ("javascript:void(0)", None),
        ("mailto:desk@gazette.example", None),
        ("http://[::1", "http://[::1"),
        ("//[::1", None),
        ("/" + "a" * MAX_LINK, None),
    ],
)
def test_links_become_absolute(link: str | None, absolute: str | None) -> None:
    assert open_page(b"", URL, None).absolute(link) == absolute


@pytest.mark.parametrize(
    ("base", "absolute"),
    [
        ("https://cdn.example/static/", "https://cdn.example/static/a.jpg"),
        ("/static/", "https://gazette.example/static/a.jpg"),
        ("", "https://gazette.example/news/2024/a.jpg"),
        ("about:blank", "https://gazette.example/news/2024/a.jpg"),
        ("http://[", "https://gazette.example/news/2024/a.jpg"),
    ],
)
def test_a_base_element_moves_them(base: str, absolute: str) -> None:
    page = open_page(f'<base target=_top><base href="{base}"><base href="https://late.example/">'.encode(), URL, None)
    expected = absolute if base else "https://late.example/a.jpg"
    assert page.absolute("a.jpg") == expected


def test_without_an_address_a_relative_link_comes_back_as_it_is() -> None:
    page = open_page(b'<base href="/static/">', None, None)
    assert page.absolute("/a.jpg") == "/a.jpg"
    assert page.absolute("https://gazette.example/") == "https://gazette.example/"
    assert page.absolute("data:,x") is None


def test_header_names_come_in_any_case() -> None:
    page = open_page("<p>Žluťoučký kůň</p>".encode("cp1250"), URL, {"CONTENT-Type": "text/html; charset=windows-1250"})
    assert page.headers == {"content-type": "text/html; charset=windows-1250"}
    assert page.tree.root.text == "Žluťoučký kůň"


@given(st.text(max_size=80), st.none() | st.text(max_size=40))
def test_no_link_and_no_address_raise(link: str, url: str | None) -> None:
    found = open_page(b"", url, None).absolute(link)
    assert found is None or isinstance(found, str)


@given(st.text(alphabet="ab/.?#;=%:@é", max_size=12))
def test_quick_joining_is_joining(path: str) -> None:
    base = "https://gazette.example/2026/story?x=1"
    assert open_page(b"", base, None).absolute("/" + path) == urljoin(base, "/" + path)


def test_what_is_nested_too_deep_is_dropped_also_where_attributes_are_too_many() -> None:
    page = open_page(b"<article itemscope itemprop=hasPart>" * 60_000 + b"deep", None, None)
    assert len(page.tree.all("article")) <= 512
    assert "deep" in page.tree.root.text


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Gazette.example:8080/a?b#c", "www.gazette.example"),
        ("HTTPS://user:secret@gazette.example", "gazette.example"),
        ("http://[2001:db8::1]/", "2001:db8::1"),
        ("http://[broken/", ""),
        ("/news/a.html", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    assert host_of(url) == host


@given(st.tuples(st.sampled_from(["", "//", "http://", "https://www.a.example"]), st.text("aB.:/@[]?#%-_ \nß", max_size=12)))
def test_the_host_is_what_a_general_reading_finds(parts: tuple[str, str]) -> None:
    url = "".join(parts)
    try:
        expected = urlsplit(url).hostname or ""
    except ValueError:
        expected = ""
    assert host_of(url) == expected
