"""Players, posts and maps inside an article, and the placeholders in their place."""

from __future__ import annotations

import pytest

from broadsheet.fields.embeds import provider_of

from .pages import FIRST, LAST, blocks, blocks_of


@pytest.mark.parametrize(
    ("html", "provider", "url"),
    [
        (
            '<iframe src="https://www.youtube-nocookie.com/embed/abc"></iframe>',
            "youtube",
            "https://www.youtube-nocookie.com/embed/abc",
        ),
        (
            '<iframe src="about:blank" data-src="//player.vimeo.com/video/7"></iframe>',
            "vimeo",
            "https://player.vimeo.com/video/7",
        ),
        ("<amp-youtube data-videoid=Pd7Jh></amp-youtube>", "youtube", "https://www.youtube.com/embed/Pd7Jh"),
        ("<lite-youtube videoid=Pd7Jh></lite-youtube>", "youtube", "https://www.youtube.com/embed/Pd7Jh"),
        ("<amp-twitter data-tweetid=77></amp-twitter>", "twitter", "https://twitter.com/i/status/77"),
        (
            '<div class="fb-post" data-href="https://www.facebook.com/quay/posts/1"></div>',
            "facebook",
            "https://www.facebook.com/quay/posts/1",
        ),
        ('<audio controls><source src="/a/7.mp3"></audio>', None, "https://quay.example/a/7.mp3"),
        ('<video src="/v/7.mp4">Your browser cannot play this.</video>', None, "https://quay.example/v/7.mp4"),
        ('<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>', "google", "https://www.google.com/maps/embed?pb=1"),
        ("<p>https://www.youtube.com/watch?v=abc</p>", "youtube", "https://www.youtube.com/watch?v=abc"),
    ],
)
def test_players(html: str, provider: str | None, url: str) -> None:
    assert blocks(html) == [{"type": "embed", "provider": provider, "url": url, "text": None}]


def test_a_post_keeps_its_words_and_they_are_no_text_of_the_article() -> None:
    tweet = """<blockquote class="twitter-tweet"><p lang=en>All home. Kettle on.</p>&mdash; Lifeboat (@boat)
    <a href="https://twitter.com/boat/status/196">May 3</a></blockquote>"""
    assert blocks(tweet) == [
        {"type": "embed", "provider": "twitter", "url": "https://twitter.com/boat/status/196", "text": "All home. Kettle on."}
    ]


def test_what_instagram_says_in_the_place_of_a_picture_is_nobodys_text() -> None:
    post = """<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/C1/"><p>View this post on
    Instagram</p><p><a href="https://www.instagram.com/p/C1/">A post shared by the harbour</a></p></blockquote>"""
    assert blocks(post) == [{"type": "embed", "provider": "instagram", "url": "https://www.instagram.com/p/C1/", "text": None}]


def test_a_placeholder_gives_the_address_that_it_would_load() -> None:
    placeholder = """<div class="embed-consent" data-src="https://www.tiktok.com/embed/v2/7"><h3>Externer Inhalt</h3>
    <p>An dieser Stelle finden Sie Inhalte von TikTok. Wenn Sie zustimmen, werden Daten dorthin übertragen, was wir nicht in der
    Hand haben und Sie auch nicht.</p><button>Inhalt laden</button></div>"""
    assert blocks(placeholder) == [
        {"type": "embed", "provider": "tiktok", "url": "https://www.tiktok.com/embed/v2/7", "text": None}
    ]


def test_a_placeholder_without_an_address_is_nothing() -> None:
    placeholder = """<div class="x"><p>Please accept marketing cookies to watch this video, which is hosted by somebody else, and
    which we think is worth the trouble.</p></div>"""
    assert blocks(placeholder) == []


def test_frames_of_nobody_known_and_those_of_advertisements_are_left_out() -> None:
    assert blocks('<iframe src="https://ads.example/frame"></iframe>') == []
    assert blocks('<div class="advertisement"><iframe src="https://www.youtube.com/embed/ad"></iframe></div>') == []
    assert blocks('<iframe width=1 height=1 src="https://www.facebook.com/tr"></iframe>') == []


def test_a_player_above_the_headline_is_the_articles() -> None:
    above = '<div class=player><iframe src="https://www.youtube.com/embed/abc"></iframe></div>'
    assert blocks_of(FIRST + LAST, above=above)[0]["url"] == "https://www.youtube.com/embed/abc"


@pytest.mark.parametrize(
    ("url", "provider"),
    [("https://m.youtube.com/x", "youtube"), ("https://x.com/a", "twitter"), ("https://netflix.com/a", None), ("http://[", None)],
)
def test_provider_of(url: str, provider: str | None) -> None:
    assert provider_of(url) == provider
