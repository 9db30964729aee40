"""What is said twice."""

from __future__ import annotations

from broadsheet.evidence import gather
from broadsheet.fields.echoes import pull_quotes
from broadsheet.model._blocks import Blocks, cut
from broadsheet.page import open_page

SAID = "We had the boat on the slip for eleven weeks, and in the eleventh we found the cat."
TEXT = (
    f"<p>The ferry sails again from Monday. “{SAID}”, said the master.</p><p>Tickets are sold on board, as they were before.</p>"
)


def cut_of(page: str) -> Blocks:
    return cut(open_page(page, None, None).tree, None, None)


def echoes(below: str, url: str | None = None) -> list[str]:
    ev = gather(open_page(TEXT + below, url, None))
    blocks = cut(ev.page.tree, None, None)
    return [blocks.text(i) for i in pull_quotes(ev, blocks, range(blocks.count))]


def test_a_pull_quote_is_said_once() -> None:
    assert echoes(f"<blockquote><p>“{SAID}”</p></blockquote>") == [f"“{SAID}”"]
    assert echoes(f'<div class="pull-quote">{SAID}</div>') == [SAID]


def test_what_is_said_once_or_stands_in_the_text_is_no_echo() -> None:
    assert (
        echoes("<blockquote><p>The cat, for its part, has said nothing so far of all these eleven weeks.</p></blockquote>") == []
    )
    assert echoes(f"<p>{SAID}</p>") == []
    assert echoes("<blockquote>eleven weeks</blockquote>") == []


def test_who_answers_in_a_forum_quotes() -> None:
    assert echoes(f"<blockquote>{SAID}</blockquote>", "https://forum.quay.example/viewtopic.php?t=1234") == []
