"""A property that is worked out once."""

from __future__ import annotations

from broadsheet.once import lately, once, once_each


class Page:
    def __init__(self) -> None:
        self.asked = 0

    @once
    def lines(self) -> int:
        """How many."""
        self.asked += 1
        return 7


def test_it_is_worked_out_when_first_asked_for_and_kept() -> None:
    page = Page()
    assert page.asked == 0
    assert page.lines + page.lines == 14
    assert page.asked == 1
    assert Page().asked == 0
    assert Page.lines.__doc__ == "How many."


def test_a_function_of_one_object_works_once_for_each() -> None:
    asked: list[Page] = []

    @once_each
    def length(page: Page) -> int:
        asked.append(page)
        return len(asked)

    one, other = Page(), Page()
    assert (length(one), length(one), length(other), length(one)) == (1, 1, 2, 1)


def test_only_the_last_results_of_short_texts_are_kept() -> None:
    asked: list[str] = []

    @lately(2)
    def loud(text: str) -> str:
        asked.append(text)
        return text.upper()

    long = "x" * 10_000
    assert [loud(text) for text in ("a", "a", "b", "c", "a")] == ["A", "A", "B", "C", "A"]
    assert loud(long) == loud(long) == long.upper()
    assert asked == ["a", "b", "c", "a", long, long]
