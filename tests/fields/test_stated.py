"""Texts that a page holds without showing them."""

from __future__ import annotations

import json

import broadsheet

from .pages import FIRST, LAST, page

URL = "https://quay.example/2024/01/09/ferry"
STORY = FIRST + "<h2>The shaft</h2>" + LAST
SHELL = "<!doctype html><html lang=en><head><title>{title}</title></head><body><div id=root></div><script>{script}</script></body></html>"


def shell(value: object, title: str = "Ferry sails again from Monday | The Quay") -> broadsheet.Article:
    script = f"window.__STATE__ = {json.dumps(value)}".replace("</", "<\\/")
    return broadsheet.read(SHELL.format(title=title, script=script).encode(), url=URL)


def test_the_story_of_an_application_without_elements() -> None:
    article = shell({"article": {"title": "Ferry sails again from Monday", "body": STORY}})
    assert [block.__struct_config__.tag for block in article.blocks] == ["paragraph", "heading", "paragraph"]
    assert (article.page_type, article.completeness) == ("article", "full")
    (evidence,) = article.evidence["text"]
    assert (evidence.source, evidence.path, evidence.value) == ("html", "/html/body/script", "$.article.body")
    assert "$.article.body" in evidence.why


def test_another_story_is_not_taken() -> None:
    article = shell({"article": {"title": "A cat is found in the engine", "body": STORY}})
    assert (article.text, article.completeness) == ("", "not_article")


def test_captions_and_marks_of_advertisements_are_left_out() -> None:
    body = f"<figure><figcaption>The ferry, in the harbour.</figcaption></figure>$$ADVERT$${STORY}"
    text = shell({"article": {"title": "Ferry sails again from Monday", "body": body}}).text
    assert "in the harbour." not in text
    assert "ADVERT" not in text


def test_what_a_page_shows_goes_before_what_it_holds() -> None:
    other = json.dumps({"title": "Ferry sails again from Monday", "body": STORY.replace("ferry", "hydrofoil")})
    article = broadsheet.read(page(STORY + f"<script>window.s = {other}</script>".replace("</p>", "<\\/p>")).encode(), url=URL)
    assert "hydrofoil" not in article.text


def test_a_declared_body_that_is_shown_nowhere() -> None:
    said = "\n".join([FIRST[3:-4], LAST[3:-4]])
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry sails again from Monday", "articleBody": said})
    html = f'<html><head><title>Ferry sails again from Monday</title><script type="application/ld+json">{data}</script></head><body></body>'
    article = broadsheet.read(html.encode(), url=URL)
    assert len(article.blocks) == 2
    assert article.evidence["text"][0].source == "json-ld"
