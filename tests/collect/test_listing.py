"""Feeds, sitemaps and section pages, as sites have them and as they do not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.site import rss, sitemap

from broadsheet.collect.listing import MAX_ENTRIES, Listing, read_listing
from broadsheet.collect.sections import address_points
from broadsheet.errors import SourceDamaged, SourceError, SourceRefused
from broadsheet.sources import Limits

URL = "https://quay.example/list"
LIMITS = Limits(max_bytes=50_000_000)


def read(body: bytes | str, url: str = URL, **headers: str) -> Listing:
    body = body.encode() if isinstance(body, str) else body
    return read_listing(body, url, {name.replace("_", "-"): value for name, value in headers.items()}, LIMITS)


def urls(listing: Listing) -> list[str]:
    return [entry.url.removeprefix("https://quay.example") for entry in listing.pages]


# ---- feeds ----


def test_rss() -> None:
    listing = read(rss("https://quay.example/ice?utm_source=rss", "https://quay.example/ice", "/relative", "javascript:1"))
    assert (listing.kind, urls(listing)) == ("feed", ["/ice", "/relative"])
    assert listing.pages[0].at == datetime(2025, 1, 6, 10, tzinfo=UTC)
    assert listing.pages[0].stamp == "Mon, 06 Jan 2025 10:00:00 GMT"
    assert listing.notes == ("a feed's entry without an address",)


def test_atom() -> None:
    listing = read(
        """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/news/">
        <link rel="self" href="https://quay.example/atom"/>
        <entry><id>tag:1</id><link rel="enclosure" href="https://quay.example/a.mp3"/><link rel="alternate" href="ice"/>
        <published>2025-01-05T08:00:00Z</published><updated>2025-01-06T10:00:00+01:00</updated></entry>
        <entry><id>https://quay.example/by-its-id</id></entry></feed>"""
    )
    assert urls(listing) == ["/news/ice", "/by-its-id"]
    assert listing.pages[0].at == datetime(2025, 1, 6, 9, tzinfo=UTC)
    assert listing.pages[1].at is None


def test_rdf_and_entries_behind_a_counter() -> None:
    rdf = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel rdf:about="https://quay.example/"/><item rdf:about="x"><link>https://quay.example/ice</link></item></rdf:RDF>"""
    assert urls(read(rdf)) == ["/ice"]
    counted = """<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><link>https://counter.example/1</link>
        <feedburner:origLink>https://quay.example/ice</feedburner:origLink></item></channel></rss>"""
    assert urls(read(counted)) == ["/ice"]


def test_feeds_that_are_not_xml() -> None:
    assert urls(
        read(
            "\n\n<rss><channel><item><title>Fish & chips &nbsp; <b>today</title><link>https://quay.example/a?x=1&y=2</link></item>"
        )
    ) == ["/a?x=1&y=2"]
    assert urls(read(rss("https://quay.example/東").decode().encode("utf-16"))) == ["/%E6%9D%B1"]
    assert urls(read("<?xml version='1.0' encoding='windows-1252'?><rss><channel><item><title>\x80</title><link>https://quay.example/a</link></item></channel></rss>".encode("latin-1"))) == ["/a"]  # fmt: skip


def test_a_doctype_as_old_systems_wrote_it_is_no_bomb() -> None:
    body = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN"
        "http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent">]><rss><channel><item><link>https://quay.example/a</link></item></channel></rss>"""
    assert urls(read(body)) == ["/a"]


def test_json_feeds() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": "https://quay.example/a", "date_published": "2025-01-06T10:00:00Z"},
            {"id": "https://quay.example/b"},
            {"id": 3, "external_url": "https://else.example/c", "date_modified": "2025-01-06"},
            {"id": 4},
            "what",
        ],
    }
    listing = read(json.dumps(feed))
    assert [entry.url for entry in listing.pages] == [
        "https://quay.example/a",
        "https://quay.example/b",
        "https://else.example/c",
    ]
    assert listing.notes == ("a feed's entry without an address", "a feed's entry in another form")
    with pytest.raises(SourceDamaged, match="broken JSON"):
        read('{"items": [')
    with pytest.raises(SourceRefused, match="no feed"):
        read('{"items": 1}')


# ---- sitemaps ----


def test_a_sitemap() -> None:
    listing = read(
        sitemap(("https://quay.example/a", "2025-01-06T10:00:00+01:00"), ("https://quay.example/b", "2025"), ("no", None))
    )
    assert (listing.kind, urls(listing), listing.is_news) == ("sitemap", ["/a", "/b", "/no"], False)
    assert [entry.at for entry in listing.pages] == [datetime(2025, 1, 6, 9, tzinfo=UTC), None, None]


def test_a_news_sitemap_with_pictures() -> None:
    listing = read(
        """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><image:image><image:loc>https://quay.example/ice.jpg</image:loc></image:image><loc> https://quay.example/ice </loc>
        <news:news><news:publication><news:name>The Quay</news:name></news:publication>
        <news:publication_date>2025-01-06</news:publication_date></news:news></url></urlset>"""
    )
    assert (urls(listing), listing.is_news, listing.pages[0].at) == (["/ice"], True, datetime(2025, 1, 6, tzinfo=UTC))


def test_an_index_and_other_forms() -> None:
    assert [entry.url for entry in read(sitemap(("https://quay.example/s1", None), tag="sitemap")).lists] == [
        "https://quay.example/s1"
    ]
    assert urls(read(gzip.compress(sitemap(("https://quay.example/a", None))))) == ["/a"]
    assert urls(read("\ufeffhttps://quay.example/a\r\n\r\nhttps://quay.example/b\nnonsense", content_type="text/plain")) == [
        "/a",
        "/b",
    ]
    assert urls(read(sitemap(("https://quay.example/a", None)).replace(b" xmlns=", b" data-x="))) == ["/a"]


def test_a_broken_sitemap_gives_what_stands_before_the_fault() -> None:
    whole = sitemap(("https://quay.example/a", None), ("https://quay.example/b?x=1&y=2", None))
    listing = read(whole)
    assert urls(listing) == ["/a"]
    assert listing.notes == ("a sitemap that is broken behind its first entries",)


def test_a_sitemap_of_more_than_it_may_have() -> None:
    listing = read(sitemap(*((f"https://quay.example/{number}", None) for number in range(MAX_ENTRIES + 5))))
    assert len(listing.pages) == MAX_ENTRIES
    assert listing.notes == (f"a sitemap's entries behind the first {MAX_ENTRIES:,}",)


def test_depth_costs_nothing() -> None:
    assert urls(read(b"<urlset><url><loc>https://quay.example/a</loc></url>" + b"<a>" * 200_000)) == ["/a"]


# ---- section pages ----


def section(*links: tuple[str, str], head: str = "", around: str = "<main>{}</main>") -> Listing:
    anchors = "".join(f'<div><a href="{href}">{text}</a></div>' for href, text in links)
    return read(f"<!doctype html><title>Harbour news</title>{head}{around.format(anchors)}", "https://quay.example/harbour/")


@pytest.mark.parametrize(
    ("href", "text"),
    [
        ("/2025/01/06/ice-on-the-harbour", "Ice on the harbour"),
        ("/harbour/ferries-stand-still-as-ice-comes-back", "Ferries stand still"),
        ("/harbour/ferries-120394.html", "No ferry will leave before noon on Tuesday"),
        ("/artikel/1203945", "Die Fähren stehen still, und niemand weiß, wie lange"),
        ("/news/20250106001", "港が凍り、フェリーが止まる。市民は歩いて仕事へ向かった"),
        ("/?p=12345", "The bakery on the far side is open again"),
        ("http://www.quay.example/2025/1/6/ice-again/", "Ice again, say the harbour pilots"),
        ("https://sport.quay.example/regatta-is-called-off-by-the-club-110023", "Regatta called off"),
    ],
)
def test_links_to_articles(href: str, text: str) -> None:
    assert len(section((href, text)).pages) == 1


@pytest.mark.parametrize(
    ("href", "text"),
    [
        ("/", "The Quay, your paper for all that happens in the harbour"),
        ("/harbour/", "All the news from our harbour, every day"),
        ("/sport", "Sport and much more of what you like to read"),
        ("/tag/ice-and-snow-in-the-harbour", "Ice and snow"),
        ("/author/ada-quill-of-the-quay", "Ada Quill"),
        ("/harbour/page/2", "The older ones of these pieces"),
        ("/about-us", "Who we are and what we want to be"),
        ("/subscribe", "Read everything for one pound a week"),
        ("/2025/01/06/ice.jpg", "See the picture in full size here"),
        ("https://else.example/2025/01/06/ice-on-the-harbour", "Ice on the harbour, says the other paper"),
        ("mailto:ada@quay.example", "Write to us about ice on the harbour"),
        ("#comments-of-our-many-readers", "What our many readers have to say"),
    ],
)
def test_other_links(href: str, text: str) -> None:
    assert section((href, text)).pages == ()


def test_menus_are_no_teasers() -> None:
    link = ("/harbour/ice-and-snow-news", "Ice and snow, the dossier")
    assert section(link).pages
    assert not section(link, around="<nav><ul>{}</ul></nav>").pages


def test_links_that_may_not_be_followed() -> None:
    link = ("/2025/01/06/ice-on-the-harbour", "Ice on the harbour")
    listing = section(link, head='<meta name="robots" content="noindex, nofollow">')
    assert (listing.pages, listing.notes) == ((), ("a section whose links may not be followed",))
    assert not section(('/2025/01/06/ice-on-the-harbour" rel="sponsored', "Ice on the harbour")).pages


def test_declared_lists() -> None:
    items = [{"@type": "ListItem", "position": 1, "url": "https://quay.example/harbour/ice"}]
    data = json.dumps({"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items})
    assert urls(section(("/harbour/ice", "Ice, ice"), head=f'<script type="application/ld+json">{data}</script>')) == []
    items[0]["url"] = "https://quay.example/harbour/ice-comes-back"
    data = json.dumps({"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items})
    assert urls(section(head=f'<script type="application/ld+json">{data}</script>')) == ["/harbour/ice-comes-back"]


def test_feeds_of_a_section() -> None:
    head = """<link rel="alternate" type="application/rss+xml" href="/feed"><link rel=alternate type="application/feed+json" href="/feed.json">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel="alternate" hreflang="de" href="/de">"""
    assert [entry.url for entry in section(head=head).lists] == ["https://quay.example/feed", "https://quay.example/feed.json"]


def test_points_tell_articles_from_lists() -> None:
    assert address_points("https://quay.example/2025/01/06/ice-on-the-harbour") >= 4
    assert address_points("https://quay.example/harbour") == 0
    assert address_points("https://quay.example/tag/harbour") < 0


# ---- anything at all ----

_PIECES = st.sampled_from(
    [
        "<rss>", "<channel>", "<item>", "</item>", "<link>", "</link>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<urlset>",
        "<url>", "</url>", "<loc>", "</loc>", "<sitemapindex>", "<sitemap>", "</sitemap>", "<lastmod>", "2025-01-06", "9999-99-99", "<pubDate>",
        "Mon, 06 Jan 2025 10:00:00 GMT", "https://quay.example/a", "http://[", "&amp;", "&", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<!--", "-->",
        "<?xml version='1.0'?>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE x [", "]>", "<html>", "<a href='/2025/1/1/x-y-z'>", "{", '"items"',
        ":[", "\0", "\ud800", "\ufeff", "東", "<a:b xmlns:a='u'>", "<news:publication_date>", " ", "\n",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25))
def test_whatever_comes_is_a_list_or_an_error_of_ours(pieces: Sequence[str]) -> None:
    for body in ("".join(pieces).encode("utf-8", "surrogatepass"), "".join(pieces).encode("utf-16", "surrogatepass")):
        listing = Listing("feed")
        with suppress(SourceError):
            listing = read(body)
        for entry in (*listing.pages, *listing.lists):
            assert entry.url.startswith(("http://", "https://"))
            assert entry.at is None or entry.at.tzinfo is not None


@given(st.binary(max_size=200))
def test_bytes_of_any_kind(body: bytes) -> None:
    for start in (b"", b"<rss>", b"<urlset>", b"{", b"\x1f\x8b", b"http://"):
        with suppress(SourceError):
            read(start + body)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1))), max_size=20))
def test_what_a_sitemap_says_is_what_is_read(entries: list[tuple[int, datetime]]) -> None:
    listing = read(sitemap(*((f"https://quay.example/{number}", at.isoformat() + "Z") for number, at in entries)))
    wanted = dict(reversed([(f"https://quay.example/{number}", at.replace(tzinfo=UTC)) for number, at in entries]))
    assert {entry.url: entry.at for entry in listing.pages} == wanted
