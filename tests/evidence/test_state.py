"""Stories in the state of applications, in the shapes that frameworks write it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence.state import stories
from broadsheet.page import open_page

TITLE = "Ferry sails again from Monday"
LINES = (
    "The ferry between the islands sails again from Monday, the company said, after a winter in the harbour with a broken shaft.",
    "Tickets are sold on board, as before, and whoever wants to take a goat should ring the harbour office a day ahead of that.",
)
HTML = "".join(f"<p>{line}</p>" for line in LINES)
ARTICLE: dict[str, Any] = {"title": TITLE, "body": HTML, "related": [{"title": "Another ferry", "body": "short"}]}


def found(script: str, attributes: str = "") -> list[tuple[str, str, str]]:
    padding = f"<script {attributes}>{script}</script>".replace("</p>", "<\\/p>")
    page = open_page(f"<html><body><div id=root></div>{padding}</body></html>", None, None)
    return [(story.titles[0], story.html, story.path) for story in stories(page)]


@pytest.mark.parametrize(
    ("script", "attributes", "path"),
    [
        (json.dumps({"props": {"article": ARTICLE}}), 'id=__NEXT_DATA__ type="application/json"', "$.props.article.body"),
        (f"window.__INITIAL_STATE__ = {json.dumps({'article': ARTICLE})};(function(){{}})()", "", "$.article.body"),
        (f"window.app = window.app || {{}}; app.state = {json.dumps(ARTICLE)}", "", "$.body"),
        (f"window.__STATE__ = JSON.parse({json.dumps(json.dumps(ARTICLE))})", "", "$.body"),
        (f'window.__NUXT__ = {{"user":undefined,"article":{json.dumps(ARTICLE)}}}', "", "$.article.body"),
        (f"self.queue.push({json.dumps({'queries': [{'data': ARTICLE}]})})", "", "$.queries[0].data.body"),
    ],
)
def test_shapes(script: str, attributes: str, path: str) -> None:
    assert found(script, attributes) == [(TITLE, HTML, path)]


def test_the_stream_of_server_components_keeps_long_texts_apart() -> None:
    data = {"title": TITLE, "contentHtml": "$2a"}
    size = len(HTML.encode())
    stream = f'0:["$","html",null,{{}}]\n2a:T{size:x},{HTML}5:["$","$L1",null,{json.dumps(data)}]\n'
    pushes = "".join(
        f"<script>self.__next_f.push({json.dumps([1, piece])}){' ' * 400}</script>".replace("</p>", "<\\/p>")
        for piece in (stream[:90], stream[90:])
    )
    (story,) = stories(open_page(f"<body>{pushes}", None, None))
    assert (story.titles, story.html, story.path) == ((TITLE,), HTML, "$[3].contentHtml")


def test_a_list_of_elements_becomes_markup() -> None:
    elements = [
        {"type": "text", "content": LINES[0]},
        {"type": "header", "level": 2, "content": "The goat"},
        {"type": "image", "content": "A goat on a pier, which is a caption and no text"},
        {"type": "list", "items": [{"type": "text", "content": "bread"}, {"type": "text", "content": "fish"}]},
        {"type": "text", "content": LINES[1]},
    ]
    script = f"Fusion.globalContent={json.dumps({'headlines': {'basic': TITLE}, 'content_elements': elements})};"
    ((title, html, path),) = found(script)
    assert (title, path) == (TITLE, "$.content_elements")
    assert html == f"<p>{LINES[0]}</p><h2>The goat</h2><ul><li><p>bread</p></li><li><p>fish</p></li></ul><p>{LINES[1]}</p>"


def test_paragraphs_of_nodes_with_marks_inside() -> None:
    node = {
        "nodeType": "paragraph",
        "content": [
            {"nodeType": "text", "value": LINES[0]},
            {"nodeType": "hyperlink", "content": [{"nodeType": "text", "value": "x"}]},
        ],
    }
    ((_, html, _),) = found(
        json.dumps({"title": TITLE, "content": {"nodeType": "document", "content": [node, node]}}), "type=application/json"
    )
    assert html.count("<p>") == 2
    assert "<p><p>" not in html


def test_texts_without_a_name_and_structured_data_are_no_stories() -> None:
    assert found(f"var t = {json.dumps({'body': HTML, 'count': 1})};") == []
    assert found(json.dumps(ARTICLE), 'type="application/ld+json"') == []
    assert found(f"var broken = {json.dumps(ARTICLE)[:-9]}") == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=60),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "body", "content", "type", "$1"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON, st.sampled_from(["{}", "x={};", "self.__next_f.push([1,{}])", "JSON.parse({})"]), st.text(max_size=20))
def test_nothing_raises(value: Any, form: str, rest: str) -> None:
    found(form.replace("{}", json.dumps(value)) + rest + " " * 400)
