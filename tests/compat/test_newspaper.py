"""newspaper4k's Article: the same calls and attributes, our record. Compared with the original where it is installed."""

from __future__ import annotations

import inspect
import json
import pickle
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest

from broadsheet.compat import newspaper as ours

from .pages import SLUGS, page, served

HTML, URL = page("en-rich-body")


@pytest.fixture
def theirs() -> ModuleType:
    return pytest.importorskip("newspaper", reason="newspaper4k is not installed: nothing to compare with")


def parsed(slug: str) -> ours.Article:
    html, url = page(slug)
    return ours.article(url, input_html=html)


# ---- beside the original ----


@pytest.mark.parametrize("call", ["__init__", "download", "parse", "nlp", "build", "to_json", "is_valid_url", "is_valid_body"])
def test_every_argument_of_the_original_is_taken_in_its_place(theirs: ModuleType, call: str) -> None:
    original = inspect.signature(getattr(theirs.Article, call)).parameters
    mine = inspect.signature(getattr(ours.Article, call)).parameters
    assert [(p.name, p.kind, p.default) for p in mine.values()] == [(p.name, p.kind, p.default) for p in original.values()]


@pytest.mark.parametrize("slug", ["en-rich-body", "es-wordpress-threads"])
def test_attributes_are_of_the_kinds_of_the_original(theirs: ModuleType, slug: str) -> None:
    html, url = page(slug)
    original = theirs.Article(url, fetch_images=False)
    original.download(input_html=html.decode())
    original.parse()
    mine = parsed(slug)
    for name in [
        *ours.JSON_FIELDS,
        "tags",
        "article_html",
        "history",
        "original_url",
        "source_url",
        "is_parsed",
        "imgs",
        "top_img",
    ]:
        if getattr(original, name, None) is not None:
            assert type(getattr(mine, name)) is type(getattr(original, name)), name
    assert (mine.title, mine.authors) == (original.title, original.authors)
    assert (mine.publish_date and mine.publish_date.date()) == (original.publish_date and original.publish_date.date())
    assert list(mine.to_json(as_string=False)) == list(original.to_json(as_string=False))


def test_calls_out_of_turn_are_refused_by_both(theirs: ModuleType) -> None:
    for module in (theirs, ours):
        one = module.Article(URL)
        with pytest.raises(module.ArticleException, match="download"):
            one.parse()
        one.download(input_html="<h1>Ice</h1>")
        with pytest.raises(module.ArticleException, match="parse"):
            one.nlp()
        with pytest.raises(TypeError, match="unexpected keyword"):
            one.download(colour="red")
        with pytest.raises(module.ArticleException):
            module.Article(URL, module.Config())


# ---- ours alone ----


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_says_what_the_record_says(slug: str) -> None:
    one = parsed(slug)
    assert one.record is not None
    assert (one.title, one.text) == (one.record.headline or "", one.record.text)
    assert one.authors == [author.name for author in one.record.authors]
    assert one.publish_date is None or isinstance(one.publish_date, datetime)
    assert json.loads(str(one.to_json()))["text"] == one.text
    assert pickle.loads(pickle.dumps(one)) == one


def test_words_of_the_page_stand_for_language_processing() -> None:
    one = parsed("en-rich-body")
    one.nlp()
    assert one.keywords == ["kettles", "smart home", "HTTP"]
    assert one.summary == one.meta_description
    assert one.top_image.endswith("nine-kettles@2x.jpg")
    assert one.movies == ["https://www.youtube-nocookie.com/embed/tEaP0t418xx"]
    assert one.is_valid_body()


def test_limits_of_the_configuration_hold() -> None:
    one = ours.Article(URL, max_title=3, max_text=10, MAX_FILE_MEMO=5).download(input_html=HTML).parse()
    assert (len(one.title), len(one.text)) == (3, 10)


def test_bytes_are_decoded_as_the_page_says() -> None:
    assert "\ufffd" not in parsed("ja-shift-jis").text
    assert ours.fulltext(page("ru-windows-1251")[0]) == parsed("ru-windows-1251").text


@pytest.fixture
def server() -> Iterator[str]:
    with served() as address:
        yield address


def test_a_page_is_fetched(server: str) -> None:
    one = ours.Article(f"{server}/en-rich-body", config=ours.Config(allow_private={"127.0.0.1"}))
    one.build()
    assert one.title == "Why every teapot on the network answers 418"


def test_a_page_that_is_not_there_is_an_error_when_parsed(server: str) -> None:
    one = ours.Article(f"{server}/gone", config=ours.Config(allow_private={"127.0.0.1"})).download()
    assert one.download_state is ours.ArticleDownloadState.FAILED_RESPONSE
    with pytest.raises(ours.ArticleException, match="404"):
        one.parse()


def test_a_file_of_this_machine_is_no_address(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(HTML)
    one = ours.Article(str(tmp_path / "page.html")).download()
    with pytest.raises(ours.ArticleException, match="no address of the web"):
        one.parse()
