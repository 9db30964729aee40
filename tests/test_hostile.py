"""Pages built to break a reader: each is a record, soon, and the same one every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest
from benchmarks.hostile_pages import PAGES, Hostile, article
from hypothesis import given
from hypothesis import strategies as st

import broadsheet
from broadsheet import Article

URL = "https://quay.example/2024/01/09/harbour.html"
# Of CPU for the small sizes; a tenth of it is usual. Sanitizers and the like say how much slower they are.
SECONDS = 2.0 * float(os.environ.get("BROADSHEET_SLOWER", "1"))


def sound(html: bytes | str, url: str | None = URL) -> Article:
    """The record, after everything that holds for every record has been checked."""
    record = broadsheet.read(html, url=url)
    plain = record.to_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert Article.from_dict(plain) == record
    assert isinstance(record.markdown, str)
    return record


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_hostile_page_is_a_record(page: Hostile) -> None:
    html = page.make(page.small)
    started = time.process_time()
    record = sound(html)
    assert time.process_time() - started < SECONDS
    assert len(record.to_json()) < 40 * len(html) + 20_000


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_page_cut_anywhere_is_a_record(cut: int) -> None:
    html = article(
        "<ul><li>a<li>b</ul><table><tr><td>c</table>", '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'
    )
    sound(html[: len(html) * cut // 100])


@pytest.mark.parametrize("page", [None, 7, ["<p>"], open, {}, object()])
def test_what_is_no_page_is_a_type_error(page: object) -> None:
    with pytest.raises(TypeError, match="bytes or str"):
        broadsheet.read(page)  # type: ignore[arg-type]


@pytest.mark.parametrize("page", [bytearray(b"<h1>Ice</h1>"), memoryview(b"<h1>Ice</h1>"), b"<h1>Ice</h1>", "<h1>Ice</h1>"])
def test_all_kinds_of_bytes_and_text_are_pages(page: bytes) -> None:
    assert broadsheet.read(page).headline == "Ice"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "x",
        "//",
        "http://[",
        "https://\ud800/",
        "javascript:alert(1)",
        "http://" + "a." * 5000,
        "\0",
        "http://a:b@c:99999/",
    ],
)
def test_no_url_breaks_a_page(url: str | None) -> None:
    sound(article('<p><a href="/next">next</a><img src=a.jpg></p>'), url)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": ""},
        {"content-type": "text/html; charset="},
        {"X": "\ud800"},
        {"Link": "<" * 9999},
        {"x-robots-tag": "," * 9999},
        {"tdm-reservation": "\n"},
    ],
)
def test_no_header_breaks_a_page(headers: dict[str, str]) -> None:
    record = broadsheet.read(article(""), url=URL, headers=headers)
    assert Article.from_dict(record.to_dict()) == record


def test_evidence_changes_no_other_field() -> None:
    html = article("<figure><img src=/ice.jpg width=900><figcaption>Ice. Photo: Jo Lens</figcaption></figure>")
    without = broadsheet.read(html, url=URL, evidence=False).to_dict()
    assert without == {**broadsheet.read(html, url=URL).to_dict(), "evidence": {}}


# ---- the same everywhere ----

READ = """
import json, sys, broadsheet
from benchmarks.hostile_pages import PAGES
pages = [page for page in PAGES if page.name.startswith(("many", "JSON-LD: many", "run of 'a"))]
pages = pages[::-1] if sys.argv[1] == "backwards" else pages
records = {page.name: broadsheet.read(page.make(40), url="https://quay.example/2024/01/09/a.html").to_dict() for page in pages}
print(json.dumps(records, sort_keys=True))
"""


def test_the_same_record_in_every_process_and_order() -> None:
    answers = set()
    for seed, order, zone in (("0", "forwards", "UTC"), ("1", "backwards", "Asia/Tokyo"), ("4711", "forwards", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", READ, order]
        answers.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert len(answers) == 1


# ---- pages nobody thought of ----

NAMES = "author headline datePublished dateModified image publisher keywords articleSection comment text name url articleBody description mainEntityOfPage isPartOf @id @type @graph @context".split()
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        [
            "NewsArticle",
            "Person",
            "Comment",
            "2024-01-09T06:30:00Z",
            "09.01.2024",
            "/a.jpg",
            "#x",
            "https://schema.org",
            "By Ada Quill",
            "\ud800",
            "$0",
        ]
    )
)
LINKED = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6), max_leaves=25
)
TAGS = st.sampled_from(
    "p div article section h1 h2 h3 ul ol li table tr td th blockquote figure figcaption img picture source a b i em br hr time span pre code iframe video aside"
    " nav header footer main meta link title script noscript template form button details summary dl dt dd svg cite q address small".split()
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        "class id itemprop itemscope itemtype itemref property typeof vocab rel href src srcset alt width height datetime content name role style lang hidden data-src data-id".split()
    ),
    st.sampled_from(
        [
            *"article body byline author date comment comments reply entry live teaser related nav share caption credit vote-up count tags".split(),
            *NAMES[:14],
            *(
                "https://schema.org/NewsArticle",
                "https://schema.org/Comment",
                "https://schema.org/Person",
                "og:title",
                "og:image",
                "article:author",
            ),
            *(
                "2024-01-09",
                "9 January 2024",
                "/a.jpg 640w, /b.jpg 2x",
                "640",
                "100%",
                "-1",
                "1e9",
                "display:none",
                "x y",
                "",
                "#",
                "http://[",
                "\u202e",
            ),
        ]
    ),
    max_size=4,
)
WORDS = st.sampled_from(
    [
        "By Ada Quill",
        "9 January 2024, 06:30",
        "Photo: Jo Lens",
        "Published",
        "3 comments",
        "Read also",
        "© 2024 The Quay",
        "Ice.",
        "氷",
        "أمس",
        " ",
        "&amp;",
        "x" * 200,
    ]
) | st.text(max_size=20)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Something like a page: tags that open and often close, attributes and texts that fields look at, structured data."""
    pieces = []
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.integers(0, 4))
        if kind == 0:
            pieces.append(draw(WORDS))
        elif kind == 1:
            pieces.append(f"</{draw(TAGS)}>")
        elif kind == 2 and draw(st.booleans()):
            data = json.dumps(draw(LINKED))
            pieces.append(f'<script type="application/ld+json">{data[: draw(st.integers(len(data) // 2, len(data)))]}</script>')
        else:
            attributes = "".join(f' {name}="{value}"' for name, value in draw(ATTRIBUTES).items())
            pieces.append(f"<{draw(TAGS)}{attributes}>")
    return "".join(pieces)


@given(pages())
def test_any_page_is_a_record_and_the_same_twice(html: str) -> None:
    assert sound(html) == broadsheet.read(html, url=URL)


@given(LINKED, LINKED)
def test_any_json_ld_is_read(one: object, other: object) -> None:
    sound(article("", "".join(f'<script type="application/ld+json">{json.dumps(data)}</script>' for data in (one, other))))


@given(st.binary(max_size=500))
def test_any_bytes_are_a_record(html: bytes) -> None:
    sound(html)


@given(st.text(max_size=300), st.none() | st.text(max_size=60))
def test_any_text_and_any_url_are_a_record(html: str, url: str | None) -> None:
    sound(html, url)
