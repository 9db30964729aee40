"""Who publishes the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.publisher import publisher
from broadsheet.fields.subject import subject
from broadsheet.page import open_page
from broadsheet.record import Logo, Publisher

ORGANIZATION = {
    "@type": "NewsMediaOrganization",
    "name": "Le Phare",
    "legalName": "Société du Phare SA",
    "url": "https://www.lephare.example/",
    "contactPoint": {"@type": "ContactPoint", "email": "mailto:lecteurs@lephare.example", "telephone": "+33 2 00 00 00 00"},
    "logo": {"@type": "ImageObject", "url": "/logo.png", "width": "600px", "height": {"@type": "QuantitativeValue", "value": 60}},
}


def read(html: str) -> Publisher | None:
    ev = gather(open_page(html.encode(), "https://www.lephare.example/a/1", None))
    return publisher(ev, subject(ev)).value


def linked(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_everything_that_the_organisation_says() -> None:
    assert read(linked({"@type": "NewsArticle", "headline": "x", "publisher": ORGANIZATION})) == Publisher(
        name="Le Phare",
        legal_name="Société du Phare SA",
        url="https://www.lephare.example/",
        email="lecteurs@lephare.example",
        telephone="+33 2 00 00 00 00",
        logo=Logo("https://www.lephare.example/logo.png", 600, 60),
    )


def test_the_name_alone_is_completed_by_the_organisation_of_that_name() -> None:
    found = read(linked([{"@type": "NewsArticle", "headline": "x", "publisher": "Le Phare"}, ORGANIZATION]))
    assert found is not None
    assert found.legal_name == "Société du Phare SA"


def test_an_agency_that_signed_is_no_publisher() -> None:
    page = linked({"@type": "NewsArticle", "headline": "x", "author": {"@type": "Organization", "name": "NTB"}})
    assert read(page + '<meta property="og:site_name" content="Havneposten"><p>x') == Publisher(name="Havneposten")


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ('<meta property="og:site_name" content="Ο Φάρος"><p>x', "Ο Φάρος"),
        (
            '<title>Нова порома :: Вісник Заріччя</title><a class="logo" href="/"><span>Вісник Заріччя</span></a>',
            "Вісник Заріччя",
        ),
        ('<title>Die Fähre - Der Bote</title><h1><a href="../index.html"><img alt="Der Bote" src="l.gif"></a></h1>', "Der Bote"),
        ('<meta name="source" content="来源：江岸日报"><p>x', "江岸日报"),
    ],
)
def test_pages_without_structured_data(page: str, name: str) -> None:
    assert read(page) == Publisher(name=name)


def test_addresses_in_the_text_are_not_taken() -> None:
    found = read('<meta property="og:site_name" content="Le Phare"><footer>info@lephare.example, +33 1 23</footer>')
    assert found == Publisher(name="Le Phare")


def test_no_publisher() -> None:
    assert read("<h1>x</h1><p>y</p>") is None


_ANY = st.recursive(
    st.none() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "name", "logo", "url", "width", "email", "contactPoint"]), inner, max_size=4)
    ),
)


@given(_ANY)
def test_whatever_is_declared(value: Any) -> None:
    found = read(linked({"@type": "NewsArticle", "headline": "x", "publisher": value}))
    assert found is None or found.name
