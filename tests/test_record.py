"""The record as a value: there and back again, and what is no record."""

from __future__ import annotations

import json
import pickle
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import Article, RecordError
from broadsheet.record import (
    Author,
    Code,
    Comment,
    Embed,
    Entry,
    EvidenceItem,
    Heading,
    Image,
    ImageBlock,
    ListBlock,
    Logo,
    Paragraph,
    Publisher,
    Quote,
    Reader,
    Rendition,
    Rights,
    Separator,
    Speakable,
    Table,
)

words = st.text(st.characters(codec="utf-8"), max_size=20)
maybe = st.none() | words
size = st.none() | st.integers(0, 10_000)
json_value = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


simple = st.one_of(
    st.builds(Heading, level=st.integers(1, 6), text=words),
    st.builds(Paragraph, text=words, html=words),
    st.builds(Quote, text=words, cite=maybe),
    st.builds(ListBlock, ordered=st.booleans(), items=some(words)),
    st.builds(Table, header=st.none() | some(words), rows=some(some(words))),
    st.builds(ImageBlock, index=st.integers(0, 5)),
    st.builds(Embed, provider=maybe, url=maybe, text=maybe),
    st.builds(Code, text=words),
    st.builds(Separator),
)
block = simple | st.builds(Entry, headline=maybe, date=maybe, blocks=some(simple))
rendition = st.builds(Rendition, url=words, width=size, height=size)
image = st.builds(
    Image, url=words, width=size, height=size, caption=maybe, credit=maybe, alt=maybe, role=st.sampled_from(["lead", "body"]),
    renditions=some(rendition),
)  # fmt: skip
comment = st.builds(
    Comment, id=maybe, parent_id=maybe, author=maybe, text=words, date_created=maybe, upvotes=size, downvotes=size
)
evidence = st.builds(
    EvidenceItem,
    source=st.sampled_from(["json-ld", "html", "model"]),
    path=words,
    value=json_value,
    chosen=st.booleans(),
    why=words,
)
publisher = st.builds(Publisher, name=maybe, url=maybe, logo=st.none() | st.builds(Logo, url=words, width=size, height=size))
records = st.builds(
    Article,
    url=maybe,
    page_type=st.sampled_from(["article", "live_blog", "other"]),
    completeness=st.sampled_from(["full", "bot_wall"]),
    headline=maybe,
    text=words,
    blocks=some(block),
    authors=some(st.builds(Author, name=words, url=maybe, image=maybe, type=st.sampled_from(["person", "organization"]))),
    publisher=st.none() | publisher,
    date_published=maybe,
    keywords=some(words),
    images=some(image),
    comments=some(comment),
    comment_count=size,
    speakable=some(st.builds(Speakable, xpath=maybe, css_selector=maybe, text=maybe)),
    copyright_year=size,
    is_accessible_for_free=st.none() | st.booleans(),
    rights=st.builds(Rights, robots=maybe, tdm_reservation=maybe, license=maybe),
    evidence=st.dictionaries(words, some(evidence), max_size=2),
    confidence=st.dictionaries(words, st.floats(0, 1), max_size=2),
    reader=st.none() | st.builds(Reader, name=words, version=words, model=words),
)


@given(records)
def test_there_and_back_again(record: Article) -> None:
    plain = record.to_dict()
    assert Article.from_dict(plain) == record
    assert Article.from_dict(json.loads(json.dumps(plain))) == record
    assert Article.from_dict(json.loads(record.to_json())).to_json() == record.to_json()
    assert pickle.loads(pickle.dumps(record)) == record
    assert isinstance(record.markdown, str)


@given(records)
def test_a_dict_holds_json_only_in_the_order_of_the_record(record: Article) -> None:
    plain = record.to_dict()
    assert tuple(plain) == Article.__struct_fields__

    def check(value: object) -> None:
        assert type(value) in (str, int, float, bool, type(None), list, dict)
        for inner in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
            check(inner)

    check(plain)


@given(json_value)
def test_what_is_no_record_is_a_record_error(plain: Any) -> None:
    with suppress(RecordError):
        assert isinstance(Article.from_dict(plain), Article)


@pytest.mark.parametrize("plain", [None, 7, "x", [], [1], object(), {"url": 7}, {"blocks": [{}]}, {"evidence": {"a": [None]}}])
def test_garbage_is_refused(plain: Any) -> None:
    with pytest.raises(RecordError):
        Article.from_dict(plain)


def test_keys_of_later_versions_are_passed_over() -> None:
    assert Article.from_dict({"headline": "x", "mood": "calm"}) == Article(headline="x")


def test_the_error_names_the_record() -> None:
    with pytest.raises(RecordError, match=r"https://e\.example/1: not a Broadsheet record: .*comment_count"):
        Article.from_dict({"url": "https://e.example/1", "comment_count": "many"})
