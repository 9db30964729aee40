"""Whole, cut, walled or broken; and what only looks so."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.body import Body, Placed
from broadsheet.fields.candidate import Choice
from broadsheet.fields.completeness import completeness
from broadsheet.fields.subject import subject
from broadsheet.page import open_page
from broadsheet.record import Completeness, PageType, Paragraph

SENTENCE = "The harbour master said on Monday that the ferry would sail again after the winter storms had ended. "
SHORT = f"<h1>Ferry returns</h1><p>{SENTENCE * 2}</p>"
LONG = "<h1>Ferry returns</h1>" + f"<p>{SENTENCE * 3}</p>" * 10


def read(html: str, kind: PageType = "article", free: bool | None = None, url: str | None = None) -> Choice[Completeness]:
    ev = gather(open_page(html.encode(), url, None))
    paragraphs = [node for node in ev.page.tree.all("p") if node.text and not node.get("class")]
    placed = tuple(Placed(node.row, Paragraph(text=node.text, html=""), node) for node in paragraphs)
    first = placed[0].row if placed else 0
    return completeness(ev, subject(ev), Body(placed, None, first, placed[-1].node.end if placed else 0), kind, free)


def declared(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **properties})}</script>'


ARTICLE = declared(headline="Ferry returns", datePublished="2023-05-04")


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to continue reading",
        "Jetzt weiterlesen mit Harbour+",
        "Réservé aux abonnés",
        "Suscríbete para seguir leyendo",
        "Conteúdo exclusivo para assinantes",
        "Articolo riservato agli abbonati",
        "Tylko dla prenumeratorów",
        "Kun for abonnenter",
        "Доступно по подписке",
        "この記事は有料会員限定です",
    ],
)
def test_a_short_text_behind_a_paywall_is_a_teaser(notice: str) -> None:
    assert read(f'{ARTICLE}{SHORT}<div class="paywall"><h3>{notice}</h3><a href="/abo">9,90</a></div>').value == "teaser"
    assert (
        read(f"{ARTICLE}<h1>Ferry</h1><p>The ferry sails again, the harbour master said…</p><div>{notice}</div>").value
        == "teaser"
    )


def test_declared_locks_count_where_the_text_is_cut() -> None:
    broken = f"<h1>Ferry</h1><p>{SENTENCE * 25}</p><p>And then the harbour master …</p>"
    assert read(broken, free=False).value == "teaser"
    assert read(LONG, free=False).value == "full"
    assert read(declared(headline="Ferry", wordCount=900) + SHORT, free=False).value == "teaser"


@pytest.mark.parametrize(
    "html",
    [
        LONG + '<div class="paywall"><p class="x">Subscribe to continue reading</p></div>',
        SHORT + '<div class="paywall-modal"></div>',
        SHORT,
        SHORT.replace("ended. ", "ended ..."),
        ARTICLE + SHORT + "<footer>Subscribe to our newsletter</footer>",
    ],
)
def test_a_notice_in_the_template_leaves_an_article_full(html: str) -> None:
    assert read(html).value == "full"


@pytest.mark.parametrize(
    ("text", "button"),
    [
        (
            "We and our partners store cookies and process personal data with your consent, for legitimate interest or both.",
            "Accept all",
        ),
        (
            "Wir und unsere Partner verwenden Cookies und verarbeiten personenbezogene Daten, wenn Sie einwilligen.",
            "Alle akzeptieren",
        ),
        ("Nos partenaires et nous utilisons des cookies et des données personnelles avec votre consentement.", "Tout accepter"),
        ("Nosotros y nuestros socios usamos cookies y datos personales si da su consentimiento para ello.", "Aceptar todo"),
    ],
)
def test_consent_walls(text: str, button: str) -> None:
    assert read(f"<title>Harbour Post</title><h2>Harbour</h2><p>{text}</p><button>{button}</button>").value == "consent_wall"


def test_a_page_of_a_consent_host_is_a_wall() -> None:
    html = "<p>Before you continue: we use cookies and data, and ask for your consent to measure what is read.</p>"
    assert read(html, url="https://consent.example.com/m?continue=1").value == "consent_wall"


@pytest.mark.parametrize(
    "html",
    [
        "<title>Just a moment...</title><h1>www.example.org</h1><p>Checking your browser before accessing example.org.</p>",
        "<title>Access to this page has been denied</title><p>Please verify you are a human</p>",
        "<title>example.org</title><script src='https://geo.captcha-delivery.com/captcha/?x'></script>",
        "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
        "<h1>Sind Sie ein Mensch?</h1><p>Bitte lösen Sie das Rätsel.</p>",
        "<title>Доступ ограничен</title><p>Я не робот</p>",
    ],
)
def test_checks_for_robots(html: str) -> None:
    assert read(html, "other").value == "bot_wall"


@pytest.mark.parametrize(
    "html",
    [
        "<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p>",
        "<title>Harbour Post - Page not found</title><p>Sorry.</p>",
        "<title>Harbour Post</title><h1>Seite nicht gefunden</h1>",
        "<title>Page introuvable | Le Port</title>",
        "<h1>Error 500</h1><p>Try again later.</p>",
        "<title>Страница не найдена</title>",
        "<title>Página no encontrada</title>",
        "<h1>404</h1>",
    ],
)
def test_errors(html: str) -> None:
    assert read(html, "other").value == "error"


@pytest.mark.parametrize(
    "html",
    [
        # an article about cookies, one about captchas, a band and a law with a number, a headline on missing pages
        f"{ARTICLE}<h1>Why cookie banners annoy us</h1><p>{'Cookies and consent: our partners, your data and privacy law. ' * 30}</p>",
        f"<h1>Cookies ask for consent</h1><p>{'Cookies need consent under privacy law, and tracking does too. ' * 3}</p>" * 4
        + f"<p>{SENTENCE}</p>" * 12,
        f"{ARTICLE}<title>Are you a robot? How captchas work</title><h1>Are you a robot?</h1><p>{SENTENCE}</p>",
        f"<title>Are you a robot?</title><h1>Are you a robot?</h1>{LONG}",
        f"{ARTICLE}<title>404</title><h1>404</h1><p>The band 404 played in the harbour on Sunday night. {SENTENCE}</p>",
        f"<h1>Page not found: how libraries lose books</h1>{LONG}",
        f"{ARTICLE}<h1>500 people at the harbour</h1><p>{SENTENCE}</p>",
        f"<title>451 Research is sold</title><h1>451 Research is sold</h1><p>{SENTENCE * 3}</p>",
        f"<h1>Profit up</h1><h2>+500%</h2><p>{SENTENCE * 3}</p>",
        f"<h1>Access denied to reporters at the port gate</h1><p>{SENTENCE * 30}</p>",
    ],
)
def test_articles_about_walls_are_full(html: str) -> None:
    assert read(html).value == "full"


def test_what_is_no_article_may_have_a_text_of_its_own() -> None:
    assert read(LONG, "other").value == "full"


@pytest.mark.parametrize(
    ("html", "kind"), [("", "other"), (LONG, "index"), ("<h1>Contact</h1>", "other"), ("<h1>Ferry</h1>", "article")]
)
def test_no_article(html: str, kind: PageType) -> None:
    assert read(html, kind).value == "not_article"


@pytest.mark.parametrize("kind", ["video", "gallery", "live_blog"])
def test_other_journalism_is_whole_without_much_text(kind: PageType) -> None:
    assert read("<h1>Storm</h1><p>See it.</p>", kind).value == "full"


def test_the_reason_is_the_evidence() -> None:
    found = read("<title>404 Not Found</title>", "other")
    (candidate,) = found.candidates
    assert (candidate.value, found.chosen, found.signature) == ("error", 1, "error")
    assert "HTTP" in candidate.why


@pytest.mark.parametrize("kind", ["article", "index", "other"])
def test_a_page_that_is_read_in_part_is_never_whole(kind: PageType) -> None:
    found = read(LONG + "<i>a</i>" * 250_000, kind)
    assert found.value == "teaser"
    assert "cut behind 250000 elements" in found.candidates[0].why


def test_dropped_tags_are_told_where_the_text_is_whole() -> None:
    found = read("<div>" * 600 + LONG)
    assert found.value == "full"
    assert "tags" in found.candidates[0].why


PIECES = st.sampled_from(
    [
        "cookie consent privacy " * 4,
        "404",
        "not found",
        "…",
        "subscribe to continue",
        "<p>",
        "<div class=paywall>",
        "</div>",
        "<h1>",
        "<title>",
        "text " * 20,
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from([None, True, False]))
def test_any_page_has_an_answer(html: str, free: bool | None) -> None:
    found = read(html, "article", free)
    assert found.value in {"full", "teaser", "consent_wall", "bot_wall", "error", "not_article"}
