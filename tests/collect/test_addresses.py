"""One spelling for one address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.addresses import MAX_LENGTH, canonical, host_of, spelled

_PARTS = st.sampled_from(
    "http:// HTTPS:// // / \\ . .. ../ ./ : @ ? & = # % %2f %7E %zz %C3%BC ü 東 a b.example Example.COM xn--mnchen-3ya [::1] :80 :443 :99999 "
    "utm_source=x fbclid=1 id=7 ;x , + \t \n \0 \ud800 ~ 127.0.0.1 www.".split(" ")
)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("HTTP://Example.COM:80/a/../b/./c%7e%2f?utm_source=x&b=1&a=2&fbclid=3#f", "http://example.com/b/c~%2F?b=1&a=2"),
        ("https://münchen.de/straße?q=ü", "https://xn--mnchen-3ya.de/stra%C3%9Fe?q=%C3%BC"),
        ("https://e.example", "https://e.example/"),
        ("https://e.example:443/?", "https://e.example/"),
        ("https://e.example:8443/", "https://e.example:8443/"),
        ("http://user:word@e.example/", "http://e.example/"),
        ("  http://e.example/a b\nc ", "http://e.example/a%20bc"),
        ("http://e.example./", "http://e.example/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("http://e.example/a/", "http://e.example/a/"),  # may be another page than /a
        ("http://e.example/A", "http://e.example/A"),
        ("http://e.example/a?b=1&a=2", "http://e.example/a?b=1&a=2"),  # order may matter
        ("http://e.example/a?id=1&ref=x&source=y", "http://e.example/a?id=1&ref=x&source=y"),  # may choose the page
        ("http://e.example/a?UTM_Medium=rss&gclid=1", "http://e.example/a"),
        ("http://e.example/%zz?%", "http://e.example/%zz?%"),
        ("http://e.example\\@inside.example/", "http://e.example/@inside.example/"),
    ],
)
def test_spellings(url: str, wanted: str) -> None:
    assert canonical(url) == wanted


@pytest.mark.parametrize(
    "url",
    ["", "x", "/a", "javascript:alert(1)", "data:text/html,x", "ftp://e.example/", "file:///etc/passwd", "http://", "http:///a",
     "http://a..b/", "http://e.example:0/", "http://e.example:70000/", "http://ex ample/", "http://[", "http://e.example/" + "x" * MAX_LENGTH],
)  # fmt: skip
def test_no_addresses(url: str) -> None:
    assert canonical(url) is None


def test_relative_ones_need_a_base() -> None:
    assert canonical("../b?utm_source=1", "http://e.example/a/c") == "http://e.example/b"
    assert canonical("//f.example/x", "https://e.example/") == "https://f.example/x"


def test_a_redirect_keeps_what_the_server_put_in() -> None:
    assert spelled("http://e.example/a?utm_source=x") == "http://e.example/a?utm_source=x"


@given(st.lists(_PARTS, max_size=10).map("".join) | st.text(max_size=60))
def test_canonical_addresses_stay_and_nothing_raises(text: str) -> None:
    for url in (canonical(text), canonical("http://" + text), canonical(text, "https://base.example/a/b")):
        if url is not None:
            assert canonical(url) == url
            assert url.isascii()
            assert url.startswith(("http://", "https://"))
            assert "#" not in url
            assert host_of(url)
            assert len(url) <= MAX_LENGTH
