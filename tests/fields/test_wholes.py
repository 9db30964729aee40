"""A list or a table stays whole, and belongs to the paragraph that it stands beside."""

from __future__ import annotations

from broadsheet.fields.wholes import make_whole
from broadsheet.model._blocks import cut
from broadsheet.page import open_page

SAID = "<p>The harbour master said on Monday that the ferry would sail again after the winter storms had ended.</p>"
LIST = "<ul><li>one kilo of herring</li><li>two onions</li><li>salt</li></ul>"
FACTS = "<dl><dt>Length</dt><dd>42 metres</dd></dl>"
LINKS = '<ul><li><a href="/a">The timetable of the ferries</a></li><li><a href="/b">The petition</a></li></ul>'


def raised(html: str, p: float) -> set[str]:
    """First words of what is made likelier, of a page whose paragraphs are sure and whose other lines have probability `p`."""
    blocks = cut(open_page(html, None, None).tree, None, None)
    texts = [blocks.text(i) for i in range(blocks.count)]
    likely = [0.99 if text in SAID else p for text in texts]
    make_whole(blocks, likely)
    return {text.split()[0] for text, now in zip(texts, likely, strict=True) if now > p and text not in SAID}


def test_a_list_behind_the_last_paragraph_is_text() -> None:
    assert raised(f"<article>{SAID}{LIST}</article>", 0.3) == {"one", "two", "salt"}
    assert raised(f"<article>{SAID}{FACTS}</article>", 0.3) == {"Length", "42"}


def test_one_of_links_leads_elsewhere() -> None:
    assert not raised(f"<article>{SAID}{LINKS}</article>", 0.3)


def test_one_in_a_box_of_its_own_is_left_to_the_model() -> None:
    assert not raised(f"<article>{SAID}<div>{LIST}</div></article>", 0.3)


def test_what_is_ruled_out_stays_out() -> None:
    assert not raised(f"<article>{SAID}{LIST}</article>", 0.0)
