"""Which pictures are the article's."""

from __future__ import annotations

import json

import pytest

import broadsheet
from broadsheet.record import Image

HOST = "https://www.fjordposten.example"
BEFORE = (
    "<p>At six the first ferry left the harbour of Fjordby, as it has on every morning since the war. Nobody on the quay "
    "thought that it would be the last one, and the baker had brought warm bread for the crew as he always did.</p>"
    "<p>The harbour master had known since Tuesday. He had kept the letter in his coat, he says, because a letter in a coat "
    "is not yet a fact, and because the gulls were so loud that week that nobody could have heard him anyway.</p>"
)
BEHIND = (
    "<p>By noon the whole village stood on the pier. Somebody had found the old flag, somebody else a trumpet, and the school "
    "had been given the afternoon off, which the children took for the true reason of the ceremony.</p>"
    "<p>The new bridge opens on Saturday. It is shorter, cheaper and faster, and it does not serve coffee, which is what most "
    "of those who were asked on the pier said first when they were asked what they would miss about the crossing.</p>"
)
LEAD = (
    '<figure><img src="/p/ferry.jpg" width="1200" height="800" alt="A ferry"><figcaption>The ferry leaves.</figcaption></figure>'
)


def pictures(inside: str = "", head: str = "", lead: str = LEAD, behind: str = "") -> tuple[Image, ...]:
    html = (
        f"<html><head><title>The last ferry</title>{head}</head><body><header><a href=/><img src=/logo.png></a></header><main>"
        f"<article><h1>The last ferry</h1>{lead}{BEFORE}{inside}{BEHIND}</article>{behind}</main></body></html>"
    )
    return broadsheet.read(html.encode(), f"{HOST}/2026/ferry").images


def names(found: tuple[Image, ...]) -> list[str]:
    return [image.url.rpartition("/")[2] for image in found]


def test_the_lead_has_its_words_and_size() -> None:
    (lead,) = pictures()
    assert (lead.role, lead.url, lead.width, lead.height) == ("lead", f"{HOST}/p/ferry.jpg", 1200, 800)
    assert (lead.caption, lead.alt) == ("The ferry leaves.", "A ferry")


@pytest.mark.parametrize(
    "refused",
    [
        '<img src="https://px.counter.example/p.gif?a=1" width="1" height="1">',
        '<div class="ad"><a href="https://shop.example/"><img src="/x/boots.jpg" width="640" height="480"></a></div>',
        '<p><a href="https://shop.example/"><img src="/x/boots.jpg" width="728" height="90"></a></p>',
        '<div><a href="/2026/storm"><img src="/p/storm.jpg"></a><h3><a href="/2026/storm">Storm closes the port again</a></h3></div>',
        '<div class="related"><img src="/p/other.jpg"></div>',
        '<p><img src="/img/print.png" alt="Version for printers"></p>',
        '<p><img src="/img/x8.gif" alt="Share on Chirper"></p>',
        '<div class="author-box"><img src="/people/mira.jpg" alt="Mira"></div>',
        '<p><img src="/authors/mira-holm.jpg"></p>',
        '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>',
    ],
)
def test_what_is_no_picture_of_the_story_is_refused(refused: str) -> None:
    assert names(pictures(refused)) == ["ferry.jpg"]


def test_a_portrait_is_known_by_the_name_of_who_signs() -> None:
    said = {"@type": "NewsArticle", "headline": "The last ferry", "author": {"@type": "Person", "name": "Mira Holm"}}
    head = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    portrait = '<img src="/p/holm-cutout.png" width="180" height="150" alt="Mira Holm">'
    assert names(pictures(head=head, lead=portrait + LEAD)) == ["ferry.jpg"]


def test_the_declared_picture_leads_where_none_is_shown() -> None:
    head = '<meta property="og:image" content="/p/harbour-large.jpg"><meta property="og:image:width" content="1600">'
    (lead,) = pictures(head=head, lead="")
    assert (lead.url, lead.width, lead.role) == (f"{HOST}/p/harbour-large.jpg", 1600, "lead")


@pytest.mark.parametrize("default", ["/static/fjordposten-logo.png", "/img/og-default.jpg", "/share.jpg", "/fjordposten_fb2.jpg"])
def test_a_default_of_the_site_is_no_lead(default: str) -> None:
    assert pictures(head=f'<meta property="og:image" content="{default}">', lead="") == ()


def test_lazy_files_replace_what_stands_in_for_them() -> None:
    lazy = "".join(
        f'<figure><img class="x" src="/wait/grey.svg" data-src="/p/crossing-no-{n}.jpg" alt=""></figure>' for n in "123"
    )
    assert names(pictures(lazy)) == ["ferry.jpg", "crossing-no-1.jpg", "crossing-no-2.jpg", "crossing-no-3.jpg"]


def test_all_files_of_a_picture_are_its_renditions() -> None:
    lead = (
        '<picture><source srcset="/p/ferry-640.jpg 640w, /p/ferry-1280.jpg 1280w"><img src="/p/ferry-320.jpg" alt="A ferry"></picture>'
        '<noscript><img src="/p/ferry-320.jpg"></noscript>'
    )
    (found,) = pictures(lead=lead)
    assert [(r.url.rpartition("/")[2], r.width) for r in found.renditions] == [
        ("ferry-1280.jpg", 1280),
        ("ferry-640.jpg", 640),
        ("ferry-320.jpg", None),
    ]


def test_the_picture_in_large_behind_a_link_comes_first_with_its_size() -> None:
    lead = '<a href="/p/ferry_l.jpg" data-size="1600x1067"><img src="/p/ferry_s.jpg" width="300" height="200" alt="A ferry"></a>'
    (found,) = pictures(lead=lead)
    assert [(r.url.rpartition("/")[2], r.width, r.height) for r in found.renditions] == [
        ("ferry_l.jpg", 1600, 1067),
        ("ferry_s.jpg", 300, 200),
    ]


def test_a_gallery_keeps_its_pictures_though_the_next_gallery_follows() -> None:
    slides = "".join(
        f"<li><figure><img src=/p/flood-{n}.jpg><figcaption>{n}/2 High water</figcaption></figure></li>" for n in (1, 2)
    )
    following = "<li><a href=/2026/carnival><img src=/p/carnival.jpg><p>Next gallery: carnival on the beach</p></a></li>"
    found = pictures(f"<ul>{slides}{following}</ul>")
    assert names(found) == ["ferry.jpg", "flood-1.jpg", "flood-2.jpg"]
    assert found[1].caption == "High water"


def test_captions_are_no_text_of_the_body() -> None:
    html = (
        f"<article><h1>The last ferry</h1>{BEFORE}<div class=bildbox><img src=/p/ferry.jpg>"
        f"<p class=bildtext>The crew on the quay at six, with bread for all of them. Foto: Ana Lima</p></div>{BEHIND}</article>"
    )
    article = broadsheet.read(html.encode(), f"{HOST}/2026/ferry")
    assert "with bread for all" not in article.text
    assert (article.images[0].caption, article.images[0].credit) == (
        "The crew on the quay at six, with bread for all of them.",
        "Ana Lima",
    )
