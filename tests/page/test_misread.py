"""Pages that were saved by a program that took their bytes for Latin-1."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import read
from broadsheet.page.charset import decode

from .test_charset import SENTENCES

LABELLED = [
    ("ru", "windows-1251"),
    ("ru", "koi8-r"),
    ("ja", "shift_jis"),
    ("ja", "euc-jp"),
    ("zh", "gb2312"),
    ("tw", "big5"),
    ("ko", "euc-kr"),
    ("el", "iso-8859-7"),
    ("he", "windows-1255"),
    ("ar", "windows-1256"),
    ("th", "tis-620"),
]


def page(text: str, label: str = "utf-8") -> str:
    return f'<html><head><meta charset="{label}"></head><body><p>{text}</p></body></html>'


def as_windows_1252(html: bytes) -> str:
    """As browsers read it: the bytes that it has no letter for are control characters."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in html)


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_utf8_taken_for_latin_1_or_windows_1252_is_undone(language: str) -> None:
    html = page(SENTENCES[language]).encode()
    for misread in (html.decode("latin-1"), as_windows_1252(html)):
        assert decode(misread.encode())[0] == html
        assert decode(misread)[0] == html  # the caller's str, as an HTTP client without a header's encoding makes it
    assert decode(html)[1].reason == "utf-8 bytes"


@pytest.mark.parametrize(("language", "label"), LABELLED)
def test_another_script_taken_for_latin_1_is_read_by_its_label(language: str, label: str) -> None:
    meant = page(SENTENCES[language], label)
    saved = meant.encode(label).decode("latin-1").encode()
    html, encoding = decode(saved)
    assert html.decode() == meant
    assert encoding.reason == "misread"


def test_accents_under_a_wrong_label_stay() -> None:
    html = page(SENTENCES["fr"] + " Déjà vu – « très bien », dit-il.", "windows-1251").encode()
    assert decode(html)[0] == html


def test_a_page_that_was_misread_in_part_stays() -> None:
    html = page("Größe, and donâ€™t").encode()
    assert decode(html)[0] == html


@pytest.mark.parametrize("text", ["Drink CAFÉ® daily", "JOSÉ™ and CAFÉ® for all", "PERÚ »"])
@pytest.mark.parametrize("label", ["utf-8", "windows-1251"])
def test_capitals_with_a_sign_behind_them_stay(text: str, label: str) -> None:
    html = page(text, label).encode()
    assert decode(html)[0] == html


@pytest.mark.parametrize("text", ["It’s late", "© Quay Post", "Zoë"])
def test_one_letter_is_enough_where_it_is_a_usual_one(text: str) -> None:
    html = page(text).encode()
    assert decode(html.decode("latin-1"))[0] == html


def test_the_record_of_a_misread_page() -> None:
    lines = "".join(f"<p>Line {n}: “Don’t wait for Zoë’s café,” she said, “it’s closed.”</p>" for n in range(5))
    html = f"<html><body><article><h1>Zoë’s café</h1>{lines}</article></body></html>".encode()
    assert read(html.decode("latin-1")) == read(html)


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"])))
def test_bytes_that_were_misread_never_fail(text: str) -> None:
    once = text.encode()
    assert decode(once.decode("latin-1").encode())[0] in (once, once.decode("latin-1").encode(), once.replace(b"\0", b""))
