"""The headline: what the reader sees, without site name, section or kicker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.candidate import Choice
from broadsheet.fields.headline import headline
from broadsheet.fields.site import Site, without_site
from broadsheet.fields.subject import subject
from broadsheet.page import open_page

URL = "https://www.dersektor.example/politik/rathaus-4711.html"


def choose(html: str, url: str | None = URL) -> Choice[str | None]:
    ev = gather(open_page(html.encode(), url, None))
    return headline(ev, subject(ev))


def read(html: str, url: str | None = URL) -> str | None:
    return choose(html, url).value


def test_the_shown_heading_wins_over_cards() -> None:
    page = """<title>Rathaus zieht um - Der Sektor</title><meta property="og:title" content="Warum das Rathaus jetzt umzieht">
    <article><h1>Das Rathaus zieht in den Bahnhof</h1><p>Text</p></article>"""
    assert read(page) == "Das Rathaus zieht in den Bahnhof"


@pytest.mark.parametrize(
    "title",
    [
        "Das Rathaus zieht in den Bahnhof | Der Sektor",
        "Das Rathaus zieht in den Bahnhof - Politik - dersektor.example",
        "Der Sektor: Das Rathaus zieht in den Bahnhof",
        "Das Rathaus zieht in den Bahnhof &#8211; Der Sektor",
        "Das Rathaus zieht in den Bahnhof :: Der Sektor",
    ],
)
def test_site_names_are_cut_off_the_title(title: str) -> None:
    assert (
        read(f'<title>{title}</title><meta property="og:site_name" content="Der Sektor"><p>Text')
        == "Das Rathaus zieht in den Bahnhof"
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("渡船停航两天，岛民自己排班--社会--江岸日报网", "渡船停航两天，岛民自己排班"),
        ("섬 우체국이 다시 문을 열었다-사회ㅣ바람일보", "섬 우체국이 다시 문을 열었다"),
        ("廃線の駅に図書室ができた_霧沢新報", "廃線の駅に図書室ができた"),
    ],
)
def test_titles_of_east_asia(title: str, expected: str) -> None:
    assert read(f"<title>{title}</title><p>x", None) == expected


def test_an_h1_with_the_name_of_the_site_is_no_headline() -> None:
    page = """<title>La Gaceta del Puerto - Vuelve el faro</title><h1><a href="/">La Gaceta del Puerto</a></h1>
    <h2>Vuelve el faro a la isla</h2><p>Texto</p>"""
    assert read(page) == "Vuelve el faro a la isla"


def test_an_h1_in_the_breadcrumb_is_no_headline() -> None:
    page = """<title>Fähre: Warum sie fährt - Der Sektor</title><nav class="breadcrumb"><h1>Fähre: Warum sie fährt</h1></nav>
    <meta property="og:title" content="Die Fähre fährt wieder, und keiner weiß warum">
    <article><h2><span class="kicker">Verkehr</span><span>Die Fähre fährt wieder, und keiner weiß warum</span></h2></article>"""
    assert read(page) == "Die Fähre fährt wieder, und keiner weiß warum"


@pytest.mark.parametrize(
    "inside",
    [
        '<span class="kicker">Reportage</span> <span>Les pêcheurs comptent leurs filets</span>',
        '<span class="a1">Reportage</span><span class="a2">–</span><span class="a3">Les pêcheurs comptent leurs filets</span>',
        '<small class="overline">Reportage</small>Les pêcheurs comptent leurs filets',
        'Les pêcheurs comptent leurs filets <small class="subtitle">Une journée au port</small>',
    ],
)
def test_kickers_inside_the_heading_are_cut(inside: str) -> None:
    assert read(f"<article><h1>{inside}</h1><p>x</p></article>") == "Les pêcheurs comptent leurs filets"


def test_a_headline_cut_short_gives_way_to_the_whole_one() -> None:
    page = """<meta property="og:title" content="Ferjan tilbake etter elleve år med venting og…">
    <meta property="og:site_name" content="Kystavisa">
    <title>Ferjan tilbake etter elleve år med venting og krangel - Kystavisa</title><p>x"""
    assert read(page) == "Ferjan tilbake etter elleve år med venting og krangel"


def test_markup_and_double_escapes_in_declared_headlines() -> None:
    page = """<script type="application/ld+json">{"@type": "NewsArticle",
    "headline": "Tea &amp;amp; toast at the <em>ferry</em> terminal"}</script><p>x"""
    assert read(page) == "Tea & toast at the ferry terminal"


def test_readings_over_characters_are_left_out() -> None:
    assert (
        read("<h1><ruby>島<rt>しま</rt></ruby>の<ruby>図書室<rp>(</rp><rt>としょしつ</rt><rp>)</rp></ruby>が開く</h1>")
        == "島の図書室が開く"
    )


def test_old_pages_show_the_headline_without_a_heading() -> None:
    page = """<title>Tiszaparti Hírek - Visszatért a komp a folyóra</title><table><tr><td><font size=5><b>Visszatért a komp a folyóra</b>
    </font></td></tr></table>"""
    assert read(page) == "Visszatért a komp a folyóra"


def test_a_front_page_is_headed_by_its_name() -> None:
    page = (
        '<title>Skärgårdsbladet – nyheter</title><meta property="og:site_name" content="Skärgårdsbladet"><h1>Skärgårdsbladet</h1>'
    )
    assert read(page, "https://www.skargardsbladet.example/") == "Skärgårdsbladet"


def test_nothing_to_go_by_is_none() -> None:
    assert read("<p>Only a line of text.") is None


def test_the_choice_says_why() -> None:
    choice = choose("<title>A long line about ferries | Site</title><h1>A long line about ferries</h1>")
    assert choice.chosen == 1
    assert choice.candidates[0].value == "A long line about ferries"
    assert all(candidate.why for candidate in choice.candidates)


def test_a_heading_said_twice_counts_as_the_stronger_of_the_two() -> None:
    page = """<title>Tide tables – Quay</title><nav><h2>Crane timetable</h2></nav><h1>Crane timetable</h1>
    <p>Text<h2>Tide tables for the week</h2>"""
    assert read(page) == "Crane timetable"


def test_an_h1_that_shares_no_word_with_the_title_is_a_label() -> None:
    page = """<title>The crane is back at the northern quay</title><h1>Harbour life</h1>
    <h2>The crane is back at the northern quay</h2><p>Text"""
    assert read(page) == "The crane is back at the northern quay"


def test_several_h1_that_nothing_declares_head_chapters() -> None:
    page = """<title>How we rebuilt the lighthouse, the crane and the mole</title>
    <meta property="og:title" content="How we rebuilt the lighthouse, the crane and the mole">
    <meta name="twitter:title" content="How we rebuilt the lighthouse, the crane and the mole">
    <h1>Lighthouse</h1><p>Text<h1>Crane</h1><p>Text<h1>Mole</h1><p>Text"""
    assert read(page) == "How we rebuilt the lighthouse, the crane and the mole"


def test_an_h1_in_other_words_outweighs_all_declarations() -> None:
    page = """<title>Die besten elektronischen Ankerwinden 2022 im Vergleich</title>
    <meta property="og:title" content="Die besten elektronischen Ankerwinden 2022 im Vergleich">
    <script type="application/ld+json">{"@type": "Article", "headline": "Die besten elektronischen Ankerwinden 2022 im Vergleich"}
    </script><article><h1>Ratgeber: elektronische Ankerwinden – sie ziehen von allein</h1><p>Text"""
    assert read(page) == "Ratgeber: elektronische Ankerwinden – sie ziehen von allein"


@pytest.mark.parametrize(
    "inside",
    [
        "Module ferry <button>Copy path</button>",
        "Module ferry<tool-tip hidden>Stay organized</tool-tip>",
        'Module ferry<a href="#ferry">¶</a>',
    ],
)
def test_tools_inside_the_heading_are_cut(inside: str) -> None:
    assert read(f"<title>ferry – Handbook</title><h1>{inside}</h1><p>Text") == "Module ferry"


def test_references_escaped_twice_in_a_shown_heading() -> None:
    assert read("<title>Nets &amp; Lines</title><h1>Nets &amp;#x26; Lines</h1>") == "Nets & Lines"


def test_a_heading_that_names_the_site_is_not_called_as_the_page() -> None:
    page = """<title>Boats for beginners | HarbourBooks</title><meta property="og:site_name" content="HarbourBooks">
    <header class="breadcrumbs-top"><h1>Boats for those who begin</h1></header>
    <h3 class="box-name">Why HarbourBooks is the best choice</h3><p>Text"""
    assert read(page) != "Why HarbourBooks is the best choice"


def test_a_heading_called_as_the_page_is_no_name_of_the_site_whatever_its_class_says() -> None:
    page = """<title>How the harbour was dredged – Port Office</title><meta property="og:site_name" content="Port Office">
    <div class="site-title"><h1>How the harbour was dredged</h1></div><h2 class="headline">Quick links</h2><p>Text"""
    assert read(page) == "How the harbour was dredged"


def test_a_logo_leads_home_in_an_archived_copy_too() -> None:
    page = """<title>Harbour Notes » Archive » The crane is back</title>
    <h1><a href="https://web.archive.example/web/20140226/http://notes.example/">Harbour Notes</a></h1><h2>The crane is back</h2>"""
    assert read(page) == "The crane is back"


def test_data_that_repeat_the_title_are_cut_as_the_title_is() -> None:
    page = """<title>The crane is back | Harbour News, Tides and Timetables</title><script type="application/ld+json">
    {"@type": "Article", "headline": "The crane is back | Harbour News, Tides and Timetables"}</script><h1>The crane is back</h1>"""
    assert read(page) == "The crane is back"


def test_styles_inside_a_heading_do_not_hide_its_kicker() -> None:
    page = """<title>Die Fähre fährt wieder</title><h1><style>.k{color:red}</style><span class="k">Mitteilung des Hafenamts:</span>
    Die Fähre fährt wieder</h1>"""
    assert read(page) == "Die Fähre fährt wieder"


def test_a_title_shown_without_a_heading_loses_the_name_of_the_site() -> None:
    page = """<title>The crane is back | Harbour Notes</title><meta property="og:site_name" content="Harbour Notes">
    <span>Harbour Notes</span><div>The crane is back | Harbour Notes</div><p>Text"""
    assert read(page) == "The crane is back"


@given(st.text(max_size=200))
def test_cutting_a_title_never_fails_and_invents_nothing(title: str) -> None:
    assert without_site(title, Site(("Der Sektor",), frozenset(("dersektor",))), ()) in title


@given(st.text(alphabet="<h1>/abc |-–:&;\"'= ", max_size=300))
def test_any_page_gives_text_or_nothing(html: str) -> None:
    value = read(html)
    assert value is None or value.strip()


@pytest.mark.parametrize("title", ["Суд арестовал «Мемориал»", "Ministro: «Nadie pagará»", "Le « plan » du ministre fait débat"])
@pytest.mark.parametrize("name", ["", " - The Quay", " | The Quay"])
def test_quotation_marks_part_no_title(title: str, name: str) -> None:
    page = f"<title>{title}{name}</title><p>The ferry sails again, and nobody on the quay is surprised.</p>"
    ev = gather(open_page(page, "https://quay.example/2026/x", None))
    assert headline(ev, subject(ev)).value == title
