"""Readers' comments, as the usual systems and home-made ones write them, in several languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.comment_count import count_in, is_comments_heading
from broadsheet.fields.comment_parts import clean_author
from broadsheet.fields.comment_spots import number_in
from broadsheet.fields.comments import Comments, comments
from broadsheet.fields.forum import is_forum
from broadsheet.fields.subject import subject
from broadsheet.page import open_page

ARTICLE = "<h1>Ferry service to the islands returns</h1><div class=entry-content><p>The ferry sails again from Monday.</p></div>"


def read(html: str, url: str | None = "https://example.org/ferry") -> Comments:
    ev = gather(open_page(html.encode(), url, None))
    return comments(ev, subject(ev))


def node_text(found: Comments) -> str:
    return "\n".join(node.text for node in found.nodes)


WORDPRESS = (
    ARTICLE
    + """<div id="comments" class="comments-area"><h2 class="comments-title">Zwei Gedanken zu „Ferry“</h2>
  <ol class="comment-list"><li id="comment-71" class="comment even depth-1"><article id="div-comment-71" class="comment-body">
  <footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" src="a.png"><b class="fn">Ida Holm</b>
  <span class="says">sagt:</span></div><div class="comment-metadata"><a href="#comment-71">
  <time datetime="2023-05-04T18:20:00+02:00">4. Mai 2023 um 18:20</time></a></div></footer>
  <div class="comment-content"><p>Endlich fährt sie wieder.</p><p>Danke für die Nachricht!</p></div>
  <div class="reply"><a class="comment-reply-link" href="#">Antworten</a></div></article>
    <ol class="children"><li id="comment-72" class="comment byuser comment-author-redaktion odd depth-2">
    <article id="div-comment-72" class="comment-body"><div class="comment-author vcard"><b class="fn">Redaktion</b></div>
    <time datetime="2023-05-05T09:00:00+02:00">5. Mai</time><div class="comment-content"><p>Gern geschehen.</p></div></article></li></ol>
  </li><li id="comment-73" class="pingback">Pingback: <a href="https://elsewhere.example/">Elsewhere</a></li></ol>
  <div id="respond"><h3>Schreibe einen Kommentar</h3><form><label>Name</label><textarea></textarea></form></div></div>"""
)


def test_wordpress() -> None:
    found = read(WORDPRESS)
    first, second = found.comments.value
    assert (first.id, first.author, first.date_created) == ("71", "Ida Holm", "2023-05-04T18:20:00+02:00")
    assert first.text == "Endlich fährt sie wieder.\n\nDanke für die Nachricht!"
    assert first.parent_id is None
    assert (second.id, second.parent_id, second.author, second.text) == ("72", "71", "Redaktion", "Gern geschehen.")
    assert [node.get("id") for node in found.nodes] == ["comments"]
    assert found.comments.chosen == len(found.comments.candidates) == 2


def test_blogger() -> None:
    found = read(
        ARTICLE
        + """<div class="comments" id="comments"><h4>1 comentario:</h4><div class="comments-content"><div id="comment-holder">
        <div class="comment-thread"><ol><li class="comment" id="c884521990117"><div class="comment-block">
        <div class="comment-header"><cite class="user"><a href="https://example.org/p/1">Lucía</a></cite>
        <span class="datetime"><a href="#c884521990117">6 de junio de 2015, 10:23</a></span></div>
        <p class="comment-content">¡Por fin!<br>Gracias.</p><span class="comment-actions"><a>Responder</a></span></div></li></ol>
        </div></div></div></div>"""
    )
    (comment,) = found.comments.value
    assert (comment.id, comment.author, comment.text) == ("884521990117", "Lucía", "¡Por fin!\nGracias.")
    assert found.count.value == 1


def test_definition_list() -> None:
    found = read(
        ARTICLE
        + """<dl id="comments-block"><dt class="comment-author" id="c33"><a>Oskar</a> hat gesagt…</dt>
        <dd class="comment-body"><p>Schöne Fahrt.</p></dd><dd class="comment-footer">04.05.2023, 18:20</dd>
        <dt class="comment-author" id="c34">Mia</dt><dd class="comment-body"><p>Bis bald.</p></dd></dl>"""
    )
    assert [(c.id, c.text) for c in found.comments.value] == [("33", "Schöne Fahrt."), ("34", "Bis bald.")]
    assert found.comments.value[1].author == "Mia"


def test_a_definition_list_with_a_shortened_class_name() -> None:
    found = read(
        ARTICLE
        + """<div class="articleCommBody"><dl><dt><span class="commLogDate"><b>ida</b> 22.12.2025, 11:21</span></dt><dd><p>At last it
  sails again.</p></dd><dt><span class="commLogDate"><b>per</b> 25.12.2025, 04:39</span></dt><dd><p>And on Sundays?</p></dd></dl></div>"""
    )
    assert [(one.author, one.text) for one in found.comments.value] == [
        ("ida", "At last it sails again."),
        ("per", "And on Sundays?"),
    ]


def test_drupal_indents_its_answers() -> None:
    found = read(
        ARTICLE
        + """<section class="comments"><div class="comment" id="comment-5"><span class="username">Jan</span>
        <div class="content"><p>Waar vertrekt hij?</p></div></div>
        <div class="indented"><div class="comment" id="comment-6"><span class="username">Els</span>
        <div class="content"><p>Aan de kade.</p></div></div></div></section>"""
    )
    assert [(c.id, c.parent_id, c.author) for c in found.comments.value] == [("5", None, "Jan"), ("6", "5", "Els")]


def test_home_made_markup_without_numbers() -> None:
    found = read(
        ARTICLE
        + """<div class="kommentare"><div class="kommentar"><span class="autor">Petra</span><span class="datum">04.05.2023</span>
        <div class="text">Na endlich.</div></div><div class="kommentar"><span class="autor">Uwe</span>
        <span class="datum">05.05.2023</span><div class="text">Wurde Zeit.</div></div></div>"""
    )
    assert [(c.author, c.date_created, c.text) for c in found.comments.value] == [
        ("Petra", "2023-05-04", "Na endlich."),
        ("Uwe", "2023-05-05", "Wurde Zeit."),
    ]


def test_a_heading_announces_what_no_class_does() -> None:
    found = read(
        ARTICLE
        + """<div><h3>Комментарии (2)</h3><ul><li><b class=name>Олег</b><p>Наконец-то!</p></li>
        <li><b class=name>Вера</b><p>Спасибо за новость.</p></li></ul></div>"""
    )
    assert [(c.author, c.text) for c in found.comments.value] == [("Олег", "Наконец-то!"), ("Вера", "Спасибо за новость.")]
    assert found.count.value == 2


def test_votes() -> None:
    found = read(
        ARTICLE
        + """<ul class="comments"><li class="comment" id="comment-1"><span class="author">Kim</span><p>Yes.</p>
        <span class="vote-up">12</span><span class="vote-down">3</span></li>
        <li class="comment" id="comment-2" data-likes="7"><span class="author">Lee</span><p>No.</p></li></ul>"""
    )
    assert [(c.upvotes, c.downvotes) for c in found.comments.value] == [(12, 3), (7, None)]


def test_a_head_line_without_class_names_tells_who_and_when() -> None:
    found = read(
        ARTICLE
        + """<div id="diskuse"><h3>Diskuse (2)</h3><div class="p" id="prispevek-501"><span class="kdo">Jarmila K.</span>
        <span class="kdy">12. 2. 2026 8:01</span> <span class="palce"><img src="p.gif" alt="+">14 <img src="m.gif" alt="−">0</span>
        <p>Kukačka už zase kuká!</p></div><div class="p" id="prispevek-502"><span class="kdo">pěšák</span>
        <span class="kdy">12. 2. 2026 8:33</span><p>A digitálky taky spraví?</p></div></div>"""
    )
    first, second = found.comments.value
    assert (first.id, first.author, first.text, first.upvotes, first.downvotes) == (
        "501",
        "Jarmila K.",
        "Kukačka už zase kuká!",
        14,
        0,
    )
    assert (second.id, second.author, second.text) == ("502", "pěšák", "A digitálky taky spraví?")


def test_numbers_alone_mark_comments_in_an_area_and_votes_may_be_a_balance() -> None:
    found = read(
        ARTICLE
        + """<div class="comments"><div class="c" id="comm88"><div><b>Тамара</b> <i>02.04.2026 15:10</i>
        <span class="rating">+24 / -0</span></div><div>Я помню эту ветку!</div>
        <div class="c" id="comm89"><div><b>Мотя</b> <i>02.04.2026 16:58</i> <span class="rating">+19 / -1</span></div>
        <div>Зимой будет снег.</div></div></div></div>"""
    )
    assert [(c.id, c.parent_id, c.author, c.text, c.upvotes, c.downvotes) for c in found.comments.value] == [
        ("88", None, "Тамара", "Я помню эту ветку!", 24, 0),
        ("89", "88", "Мотя", "Зимой будет снег.", 19, 1),
    ]


def test_votes_of_two_kinds_in_one_box_are_not_one_number() -> None:
    found = read(
        ARTICLE
        + """<div class="talkbacks"><div class="talkback" data-talkback-id="15"><span class="name">Nechama</span>
        <span class="tdate">14.05.26, 09:20</span><div class="talkbackText">Thank you.</div>
        <div class="likes"><span class="like">88</span><span class="dislike">1</span></div></div></div>"""
    )
    assert [(c.id, c.upvotes, c.downvotes) for c in found.comments.value] == [("15", 88, 1)]


def test_reviews_inside_an_element_called_comments() -> None:
    review = """<blockquote><div><small>{} am 8.6.2020</small></div><p class="comment">{}</p></blockquote>"""
    found = read(
        ARTICLE
        + '<div class="comments" id="comments"><h2>Kundenbewertungen</h2><div class="votes"><div class="page">'
        + review.format("Georg N.", "Alles bestens.")
        + review.format("stefanie", "Sieht gut aus.")
        + "</div></div></div>"
    )
    assert [(c.author, c.date_created, c.text) for c in found.comments.value] == [
        ("Georg N.", "2020-06-08", "Alles bestens."),
        ("stefanie", "2020-06-08", "Sieht gut aus."),
    ]


def test_reviews_that_a_shop_numbers() -> None:
    review = (
        """<div class="rev" data-review-id="{}"><span class="rev__author">{}</span><div class="rev__body"><p>{}</p></div></div>"""
    )
    found = read(ARTICLE + "<div>" + review.format("a1", "D.E.", "Bester Kaffee.") + review.format("b2", "A.", "Gut.") + "</div>")
    assert [(c.id, c.author, c.text) for c in found.comments.value] == [("a1", "D.E.", "Bester Kaffee."), ("b2", "A.", "Gut.")]


def test_a_link_from_another_site_is_a_comment_where_it_quotes() -> None:
    ping = """<li class="pingback" id="comment-{}"><cite class="fn"><a href="https://e.example/">The Quay Blog</a></cite>
    <div class="comment-content"><p>{}</p></div></li>"""
    found = read(
        ARTICLE
        + '<ol class="commentlist">'
        + ping.format(7, "")
        + ping.format(8, "[…] as the paper says, the ferry sails from Monday […]")
        + "</ol>"
    )
    assert [(c.id, c.author, c.text) for c in found.comments.value] == [
        ("8", "The Quay Blog", "[…] as the paper says, the ferry sails from Monday […]")
    ]


def test_declared_identifiers_stay_whole() -> None:
    found = read(
        ARTICLE
        + """<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><div itemprop="identifier">c-77</div>
        <div itemprop="author">Armelle</div><div itemprop="text">Enfin !</div></div>
        <div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><div itemprop="identifier">c-78</div>
        <div itemprop="parentItem" itemscope itemtype="https://schema.org/Comment"><div itemprop="identifier">c-77</div></div>
        <div itemprop="author">Loïc</div><div itemprop="text">Oui.</div></div>"""
    )
    assert [(c.id, c.parent_id) for c in found.comments.value] == [("c-77", None), ("c-78", "c-77")]


def test_a_discussion_in_a_study_is_no_discussion_of_readers() -> None:
    found = read(
        ARTICLE
        + """<div><h2>Discussion</h2><p>Measured on 12/03/2019, ferries were slower than expected by their owners.</p>
        <p>Measured on 14/03/2019, they were faster than anybody on the islands had ever seen.</p></div>"""
    )
    assert found.comments.value == ()
    assert found.nodes == ()


def test_json_ld_fills_what_the_page_hides() -> None:
    found = read(
        """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry", "commentCount": 41, "comment": [
        {"@type": "Comment", "text": "Great news for us all.", "dateCreated": "2023-05-04T18:20:00Z", "upvoteCount": 4,
         "author": {"@type": "Person", "name": "Ann Smith"}}]}</script>"""
        + ARTICLE
    )
    (comment,) = found.comments.value
    assert (comment.author, comment.date_created, comment.upvotes) == ("Ann Smith", "2023-05-04T18:20:00+00:00", 4)
    assert found.count.value == 41
    assert found.nodes == ()


def test_microdata_and_markup_are_one_comment() -> None:
    found = read(
        ARTICLE
        + """<div id="comments"><div class="comment" itemprop="comment" itemscope itemtype="https://schema.org/Comment">
        <span itemprop="author">Ana</span><meta itemprop="upvoteCount" content="5"><meta itemprop="downvoteCount" content="2">
        <meta itemprop="dateCreated" content="2022-01-02T03:04:05+01:00"><div itemprop="text">Muito bom.</div></div></div>"""
    )
    (comment,) = found.comments.value
    assert (comment.author, comment.text, comment.upvotes, comment.downvotes) == ("Ana", "Muito bom.", 5, 2)
    assert comment.date_created == "2022-01-02T03:04:05+01:00"


@pytest.mark.parametrize(
    "html",
    [
        f'<body class="comments-open has-comments"><div id="content" class="comments">{ARTICLE}</div>',
        ARTICLE
        + '<ul class="recent-comments"><li class="comment"><span class=author>Jo</span> on <a href="/a">Ferries of old</a></li></ul>',
        ARTICLE + '<div class="comments"><a href="/x">Comments are closed.</a></div>',
        '<article class="kommentar"><h1>Kommentar: Genug gewartet</h1><span class="autor">Eva Lang</span><p>' + "Text. " * 90,
        '<nav><ul><li class="kommentar"><a href="/meinung">Kommentare</a></li></ul></nav>' + ARTICLE,
        '<div class="comment"><span class=author>Jo</span><p>Before the headline.</p></div>' + ARTICLE,
    ],
)
def test_no_comments(html: str) -> None:
    found = read(html)
    assert found.comments.value == ()
    assert "ferry sails again" not in node_text(found)
    assert "Text. Text." not in node_text(found)


def test_an_element_with_the_article_in_it_is_never_comments_only() -> None:
    story = "<p>" + "The harbour was full of people who had waited for hours. " * 30 + "</p>"
    found = read(
        f"""<h1>Ferry</h1><div class="comments-wrapper">{story}<ol class="commentlist"><li class="comment" id="comment-1">
        <cite>Bo</cite><p>Hello.</p></li></ol></div>"""
    )
    assert [c.text for c in found.comments.value] == ["Hello."]
    assert "harbour" not in node_text(found)
    assert "Hello." in node_text(found)


def test_a_forum_thread_keeps_its_posts() -> None:
    found = read(
        """<meta name="generator" content="Discourse 3.1"><h1>Which ferry?</h1><div id="comments" class="comments">
        <div class="comment" id="comment-1"><span class="author">Bo</span><p>The blue one.</p></div></div>"""
    )
    assert [c.text for c in found.comments.value] == ["The blue one."]
    assert found.nodes == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("5 Kommentare", 5),
        ("Comments (12)", 12),
        ("3 Responses to “Ferry”", 3),
        ("1,204 comments", 1204),
        ("One thought on “Ferry”", 1),
        ("Ein Kommentar", 1),
        ("Keine Kommentare", 0),
        ("12 комментариев", 12),
        ("Komentarze: 8", 8),
        ("评论 17", 17),
        ("Leave a reply", None),
        ("2023 in pictures", None),
        ("Kommentare", None),
    ],
)
def test_counts_in_headings(text: str, count: int | None) -> None:
    assert count_in(text) == count


@pytest.mark.parametrize("text", ["Kommentare", "Leave a Reply", "5 comentarios", "Réagissez à cet article", "Dodaj komentarz"])
def test_headings_of_comments(text: str) -> None:
    assert is_comments_heading(text)


@pytest.mark.parametrize(
    "text", ["Commentary on the budget", "Ferry returns", "What they said", "", "The comments that cost him his job"]
)
def test_other_headings(text: str) -> None:
    assert not is_comments_heading(text)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ida Holm says:", "Ida Holm"),
        ("Ida Holm sagt:", "Ida Holm"),
        ("Jean Petit a dit :", "Jean Petit"),
        ("Posted by Ida Holm", "Ida Holm"),
        ("Mirko — 17.07.2011 @ 13:04", "Mirko"),
        ("Олег пишет:", "Олег"),
        ("says:", None),
        ("#3", None),
        ("", None),
    ],
)
def test_names(line: str, name: str | None) -> None:
    assert clean_author(line) == name


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("comment-2812", "2812"),
        ("li-comment-7", "7"),
        ("c9912", "9912"),
        ("wc-comm-55_47", "55"),
        ("comments-12", None),
        ("content", None),
    ],
)
def test_numbers(name: str, number: str | None) -> None:
    assert number_in(name) == number


def test_what_the_structure_says_against_a_counter_left_at_nought() -> None:
    html = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "F", "commentCount": 0}</script>' + WORDPRESS
    found = read(html.replace("Zwei Gedanken", "2 Kommentare"))
    assert found.count.value == 2
    assert any("nought" in candidate.why for candidate in found.count.candidates)


MARKUP = st.sampled_from(
    [
        "<div class=comment>",
        "<li id=comment-1>",
        "<ol class=commentlist>",
        "</div>",
        "</ol>",
        "<dl id=comments><dt>",
        "<dd>",
        "<cite>",
        "5 comments",
        "<h3>",
        "Kommentare (9999999999999)",
        "<time datetime=x>",
        "<p>",
        "text",
        "<h1>t</h1>",
        "<span class=likes>٣</span>",
        "</li>",
        "<form>",
    ]
)


@given(st.lists(MARKUP, max_size=40).map("".join))
def test_any_markup_is_read(html: str) -> None:
    found = read(html)
    assert all(comment.text for comment in found.comments.value)
    rows = [node.row for node in found.nodes]
    assert rows == sorted(rows)


def test_hostile_sizes_are_bounded() -> None:
    found = read(ARTICLE + '<ol class="commentlist">' + '<li class="comment" id="comment-1"><cite>A</cite><p>x' * 3000)
    assert len(found.comments.value) <= 5000
    deep = read(ARTICLE + "".join(f'<div class="comment" id="comment-{i}"><cite>A</cite><p>x</p>' for i in range(400)))
    assert len(deep.comments.value) <= 400


@pytest.mark.parametrize(
    "html",
    [
        '<div class="comment" id="comment-1"><cite>A</cite><p>x</p></div>' * 6000,
        '<div class="comments">' * 300 + "<b class=comment>word word</b> text that is long enough to be no comment " * 3000,
        "<h3>Comments 5</h3><p>x</p>" * 3000,
        '<div class="comment" id="comment-1"><cite>A</cite>' + '<span class=author>x</span><p class="text">words</p>' * 6000,
    ],
)
def test_hostile_pages_take_no_longer_than_their_size(html: str) -> None:
    found = read(ARTICLE + html)
    assert len(found.comments.value) <= 5000


@pytest.mark.parametrize(
    ("url", "thread"),
    [
        ("https://www.example.org/threads/winter-ferries.2301/", True),
        ("https://example.org/forum/viewtopic.php?f=20&t=48", True),
        ("https://www.example.com/r/ferries/comments/1rl4mew/title", True),
        ("https://bbs.example.org/viewtopic.php?id=309936", True),
        ("https://forum.example.org/beginners/1488296-will-it-sail", True),
        ("https://example.org/discussions/topic/starting-projects", True),
        ("https://forum.example.org/", False),
        ("https://example.org/news/2024/01/09/threads-of-wool", False),
        ("https://example.org/topic/ferries", False),
        ("https://community.example.org/news/ferry-sails", False),
    ],
)
def test_a_thread_by_its_address(url: str, thread: bool) -> None:
    assert is_forum(gather(open_page(b"<h1>Ferry</h1>", url, None))) is thread


def test_comments_that_only_a_numbered_line_tells() -> None:
    one = "<div><h3>#1 Kommentar von <img src=m.gif> Anna</h3>26. M&auml;rz 2004, 16:19<p>Danke f&uuml;r die F&auml;hre, endlich wieder.</p></div>"
    two = (
        "<table><tr><td><div>#2 von <b>Karl P</b> <i>29.12.2010 - 22:40</i></div></td></tr>"
        "<tr><td><table><tr><td><hr><div>ich werde wohl auch mitfahren</div></td></tr></table></td></tr></table>"
    )
    found = read(f"<meta charset=utf-8><div><h1>Die Fähre fährt wieder</h1><p>Sie fährt.</p></div><div>{one}{two}</div>")
    assert [(c.author, c.text) for c in found.comments.value] == [
        ("Anna", "Danke für die Fähre, endlich wieder."),
        ("Karl P", "ich werde wohl auch mitfahren"),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ida Holm Posted August 26", "Ida Holm"),
        ("Ida Holm Discussion starter", "Ida Holm"),
        ("#3 Kommentar von Ida Holm", "Ida Holm"),
        ("by Di Marco", "Di Marco"),
    ],
)
def test_names_without_what_stands_around_them(line: str, name: str) -> None:
    assert clean_author(line) == name


def test_somebody_said_is_head_enough() -> None:
    def one(name: str, text: str) -> str:
        head = f"<table><tr><td><p><b>{name}</b><br>said</p></td></tr></table>"
        return f"<div class=divider>{head}<table><tr><td id=fontUp>{text}<br></td></tr></table></div><div class=clear></div>"

    long = "I took the last ferry, and it was the best hour of the winter: the captain sang, the goat slept. " * 3
    found = read(
        f"<div><h1>The ferry</h1><p>It sails.</p></div><div class=commentDiv>{one('Ida', long)}{one('Jo', long[5:])}</div>"
    )
    assert [(c.author, c.text) for c in found.comments.value] == [("Ida", long.strip()), ("Jo", long[5:].strip())]
    assert found.nodes
