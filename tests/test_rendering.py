"""Text, Markdown and HTML of the same blocks."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import markdown_it
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet import rendering
from broadsheet.record import (
    Article,
    Author,
    Block,
    Code,
    Embed,
    Entry,
    Heading,
    Image,
    ImageBlock,
    ListBlock,
    Paragraph,
    Quote,
    Separator,
    Table,
)
from broadsheet.rendering.inline import from_html

# --- text -----------------------------------------------------------------------------------------------------------------


def test_text_has_a_blank_line_between_blocks_and_a_line_for_each_item_and_row():
    blocks = (
        Heading(level=2, text="Das Wetter"),
        Paragraph(text="Es regnet.", html="Es <em>regnet</em>."),
        ListBlock(ordered=True, items=("eins", "zwei\ndrei", " ")),
        Table(header=("Ort", "mm"), rows=(("Ulm", "12"), ("", ""), ("Köln", "3"))),
        Separator(),
        ImageBlock(index=0),
        Embed(provider="x", url="https://x.example/1", text="a post"),
        Code(text="\nif a:\n\n    b()\n"),
        Quote(text="Nein.", cite="Bürgermeisterin"),
    )
    assert rendering.text(blocks) == (
        "Das Wetter\n\nEs regnet.\n\neins\nzwei drei\n\nOrt | mm\nUlm | 12\nKöln | 3\n\nif a:\n    b()\n\nNein."
    )


def test_text_of_a_live_blog_entry_is_its_headline_and_its_blocks():
    entry = Entry(headline="14:02 Goal", date="2024-05-01T14:02:00Z", blocks=(Paragraph(text="One nil.", html=""), Separator()))
    assert rendering.text((entry, Entry())) == "14:02 Goal\n\nOne nil."


@pytest.mark.parametrize("hole", ["a\n\nb", "a\n \t\nb", "a\r\n\r\nb", "a\n\u00a0\n\u2028b", "\n\na\nb\n\n"])
def test_no_blank_line_inside_a_block(hole):
    for block in (Paragraph(text=hole, html=""), Quote(text=hole), Heading(level=1, text=hole), Code(text=hole)):
        assert re.split(r"\s*\n\s*", rendering.text((block,))) == ["a", "b"]


# --- Markdown -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. Platz für Ulm", "1\\. Platz für Ulm"),
        ("1986. A year", "1986\\. A year"),
        ("12) Nein", "12\\) Nein"),
        ("1.5 million", "1.5 million"),
        ("# 7", "\\# 7"),
        ("#hashtag", "#hashtag"),
        ("- said he", "\\- said he"),
        ("-5 degrees", "-5 degrees"),
        ("+ plus", "\\+ plus"),
        ("---", "\\---"),
        ("Title\n===", "Title\\\n\\==="),
        ("a | b\n:-- | --", "a | b\\\n\\:-- | --"),
        ("*stars* and _lines_", "\\*stars\\* and \\_lines\\_"),
        ("[1] <b> `x` ~~y~~ \\", "\\[1\\] \\<b\\> \\`x\\` \\~\\~y\\~\\~ \\\\"),
        ("AT&amp;T & Co", "AT\\&amp;T & Co"),
        ("> quoted", "\\> quoted"),
    ],
)
def test_plain_text_stays_plain(text, markdown):
    assert rendering.markdown((Paragraph(text=text, html=""),)) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<strong>bold </strong>text", "**bold** text"),
        ("a<em> b</em>", "a *b*"),
        ("<b>b</b> <i>i</i>", "**b** *i*"),
        ("今天<strong>重要</strong>新闻", "今天**重要**新闻"),
        ("今天<strong>“重要”</strong>新闻", "今天<strong>“重要”</strong>新闻"),
        ("<em>a</em><em>b</em>", "<em>a</em><em>b</em>"),
        ("H<sub>2</sub>O, m<sup>2</sup>", "H<sub>2</sub>O, m<sup>2</sup>"),
        ("use <code>a`b</code>", "use ``a`b``"),
        ('<a href="https://e.example/a_(b)">link</a>', "[link](https://e.example/a_\\(b\\))"),
        ('Wow!<a href="/x">y</a>', "Wow\\![y](/x)"),
        ('<a href="https://e.example/?a=1&amp;copy;">z</a>', "[z](https://e.example/?a=1&amp;copy;)"),
        ('<a href="https://e.example/a b">z</a>', "[z](https://e.example/a%20b)"),
        ('<a href="java\nscript:alert(1)">x</a>', "x"),
        ('<a href="data:text/html,x">x</a>', "x"),
        ("one<br>two<br/>", "one\\\ntwo"),
        ("1<br>- 2", "1\\\n\\- 2"),
        ("<em> </em><strong></strong>", ""),
        ("5 &lt; 6 &amp;amp; 7", "5 \\< 6 \\&amp; 7"),
        ("</p></em>stray", "stray"),
        ("<strong>open", "**open**"),
        ("<span class=x>in</span>side", "inside"),
    ],
)
def test_inline_markup(html, markdown):
    assert rendering.markdown((Paragraph(text="-", html=html),)) == markdown


def test_markdown_of_every_block():
    picture = Image(url="https://e.example/a.jpg", alt="A dog", caption="The dog, [left]", credit="Ann Lee")
    blocks = (
        Heading(level=2, text="In C #"),
        ListBlock(ordered=False, items=("a", "# b")),
        ListBlock(ordered=False, items=("c",)),
        ListBlock(ordered=True, items=("x", "y")),
        Table(rows=(("a|b", "c"), ("d",))),
        Quote(text="One\nTwo", cite="Someone"),
        ImageBlock(index=0),
        ImageBlock(index=7),
        Embed(provider="YouTube", url="https://y.example/v"),
        Embed(provider="none"),
        Code(text="```\nx"),
        Separator(),
        Entry(headline="10:00", date="2024-05-01", blocks=(Paragraph(text="p", html=""),)),
    )
    assert rendering.markdown(blocks, (picture,)).split("\n\n") == [
        "## In C \\#",
        "- a\n- \\# b",
        "* c",
        "1. x\n2. y",
        "|  |  |\n| --- | --- |\n| a\\|b | c |\n| d |  |",
        "> One\\\n> Two\n>\n> — Someone",
        "![A dog](https://e.example/a.jpg)",
        "*The dog, \\[left\\] — Ann Lee*",
        "[YouTube](https://y.example/v)",
        "````\n```\nx\n````",
        "---",
        "### 10:00",
        "*2024-05-01*",
        "p",
    ]


_words = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n*_[]()<>`#-+=|:~!&;\\"), max_size=40
)
_run = st.tuples(st.sampled_from(["", "strong", "em", "code", "sub", "a"]), _words)


@st.composite
def _paragraphs(draw):
    runs = draw(st.lists(_run, min_size=1, max_size=5))
    text, html = "", ""
    for tag, words in runs:
        words = " ".join(words.split())
        escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        start = '<a href="https://e.example/(x)?y&amp;z">' if tag == "a" else f"<{tag}>"
        text += words
        html += f"{start}{escaped}</{tag}>" if tag else escaped
    return Paragraph(text=text, html=html)


_plain = st.builds(Paragraph, text=_words, html=st.just(""))
_simple: st.SearchStrategy[Block] = st.one_of(
    _plain,
    _paragraphs(),
    st.builds(Heading, level=st.integers(1, 6), text=_words),
    st.builds(Quote, text=_words),
    st.builds(ListBlock, ordered=st.booleans(), items=st.lists(_words, max_size=4).map(tuple)),
    st.builds(Code, text=_words),
    st.builds(Separator),
)
_blocks = st.lists(
    st.one_of(_simple, st.builds(Entry, headline=_words, blocks=st.lists(_simple, max_size=3).map(tuple))), max_size=6
).map(tuple)


def _read_back(markdown: str) -> str:
    """The text that a CommonMark parser sees, without white space, which Markdown may fold."""
    out = []
    for token in markdown_it.MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(markdown):
        if token.type in ("fence", "code_block"):
            out.append(token.content)
        assert token.type not in ("html_block", "s_open", "code_block")
        out += [child.content for child in token.children or () if child.type in ("text", "code_inline", "text_special")]
    return "".join("".join(out).split())


@settings(max_examples=400, deadline=None)
@given(_blocks)
def test_a_markdown_parser_reads_the_same_text(blocks):
    assert _read_back(rendering.markdown(blocks)) == "".join(rendering.text(blocks).split())


@settings(max_examples=200, deadline=None)
@given(_blocks)
def test_a_markdown_parser_reads_the_same_kinds_of_blocks(blocks):
    flat = [
        inner
        for block in blocks
        for inner in ((Heading(3, block.headline), *block.blocks) if isinstance(block, Entry) else (block,))
    ]
    wanted = [
        {"quote": "blockquote", "code": "fence", "separator": "hr"}.get(tag, tag)
        for block in flat
        if rendering.text((block,)) or (isinstance(block, Separator))
        for tag in (block.__struct_config__.tag,)
    ]
    names = {
        "heading_open": "heading",
        "paragraph_open": "paragraph",
        "blockquote_open": "blockquote",
        "fence": "fence",
        "hr": "hr",
    }
    names |= {"bullet_list_open": "list", "ordered_list_open": "list"}
    tokens = markdown_it.MarkdownIt("commonmark").parse(rendering.markdown(blocks))
    assert [names[token.type] for token in tokens if token.level == 0 and token.type in names] == wanted


@settings(deadline=None)
@given(st.lists(st.lists(_words, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple))
def test_tables_keep_their_cells(rows):
    table = Table(rows=rows, header=rows[0])
    text = rendering.text((table,))
    read = _read_back(rendering.markdown((table,)))
    assert read == "".join("".join("".join(cell.split()) for cell in row) for row in (rows[0], *rows))
    assert "\n\n" not in text


@given(_blocks)
def test_splitting_the_text_at_blank_lines_gives_the_blocks(blocks):
    pieces = [piece for block in blocks for piece in rendering.text((block,)).split("\n\n") if piece]
    assert rendering.text(blocks).split("\n\n") == (pieces or [""])
    assert all(line.strip() for piece in pieces for line in piece.splitlines())


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_inline_html_is_taken(html):
    from_html(html)


# --- HTML -----------------------------------------------------------------------------------------------------------------


def _article(**fields):
    return Article(**fields)


def test_html_is_one_article_with_its_header_and_figures():
    article = _article(
        headline="Haus & Hof",
        description="Kurz.",
        authors=(Author(name="Eva Maria"), Author(name="Jo", url="https://e.example/jo")),
        date_published="2024-05-01",
        date_modified="2024-05-02",
        language="de",
        images=(
            Image(url="https://e.example/lead.jpg", role="lead", width=3, caption="Vorn"),
            Image(url="https://e.example/b.jpg", alt='a "b"', credit="C"),
        ),
        blocks=(
            Heading(level=1, text="Eins"),
            Paragraph(text="x", html='<strong>x</strong> <a href="https://e.example/">y</a>'),
            ImageBlock(index=1),
        ),
    )
    html = rendering.html(article)
    assert html.startswith('<article lang="de" dir="ltr">')
    assert html.endswith("</article>")
    for part in (
        "<h1>Haus &amp; Hof</h1>",
        "<p>Kurz.</p>",
        'Eva Maria, <a href="https://e.example/jo" rel="noopener nofollow">Jo</a>',
        '<time datetime="2024-05-01">2024-05-01</time>',
        '<img src="https://e.example/lead.jpg" alt="" width="3"><figcaption>Vorn</figcaption>',
        "<h2>Eins</h2>",
        '<p><strong>x</strong> <a href="https://e.example/" rel="noopener nofollow">y</a></p>',
        '<img src="https://e.example/b.jpg" alt="a &quot;b&quot;"><figcaption>C</figcaption>',
    ):
        assert part in html


@pytest.mark.parametrize(
    ("language", "attributes"), [("ar-EG", 'lang="ar-EG" dir="rtl"'), ("fr", 'lang="fr" dir="ltr"'), (None, 'dir="auto"')]
)
def test_html_says_its_language_and_direction(language, attributes):
    assert rendering.html(_article(language=language)).startswith(f"<article {attributes}>")


_HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '"><svg onload=alert(1)>',
    "</p></article><iframe src=//evil.example></iframe>",
    "<style>*{display:none}</style>",
    '<a href="data:text/html;base64,AAAA" onclick="x()">x</a>',
    "<math><mtext></math><img src=1 onerror=alert(1)>",
]
_TAGS = frozenset(
    """a address article blockquote br cite code em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img li ol p pre section
    strong sub sup table tbody td th thead time tr ul""".split()
)


class _Dangers(HTMLParser):
    """Collects what could run: unknown tags, handlers, addresses of other schemes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.found.append(tag)
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
            if name.startswith(("on", "style", "srcdoc")) or (
                name in ("href", "src") and scheme and scheme.group() not in ("http:", "https:", "mailto:", "tel:")
            ):
                self.found.append((tag, name, value))


def _dangers(html: str) -> list[object]:
    parser = _Dangers()
    parser.feed(html)
    parser.close()
    return parser.found


def _hostile_article(text: str) -> Article:
    return _article(
        headline=text,
        description=text,
        language=text,
        authors=(Author(name=text, url=text),),
        date_published=text,
        images=(Image(url=text, alt=text, caption=text, role="lead"), Image(url=text)),
        blocks=(
            Paragraph(text=text, html=text),
            Paragraph(text=text, html=""),
            Quote(text=text, cite=text),
            ListBlock(ordered=False, items=(text,)),
            Table(rows=((text,),), header=(text,)),
            Embed(url=text, text=text),
            Code(text=text),
            ImageBlock(index=1),
            Entry(headline=text, date=text, blocks=(Heading(level=2, text=text),)),
        ),
    )


@pytest.mark.parametrize("text", _HOSTILE)
def test_hostile_pieces_leave_nothing_that_runs(text):
    html = rendering.html(_hostile_article(text))
    assert _dangers(html) == []
    assert html.count("<article") == html.count("</article>") == 1
    markdown = rendering.markdown(_hostile_article(text).blocks, _hostile_article(text).images)
    assert _dangers(markdown_it.MarkdownIt("commonmark").render(markdown)) == []


@pytest.mark.skipif("BROADSHEET_HOSTILE" not in os.environ, reason="a folder of hostile files is not at hand")
def test_a_long_list_of_hostile_payloads():
    lines = Path(os.environ["BROADSHEET_HOSTILE"], "xss", "xss-payload-list.txt").read_text("utf-8", "replace").splitlines()
    for start in range(0, len(lines), 50):
        for text in (lines[start], "\n".join(lines[start : start + 50])):
            assert _dangers(rendering.html(_hostile_article(text))) == []
