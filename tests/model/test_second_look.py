"""The second look: what the first look's probabilities say of a block's surroundings."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import _context
from broadsheet.model._blocks import FEATURES, Blocks, cut
from broadsheet.page import open_page

PAGE = b"""<html><body><nav><a href=/a>News</a> <a href=/b>Sport</a></nav><article><h1>Ferries stand still</h1>
<p class=t>The harbour froze over in the night, and the ferries stood still until noon.</p>
<p class=t>Nobody could remember a winter like this one, said the harbour master on Monday.</p></article>
<aside><h3>More</h3><p class=s>Ten recipes for cold days, all of them with cabbage and with caraway seeds.</p></aside></body></html>"""


def blocks(html: bytes = PAGE) -> Blocks:
    return cut(open_page(html, None, None).tree, None, None)


def told(found: Blocks, likely: list[float]) -> list[dict[str, float]]:
    wide = _context.measures(found, found.matrix(-1), likely)
    rows = struct.iter_unpack(f"<{len(FEATURES) + len(_context.CONTEXT)}f", wide)
    return [dict(zip(_context.CONTEXT, row[len(FEATURES) :], strict=True)) for row in rows]


def at(found: Blocks, start: str) -> int:
    return next(i for i in range(found.count) if found.text(i).startswith(start))


def test_a_block_is_told_how_likely_its_kin_is() -> None:
    found = blocks()
    first, second, other = at(found, "The harbour"), at(found, "Nobody"), at(found, "Ten recipes")
    likely = [0.0] * found.count
    likely[first] = 1.0
    rows = told(found, likely)
    assert rows[second]["odds-1"] > 5
    assert rows[second]["shape_others"] == pytest.approx(1.0, abs=0.01)  # the other paragraph of this template is likely
    assert rows[other]["shape_others"] == 0
    assert rows[second]["level0_likely"] == pytest.approx(0.5, abs=0.05) or rows[second]["level1_likely"] > 0.3
    assert rows[second]["mass_before"] == pytest.approx(1.0)
    assert rows[second]["gap_before"] == 1
    assert rows[other]["mass_after"] == 0


def test_sections_begin_with_their_heading() -> None:
    found = blocks()
    likely = [0.0] * found.count
    likely[at(found, "More")] = 0.99
    rows = told(found, likely)
    assert rows[at(found, "Ten recipes")]["heading_odds"] > 4
    assert rows[at(found, "Nobody")]["heading_odds"] < -4


def test_a_page_without_likely_text_has_no_anchors() -> None:
    found = blocks()
    for row in told(found, [0.1] * found.count):
        assert (row["from_first"], row["to_last"], row["gap_units_before"], row["gap_units_after"]) == (-99, -99, -1, -1)


def test_measures_of_another_page_are_refused() -> None:
    found = blocks()
    with pytest.raises(ValueError, match="probabilities"):
        _context.measures(found, found.matrix(-1), [0.5])
    with pytest.raises(ValueError, match="matrix"):
        _context.measures(found, b"", [0.5] * found.count)


@given(
    st.lists(
        st.sampled_from(["<p>Wind and water.", "<h2>Ice", "<div>", "</div>", "<ul><li>One<li>Two</ul>", "text", "<br><br>"])
    ),
    st.data(),
)
def test_all_measures_are_numbers(pieces: list[str], data: st.DataObject) -> None:
    found = blocks("".join(pieces).encode())
    likely = data.draw(st.lists(st.floats(0, 1), min_size=found.count, max_size=found.count))
    for row in told(found, likely):
        assert all(value == value and abs(value) < 1e6 for value in row.values())


def test_texts_left_out_for_a_shortened_twin_are_no_blocks() -> None:
    tree = open_page(PAGE, None, None).tree
    whole = cut(tree, None, None)
    i = at(whole, "Nobody")
    unseen = bytearray(tree.count)
    first, last, _ = whole.spans()[i]
    unseen[first:last] = b"\1" * (last - first)
    twin = cut(tree, None, None, unseen=bytes(unseen))
    assert [twin.text(k) for k in range(twin.count)] == [whole.text(k) for k in range(whole.count) if k != i]
    with pytest.raises(ValueError, match="rows"):
        cut(tree, None, None, unseen=b"\0")
