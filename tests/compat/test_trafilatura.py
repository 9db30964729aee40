"""trafilatura's calls: the same signatures, the same shapes, our record. Compared with the original where it is installed."""

from __future__ import annotations

import csv
import inspect
import io
import json
import logging
import re
from types import ModuleType, SimpleNamespace
from xml.etree import ElementTree

import pytest

import broadsheet
from broadsheet.compat import trafilatura as ours

from .pages import SLUGS, WALLS, page, served

CALLS = ["extract", "bare_extraction", "extract_metadata", "extract_with_metadata", "fetch_url"]
FORMATS = ["txt", "markdown", "json", "xml", "xmltei", "csv", "html"]
RICH, RICH_URL = page("en-rich-body")
THREADS, THREADS_URL = page("es-wordpress-threads")


@pytest.fixture
def theirs() -> ModuleType:
    module = pytest.importorskip("trafilatura", reason="trafilatura is not installed: nothing to compare with")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return module


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="broadsheet.compat.trafilatura")


# ---- beside the original ----


@pytest.mark.parametrize("call", CALLS)
def test_every_argument_of_the_original_is_taken_in_its_place(theirs: ModuleType, call: str) -> None:
    original = inspect.signature(getattr(theirs, call)).parameters
    mine = inspect.signature(getattr(ours, call)).parameters
    assert list(mine) == list(original)
    for name, one in original.items():
        assert mine[name].kind == one.kind
        if name != "config":  # the original's default is its own object
            assert mine[name].default == one.default, name


def test_a_document_has_the_fields_of_the_original(theirs: ModuleType) -> None:
    original = theirs.bare_extraction(RICH, url=RICH_URL, with_metadata=True).as_dict()
    mine = ours.bare_extraction(RICH, url=RICH_URL, with_metadata=True)
    assert isinstance(mine, ours.Document)
    assert list(mine.as_dict()) == list(original)
    for name in ("title", "author", "url", "hostname", "sitename", "date", "description", "categories", "pagetype", "image"):
        assert mine.as_dict()[name] == original[name], name


@pytest.mark.parametrize("slug", SLUGS)
def test_json_has_the_keys_and_kinds_of_the_original(theirs: ModuleType, slug: str) -> None:
    html, url = page(slug)
    for with_metadata in (True, False):
        original = json.loads(theirs.extract(html, url=url, output_format="json", with_metadata=with_metadata))
        mine = json.loads(ours.extract(html, url=url, output_format="json", with_metadata=with_metadata) or "")
        assert set(mine) == set(original)
        assert all(
            isinstance(mine[key], str) for key, value in original.items() if isinstance(value, str) and mine[key] is not None
        )


@pytest.mark.parametrize("slug", SLUGS)
def test_xml_has_the_elements_and_attributes_of_the_original(theirs: ModuleType, slug: str) -> None:
    html, url = page(slug)
    options = {"with_metadata": True, "include_links": True, "include_formatting": True, "include_images": True}
    original = ElementTree.fromstring(theirs.extract(html, url=url, output_format="xml", **options))
    mine = ElementTree.fromstring(ours.extract(html, url=url, output_format="xml", **options) or "")
    assert [part.tag for part in mine] == [part.tag for part in original] == ["main", "comments"]
    known = set("doc main comments head p quote list item table row cell graphic code hi ref lb del".split())
    assert {part.tag for part in mine.iter()} <= known
    assert set(mine.attrib) - {"language", "license", "tags"} <= set(original.attrib) | {
        "author",
        "date",
        "categories",
        "sitename",
    }


def test_tei_has_the_skeleton_of_the_original(theirs: ModuleType) -> None:
    def skeleton(text: str) -> list[str]:
        header = ElementTree.fromstring(text)[0]
        return [part.tag.rpartition("}")[2] for part in header.find("{*}fileDesc").iter()]  # type: ignore[union-attr]

    original = theirs.extract(RICH, url=RICH_URL, output_format="xmltei")
    assert skeleton(ours.extract(RICH, url=RICH_URL, output_format="xmltei") or "") == skeleton(original)


def test_csv_has_the_columns_of_the_original(theirs: ModuleType) -> None:
    def cells(text: str | None) -> list[str]:
        [row] = csv.reader(io.StringIO(text), delimiter="\t")
        return row

    original = cells(theirs.extract(THREADS, url=THREADS_URL, output_format="csv", with_metadata=True, record_id="7"))
    mine = cells(ours.extract(THREADS, url=THREADS_URL, output_format="csv", with_metadata=True, record_id="7"))
    assert len(mine) == len(original)
    assert (mine[0], mine[1], mine[3], mine[6]) == (original[0], original[1], original[3], original[6])


def test_the_header_of_markdown_has_the_lines_of_the_original(theirs: ModuleType) -> None:
    def names(text: str | None) -> list[str]:
        return re.findall(r"^(\w+): ", (text or "").split("---\n")[1], re.MULTILINE)

    original = names(theirs.extract(RICH, url=RICH_URL, output_format="markdown", with_metadata=True))
    mine = names(ours.extract(RICH, url=RICH_URL, output_format="markdown", with_metadata=True))
    assert [name for name in mine if name in original] == original


def test_what_is_refused_is_refused_by_both(theirs: ModuleType) -> None:
    for call in (theirs.extract, ours.extract):
        with pytest.raises(TypeError, match="unexpected keyword argument"):
            call(RICH, colour="red")
        with pytest.raises(AttributeError, match="Cannot set format"):
            call(RICH, output_format="pdf")
        with pytest.raises(ValueError, match="max_tree_size"):
            call(RICH, max_tree_size=10)
        assert call("") is None
        assert call(7) is None


def test_an_options_object_of_the_original_is_understood(theirs: ModuleType) -> None:
    from trafilatura.settings import Extractor

    options = Extractor(output_format="json", with_metadata=True, url=RICH_URL, comments=False)
    assert json.loads(ours.extract(RICH, options=options) or "")["title"] == "Why every teapot on the network answers 418"


def test_a_tree_of_lxml_is_a_page() -> None:
    html = pytest.importorskip("lxml.html", reason="lxml is not installed")
    assert ours.extract(html.fromstring(RICH.decode())) == ours.extract(RICH)


# ---- ours alone ----


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_had_of_every_page(slug: str, form: str) -> None:
    html, url = page(slug)
    text = ours.extract(html, url=url, output_format=form, with_metadata=True)
    assert text
    first = broadsheet.read(html, url=url).text.split("\n")[0].split()[0]
    assert first in text
    if form in ("xml", "xmltei"):
        ElementTree.fromstring(text)


@pytest.mark.parametrize("slug", WALLS)
def test_a_wall_is_none(slug: str) -> None:
    assert ours.extract(*page(slug)) is None
    assert ours.bare_extraction(*page(slug)) is None


def test_what_is_not_wanted_is_left_out() -> None:
    assert "Kettle | Boils" in (ours.extract(RICH) or "")
    assert "Kettle | Boils" not in (ours.extract(RICH, include_tables=False) or "")
    assert "mecánica cuántica lleva" in (ours.extract(THREADS) or "")
    assert "mecánica cuántica lleva" not in (ours.extract(THREADS, include_comments=False) or "")
    assert "![" not in (ours.extract(RICH) or "")
    assert "![Nine kettles" in (ours.extract(RICH, include_images=True) or "")


def test_formatting_is_markup_and_links_are_apart_from_it() -> None:
    html = (
        "<article><h1>Ice</h1>"
        + "<p>The <b>harbour</b> froze <a href='/q'>in the night</a>, and by morning all stood still.</p>" * 1
    )
    html += "<h2>After</h2><p>Nobody could remember another winter like it, said the ferryman at the quay.</p></article>"
    url = "https://quay.example/"
    assert "**harbour** froze in the night" in (ours.extract(html, url, output_format="markdown") or "")
    assert "[in the night](https://quay.example/q)" in (
        ours.extract(html, url, output_format="markdown", include_links=True) or ""
    )
    assert "The harbour froze [in the night](https://quay.example/q)" in (ours.extract(html, url, include_links=True) or "")
    assert "The harbour froze in the night" in (ours.extract(html, url) or "")
    assert "**harbour**" in (ours.extract(html, url, include_formatting=True) or "")
    assert "**" not in (ours.extract(html, url, output_format="markdown", include_formatting=False) or "")


def test_a_page_can_be_refused_by_what_it_says() -> None:
    assert ours.extract(RICH, target_language="en")
    assert ours.extract(RICH, target_language="de") is None
    assert ours.extract(RICH, url=RICH_URL, only_with_metadata=True)
    assert ours.extract("<article><p>" + "No date and no title anywhere. " * 9, only_with_metadata=True) is None
    assert ours.extract(RICH, url=RICH_URL, url_blacklist={RICH_URL}) is None
    refused = ours.bare_extraction(RICH, author_blacklist={"sam okonjo"})
    assert isinstance(refused, ours.Document)
    assert refused.author is None


def test_dates_can_be_asked_for_in_another_form() -> None:
    html, url = page("en-correction-dates")
    assert ours.extract_metadata(html, url).date == (broadsheet.read(html, url).date_published or "")[:10]
    later = ours.extract_metadata(html, url, {"original_date": False, "outputformat": "%Y-%m-%dT%H:%M"}).date
    assert later
    assert "T" in later


def test_hostile_text_stays_text() -> None:
    html = "<article><h1>a</h1><p>&lt;script&gt;alert(1)&lt;/script&gt; \x01 said the harbour master, and nobody laughed at all.</p></article>"
    for form in ("xml", "xmltei", "html"):
        text = ours.extract(html, output_format=form, with_metadata=True) or ""
        assert "<script" not in text
        assert "&lt;script&gt;" in text
    ElementTree.fromstring(ours.extract(html, output_format="xml") or "")


def test_the_deprecated_says_so() -> None:
    with pytest.warns(DeprecationWarning, match="no_fallback"):
        ours.extract(RICH, no_fallback=True)
    with pytest.warns(DeprecationWarning, match="as_dict"):
        assert isinstance(ours.bare_extraction(RICH, as_dict=True), dict)


def test_a_page_is_fetched_and_decoded() -> None:
    config = SimpleNamespace(allow_private=["127.0.0.1"])
    with served() as address:
        downloaded = ours.fetch_url(f"{address}/ja-shift-jis", config=config)
        assert ours.fetch_url(f"{address}/gone", config=config) is None
        assert ours.fetch_url(f"{address}/ja-shift-jis") is None  # loopback, and not allowed
    assert isinstance(downloaded, str)
    assert ours.extract(downloaded) == ours.extract(page("ja-shift-jis")[0])
    assert ours.fetch_url("/etc/hostname") is None
