"""Live blogs: which blocks are one entry."""

from __future__ import annotations

import json

import broadsheet
from broadsheet.evidence import gather
from broadsheet.fields.entryspans import entry_spans
from broadsheet.fields.subject import subject
from broadsheet.page import open_page, words

from .pages import FIRST, blocks_of, page

TEXTS = (
    "The first minister has asked people on the far islands not to travel for any reason short of an emergency this evening.",
    "The lifeboat is back in the harbour with all six of its crew and the four people whom it took off the coaster at noon.",
    "The company has sent its list of services that will not run before Saturday, and it is the list of all of its services.",
    "Good morning and welcome to our coverage of the storm, which has been given a name that nobody in the office can pronounce.",
)
TITLES = ("Stay where you are", "Crew safe", None, "Storm begins")


def entry(n: int, time: str) -> str:
    title = f"<h2>{TITLES[n]}</h2>" if TITLES[n] else ""
    return f'<div class="block" id="block-e{n}"><header>{time.format(n=n)}{title}</header><p>{TEXTS[n]}</p></div>'


LIVE = "".join(entry(n, '<time datetime="2026-09-03T1{n}:05:00Z">{n} h ago</time>') for n in range(4))


def test_entries_of_a_declared_live_blog() -> None:
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry sails again from Monday"}</script>'
    found = blocks_of(FIRST + f"<div class=feed>{LIVE}</div>", head)
    assert [block["type"] for block in found] == ["paragraph", "entry", "entry", "entry", "entry"]
    assert [(block["headline"], block["date"]) for block in found[1:]] == [
        (title, f"2026-09-03T1{n}:05:00+00:00") for n, title in enumerate(TITLES)
    ]
    assert [[block["text"] for block in one["blocks"]] for one in found[1:]] == [[text] for text in TEXTS]


def test_structured_data_dates_the_entries_that_show_only_an_hour() -> None:
    updates = [
        {"@type": "BlogPosting", "url": f"https://quay.example/live#block-e{n}", "datePublished": f"2026-09-03T1{n}:05:00+01:00"}
        for n in range(4)
    ]
    head = json.dumps({"@type": "LiveBlogPosting", "headline": "Ferry sails again from Monday", "liveBlogUpdate": updates})
    live = "".join(entry(n, '<span class="time">1{n}:05</span>') for n in range(4))
    found = blocks_of(f"<div class=feed>{live}</div>", f'<script type="application/ld+json">{head}</script>')
    assert [block["date"] for block in found] == [f"2026-09-03T1{n}:05:00+01:00" for n in range(4)]


def test_microdata_marks_entries() -> None:
    live = "".join(
        f'<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"><meta itemprop="datePublished" '
        f'content="2026-09-03T1{n}:05:00Z"><p>{text}</p></div>'
        for n, text in enumerate(TEXTS)
    )
    body = (
        f'<div itemscope itemtype="https://schema.org/LiveBlogPosting"><h2 itemprop=headline>Ferry sails again</h2>{live}</div>'
    )
    found = [block for block in blocks_of(body) if block["type"] == "entry"]
    assert [block["date"] for block in found] == [f"2026-09-03T1{n}:05:00+00:00" for n in range(4)]


def test_a_class_name_and_times_make_a_live_blog() -> None:
    article = broadsheet.read(page(f'<div class="liveblog">{LIVE}</div>').encode(), url="https://quay.example/a/b")
    assert article.page_type == "live_blog"
    assert article.text.startswith(f"{TITLES[0]}\n\n{TEXTS[0]}\n\n{TITLES[1]}")


def test_times_alone_make_none() -> None:
    assert {block["type"] for block in blocks_of(LIVE)} <= {"heading", "paragraph"}


def test_an_entry_is_text_as_a_whole() -> None:
    services = "<p>It may change.</p><ul><li>Quay to Hull: no sailings</li><li>Hull to Quay: one sailing</li></ul>"
    short = f'<div class="block"><header><time datetime="2026-09-03T09:05:00Z">9.05</time></header>{services}<footer>Share</footer></div>'
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry sails again from Monday"}</script>'
    entries = [block for block in blocks_of(FIRST + f"<div class=feed>{LIVE}{short}</div>", head) if block["type"] == "entry"]
    assert entries[-1]["date"] == "2026-09-03T09:05:00+00:00"
    assert [block.get("text") or block["items"] for block in entries[-1]["blocks"]] == [
        "It may change.",
        ["Quay to Hull: no sailings", "Hull to Quay: one sailing"],
    ]


def test_one_entry_found_leads_to_all_of_a_declared_live_blog() -> None:
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry sails again"}</script>'
    ev = gather(open_page(f"{head}<h1>Ferry sails again</h1><main>{FIRST}<div class=feed>{LIVE}</div></main>", None, None))
    first, *others = ev.page.tree.worded(words("block"))
    assert len(entry_spans(ev, subject(ev), first, [first.row + 4])) == 1 + len(others)
    plain = gather(open_page(f"<h1>Ferry sails again</h1><main>{FIRST}<div class=feed>{LIVE}</div></main>", None, None))
    assert entry_spans(plain, subject(plain), plain.page.tree.all("main")[0], [first.row + 3]) == ()
