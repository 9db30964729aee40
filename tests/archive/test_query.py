"""The language of searches: what is understood, and how a mistake is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import QueryError
from broadsheet.archive.query import All, Any, Dated, Is, Not, Phrase, parse


def test_a_query_is_a_tree() -> None:
    node = parse('otan "dialogue avec Moscou" publisher:sputnik lang:fr after:2021-10-01 -sport')
    assert node == All(
        (
            Phrase(("otan",)),
            Phrase(("dialogue", "avec", "moscou")),
            Phrase(("sputnik",), field="publisher"),
            Is("lang", "fr"),
            Dated("published", datetime(2021, 10, 1, tzinfo=UTC), None),
            Not(Phrase(("sport",))),
        )
    )


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("", All(())),
        ("harb*", Phrase(("harb",), beginning=True)),
        ("kiev OR kyiv", Any((Phrase(("kiev",)), Phrase(("kyiv",))))),
        ("a (b OR -c)", All((Phrase(("a",)), Any((Phrase(("b",)), Not(Phrase(("c",)))))))),
        ("a AND b", All((Phrase(("a",)), Phrase(("b",))))),
        ("aujourd’hui", Phrase(("aujourd", "hui"))),
        ("“two words”", Phrase(("two", "words"))),
        ("date:2021-12", Dated("published", datetime(2021, 12, 1, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC))),
        ("before:2021", Dated("published", None, datetime(2021, 1, 1, tzinfo=UTC))),
        ("site:www.Quay.example", Is("site", "quay.example")),
        ("東京", Phrase(("東京",))),
        ("東", Phrase(("東",), beginning=True)),
        ("10:30", Phrase(("10", "30"))),
    ],
)
def test_each_part_is_understood(query: str, node: object) -> None:
    assert parse(query) == node


@pytest.mark.parametrize(
    ("query", "at", "said"),
    [
        ("otan publishr:x", 5, "did you mean publisher"),
        ('a "b c', 2, "no partner"),
        ("(a", 0, "never closed"),
        ("a)", 1, "without an opening"),
        ("a OR", 2, "OR needs something"),
        ("OR a", 0, "OR needs something"),
        ("( )", 2, "nothing within"),
        ("after:2021-13-01", 6, "is no date"),
        ("lang: fr", 0, "nothing behind lang:"),
        ("a -", 2, "nothing to look for"),
        ("?!", 0, "nothing to look for"),
    ],
)
def test_a_mistake_is_pointed_at(query: str, at: int, said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        parse(query)
    assert caught.value.at == at
    assert caught.value.pointer.splitlines()[1].index("^") == at


@given(st.text(alphabet=st.sampled_from('ab"()-*: ORANDé東ท“”:lang site after 2021'), max_size=40) | st.text(max_size=30))
def test_every_query_is_understood_or_refused(query: str) -> None:
    refused: QueryError | None = None
    try:
        parse(query)
    except QueryError as error:
        refused = error
    assert refused is None or 0 <= refused.at <= len(query)
