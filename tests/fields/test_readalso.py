"""Where a line leads to other stories, an article is over."""

from __future__ import annotations

import pytest

from broadsheet.fields.readalso import read_also
from broadsheet.model._blocks import cut
from broadsheet.page import open_page

TEXT = (
    "<p>The ferry to the outer islands ran aground in thick fog on Monday evening, a short way from the quay of the town.</p>" * 4
)
LINKS = '<ul><li><a href="/a">The cherry trees of the valley</a></li><li><a href="/b">The new timetable</a></li></ul>'
FOOT = "<p>Would you like to write to us? We read it all.</p>"


def behind(page: str, foot: float = 0.85, others: float = 0.3) -> list[str]:
    """First words of what is left out where all paragraphs were chosen, and all else where `others` is likely."""
    blocks = cut(open_page(page, None, None).tree, None, None)
    texts = [blocks.text(i) for i in range(blocks.count)]
    likely = [foot if text.startswith("Would") else 0.97 if text.startswith("The ferry") else others for text in texts]
    chosen = [i for i, p in enumerate(likely) if p > 0.5]
    return [texts[i].split()[0] for i in sorted(read_also(blocks, likely, chosen))]


@pytest.mark.parametrize(
    "line", ["Read also:", "Leggete anche:", "Mehr zum Thema", "Читайте также:", "関連記事", "More from Quay"]
)
def test_what_stands_behind_such_a_line_is_no_text(line: str) -> None:
    assert behind(f"{TEXT}<p><b>{line}</b></p>{LINKS}{FOOT}") == [line.split()[0], "The", "The", "Would"]


def test_in_the_midst_of_a_text_it_is_no_end_and_no_text() -> None:
    assert behind(f"{TEXT}<p>Read also:</p>{LINKS}{TEXT}{FOOT}", others=0.6) == ["Read", "The", "The"]


@pytest.mark.parametrize("line", ["Lesen Sie auch die folgenden Beiträge:", "Das Thema könnte dich auch interessieren:"])
def test_a_label_may_have_a_few_words_more(line: str) -> None:
    assert behind(f"{TEXT}<h3>{line}</h3>{LINKS}{TEXT}{FOOT}", others=0.6)[1:] == ["The", "The"]


def test_a_list_of_links_under_another_line_is_text() -> None:
    assert behind(f"{TEXT}<p>These are her best books:</p>{LINKS}{TEXT}{FOOT}", others=0.6) == []


def test_a_line_without_links_or_with_more_words_is_none() -> None:
    assert behind(f"{TEXT}<p>Read also:</p>{FOOT}") == []
    assert behind(f"{TEXT}<p>Read also what he wrote to her:</p>{LINKS}{FOOT}") == []
    assert behind(f"{TEXT}<p>Read also:</p>{LINKS}{FOOT}", foot=0.99) == []


@pytest.mark.parametrize(
    "line",
    [
        "Read more: <a>The cherry trees</a>",
        "Lea: <a>Los cerezos del valle</a>",
        "PUEDES VER: <a>Los cerezos del valle</a>",
        "<a>Baca juga: Kerbau rawa</a>",
        "بیشتر بخوانید: <a>آسیاب آبی دوباره</a>",
        "İlgili haber: <a>Kiraz ağaçları</a>",
        "[관련기사] <a>골짜기의 벚나무</a>",
        "קראו גם: <a>עצי הדובדבן בעמק</a>",
        "Läs mer <a>Körsbärsträden i dalen</a>",
        "Pročitajte i: <a>Trešnje u dolini</a>",
    ],
)
def test_a_line_that_leads_to_one_story_is_no_text(line: str) -> None:
    line = line.replace("<a>", '<a href="/a">')
    blocks = cut(open_page(f"{TEXT}<p>{line}</p>{TEXT}", None, None).tree, None, None)
    assert read_also(blocks, [0.97] * blocks.count, range(blocks.count)) == {4}


def test_a_sentence_that_begins_so_is_text() -> None:
    lines = "<p>Read more: it does you good, as the teacher used to say to all.</p><p>Note: <a href='/a'>The cherry trees</a></p>"
    blocks = cut(open_page(f"{TEXT}{lines}{TEXT}", None, None).tree, None, None)
    assert read_also(blocks, [0.97] * blocks.count, range(blocks.count)) == set()
