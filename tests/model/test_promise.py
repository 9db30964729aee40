"""Which blocks together promise the highest word F1."""

from __future__ import annotations

import pytest

from broadsheet.model._blocks import promising

UNITS = (1, 7, 5, 5)


def test_a_block_is_taken_where_it_promises_more_than_it_costs() -> None:
    chosen, expected = promising([0.01, 0.95, 0.6, 0.2], UNITS, 1.0, 0.15)
    assert chosen == [1, 2]
    wanted = 0.01 * 1 + 0.95 * 7 + 0.6 * 5 + 0.2 * 5
    assert expected == pytest.approx(2 * (0.95 * 7 + 0.6 * 5) / (12 + wanted))


def test_doubt_lowers_what_is_promised() -> None:
    likely = [0.01, 0.95, 0.6, 0.2]
    assert promising(likely, UNITS, 1.2, 0.15)[1] < promising(likely, UNITS, 1.0, 0.15)[1]


def test_nothing_likely_is_nothing_chosen() -> None:
    assert promising([0.1] * 4, UNITS, 1.2, 0.15) == ([], 0.0)


def test_probabilities_of_another_page_are_refused() -> None:
    with pytest.raises(ValueError, match="4 blocks"):
        promising([0.5], UNITS, 1.2, 0.15)
