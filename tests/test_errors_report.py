"""The report on errors, and the tables of the benchmark: what a person sees of pages that mean harm, and of peers that break."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from benchmarks import plot, run, scorer
from benchmarks.errors import judge as judging
from benchmarks.errors.judge import Block, Field, Judged
from benchmarks.errors.marks import marked
from benchmarks.errors.scripts import script
from benchmarks.errors.show import report

import broadsheet
from broadsheet.model import shipped
from broadsheet.read import read_with

EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(2)>' & </details></style>"


def words(kind: str, gold: str, got: str) -> str:
    return " ".join(mark.text for mark in marked(gold, got) if mark.kind == kind)


def test_words_lost_and_words_taken_too_much_are_marked() -> None:
    gold, got = "Ice\nThe harbour froze in the night.\nThe end.", "Ice\nThe harbour froze at night.\nThe end.\nRead also"
    assert words("lost", gold, got) == "in the"
    assert words("extra", gold, got) == "at Read also"


def test_scripts_without_spaces_are_marked_letter_by_letter() -> None:
    assert words("lost", "港は夜のうちに凍った。", "港は夜に凍った。") == "のうち"


def test_what_is_the_same_is_shortened() -> None:
    text = " ".join(f"word{n}" for n in range(100))
    assert [mark.text for mark in marked(text, text) if mark.kind == "gap"] == ["72 words the same"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ice", "Latin"),
        ("Лёд", "Cyrillic"),
        ("נמל", "Hebrew"),
        ("ميناء", "Arabic"),
        ("港が凍った", "Japanese"),
        ("港口结冰", "Han"),
        ("7", "none"),
    ],
)
def test_scripts_have_their_names(text: str, name: str) -> None:
    assert script(text) == name


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]


def test_nothing_of_a_hostile_page_is_markup_in_the_report() -> None:
    html = f"<article><h1>{EVIL.replace('<', '&lt;')}</h1><p>The harbour froze over in the night, said Ada Quill.</p></article>"
    article = broadsheet.read(html, url="https://quay.example/")
    field = Field(0.0, (EVIL,), (f"{EVIL} too",))
    page = Judged(
        EVIL,
        EVIL,
        "quay",
        {"text": field, "headline": field},
        f"{EVIL} got",
        EVIL,
        False,
        article,
        (Block(0.5, 0.0, True, EVIL),),
    )
    text = report({EVIL: [page]}, 5, EVIL)
    tags = Tags()
    tags.feed(text)
    assert not {"script", "img"} & set(tags.seen)
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)=.?https?:", text)


def test_one_reading_gives_the_record_and_the_scores_of_its_blocks() -> None:
    html = "<article><h1>Ice</h1><p>The harbour froze over in the night, and by morning the ferries stood still.</p></article>"
    model = judging.Listening(shipped())
    record = read_with(model, html)  # type: ignore[arg-type]
    assert record == broadsheet.read(html)
    heard = model.heard()
    assert [block.text for block in heard if block.taken] == [record.text]
    assert all(0 <= block.likely <= 1 for block in heard)


@pytest.mark.skipif(scorer.shared() is None, reason="the page sets are not beside the project")
def test_pages_of_a_set_are_judged() -> None:
    from training import pages

    [first] = judging.judge(pages.load("fundus"), 1)
    assert first.fields["text"].score > 0.5
    assert report({"fundus": [first]}, 3, "").startswith("<!doctype html>")


def test_a_peer_that_breaks_is_shown_and_stops_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def score(pages: str, reader: str, only: str | None = None, most: int | None = None) -> dict[str, object]:
        if reader == "goose3":
            raise subprocess.CalledProcessError(1, [], stderr="Segmentation fault")
        return {"text_f1": 0.5, "exact": 0.0, "ms_page": 2.0, "errors": 3}

    monkeypatch.setattr(scorer, "score", score)
    figures = run.measure(["fundus"], ["broadsheet", "goose3", "resiliparse"], 8)
    monkeypatch.setattr(plot, "draw", lambda *_: (tmp_path / "docs").mkdir(exist_ok=True))
    run.write(figures, tmp_path, "2026-01-09, Python; broadsheet")
    readme = (tmp_path / "README.md").read_text()
    assert re.search(r"\| goose3[^|]*\| broke \|", readme)
    assert re.search(r"\| resiliparse[^|]*\| 0.500 \| 0.000 \|.*\| 3 \|", readme)
    assert "2026-01-09" in readme
    assert "goose3 broke: Segmentation fault" in (tmp_path / "docs" / "benchmarks.md").read_text()


@pytest.mark.parametrize("reader", ["broadsheet:read", scorer.CROSS_VALIDATED])
def test_the_table_says_by_which_weights(reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_READER", reader)
    assert ("never saw" in run.label("broadsheet")) == (reader == scorer.CROSS_VALIDATED)


def test_plots_are_drawn_for_light_and_dark(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    figures = {
        "fundus": {
            "broadsheet": {"text_f1": 0.97, "ms_page": 5.0},
            "goose3": {"broke": "x"},
            "trafilatura": {"text_f1": 0.94, "ms_page": 30.0},
        }
    }
    for _ in range(2):
        plot.draw(figures, run.READERS, tmp_path)
        drawn = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert sorted(drawn) == ["benchmarks-dark.svg", "benchmarks-light.svg"]
    assert all("trafilatura" in svg and "goose3" not in svg for svg in drawn.values())
