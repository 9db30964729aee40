"""Each form of a record."""

from __future__ import annotations

import json

import pytest

from broadsheet import Article
from broadsheet.exports import FORMATS
from broadsheet.exports.wacz import sort_key
from broadsheet.faces.read_command import FORMATS as OFFERED
from broadsheet.faces.writer import WRITERS
from broadsheet.record import Author, Image, ImageBlock, Paragraph

ARTICLE = Article(
    url="https://e.example/1",
    headline="Is # 1 safe?",
    description="A *short* one.",
    authors=(Author(name="Ana Pop"), Author(name="Ion Lup")),
    date_published="2024-05-01",
    date_modified="2024-05-01",
    text="Første avsnitt.",
    blocks=(Paragraph(text="Første avsnitt.", html=""), ImageBlock(index=1)),
    images=(Image(url="https://e.example/lead.jpg", role="lead"), Image(url="https://e.example/in.jpg", alt="In")),
)


def test_json_and_json_lines_hold_the_record() -> None:
    assert json.loads(FORMATS["json"](ARTICLE)) == json.loads(FORMATS["jsonl"](ARTICLE)) == ARTICLE.to_dict()
    assert FORMATS["jsonl"](ARTICLE).count("\n") == 1
    assert "Første" in FORMATS["jsonl"](ARTICLE)


def test_text_is_the_body_alone() -> None:
    assert FORMATS["text"](ARTICLE) == ARTICLE.text + "\n"


def test_markdown_is_the_article_with_its_headline() -> None:
    assert FORMATS["markdown"](ARTICLE) == (
        "# Is # 1 safe?\n\nA \\*short\\* one.\n\nAna Pop, Ion Lup\\\n2024-05-01\n\n![](https://e.example/lead.jpg)\n\n"
        "Første avsnitt.\n\n![In](https://e.example/in.jpg)\n"
    )


def test_html_is_one_article() -> None:
    html = FORMATS["html"](ARTICLE)
    assert html.startswith("<article")
    assert html.count("<img") == 2


def test_a_record_of_nothing_has_every_form() -> None:
    for export in FORMATS.values():
        assert export(Article()).endswith("\n")


def test_every_form_is_offered_and_can_be_written() -> None:
    assert tuple(FORMATS) == OFFERED == tuple(WRITERS)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.quay.example/a?c&b",
        "https://quay.example/Ice/?b=2&a=1",
        "http://quay.example:8080/x",
        "https://WWW2.Quay.example",
        "https://m.quay.example/a//b/?",
        "https://quay.example/%E4%B8%AD?q=A+b",
        "urn:broadsheet:stdin",
    ],
)
def test_addresses_are_sorted_as_other_tools_sort_them(url: str) -> None:
    assert sort_key(url) == pytest.importorskip("surt").surt(url)
