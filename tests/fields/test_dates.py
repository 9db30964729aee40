"""When the article came out and was changed: which of a page's many dates, and how precise."""

from __future__ import annotations

import pytest

from broadsheet.evidence import gather
from broadsheet.fields.candidate import Choice
from broadsheet.fields.dates import dates
from broadsheet.fields.subject import subject
from broadsheet.fields.surroundings import surroundings
from broadsheet.page import open_page

HEAD = "<html lang={lang}><head>{head}</head><body>"
TITLE = "<h1>The ferry to the islands sails again</h1>"


def choices(body: str, head: str = "", lang: str = "en", url: str | None = None) -> tuple[Choice[str | None], Choice[str | None]]:
    html = f"<html lang={lang}><head><title>Ferry</title>{head}</head><body>{body}</body></html>"
    ev = gather(open_page(html, url, None))
    about = subject(ev)
    return dates(ev, about, surroundings(ev, about))


def read(body: str, head: str = "", lang: str = "en", url: str | None = None) -> tuple[str | None, str | None]:
    published, modified = choices(body, head, lang, url)
    return published.value, modified.value


def ld(**properties: str) -> str:
    pairs = ", ".join(f'"{name}": "{value}"' for name, value in properties.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "The ferry to the islands sails again", {pairs}}}</script>'


def test_structured_data_as_precise_as_it_is() -> None:
    head = ld(datePublished="2021-10-07T12:22:00+02:00", dateModified="2021-10-08T09:00:00Z")
    assert read(TITLE, head) == ("2021-10-07T12:22:00+02:00", "2021-10-08T09:00:00+00:00")


def test_a_page_without_dates_has_none() -> None:
    assert read(TITLE + "<p>It sails.</p><footer>© 2021 The Islander</footer>") == (None, None)


def test_relative_times_are_refused() -> None:
    assert read(TITLE + "<time>3 hours ago</time>") == (None, None)


def test_a_day_becomes_a_moment_where_another_source_knows_it() -> None:
    head = ld(datePublished="2021-10-07") + '<meta property="article:published_time" content="2021-10-07T12:22:00+02:00">'
    assert read(TITLE, head)[0] == "2021-10-07T12:22:00+02:00"


def test_the_same_clock_with_an_offset_wins() -> None:
    head = (
        ld(datePublished="2021-10-07T12:22:00") + '<meta property="article:published_time" content="2021-10-07T12:22:00+02:00">'
    )
    assert read(TITLE, head)[0] == "2021-10-07T12:22:00+02:00"


def test_a_placeholder_midnight_gives_way_to_the_time_shown() -> None:
    head = ld(datePublished="2021-10-07T00:00:00")
    assert read(TITLE + "<p class=date>7 October 2021, 12:22</p>", head)[0] == "2021-10-07T12:22"


def test_utc_is_told_on_the_readers_clock_where_that_is_another_day() -> None:
    head = ld(datePublished="2021-10-08T02:25:54Z")
    assert read(TITLE + "<p class=date>October 7, 2021 9:25 pm</p>", head)[0] == "2021-10-07T21:25:54-05:00"


def test_dates_in_comments_and_other_stories_are_not_the_articles() -> None:
    body = (
        TITLE
        + "<p>It sails.</p><div class=related-posts><time datetime=2020-01-01>1 Jan 2020</time></div>"
        + "<div id=comments><time datetime=2022-02-02>2 Feb 2022</time></div>"
    )
    assert read(body) == (None, None)


@pytest.mark.parametrize(
    ("lang", "line", "published", "modified"),
    [
        (
            "de",
            "<p class=meta>Veröffentlicht am 7. Oktober 2021, aktualisiert am 8. Oktober 2021</p>",
            "2021-10-07",
            "2021-10-08",
        ),
        (
            "sv",
            "<div class=byline>Publicerad 2021-10-07 12.22 Uppdaterad 2021-10-08 13.30</div>",
            "2021-10-07T12:22",
            "2021-10-08T13:30",
        ),
        ("ru", "<span class=date>Обновлено: 8 октября 2021</span>", None, "2021-10-08"),
        ("en", "<p class=posted>Updated <time datetime='2021-10-08'>Oct 8</time></p>", None, "2021-10-08"),
        ("ja", "<p class=date>2021年10月7日公開</p>", "2021-10-07", None),
        ("is", "<p>Birt: 2021-10-07 | Uppfært: 2021-10-09</p>", "2021-10-07", "2021-10-09"),
        ("sq", "<p>Publikuar: 2021-10-07 | Përditësuar: 2021-10-09</p>", "2021-10-07", "2021-10-09"),
        ("ur", "<p>شائع: 2021-10-07 | اپ ڈیٹ: 2021-10-09</p>", "2021-10-07", "2021-10-09"),
        ("ms", "<p>Diterbitkan: 2021-10-07 | Dikemas kini: 2021-10-09</p>", "2021-10-07", "2021-10-09"),
        ("az", "<p>Dərc olunub: 2021-10-07 | Yenilənib: 2021-10-09</p>", "2021-10-07", "2021-10-09"),
        ("ml", "<p>പ്രസിദ്ധീകരിച്ചത്: 2021-10-07 | പുതുക്കിയത്: 2021-10-09</p>", "2021-10-07", "2021-10-09"),
    ],
)
def test_labels_decide_in_many_languages(lang: str, line: str, published: str | None, modified: str | None) -> None:
    assert read(TITLE + line, lang=lang) == (published, modified)


def test_a_class_name_that_hatom_demands_still_dates_the_entry() -> None:
    assert read(TITLE + "<span class=updated>7 October 2021</span>")[0] == "2021-10-07"


def test_a_plain_line_under_the_headline_is_found() -> None:
    assert read(TITLE + "<p>Harbour, 7 October 2021</p><p>It sails.</p>")[0] == "2021-10-07"


def test_an_unclear_date_is_settled_by_another_source_or_given_up() -> None:
    body = TITLE + "<p class=date>10/07/2021</p>"
    assert read(body, url="https://example.com/ferry")[0] is None
    assert read(body, url="https://example.com/2021/10/07/ferry")[0] == "2021-10-07"
    assert read(body, lang="en-GB", url="https://example.co.uk/ferry")[0] == "2021-07-10"
    assert read(body, lang="en-US", url="https://example.us/ferry")[0] == "2021-10-07"


def test_the_address_alone_gives_a_day() -> None:
    assert read(TITLE, url="https://example.org/2021/10/07/ferry.html")[0] == "2021-10-07"


def test_junk_is_no_date() -> None:
    assert read(TITLE, ld(datePublished="0001-01-01T00:00:00Z", dateModified="1970-01-01")) == (None, None)


def test_published_after_the_last_change_is_doubted() -> None:
    head = (
        ld(datePublished="2024-03-03", dateModified="2021-10-08")
        + '<meta property="article:published_time" content="2021-10-07">'
    )
    assert read(TITLE + "<p class=date>7 October 2021</p>", head)[0] == "2021-10-07"


def test_evidence_names_the_chosen_and_the_rejected() -> None:
    published, _ = choices(TITLE + "<p class=date>6 October 2021</p>", ld(datePublished="2021-10-07T12:22:00+02:00"))
    assert published.chosen == 1
    assert published.candidates[0].value == "2021-10-07T12:22:00+02:00"
    assert published.candidates[0].source == "json-ld"
    assert "another day" in published.candidates[1].why
    assert published.signature != "none"


def test_thousands_of_dates_cost_little_and_keep_little() -> None:
    body = TITLE + "".join(f"<time datetime=2021-10-{1 + i % 28:02}>x</time>" for i in range(5000))
    published, _ = choices(body)
    assert len(published.candidates) <= 12


def test_wrong_types_in_structured_data() -> None:
    script = (
        '<script type="application/ld+json">{"@type":"Article","datePublished":[{"a":1},true,null,7e300,"2021-10-07"]}</script>'
    )
    assert read(TITLE, script)[0] == "2021-10-07"


def test_an_event_with_an_end_dates_no_article() -> None:
    body = f'<div class="date">19.1.2023, 10:00-11:30</div>{TITLE}<div class="date">20.12.2022</div>'
    assert read(body, lang="de")[0] == "2022-12-20"
    assert read(f'{TITLE}<div class="date">3.5.2023 10:00 +02:00</div>', lang="de")[0] == "2023-05-03T10:00+02:00"


def test_an_attribute_decides_what_comes_first_in_the_text() -> None:
    body = f'{TITLE}<time datetime="2023-10-12T19:38:01.0870000Z">10/12/2023 7:38:01 PM</time>'
    assert read(f"<article>{body}</article>", lang="en-GB")[0] == "2023-10-12T19:38:01+00:00"


def test_dates_of_a_list_in_front_of_the_headline_are_other_stories() -> None:
    stories = "".join(f"<p>A storm</p><p>{day}. Januar 2016</p>" for day in (13, 15, 25))
    gap = "<p>Sie f&auml;hrt wieder.</p>" * 3
    assert read(f"<div>{stories}{TITLE}{gap}<p>26. Oktober 2013</p></div>", lang="de")[0] == "2013-10-26"


def test_untyped_microdata_of_teasers_dates_no_article() -> None:
    card = (
        '<a href="/storm"><h3>A storm</h3><span itemprop="datePublished" content="2026-03-13T16:44:22Z">Mar 13, 2026</span></a>'
    )
    body = f"<main>{TITLE}{'<p>The ferry sails again.</p>' * 120}</main><aside>{card}</aside>"
    assert read(body, '<meta name="date" content="March 27, 2025">')[0] == "2025-03-27"


def test_a_date_stamped_with_the_last_change_gives_way_to_the_earlier_one_shown() -> None:
    head = ld(datePublished="2025-08-21", dateModified="2025-08-21")
    assert read(f'{TITLE}<div class="date">April 26, 2023</div>', head) == ("2023-04-26", "2025-08-21")
    assert read(f'{TITLE}<div class="date">August 21, 2025</div>', head) == ("2025-08-21", "2025-08-21")


def test_a_line_of_text_behind_the_last_change_is_no_publication() -> None:
    body = f'{TITLE}<time class="updated" datetime="2026-01-16">Updated January 16, 2026</time><p>Support ends on August 15, 2032, they say.</p>'
    assert read(f"<article>{body}</article>") == (None, "2026-01-16")


def test_the_line_above_a_date_says_what_it_dates() -> None:
    body = f"<div>{TITLE}<p>Last Updated:</p><p>August 1, 2025</p></div>"
    assert read(body) == (None, "2025-08-01")
    assert read(f"<div>{TITLE}<p>Verf&uuml;gbar bis:</p><p>14.10.2020</p></div>", lang="de") == (None, None)


def test_a_breadcrumb_with_the_headline_hides_no_dates() -> None:
    crumbs = '<ul class="breadcrumb"><li>Home</li><li>The ferry to the islands sails again</li></ul>'
    body = f"<div>{crumbs}{'<p>Menu</p>' * 12}{TITLE}<p>May 6, 2025</p></div>"
    assert read(body)[0] == "2025-05-06"


def test_hidden_dates_count_where_nothing_else_is_stated_and_all_agree() -> None:
    assert read(TITLE + '<div data-publish-date="2026-01-29 18:40">The ferry sails again.</div>')[0] == "2026-01-29T18:40"
    state = (
        '<script>window.state = {"publishedAt": "2022-01-31T14:27:32+01:00", "updatedAt": "2022-02-01T10:00:00+01:00"}</script>'
    )
    assert read(TITLE + state) == ("2022-01-31T14:27:32+01:00", "2022-02-01T10:00:00+01:00")
    assert read(TITLE + state + '<script>x = {"publishedAt": "2020-05-05T10:00:00Z"}</script>') == (None, None)
    assert read(TITLE + "<p>3 May 2021</p>" + state)[0] == "2021-05-03"


def test_the_signature_tells_who_names_the_day() -> None:
    address = "https://islander.example/2021/10/07/ferry"
    shown = f"{TITLE}<time>7 October 2021</time>"
    head = ld(datePublished="2021-10-07T12:22:00+02:00")
    changed = ld(datePublished="2021-10-07T12:22:00+02:00", dateModified="2022-01-03T10:00:00+01:00")
    assert choices(shown, head, url=address)[0].signature == "address+shown"
    assert choices(shown, head)[0].signature == "declared+shown"
    assert choices(TITLE, changed)[0].signature == "declared:one:changed"
    assert choices(shown)[0].signature == "shown:day"


def test_a_date_of_a_list_far_beside_the_article_is_not_taken_for_want_of_another() -> None:
    gap = "<p>The ferry sails again.</p>" * 400
    assert read(f"<main>{TITLE}{gap}</main><aside><time>December 10, 2025</time></aside>") == (None, None)
