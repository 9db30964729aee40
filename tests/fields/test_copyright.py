"""Copyright year and holder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.copyright import copyright as copyright_of
from broadsheet.fields.subject import subject
from broadsheet.page import open_page


def read(html: str) -> tuple[int | None, str | None]:
    ev = gather(open_page(html.encode(), "https://www.example.example/a/1", None))
    year, holder = copyright_of(ev, subject(ev))
    return year.value, holder.value


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("&copy; 2026 Carrow Valley Press Ltd | Privacy", (2026, "Carrow Valley Press Ltd")),
        ("© Copyright 2000-2026 Diário do Rio Comunicação", (2026, "Diário do Rio Comunicação")),
        ("Copyright &copy; 2026 霧沢新報社 All rights reserved.", (2026, "霧沢新報社")),
        ("© 2026 Hollerverlag GmbH &amp; Co. KG. Alle Rechte vorbehalten.", (2026, "Hollerverlag GmbH & Co. KG")),
        ("© Der Bote 2025", (2025, "Der Bote")),
        ("(c) 2024 Noviny, s.r.o. Přebírání obsahu je bez souhlasu zakázáno.", (2024, "Noviny, s.r.o.")),
        ("ⓒ 2026 바람일보. 무단 전재 금지", (2026, "바람일보")),
        ("Печать разрешена 2026", (None, None)),
    ],
)
def test_the_line_at_the_foot(line: str, expected: tuple[int | None, str | None]) -> None:
    assert read(f"<article><p>Text</p></article><footer><p>{line}</p></footer>") == expected


def test_the_article_before_the_foot() -> None:
    page = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "copyrightYear": "2021",
    "copyrightHolder": {"@type": "Organization", "name": "Le Phare"}}</script><footer>© 2026 Groupe Phare</footer>"""
    assert read(page) == (2021, "Le Phare")


def test_two_holders_at_the_foot_are_none() -> None:
    assert read("<footer><p>© 2026 Alpha Press</p></footer><footer><p>© 2025 Beta Media</p></footer>") == (None, None)


def test_a_picture_credit_is_no_notice() -> None:
    assert read("<figure><img src=a.jpg><figcaption>© 2024 Agency Photo</figcaption></figure>" + "<p>text</p>" * 30) == (
        None,
        None,
    )


def test_a_meta_element() -> None:
    assert read('<meta name="copyright" content="霧沢新報社"><p>x') == (None, "霧沢新報社")


@given(st.text(alphabet="©(c) 0123456789-–AbcÄ.,|opyright&", max_size=200))
def test_any_line(line: str) -> None:
    year, holder = read(f"<footer>{line}</footer>")
    assert year is None or 1900 <= year < 2100
    assert holder is None or 1 < len(holder) <= 100
