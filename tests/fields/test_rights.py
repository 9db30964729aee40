"""Indexing, mining, licence."""

from __future__ import annotations

import pytest

from broadsheet.evidence import gather
from broadsheet.fields.rights import rights
from broadsheet.fields.subject import subject
from broadsheet.page import open_page
from broadsheet.record import Rights


def read(html: str, headers: dict[str, str] | None = None) -> Rights:
    ev = gather(open_page(html.encode(), "https://www.example.example/a/1", headers))
    return rights(ev, subject(ev)).value


def test_silence() -> None:
    assert read("<p>x") == Rights()


def test_robots_in_the_page_and_from_the_server() -> None:
    assert read('<meta name="robots" content="index, follow">').robots == "index, follow"
    assert read("<p>x", {"X-Robots-Tag": "noindex"}).robots == "noindex"
    assert read('<meta name="robots" content="index">', {"X-Robots-Tag": "noai"}).robots == "index, noai"
    assert read('<meta name="robots" content="noindex, nofollow">', {"X-Robots-Tag": "noindex"}).robots == "noindex, nofollow"


@pytest.mark.parametrize(("content", "expected"), [("1", "1"), ("0", "0"), ("yes", None)])
def test_reservation(content: str, expected: str | None) -> None:
    assert read(f'<meta name="tdm-reservation" content="{content}">').tdm_reservation == expected
    assert read("<p>x", {"TDM-Reservation": content}).tdm_reservation == expected


@pytest.mark.parametrize(
    "page",
    [
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
        '<footer><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></footer>',
        '<meta name="dcterms.license" content="https://creativecommons.org/licenses/by/4.0/">',
        '<meta name="dc.rights" content="https://creativecommons.org/licenses/by/4.0/">',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","license":"https://creativecommons.org/licenses/by/4.0/"}</script>',
    ],
)
def test_licence(page: str) -> None:
    assert read(page).license == "https://creativecommons.org/licenses/by/4.0/"


def test_the_licence_of_a_picture_is_not_the_pages() -> None:
    assert read('<figure><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></figure>').license is None


def test_a_notice_of_rights_is_no_licence() -> None:
    assert read('<meta name="dc.rights" content="© 2026 Le Phare">').license is None
