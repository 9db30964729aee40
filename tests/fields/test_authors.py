"""Who signed: bylines and declarations in many languages, and what is none of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.authors import authors
from broadsheet.fields.byline import read_byline, read_name, signed_within
from broadsheet.fields.candidate import Choice
from broadsheet.fields.personname import fold_name, is_group
from broadsheet.fields.subject import subject
from broadsheet.fields.surroundings import surroundings
from broadsheet.page import open_page
from broadsheet.record import Author

TITLE = "<h1>The ferry to the islands sails again</h1>"


def choice(body: str, head: str = "", lang: str = "en") -> Choice[tuple[Author, ...]]:
    html = f"<html lang={lang}><head><title>Ferry</title>{head}</head><body>{body}</body></html>"
    ev = gather(open_page(html, "https://islander.example/ferry", None))
    about = subject(ev)
    return authors(ev, about, surroundings(ev, about))


def names(body: str, head: str = "", lang: str = "en") -> list[str]:
    return [author.name for author in choice(body, head, lang).value]


def ld(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "The ferry to the islands sails again", "author": {author}}}</script>'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By JANE DOE AND JOHN ROE", ["JANE DOE", "JOHN ROE"]),
        ("By Jane Doe, science correspondent", ["Jane Doe"]),
        ("Jane Doe Staff Writer", ["Jane Doe"]),
        ("Jane DoeStaff Writer", ["Jane Doe"]),
        ("ByJ.R. Doe", ["J.R. Doe"]),
        ("By Jane Doe April 12, 2024", ["Jane Doe"]),
        ("by Jane Doe Last updated: May 3, 2025", ["Jane Doe"]),
        ("05.02.2020 - Redaktion: Anna Beispiel (Sprecherin)", ["Anna Beispiel"]),
        ("Text von Anna Beispiel Illustration von Karl Muster", ["Anna Beispiel"]),
        ("hafen-blatt.example Redaktion", ["hafen-blatt.example Redaktion"]),
        ("Veröffentlicht am 3. Mai 2021", []),
        ("By Tom Roe | Oct 7, 2021", ["Tom Roe"]),
        ("By Jane Doe 7 October 2021 12:22", ["Jane Doe"]),
        ("Written by Jane Doe, MS, RD | Updated May 3, 2020", ["Jane Doe, MS, RD"]),
        ("By Matt Roe for The Islander", ["Matt Roe"]),
        ("Von Anna Beispiel und Karl Muster, Berlin / dpa", ["Anna Beispiel", "Karl Muster"]),
        ("Von Jan-Philipp Muster, Moskau", ["Jan-Philipp Muster"]),
        ("Text: Max Müller, Fotos: Eva Klein", ["Max Müller"]),
        ("Hans Muster in Berlin", ["Hans Muster"]),
        ("Par Jean Dupont avec AFP", ["Jean Dupont"]),
        ("Por María R. Sahuquillo", ["María R. Sahuquillo"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Scritto da Luca Bianchi - 12 maggio 2020", ["Luca Bianchi"]),
        ("Skriven av Åsa Öberg", ["Åsa Öberg"]),
        ("Jan Kowalski, PAP", ["Jan Kowalski"]),
        ("Szerző: Kovács János", ["Kovács János"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("Γράφει ο Γιώργος Παπαδόπουλος", ["Γιώργος Παπαδόπουλος"]),
        ("بقلم أحمد علي", ["أحمد علي"]),
        ("כתב: משה כהן", ["משה כהן"]),
        ("Oleh: Budi Santoso", ["Budi Santoso"]),
        ("Tác giả: Nguyễn Văn A", ["Nguyễn Văn A"]),
        ("記者 王小明／台北報導", ["王小明"]),
        ("责任编辑：王明、李岳", ["王明", "李岳"]),
        ("文／山田太郎", ["山田太郎"]),
        ("홍길동 기자 hong@islander.example", ["홍길동"]),
        ("Door Jan de Vries", ["Jan de Vries"]),
        ("Onze correspondent Jan de Vries", ["Jan de Vries"]),
        ("Opracowała Anna Kowalska", ["Anna Kowalska"]),
        ("Napsala Anna Nováková", ["Anna Nováková"]),
        ("Avtor: Ana Novak", ["Ana Novak"]),
        ("Аутор: Ана Јовић", ["Ана Јовић"]),
        ("Müəllif: Əli Məmmədov", ["Əli Məmmədov"]),
        ("Autorius: Jonas Petraitis", ["Jonas Petraitis"]),
        ("Հեղինակ՝ Անի Սարգսյան", ["Անի Սարգսյան"]),
        ("எழுதியவர்: ராமன் குமார்", ["ராமன் குமார்"]),
        ("โดย สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("dal nostro inviato Giovanna Rossi", ["Giovanna Rossi"]),
        ("기자 김철수", ["김철수"]),
        ("文・山田太郎", ["山田太郎"]),
        ("王小明 报道", ["王小明"]),
        ("记者王小明报道", ["王小明"]),
        ("5 de mayo de 2026, por Ana Lima", ["Ana Lima"]),
        ("本报记者 王小明 李小红 北京报道", ["王小明", "李小红"]),
        ("島報╱記者王小明／台北報導 2026-01-12 12:01", ["王小明"]),
        ("freeman1984", ["freeman1984"]),
        ("Perry Roe Jr.", ["Perry Roe Jr."]),
    ],
)
def test_names_in_a_byline(line: str, expected: list[str]) -> None:
    assert list(read_byline(line).names) == expected


@pytest.mark.parametrize(
    "name",
    ["Per Hansen", "Per Olov Enquist", "Pär Lindström", "Theo Müller", "Theo van Gogh", "Di Zhang", "Ni Wang", "Oleh Kiper", "Av Cohen",
     "De Wever", "Da Silva", "Emily Post", "Hannah Read", "Kim Il An", "Nguyễn Văn An", "Nga Pham", "Le Van Anh", "Na Li"],
)  # fmt: skip
def test_a_name_that_begins_or_ends_with_a_word_of_bylines(name: str) -> None:
    assert read_byline(name).names == read_byline(f"By {name}").names == read_name(name).names == (name,)


@pytest.mark.parametrize(
    "attributes",
    ['itemprop="comment" itemscope itemtype="https://schema.org/Comment"', 'itemscope itemtype="http://schema.org/UserComments"', 'typeof="schema:Comment"'],
)  # fmt: skip
def test_who_commented_is_no_author(attributes: str) -> None:
    name = "property" if "typeof" in attributes else "itemprop"
    said = f'<span {name}="author" class="author">Olga</span><p {name}="text">I waited at the quay.</p>'
    assert names(f"{TITLE}<p>The ferry sails again.</p>" + f"<div {attributes}>{said}</div>" * 2) == []


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("ca", "Per Joan Puig", "Joan Puig"),
        ("nb", "Per Hansen", "Per Hansen"),
        ("vi", "Theo Nguyễn Văn An", "Nguyễn Văn An"),
        ("de", "Theo Müller", "Theo Müller"),
        ("id", "Oleh Budi Santoso", "Budi Santoso"),
        ("uk", "Oleh Kiper", "Oleh Kiper"),
        ("sw", "Na Juma Hassan", "Juma Hassan"),
        ("el", "Του Γιώργου Παππά", "Γιώργου Παππά"),
        ("cy", "Gan Siân Jones", "Siân Jones"),
    ],
)
def test_a_word_that_leads_to_names_in_one_language(language: str, line: str, name: str) -> None:
    assert names(f"{TITLE}<p class=byline>{line}</p>", lang=language) == [name]


@pytest.mark.parametrize(
    "line",
    ["admin", "Share on Facebook", "Photo: Jane Doe", "Medically reviewed by Jane Doe", "@janedoe", "https://islander.example/jane", "",
     "This is a whole sentence about something else", "12 October 2021", "5 min read"],
)  # fmt: skip
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line).names == ()


def test_agencies_are_kept_apart() -> None:
    assert read_byline("Anna Beispiel, dpa").agencies == ("dpa",)
    assert names(TITLE + "<p class=byline>By Reuters</p>") == ["Reuters"]
    assert choice(TITLE + "<p class=byline>By Reuters</p>").value[0].type == "organization"
    assert names(TITLE + "<p class=byline>By Jane Doe, Reuters</p>") == ["Jane Doe"]


def test_a_by_inside_a_date_line() -> None:
    assert signed_within("Posted on 3 May 2021 by HansG").names == ("HansG",)
    assert signed_within("The ferry is paid for by Islanders").names == ()
    assert signed_within("Instituto da Cortiça Viva").names == ()


def test_a_declared_name_stands_as_it_is() -> None:
    assert read_name("The Travel Expert").names == ("The Travel Expert",)


def test_groups_and_folding() -> None:
    assert is_group("Redaktion")
    assert is_group("islander.example.com")
    assert not is_group("Jane Doe")
    assert fold_name("Dr. José  ÁLVAREZ") == fold_name("Jose Alvarez")


def test_structured_data_with_address_and_portrait() -> None:
    person = (
        '{"@type": "Person", "name": "Jane Doe", "url": "/people/jane", "image": {"@type": "ImageObject", "url": "/jane.jpg"}}'
    )
    (author,) = choice(TITLE, ld(person)).value
    assert author == Author(
        name="Jane Doe", url="https://islander.example/people/jane", image="https://islander.example/jane.jpg", type="person"
    )


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ('["Jane Doe", {"name": "John Roe"}]', ["Jane Doe", "John Roe"]),
        ('"Jane Doe, John Roe and Ann Poe"', ["Jane Doe", "John Roe", "Ann Poe"]),
        ('{"@type": "Person", "name": ["Jane Doe", "John Roe"]}', ["Jane Doe", "John Roe"]),
        ('[{"@type": "Person", "name": "admin"}]', []),
        ("[null, 7, true, {}]", []),
        ('{"@type": "Organization", "name": "Harbour Press"}', ["Harbour Press"]),
    ],
)
def test_forms_of_declared_authors(declared: str, expected: list[str]) -> None:
    assert names(TITLE, ld(declared)) == expected


def test_a_byline_completes_the_data() -> None:
    byline = '<div class=byline>By <a href="/author/jane">Jane Doe</a> and <a href="/author/john">John Roe</a></div>'
    found = choice(TITLE + byline, ld('{"@type": "Person", "name": "Jane Doe"}')).value
    assert [author.name for author in found] == ["Jane Doe", "John Roe"]
    assert found[0].url == "https://islander.example/author/jane"


def test_a_person_shown_beats_the_house_declared() -> None:
    head = ld('{"@type": "Organization", "name": "The Islander"}') + '<meta property="og:site_name" content="The Islander">'
    assert names(TITLE + "<p class=byline>By Jane Doe</p>", head) == ["Jane Doe"]
    assert names(TITLE, head) == ["The Islander"]


def test_metas_name_authors_but_not_addresses_or_handles() -> None:
    head = '<meta property="article:author" content="https://www.facebook.com/jane"><meta name="twitter:creator" content="@jane">'
    assert names(TITLE, head) == []
    assert names(TITLE, head + '<meta name="author" content="Jane Doe">') == ["Jane Doe"]
    assert names(TITLE, '<meta name="citation_author" content="Doe, Jane">') == ["Jane Doe"]
    assert names(TITLE, '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Jane Doe">') == [
        "Jane Doe"
    ]


def test_commentators_and_other_stories_sign_nothing() -> None:
    body = (
        TITLE
        + "<p>It sails.</p><div class=related><span class=author>By Ann Poe</span></div>"
        + "<ol id=comments><li><cite class=author>By Bob Loe</cite></li></ol>"
    )
    assert names(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>By Jane Doe</p><p>It sails.</p>", ["Jane Doe"]),
        ("<p>Written by</p><p>Jane Doe</p>", ["Jane Doe"]),
        ("<p>06.11.2023 13:30 von Olga Muster</p>", ["Olga Muster"]),
        ("<p>It sails.</p><p>Autor: Olga Muster</p>", ["Olga Muster"]),
        ("<p>By the harbour stands a house.</p>", []),
    ],
)
def test_lines_without_markup(body: str, expected: list[str]) -> None:
    assert names(f"<article>{TITLE}{body}</article>") == expected


def test_authors_in_two_columns() -> None:
    columns = "".join(f'<div class="byline col"><a rel=author href="/{name}">{name} Doe</a></div>' for name in ("Jane", "John"))
    assert names(TITLE + columns) == ["Jane Doe", "John Doe"]


def test_capitals_give_way_to_the_name_written_out() -> None:
    assert names(TITLE + "<p class=byline>By Jane Doe</p>", ld('"JANE DOE"')) == ["Jane Doe"]


def test_evidence_says_why() -> None:
    found = choice(TITLE + "<p class=byline>By Jane Doe</p>", ld('"Jane Doe"'))
    assert found.chosen == 1
    assert found.candidates[0].source == "json-ld"
    assert any("says the same" in one.why for one in found.candidates[1:])
    assert found.signature == "declared+signed:whole:one"


def test_crowds_are_bounded() -> None:
    crowd = "[" + ", ".join(f'"Jane Doe{chr(97 + i % 26)} Number{chr(97 + i // 26 % 26)}"' for i in range(3000)) + "]"
    found = choice(TITLE + "<span class=author>By Jane Doe</span>" * 3000, ld(crowd))
    assert len(found.value) <= 20
    assert len(found.candidates) <= 20


@given(st.text(max_size=450))
@example("㐀")
def test_any_text_is_read_without_complaint(text: str) -> None:
    for name in (*read_byline(text).names, *read_name(text).names, *signed_within(text).names):
        assert 2 <= len(name) <= 80


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("मीनाक्षी राठौड़", ("मीनाक्षी राठौड़",)),
        ("本报记者　沈若川　赵小满", ("沈若川", "赵小满")),
        ("本报记者 王 小明", ("王 小明",)),
        ("Kaisa Virtanen SV", ("Kaisa Virtanen",)),
        ("Jane Doe MD", ("Jane Doe MD",)),
        ("Автор: Антон Лесков Просмотров: 12", ("Антон Лесков",)),
        ("Por Ana Sousa21 de março de 2026", ("Ana Sousa",)),
        ("Krajské noviny, s.r.o.", ("Krajské noviny, s.r.o.",)),
    ],
)
def test_names_end_where_other_things_begin(line: str, names: tuple[str, ...]) -> None:
    assert read_byline(line).names == names


def test_a_company_is_a_group() -> None:
    assert read_byline("Krajské noviny, s.r.o.").groups == {"Krajské noviny, s.r.o."}


def test_a_link_whose_address_repeats_the_name_signs() -> None:
    body = "<h1>Ferry</h1><p class=x>12. 2. 2026 6:15, <a href='/autor/vera-novakova'>Věra Nováková</a></p><p>" + "Text. " * 40
    assert names(body, lang="cs") == ["Věra Nováková"]
    assert names(body.replace("Věra Nováková", "Celá Redakce"), lang="cs") == []


def test_cards_of_two_authors_and_a_signature_in_brackets() -> None:
    cards = "<div class=byline><span class=byline__author>Kaisa Virtanen</span><span class=byline__author>Onni Salo</span></div>"
    assert names(f"<h1>Ferry</h1>{cards}<p>Text.", lang="fi") == ["Kaisa Virtanen", "Onni Salo"]
    end = "<div><h1>渡し船が戻る</h1><p>" + "港の渡し船が四年ぶりに戻った。" * 5 + "（山田透）</p></div>"
    assert names(end, lang="ja") == ["山田透"]
    assert names(end.replace("山田透", "敬称略"), lang="ja") == []


def test_a_byline_outweighs_the_account_that_uploaded() -> None:
    page = TITLE + '<div class="post-meta">By Jane Doe | <time>3 May 2021</time></div><p>Text'
    assert names(page, ld('{"@type": "Person", "name": "Rex Upload"}')) == ["Jane Doe"]
    both = TITLE + '<div class="post-meta">Rex Upload. Translated by Jane Doe</div><p>Text'
    assert names(both, ld('{"@type": "Person", "name": "Rex Upload"}')) == ["Rex Upload"]


def test_a_first_name_is_completed_by_the_link_to_the_author() -> None:
    page = TITLE + '<p class="byline"><a rel="author" href="/jane">Jane Doe</a></p><p>Text'
    assert names(page, ld('{"@type": "Person", "name": "Jane"}')) == ["Jane Doe"]


def test_sections_behind_a_byline_are_no_authors() -> None:
    page = TITLE + '<div class="meta">6. Dezember 2022 von Anna in Gefühle, Kultur</div><p>Text'
    assert names(page, '<meta name="author" content="Anna">', "de") == ["Anna"]


def test_the_author_of_a_recipe_signs_where_there_is_no_article() -> None:
    recipe = '<script type="application/ld+json">{"@type": "Recipe", "name": "Soup", "author": {"name": "Jane Doe"}}</script>'
    assert names("<h1>Soup</h1><p>Boil", recipe) == ["Jane Doe"]


def test_credits_of_pictures_and_signatures_of_forums_are_no_bylines() -> None:
    page = (
        TITLE
        + "<p>Text</p>" * 40
        + '<div class="info">Dress by Acme Quill</div><div class="signature">I am not here in order to be, the way you want</div>'
    )
    assert names(page) == []


def test_editors_in_brackets_below_a_chinese_article() -> None:
    page = (
        "<h1>渡船停航两天，岛民自己排班</h1><p>港口结冰了。</p>"
        + "<p>第二天，大家走路上班，面包师说只要十分钟。</p>" * 3
        + "<p>(责编：林舟、何小渡)</p>"
    )
    assert names(page, lang="zh") == ["林舟", "何小渡"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe ⋅ Review Editor ⋅ Updated May 6, 2025", ["Jane Doe"]),
        ("Von R. R. am 07.08.2013 um 09:07 Uhr gespeichert", ["R. R."]),
        ("Author: Fox2Go am 29.12.2010, 13:36 Uhr", ["Fox2Go"]),
        ("Autoren Anna Beispiel und Karl Muster", ["Anna Beispiel", "Karl Muster"]),
        ("By The Harbour editors", ["The Harbour editors"]),
        ("By THG, in News, Sport", ["THG"]),
    ],
)
def test_bylines_of_accounts_initials_and_desks(line: str, expected: list[str]) -> None:
    assert list(read_byline(line).names) == expected


def test_who_edited_is_no_author() -> None:
    assert signed_within("The Harbour Dictionary. Second edition edited by Jane Doe. 2010").names == ()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<p>By THG, in News, Islands · 31 Jan 2025, 20:02</p>", ["THG"]),
        ("<p>By</p><p>The Harbour Team</p><p>|</p><p>May 6, 2025</p>", ["The Harbour Team"]),
        ("<p>Filed under: Ferries, Islands — jdoe @ 00:11</p>", ["jdoe"]),
        ("<p>Von:</p><p>Anna Beispiel</p>", ["Anna Beispiel"]),
        ("<p>Contributors:</p><p>Anna Beispiel</p>", ["Anna Beispiel"]),
    ],
)
def test_bylines_in_lines_without_markup(lines: str, expected: list[str]) -> None:
    assert names(f"<article>{TITLE}{lines}<p>The ferry sails again, after two years of repairs.</p></article>") == expected


def test_a_first_name_in_the_data_stands_in_full_below_the_headline() -> None:
    body = f"<article>{TITLE}<div>By</div><div>Jane Doe</div><p>The ferry sails again.</p></article>"
    assert names(body, ld('{"@type": "Person", "name": "Jane"}')) == ["Jane Doe"]


def test_an_account_in_the_data_gives_way_to_the_name_that_is_shown() -> None:
    body = f'<article>{TITLE}<p>by <a class="author" href="/a/1">Jane Doe</a></p><p>The ferry sails again.</p></article>'
    head = '<meta name="author" content="TomR"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="TomR">'
    assert names(body, ld('{"@type": "Person", "name": "TomR"}') + head) == ["Jane Doe"]


def test_a_declared_name_with_a_listing_word_is_one_name_in_every_source() -> None:
    head = ld('"Center for Boats and Ferries"') + '<meta name="dcterms.creator" content="Center for Boats and Ferries">'
    assert names(TITLE, head) == ["Center for Boats and Ferries"]


def test_authors_of_captions_and_of_other_stories_sign_nothing() -> None:
    gap = "<p>The ferry sails again.</p>" * 80
    caption = '<figure><img src="a.jpg"><figcaption><span class="author">Tom Roe</span></figcaption></figure>'
    card = '<a href="/other"><div class="box">A storm</div><div class="author">Von Karl Muster am 6.12.2022</div></a>'
    listed = "".join(f'<li><div class="list-author">Von {name}</div></li>' for name in ("Eva Klein", "Max Probe", "Ada Muster"))
    assert names(f"<article>{TITLE}{caption}{gap}</article>{card}<ul>{listed}</ul>") == []


def test_a_thread_is_signed_by_who_opened_it() -> None:
    post = '<div class="post-signature {kind}"><a class="username">{name}</a></div><p>How do I reach the islands?</p>'
    body = "".join(
        (
            TITLE,
            post.format(kind="", name="editorjane"),
            post.format(kind="owner", name="sailor1"),
            post.format(kind="", name="TomR"),
        )
    )
    html = f"<html><body>{body}</body></html>"
    ev = gather(open_page(html, "https://forum.islander.example/questions/12068/ferry", None))
    about = subject(ev)
    assert [author.name for author in authors(ev, about, surroundings(ev, about)).value] == ["sailor1"]


def test_a_labelled_byline_signs_a_page_without_a_headline() -> None:
    html = "<html><body><div>The ferry to the islands sails again.</div><p>责任编辑： 王小明</p></body></html>"
    ev = gather(open_page(html, "https://islander.example/ferry", None))
    about = subject(ev)
    assert [author.name for author in authors(ev, about, surroundings(ev, about)).value] == ["王小明"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<p>Anna Beispiel</p><p>23.07.2025 · 6 min read</p>", ["Anna Beispiel"]),
        ("<p>Anna Beispiel | Senior Writer | July 2, 2025</p>", ["Anna Beispiel"]),
        ("<p>Anna Beispiel and Peter Muster</p><p>April 8, 2024</p>", ["Anna Beispiel", "Peter Muster"]),
        ("<p>The Harbour Team</p><p>Published</p>", ["The Harbour Team"]),
        ("<p>Real Estate</p><p>April 8, 2024</p>", []),
        ("<p>Benedikt XVI</p><p>April 8, 2024</p>", []),
        ("<p>Anna Beispiel</p><p>The mayor of the islands waits at the pier, as every morning.</p>", []),
    ],
)
def test_names_alone_beside_the_date_sign(lines: str, expected: list[str]) -> None:
    assert names(f"<article>{TITLE}{lines}<p>The ferry sails again, after two years of repairs.</p></article>") == expected


def test_a_name_alone_behind_the_last_sentence_signs_where_it_stands_out() -> None:
    prose = "<p>" + "The ferry sails again, after two years of repairs in the yard. " * 4 + "</p>"
    assert names(f"<article>{TITLE}{prose}<p><b><i>Peter Muster</i></b></p><p>News ticker</p></article>") == ["Peter Muster"]
    assert names(f"<article>{TITLE}{prose}<p>Peter Muster</p><p>News ticker</p></article>") == []
    assert names(f"<article>{TITLE}{prose}<p><b>Peter Muster</b></p>{prose}</article>") == []


@pytest.mark.parametrize("name", ["Our Editors", "Harbour Contributor", "Your Sailing Teacher", "Sailing On"])
def test_declared_names_of_desks_are_taken_whole(name: str) -> None:
    assert names(TITLE, ld(f'{{"@type": "Person", "name": "{name}"}}')) == [name]


def test_a_kind_of_work_in_the_data_gives_way_to_a_person() -> None:
    body = f'<article>{TITLE}<div class="author">Anna Beispiel</div><p>The ferry sails again.</p></article>'
    assert names(body, ld('{"@type": "Person", "name": "Staff Writer"}')) == ["Anna Beispiel"]


def test_who_edited_or_reviewed_in_front_of_a_link_is_no_author() -> None:
    link = '<a href="/author/{slug}">{name}</a>'
    body = (
        f"{TITLE}<div><span>Written by: {link.format(slug='anna-beispiel', name='Anna Beispiel')}</span>"
        f"<span>Edited by: {link.format(slug='karl-muster', name='Karl Muster')}</span></div><p>The ferry sails again.</p>"
    )
    assert names(f"<article>{body}</article>") == ["Anna Beispiel"]


def test_a_site_that_bears_a_name_is_signed_by_its_owner() -> None:
    def signed(head: str, url: str) -> list[str]:
        html = f"<html><head>{head}</head><body>{TITLE}<p>The ferry sails again.</p></body></html>"
        ev = gather(open_page(html, url, None))
        about = subject(ev)
        return [author.name for author in authors(ev, about, surroundings(ev, about)).value]

    head = '<meta property="og:site_name" content="Dr. Anna Beispiel">'
    firm = '<script type="application/ld+json">{"@type": "Organization", "name": "Dr. Anna Beispiel"}</script>'
    assert signed(head, "https://anna-beispiel.example/ferry") == ["Anna Beispiel"]
    assert signed(head + firm, "https://anna-beispiel.example/ferry") == []
    assert signed(head, "https://islander.example/ferry") == []
    assert signed('<meta property="og:site_name" content="Business Insider">', "https://business.example/ferry") == []
