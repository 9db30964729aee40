"""A page of ours that carries a record as JSON-LD, and shows its body, gives the record back."""

from __future__ import annotations

import json
from html import escape

import msgspec
import pytest
from tests.shortfalls import SLUGS, article

from broadsheet import Article, read, rendering
from broadsheet.read import WALLS
from broadsheet.room.structured import json_ld, script

READ = [slug for slug in SLUGS if article(slug).completeness not in WALLS]
OF_THE_PAGE = {"evidence", "confidence", "reader"}
OF_THE_BODY = {"text", "blocks", "images"}  # shown, not said: how a page sets them is the page's affair

# What does not come back, and why.
LOST = {
    "de-paywall-teaser": {"completeness"},  # what is cut off is cut off; our page ends where the text does
    "en-podcast": {"page_type"},  # with its text on the page it reads as an article
    "es-wordpress-threads": {"comments"},  # declared as a list: a thread of the page itself is not there to go by
    "fr-microdata-hidden": {"comments", "speakable"},  # the same; selectors lead to places of the original page
    "hu-table-2003": {"authors"},
    "ko-video": {"page_type"},  # a video with its text on the page reads as an article
    "pt-br-gallery": {"description", "page_type"},  # joined with the beginning of the text, which repeats it
    "zh-hant-nextjs": {"language"},  # the reader trusts the letters of the text
}


def page(record: Article) -> bytes:
    """A page that shows a record: the least that a page of the reading room has."""
    shown = Article(
        blocks=record.blocks, images=tuple(msgspec.structs.replace(one, caption=None, credit=None) for one in record.images)
    )
    metas = {"robots": record.rights.robots, "tdm-reservation": record.rights.tdm_reservation}
    head = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in metas.items() if value)
    if record.canonical_url:
        head += f'<link rel="canonical" href="{escape(record.canonical_url)}">'
    title = escape(record.headline or "")
    return (
        f'<!doctype html><html lang="{record.locale or record.language or ""}"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f'<script type="application/ld+json">{script(record)}</script></head>'
        f"<body><h1>{title}</h1>{rendering.html(shown)}</body></html>"
    ).encode()


@pytest.mark.parametrize("slug", READ)
def test_what_json_ld_says_comes_back(slug: str) -> None:
    record = article(slug)
    again = read(page(record), record.url)
    names = set(Article.__struct_fields__) - OF_THE_PAGE - OF_THE_BODY
    lost = {name for name in names if getattr(record, name) != getattr(again, name)}
    assert lost == LOST.get(slug, set())


def test_most_texts_and_pictures_come_back_too() -> None:
    pairs = [(article(slug), read(page(article(slug)), article(slug).url)) for slug in READ]
    assert sum(one.text == again.text for one, again in pairs) >= 0.8 * len(pairs)
    assert sum(one.images == again.images for one, again in pairs) >= 0.8 * len(pairs)


def test_nothing_in_a_record_ends_the_element_that_carries_it() -> None:
    hostile = Article(
        headline="</script><script>alert(1)</script><!--", description="\u2028 & <b>", canonical_url="https://a.example/x"
    )
    text = script(hostile)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == json_ld(hostile)


def test_an_empty_record_says_only_its_kind() -> None:
    assert json_ld(Article()) == {"@context": "https://schema.org", "@type": "WebPage"}
