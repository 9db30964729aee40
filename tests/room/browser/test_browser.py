"""What a visitor does, in a real browser: with and without scripts, by keyboard, on every width; and that nothing runs that should
not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.room.hostile_pages import page as hostile_page
from tests.room.payloads import payloads

from broadsheet import Capture

ICE = "https://fairwayherald.example/2026/11/12/harbour-freezes"
SAVED = Path(__file__).parents[3] / "examples/pages/en-rich-body/page.html"
ADDRESS = "https://kilnandwire.example/reviews/2026/why-every-teapot-on-the-network-answers-418"
PATHS = {
    "front": "/",
    "article": f"/article?url={quote(ICE, safe='')}&field=headline",
    "tables": f"/article?url={quote(ADDRESS, safe='')}&field=text",
    "versions": f"/versions?url={quote(ICE, safe='')}&version=2",
    "copies": f"/copies?url={quote(ICE, safe='')}",
    "search": "/search?q=the",
    "pictures": "/pictures",
    "add": "/add",
    "sources": "/sources",
}


def path_through(page: Any, base: str) -> None:
    """Hand in a file, read it, search it, ask where its headline comes from, see versions, take it away."""
    page.goto(base + "/add")
    page.set_input_files("#file", str(SAVED))
    page.click("text=Read and keep")
    page.wait_for_url("**/article?*")
    assert page.locator("h1").inner_text().startswith("Why every teapot on the network answers 418")
    page.fill("#find", "teapot")
    page.press("#find", "Enter")
    page.wait_for_url("**/search?q=teapot")
    page.click(".hits h2 a")
    page.click("h1 a.why")
    page.wait_for_selector(".candidates .chosen")
    assert "the heading that the page shows" in page.locator(".chosen .reason").first.inner_text()
    frame = page.frame_locator("iframe.original")
    assert "Why every teapot" in frame.locator("#place.broadsheet-place").inner_text()
    assert frame.locator(".broadsheet-block").count() > 10
    page.click("text=1 version")
    page.wait_for_url("**/versions?*")
    assert "Version 1 of 1" in page.locator("#which").inner_text()
    page.goto(base + "/search?q=teapot")
    with page.expect_download() as taken:
        page.click("text=JSON lines")
    record = json.loads(Path(taken.value.path()).read_text("utf-8"))
    assert record["headline"] == "Why every teapot on the network answers 418"
    page.fill("#name", "Kettles")
    page.click("text=Keep >> nth=-1")
    page.wait_for_selector("text=Kettles")


def test_an_empty_archive_says_what_to_do(served: Any) -> None:
    room = served("untouched")
    page = room.page()
    page.goto(room.base)
    assert page.locator("h1").inner_text() == "Nothing to read yet"
    assert page.locator("input[type=file]").is_visible()


def test_the_whole_path(empty: Any) -> None:
    path_through(empty.page(), empty.base)


def test_the_whole_path_without_scripts(empty: Any) -> None:
    path_through(empty.page(java_script_enabled=False), empty.base)


def test_versions_slide_and_copies_stand_side_by_side(room: Any) -> None:
    page = room.page()
    page.goto(room.base + PATHS["versions"])
    assert page.locator("del").first.inner_text().strip() == "340"
    page.locator("#version").press("End")
    page.wait_for_selector("text=Version 3 of 3")
    page.goto(room.base + PATHS["copies"])
    page.click("tr:has-text('Evening Lamp') >> text=Beside the first")
    page.wait_for_url("**evening-lamp**")
    assert page.locator(".beside article").count() == 2
    assert page.locator(".beside del").count() == 4
    assert page.evaluate("document.querySelector('.chart img').naturalWidth") > 100


def test_the_histogram_is_brushed(room: Any) -> None:
    page = room.page()
    page.goto(room.base + "/search?q=")
    box = page.locator(".histogram svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 40, steps=5)
    page.mouse.up()
    page.wait_for_url("**from=*")
    assert "after:" in page.locator("#q").input_value()


def test_help_while_typing(room: Any) -> None:
    page = room.page()
    page.goto(room.base + "/search")
    page.locator("#q").press_sequentially("ice pub")
    page.wait_for_selector("#offers li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#q").input_value() == "ice publisher:"


def test_by_keyboard_alone(room: Any) -> None:
    page = room.page()
    page.goto(room.base)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.lead h2') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/article?*")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('h1') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".candidates .chosen")
    assert page.evaluate("document.activeElement.id") == "evidence"


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 2560])
def test_no_page_is_wider_than_the_window(room: Any, width: int) -> None:
    page = room.page(width)
    for name, path in PATHS.items():
        page.goto(room.base + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(room: Any, axe: str, scheme: str) -> None:
    page = room.page(color_scheme=scheme, bypass_csp=True)
    for name, path in PATHS.items():
        page.goto(room.base + path)
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: false}).then(r => r.violations)")
        serious = [
            (one["id"], [node["html"][:120] for node in one["nodes"]][:3])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert serious == [], name


def test_hostile_pages_run_nothing(served: Any) -> None:
    room = served("hostile")
    chosen = list(payloads())[::6]
    urls = []
    for i, payload in enumerate(chosen):
        urls.append(room.archive.add(Capture(hostile_page(payload, i).encode(), f"https://quay.example/{i}/")).url)
    page = room.page()
    for i, url in enumerate(urls):
        page.goto(f"{room.base}/article?url={quote(url, safe='')}&field=headline")
        ran = [frame.evaluate("window.ran") for frame in page.frames if frame.url.startswith(room.base + "/article")]
        assert ran == [None], chosen[i]
    for payload in chosen:
        page.goto(f"{room.base}/search?q={quote(payload, safe='')}")
        assert page.evaluate("window.ran") is None, payload
    page.goto(room.base)
    assert page.evaluate("window.ran") is None
    # A query with a mistake is answered with 400, which browsers note; everything else would be a fault.
    assert [fault for fault in room.faults if "400 (Bad Request)" not in fault] == []
