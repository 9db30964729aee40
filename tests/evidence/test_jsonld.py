"""JSON-LD as publishers write it, to items."""

from __future__ import annotations

import pytest

from broadsheet.evidence import gather
from broadsheet.page import open_page


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'{"name":"in order"}', "in order"),
        (r'{"name":" two\n lines "}', "two lines"),
        (r'{"name":"Fish &amp; <b>chips</b>"}', "Fish & chips"),
        (r'{"name":"\ud83d\ude00 whole"}', "\U0001f600 whole"),
        (r'{"name":"half \ud83d"}', "half \ufffd"),
        (r'{"name":"\ud83d\ude00 broken",,}', "\U0001f600 broken"),
        ("{\"name\":'\u00e4 \\ud83d\\ude00'}", "\u00e4 \U0001f600"),
        (r'"{\"name\":\"encoded twice\"}"', "encoded twice"),
        (r'{"description":"one\n two"}', "one\ntwo"),
    ],
)
def test_texts_are_cleaned(written: str, read: str) -> None:
    page = open_page(f'<script type="application/ld+json">{written}</script>', None, None)
    (item,) = gather(page).items
    assert [item.string("name", "description")] == [read]
