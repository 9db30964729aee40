"""Lines behind a text that say who reported, edited or asked."""

from __future__ import annotations

import pytest

from broadsheet.fields.contributors import contributor_lines
from broadsheet.model._blocks import cut
from broadsheet.page import open_page

TEXT = "<p>The ferry sails again from Monday.</p><p>Tickets are sold on board, as they were before.</p>"


def lines(behind: str) -> set[int]:
    blocks = cut(open_page(f"{TEXT}<p>{behind}</p>", None, None).tree, None, None)
    return contributor_lines(blocks, range(blocks.count))


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ida Holm in Quay and Piotr Wolny in Hull; Editing by Dana Osei",
        "(Additional reporting by Luc Fournier)",
        "Das Gespräch führte Jonas Wiebe",
        "Propos recueillis par Anne Keller",
        "Reportagem de Rui Sousa",
    ],
)
def test_who_worked_on_the_article_is_no_text(line: str) -> None:
    assert lines(line) == {2}


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the ferry's own crew was sparse.",
        "He stopped reporting by Monday.",
        "Written by hand, the letters came late.",
    ],
)
def test_a_sentence_that_speaks_of_reporting_is_text(line: str) -> None:
    assert lines(line) == set()


def test_only_the_end_signs() -> None:
    blocks = cut(open_page(f"<p>Reporting by Ida Holm</p>{TEXT}{TEXT}", None, None).tree, None, None)
    assert contributor_lines(blocks, range(blocks.count)) == set()


@pytest.mark.parametrize("line", ["（責任編輯：王小明）", "责任编辑 王小明", "(王小明 編輯)"])
def test_who_edited_a_chinese_article_is_no_text(line: str) -> None:
    assert lines(line) == {2}


@pytest.mark.parametrize("line", ["記者王小明／台北報導", "國際中心／綜合報導", "本报记者王小明/北京报道"])
def test_a_chinese_byline_over_a_text_is_none_of_it(line: str) -> None:
    blocks = cut(open_page(f"<p>{line}</p><p>渡輪從星期一起重新開航。</p>" + TEXT, None, None).tree, None, None)
    assert contributor_lines(blocks, range(blocks.count)) == {0}


def test_a_chinese_sentence_on_editors_is_text() -> None:
    assert lines("編輯部的王小明說，渡輪從星期一起重新開航。") == set()
