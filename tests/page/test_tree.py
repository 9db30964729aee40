"""The page's tree: rows, views and the limits that keep hostile pages cheap."""

from __future__ import annotations

import gc
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.page import Node, Tree, words
from broadsheet.page._tree import hash_word, parse


def tree(html: str) -> Tree:
    return parse(html.encode("utf-8", "replace"))


def by_xpath(root: Node, xpath: str) -> Node:
    """The node that an XPath of the kind we write leads to."""
    node = root
    for step in xpath.strip("/").split("/"):
        name, place = re.fullmatch(r"(.+?)(?:\[(\d+)\])?", step).groups()  # type: ignore[union-attr]
        tag = "#text" if name == "text()" else name
        node = [child for child in node.children if child.tag == tag][int(place or 1) - 1]
    return node


def test_a_page_has_html_head_and_body_whether_written_or_not() -> None:
    root = tree("Snow fell.").root
    assert root.tag == "#document"
    assert [node.tag for node in root.all()] == ["html", "head", "body"]
    assert root.text == "Snow fell."
    assert root.parent is None


def test_nodes_know_their_place() -> None:
    t = tree("<main><p id=one>a</p>\n<p id=two>b<b>c</b></p><hr></main>")
    one, two = t.all("p")
    assert (one.next, two.previous) == (two, one)
    assert two.next == t.root.first("hr")
    assert one.previous is None
    assert [node.tag for node in two.ancestors] == ["main", "body", "html", "#document"]
    assert [node.tag for node in two.parent.children] == ["p", "#text", "p", "hr"]  # type: ignore[union-attr]
    assert [node.tag for node in two.parent.elements] == ["p", "p", "hr"]  # type: ignore[union-attr]
    assert two.contains(t.all("b")[0])
    assert not one.contains(two)
    assert t.node(two.row) == two
    assert hash(t.node(two.row)) == hash(two)
    assert two.depth == 4


@pytest.mark.parametrize("row", [-1, 10**6])
def test_a_row_outside_the_tree_is_an_index_error(row: int) -> None:
    with pytest.raises(IndexError):
        tree("").node(row)


def test_attributes() -> None:
    img = tree('<img SRC="a.jpg" alt="Fish &amp; chips" data-my-own=1 hidden>').root.first("img")
    assert img is not None
    assert img.attributes == {"src": "a.jpg", "alt": "Fish & chips", "data-my-own": "1", "hidden": ""}
    assert (img.get("alt"), img.get("data-my-own"), img.get("hidden"), img.get("title")) == ("Fish & chips", "1", "", None)
    assert img.get("title", "none") == "none"


def test_searches_are_in_document_order() -> None:
    t = tree("<h1>a</h1><section><h2>b</h2><my-card x-size=3>c</my-card></section><h2>d</h2>")
    assert [node.text for node in t.all("h2", "h1")] == ["a", "b", "d"]
    assert [node.text for node in t.all("my-card", "nosuch")] == ["c"]
    assert [node.text for node in t.having("x-size", "href")] == ["c"]
    section = t.root.first("section")
    assert section is not None
    assert [node.text for node in section.all("h2")] == ["b"]
    assert section.first("h1") is None


def test_searches_can_begin_at_a_row_and_count() -> None:
    t = tree("<p>a</p><div><p>b</p></div><x-own>c</x-own>")
    second = t.all("p")[1]
    assert [node.text for node in t.all("p", first=second.row)] == ["b"]
    assert [node.text for node in t.all("p", "x-own", first=second.row + 1)] == ["c"]
    assert second not in t.all("p", end=second.row)
    assert second in t.all("p", end=second.row + 1)
    assert (t.count_of("p"), t.count_of("p", "x-own"), t.count_of("table")) == (2, 3, 0)
    assert t.root.first("table") is None
    assert t.root.first("x-own", "div") == second.parent


def test_the_closest_of_some_tags_may_be_the_node_itself() -> None:
    t = tree("<section><div><p>a</p></div></section>")
    p = t.all("p")[0]
    assert p.closest("p", "section") == p
    assert p.closest("section") == t.all("section")[0]
    assert p.closest("table") is None


def test_only_what_a_reader_sees_is_said() -> None:
    t = tree("<a href='#1'>one</a><script>'#2'</script><p>No. #3</p>")
    assert (t.says("#3"), t.says("#2"), t.says("#1")) == (True, False, False)
    assert not any(t.says("#3", row, row + 1) and t.node(row).tag != "#text" for row in range(t.count))
    assert any(t.says("#3", row, row + 1) for row in range(t.count))


def test_lists_of_words_are_joined_and_parted() -> None:
    t = tree("<p class=lead>a</p><p class=by-line>b</p><p class=other>c</p>")
    both = words("lead") | words("by-line")
    assert [node.text for node in t.worded(both)] == ["a", "b"]
    assert [node.text for node in t.root.worded(both - words("lead"))] == ["b"]
    assert t.worded(words("")) == []


@pytest.mark.parametrize(
    ("attribute", "found"),
    [
        ("class=articleBody", "articlebody article body"),
        ("class='post-content__main x'", "post content main post-content__main x"),
        ("id=story_12-text", "story text story_12-text"),
        ("itemprop=datePublished", "datepublished date published"),
        ("data-testid=Byline", "byline"),
        ("role=main", "main"),
        ("class=новости-дня", "новости дня новости-дня"),
    ],
)
def test_class_words_and_their_pieces(attribute: str, found: str) -> None:
    t = tree(f"<div {attribute}>a</div>")
    for word in found.split():
        assert [node.text for node in t.worded(words(word))] == ["a"], word
    div = t.root.first("div")
    assert div is not None
    assert div.has_word(words(found.split()[0]))
    assert not div.has_word(words("sidebar"))


def test_text_is_what_a_reader_sees() -> None:
    html = "<div>Rus\u00adsia\u200b.<script>x</script><style>y</style> &nbsp;\n Next<p>One <b>two</b>\tthree<br>four</div><template>t</template>"
    root = tree(html).root
    assert root.lines == "Russia. Next\nOne two three\nfour"
    assert root.text == "Russia. Next One two three four"
    assert tree("<script>a &amp;\n b</script>").root.first("script").raw == "a &amp;\n b"  # type: ignore[union-attr]
    assert tree("<p>a\u3000b\u2003c</p>").root.text == "a b c"


def test_comments_and_instructions_are_no_text() -> None:
    assert tree("<p>a<!-- b --><?php c ?><![CDATA[d]]>e</p>").root.text == "ae"


def test_xpath_leads_back() -> None:
    t = tree("<div><p>a<p>b <i>c</i> d</div><div>e</div>")
    assert [node.xpath for node in t.all("p")] == ["/html/body/div[1]/p[1]", "/html/body/div[1]/p[2]"]
    text = t.all("p")[1].children[-1]
    assert text.xpath == "/html/body/div[1]/p[2]/text()[2]"
    assert repr(t.all("i")[0]) == "<i /html/body/div[1]/p[2]/i>"


def test_a_node_keeps_its_tree() -> None:
    node = tree("<p>still here</p>").root.first("p")
    gc.collect()
    assert node is not None
    assert node.text == "still here"


def test_deep_nesting_keeps_its_text() -> None:
    t = tree("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after</p>")
    assert t.thinned is not None
    assert t.cut is None
    assert max(node.depth for node in t.root.all()) < 520
    assert t.root.lines == "deep\nafter"


def test_unclosed_formatting_does_not_multiply_the_page() -> None:
    t = tree("".join(f"<p><b class=c{i}><i>word" for i in range(3000)))
    assert t.count < 1_000_000
    assert t.root.text.count("word") == 3000


def test_many_attributes_keep_the_first() -> None:
    div = tree("<div id=first " + " ".join(f"a{i}=1" for i in range(5000)) + ">text</div>").root.first("div")
    assert div is not None
    assert 200 < len(div.attributes) <= 256
    assert (div.get("id"), div.text) == ("first", "text")


@pytest.mark.parametrize(
    "html", ["", "<", "</", "<!--", "<!doctype", "<a href='", "<p <p <p", "&", "&#x;", "\ufffe", "<svg><p>", "<table><td><table>"]
)
def test_broken_markup_is_a_tree(html: str) -> None:
    t = tree(html)
    assert t.root.end == t.count
    assert "body" in [node.tag for node in t.root.all()]


PIECES = st.sampled_from(
    "<div> </div> <p> </p> <b> </b> <i> <a href=x> </a> <table> <tr> <td> </table> <ul> <li> </ul> <h1> </h1> <br> <svg> </svg>"
    " <math> <select> <option> </select> <form> </form> <script> </script> <!-- --> <template> </template> <x-y a=1>"
    " <frameset> <noscript> </noscript> <textarea> </textarea> <title> </title> word &amp; &#0; \u00ad 字".split(" ")
)


@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_rows_form_a_tree(html: str) -> None:
    t = tree(html)
    assert t.root.end == t.count
    for row in range(1, t.count):
        node = t.node(row)
        parent = node.parent
        assert parent is not None
        assert parent.row < row < node.end <= parent.end
        assert parent in node.ancestors
        assert node.depth == parent.depth + 1
        assert by_xpath(t.root, node.xpath) == node


@given(st.binary(max_size=400).map(lambda raw: raw.decode("utf-8", "replace").encode()))
def test_any_text_is_a_tree(html: bytes) -> None:
    t = parse(html)
    assert "\n" not in t.root.text
    assert all(node.tag == node.tag.lower() or "\ufffd" in node.tag for node in t.root.all()) or not html.isascii()


@given(
    st.lists(
        st.sampled_from(["<p class=a>", "</p>", "<div class='b a-b'>", "</div>", "<x-y id=c href=/>", "</x-y>", "<br>", "t"]),
        max_size=400,
    )
)
def test_what_is_looked_up_is_what_a_walk_finds(pieces: list[str]) -> None:
    page = tree("".join(pieces))
    sought = words("a b c nowhere")
    for at in (0, page.count // 3, page.count // 2):
        node = page.node(at)
        inside = [page.node(row) for row in range(node.row + 1, node.end)]
        assert node.worded(sought) == [one for one in inside if one.has_word(sought)]
        assert node.all("p", "x-y", "nowhere") == [one for one in inside if one.tag in ("p", "x-y")]
        assert node.having("href", "class", "nowhere") == [one for one in inside if {"href", "class"} & one.attributes.keys()]


def test_words_that_a_page_has_by_the_thousand_are_found() -> None:
    page = tree("<b class='a b'>x</b>" * 5000)
    assert len(page.worded(words("a b c"))) == len(page.root.worded(words("b"))) == 5000


def test_texts_between_rows() -> None:
    page = tree("<p>one  two<script>no</script><b> </b><i>three</i></p>")
    assert [text for _, text in page.texts(0, page.count, "script")] == ["one two", "three"]
    assert [text for _, text in page.texts(0, page.count + 9)] == ["one two", "no", "three"]
    assert page.texts(page.count, 0) == []


def test_a_name_that_falls_into_the_slot_of_another_is_no_such_element() -> None:
    def slot(name: str) -> int:
        return hash_word(name) % 1712

    name = next(name for i in range(99_999) if slot(name := f"x{i}") == slot("script"))
    t = tree(f"<{name}>" + "<div>" * 5000 + "deep")
    assert t.thinned is not None
    assert t.root.text == "deep"


@pytest.mark.parametrize("page", ["<p>" + "ä" * 4_000_000, "<i>a</i>" * 800_000, "<p>a b c d e f g h i j k l m n</p>" * 240_000])
def test_a_page_beyond_all_pages_is_cut_and_says_so(page: str) -> None:
    t = tree(page)
    assert t.cut is not None
    assert len(t.root.text.replace(" ", "").encode()) <= 6 << 20  # spaces stand between paragraphs
    assert "\ufffd" not in t.root.text


@pytest.mark.parametrize("big", ["<!--{}-->", "<img src='data:{}'>", "<script>{}</script>", "<style>{}</style>"])
def test_what_is_no_text_cuts_no_page(big: str) -> None:
    t = tree("<p>before" + big.format("a" * 9_000_000) + "<p>after")
    assert t.cut is None
    assert t.root.text.replace("a" * 9_000_000, "").split() == ["before", "after"]


LONG = "if (a < b && c) { d('\u00e9 <b> &amp; <!-- ') } // " + "x" * 300


@pytest.mark.parametrize("tag", ["script", "style"])
def test_a_long_script_is_kept_as_it_stands(tag: str) -> None:
    t = tree(f"<{tag}>{LONG}1</{tag}><table><div><{tag}>{LONG}2</{tag}></div><tr><td><{tag}>{LONG}3</{tag}></table><p>Snow")
    assert [node.raw for node in t.all(tag)] == [f"{LONG}{i}" for i in (1, 2, 3)]
    assert t.root.text == "Snow"


@pytest.mark.parametrize(
    "html",
    [
        "<script>@</script>",
        "<template><script>@</script></template><script>@</script>",
        "<!-- a --!><template><!-- --><script>@</script></template><script>@</script>",
        "<svg><script>@<i>a</i></script><style>@&amp;</style></svg><style>@&amp;</style>",
        "<!-- a --!><svg><!-- --><script>@<i>a</i></script></svg><script>@&amp;</script>",
        "<!a <script>@</script><script>@</script>",
        "<title><script></title><script>@</script>",
        "<select><style>@</style></select><style>@</style>",
        "<script>@</scripted></script>",
        "<script><!-- <script> @</script> --></script><p>a",
        "<script><!-- @ --></script><p>a",
        "<script>@\r\n1\r2</script>",
        "<script>@",
    ],
)
def test_a_long_script_is_parsed_as_a_short_one(html: str) -> None:
    def outline(script: str) -> list[tuple[str, int, str]]:
        return [(node.tag, node.depth, node.raw.replace(script, "@")) for node in tree(html.replace("@", script)).root.all()]

    assert outline("if (a < b) " + "x" * 300) == outline("if (a < b) x")


Outline = list[tuple[str, int, list[tuple[str, str]]]]


def outline(html: str) -> Outline:
    return [(node.tag, node.depth, list(node.attributes.items())) for node in tree(html).root.all()]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('class="a b"', {"class": "a b"}),
        ("class='a' ID=c hidden", {"class": "a", "id": "c", "hidden": ""}),
        ("data-A = b / class\n=\n'c'", {"data-a": "b", "class": "c"}),
        ("href=/a/b/ title='a>b<c'", {"href": "/a/b/", "title": "a>b<c"}),
        ("id=a id=b ID=c", {"id": "a"}),
        ("title='Fish &amp; &quot;chips&quot; &#39;&#x27;&#038;&lt;&gt;&#34;'", {"title": 'Fish & "chips" \'\'&<>"'}),
        ("href='?a=1&b=2&copy=3&amp;d' title='a & b'", {"href": "?a=1&b=2&copy=3&d", "title": "a & b"}),
        ("href='?a=1&copy&b' title='&eacute;&#233;&amp'", {"href": "?a=1\u00a9&b", "title": "\u00e9\u00e9&"}),
        ("title='a\r\nb'", {"title": "a\nb"}),
        ("title='' id=", {"title": "", "id": ""}),
        ("=a class=b 'c", {"=a": "", "class": "b", "'c": ""}),
        ("\u00e9=a class=b", {"\u00e9": "a", "class": "b"}),
    ],
)
@pytest.mark.parametrize("tag", ["p", "a", "x-y", "b", "html", "option"])
def test_attributes_are_read_as_a_parser_reads_them(tag: str, written: str, read: dict[str, str]) -> None:
    node = tree(f"<{tag} {written}>").root.first(tag)
    assert node is not None
    assert node.attributes == read
    assert node.has_word(words("b")) == ("b" in read.get("class", "").split())


@pytest.mark.parametrize(
    "html",
    [
        "<p @>a<p @>b",
        "<!-- a --!><p @><!-- --><p @>",
        "<!a <p @><p @>",
        "</ <p @><p @>",
        "<title><p @></title><p @>",
        "<svg><title><p @></title><path @/><style><b @></style></svg><p @>",
        "<svg viewBox=a @><path pathlength=a @/><desc><p @></desc></svg><p @>",
        "<svg></math><path pathlength=a @/><p @>",
        "<svg><![CDATA[<p @>]]></svg><p @>",
        "<math><annotation-xml encoding='text/html' @><p @>",
        "<template @><p @></template><p @>",
        "<body @><body id=a @><html lang=a @><p @>",
        "<a @>a<p>b<a @>c</p>d",
        "<p><b @><b @><b @><b @>a<p>b",
        "<table><input type=hidden @><input @><tr @><td @>a<p @></table>",
        "<select @><p @><option selected @>a<option @></select>",
        "<form @><form @></form><p @>",
        "<plaintext @><p @>",
        "<p @><p @",
    ],
)
@pytest.mark.parametrize("value", ["a", "a ? &amp;b", "along " * 20])
def test_a_tag_that_the_parser_is_spared_is_as_one_that_it_reads(html: str, value: str) -> None:
    assert outline(html.replace("@", f'title="{value}"')) == outline(html.replace("@", f'title="&#97;{value[1:]}"'))


TAGS = st.sampled_from(
    "<a @> </a> <p @> </p> <b @> </b> <div @> </div> <table @> <tr @> <td @> </table> <svg @> <path @/> </svg> <select @> <option @> </select>"
    " <form @> <input @> <template @> </template> <title @> </title> <textarea @> </textarea> <!-- --> <!-- <!a </ word".split(
        " "
    )
)


@given(st.lists(TAGS, max_size=40).map(" ".join))
def test_any_page_is_as_if_the_parser_read_it_all(html: str) -> None:
    assert outline(html.replace("@", 'title="a"')) == outline(html.replace("@", 'title="&#97;"'))
