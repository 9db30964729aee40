"""Pages built to break a reader: each a function of its size, with the size that counts and a smaller one for tests.

Written from what parsers, regular expressions and extractors are known to choke on: depth, width, repetition, long runs
before a mismatch, graphs with cycles, and values of the wrong kind. `benchmarks/hostile.py` reads the full sizes,
`tests/test_hostile.py` the small ones.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass

SENTENCE = "The harbour froze over in the night, and by morning the ferries stood still between the islands. "


@dataclass(frozen=True, slots=True)
class Hostile:
    """One way to be hostile."""

    name: str
    make: Callable[[int], bytes | str]
    full: int  # size that must be read within the limits of `benchmarks/hostile.py`
    small: int  # size for the tests


def article(body: str, head: str = "", title: str = "The night the harbour froze") -> bytes:
    """A sound article around `body`, so that every field has something to find and the body something to hold."""
    page = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} - The Quay</title>{head}"
        f'<meta property="og:title" content="{title}"><meta name=author content="Ada Quill"></head><body><article class=article>'
        f"<h1>{title}</h1><p class=byline>By Ada Quill</p><time datetime=2024-01-09T06:30:00Z>9 January 2024</time>"
        f"<div class=article-body><p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p>{body}<p>{SENTENCE * 3}</p></div></article></body></html>"
    )
    return page.encode("utf-8", "replace")


def json_ld(text: str) -> bytes:
    return article("", f'<script type="application/ld+json">{text}</script>')


def news(**more: object) -> bytes:
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "The night the harbour froze", **more}
    return json_ld(json.dumps(about))


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def graph(n: int) -> bytes:
    """Every node names every other."""
    nodes = [{"@id": f"#{i}", "@type": "NewsArticle", "author": [{"@id": f"#{j}"} for j in range(n)]} for i in range(n)]
    return json_ld(json.dumps({"@context": "https://schema.org", "@graph": nodes}))


def chain(n: int) -> bytes:
    """Each node is part of the next, the last of the first."""
    nodes = [{"@id": f"#{i}", "@type": "NewsArticle", "isPartOf": {"@id": f"#{(i + 1) % n}"}} for i in range(n)]
    return json_ld(json.dumps({"@context": "https://schema.org", "@graph": nodes}))


def item_references(n: int) -> bytes:
    """Microdata scopes that refer to each other and to themselves."""
    ids = " ".join(f"i{k}" for k in range(n))
    return article(
        "".join(
            f'<div id=i{k} itemprop=author itemscope itemtype="https://schema.org/Person" itemref="{ids}">x</div>'
            for k in range(n)
        )
    )


def everywhere(bait: str) -> bytes:
    """`bait` wherever a field file looks."""
    b = bait.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    head = "".join(
        f'<meta property="{name}" content="{b}">'
        for name in (
            "og:title og:description og:image og:site_name og:url og:locale article:author article:published_time article:section"
            " article:tag"
        ).split()
    ) + "".join(
        f'<meta name="{name}" content="{b}">'
        for name in "author byl date keywords news_keywords description robots copyright parsely-author dc.date viewport".split()
    )
    fields = "headline author datePublished dateModified keywords articleSection description articleBody copyrightHolder genre inLanguage"
    ld = json.dumps({"@type": "NewsArticle", **dict.fromkeys([*fields.split(), "image", "url"], bait)}).replace("<", "\\u003c")
    head += f'<link rel=canonical href="{b}"><script type="application/ld+json">{ld}</script>'
    props = "".join(f"<span itemprop={name}>{b}</span>" for name in fields.split())
    body = (
        f"<div itemscope itemtype='https://schema.org/NewsArticle'>{props}</div>"
        f'<span class="author byline" rel=author>{b}</span><a rel=author href="{b}">{b}</a><time datetime="{b}">{b}</time><div class=date>{b}</div>'
        f'<h2>{b}</h2><p>{b}</p><p class=dek>{b}</p><figure><img src="{b}" srcset="{b}" sizes="{b}" alt="{b}" width="{b}" style="{b}">'
        f"<figcaption>{b}<span class=credit>{b}</span></figcaption></figure><blockquote>{b}<cite>{b}</cite></blockquote><ul><li>{b}</ul>"
        f"<table><caption>{b}</caption><tr><td>{b}</table><pre>{b}</pre><div class='{b[:9]}' id='{b[:9]}'>{b}</div><a rel=tag href='/'>{b}</a>"
        f"<nav class=breadcrumb><a href=/>{b}</a></nav><iframe src='{b[:999]}'></iframe>"
        f"<section class=comments id=comments><h3>{b}</h3><article class=comment id=c1><span class=author>{b}</span><time>{b}</time>"
        f"<p class=comment-text>{b}</p><span class=votes>{b}</span></article></section><footer>© {b}</footer>"
    )
    return article(body, head, b)


# Letters and short strings that patterns for bylines, dates, credits, captions, URLs and numbers repeat or branch on.
BAITS = (
    *(
        " ",
        "\u00a0",
        "\n",
        "\t ",
        '"',
        "'",
        "«",
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "|",
        "/",
        "(",
        ")",
        "[",
        "<",
        ">",
        "&",
        "%",
        "@",
        "#",
        "=",
        "_",
    ),
    *(
        "1",
        "12:",
        "1/",
        "2024-",
        "20240101",
        "1,000",
        "1.",
        "1x,",
        "1w, ",
        "00:00 ",
        "9 May ",
        "9. ",
        "a.",
        "a",
        "A",
        "Aa",
        "Aa ",
        "à",
        "字",
        "年",
        "月1",
        "ــ",
    ),
    *(
        "by ",
        "and ",
        "von ",
        " et ",
        "、",
        "・",
        "©",
        "© 2024 ",
        "(c) ",
        "Photo: ",
        "(AP) ",
        "Ada Quill, ",
        "Ada\u00ad",
        "\u200b",
        "e\u0301",
        "http://",
        "a@b.",
        "www.",
    ),
    *("-a", "a-", " -", "- ", " | ", "x\n", "&amp;", "&#", "\\", "\\u", "{", "}", "()", "\u2028", "\u202e", "😀", "\ud83d"),
)


def everywhere_after(bait: str) -> Callable[[int], bytes]:
    """A run of `bait` behind a sound beginning and before an end that fits no pattern."""
    return lambda size: everywhere("By Ada " + bait * max(1, size // len(bait)) + "!")


def many(piece: str, *, head: bool = False) -> Callable[[int], bytes]:
    """`piece` repeated, with its number in place of `@@`."""

    def make(n: int) -> bytes:
        pieces = "".join(piece.replace("@@", str(i)) for i in range(n)) if "@@" in piece else piece * n
        return article("", pieces) if head else article(pieces)

    return make


def nested(start: str, end: str = "") -> Callable[[int], bytes]:
    return lambda n: article(start * n + "core" + end * n)


LD = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour @@","url":"/@@"}</script>'
PERSON = {"@type": "Person", "name": "Ada Quill", "url": "https://quay.example/ada"}

PAGES = (
    # no page at all
    Hostile("nothing", lambda n: b"", 0, 0),
    Hostile("white space", lambda n: b" \n" * n, 5_000_000, 100_000),
    Hostile("noise", noise, 20_000_000, 300_000),
    Hostile("a PDF", lambda n: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Length 9>>stream\n" + noise(n) + b"\nendstream", 10_000_000, 200_000),
    Hostile("a PNG", lambda n: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise(n), 10_000_000, 200_000),
    Hostile("gzip, still packed", lambda n: b"\x1f\x8b\x08\0\0\0\0\0" + noise(n), 10_000_000, 200_000),
    Hostile("NUL bytes", lambda n: b"\0" * n, 50_000_000, 500_000),
    Hostile("NUL between letters", lambda n: article(SENTENCE * (n // 100)).replace(b"e", b"e\0"), 10_000_000, 200_000),
    Hostile("bytes that are no letters", lambda n: article("@").replace(b"@", b"\xff\xfe\x80\xc0" * (n // 4)), 5_000_000, 100_000),
    # encodings
    Hostile("halves of letters in text", lambda n: "<h1>\ud800</h1><p>" + "\udfff word \ud83d\ude00 " * (n // 8), 5_000_000, 100_000),
    Hostile("UTF-16", lambda n: article(SENTENCE * (n // 100)).decode().encode("utf-16"), 10_000_000, 200_000),
    Hostile("UTF-7", lambda n: b"<meta charset=utf-7>" + b"+ADw-script+AD4-" * (n // 16), 5_000_000, 100_000),
    Hostile("labelled EUC-JP, is noise", lambda n: b"<meta charset=euc-jp><p>" + noise(n), 5_000_000, 200_000),
    Hostile("metas without end", lambda n: b"\xe9<meta " * (n // 7), 5_000_000, 100_000),
    Hostile("comments without end", lambda n: b"\xe9<!-- " * (n // 6), 5_000_000, 100_000),
    # size
    Hostile("paragraphs", lambda n: article(f"<p>{SENTENCE}</p>" * (n // 105)), 50_000_000, 1_000_000),
    Hostile("one paragraph", lambda n: article(f"<p>{SENTENCE * (n // 98)}</p>"), 50_000_000, 1_000_000),
    Hostile("one word", lambda n: article(f"<p>{'a' * n}</p>"), 50_000_000, 1_000_000),
    Hostile("one attribute", lambda n: article(f"<p title='{'a ' * (n // 2)}'>x</p>"), 50_000_000, 1_000_000),
    Hostile("one class attribute", lambda n: article(f"<p class='{'a-b ' * (n // 4)}'>x</p>"), 20_000_000, 500_000),
    Hostile("one inlined picture", lambda n: article(f"<img src='data:image/png;base64,{'iVBO' * (n // 4)}'>"), 50_000_000, 1_000_000),
    Hostile("one address", lambda n: article(f"<p><a href='https://quay.example/{'a/' * (n // 2)}'>x</a> {SENTENCE}</p>"), 20_000_000, 500_000),
    Hostile("one script", lambda n: article(f"<script>{'var a=1;' * (n // 8)}</script>"), 50_000_000, 1_000_000),
    Hostile("one comment", lambda n: article(f"<!--{' - ->' * (n // 5)}-->"), 50_000_000, 1_000_000),
    Hostile("one preformatted text", lambda n: article(f"<pre>{'a  b' * (n // 5)}</pre>"), 20_000_000, 500_000),
    Hostile("one table", lambda n: article("<table>" + ("<tr>" + "<td>x" * 100) * (n // 100) + "</table>"), 1_000_000, 50_000),
    Hostile("cells that span", lambda n: article("<table>" + "<tr><td colspan=99999 rowspan=99999>x" * n + "</table>"), 50_000, 3_000),
    Hostile("entities", lambda n: article("<p>" + "&amp;&lt;&#x1F600;&nbsp;&CounterClockwiseContourIntegral;" * (n // 54)), 20_000_000, 500_000),
    Hostile(
        "entities that grow",
        lambda n: b"<!DOCTYPE html [<!ENTITY a0 'ha'>" + b"".join(b"<!ENTITY a%d '&a%d;&a%d;'>" % (i + 1, i, i) for i in range(n)) + b"]><p>&a%d;" % n,
        10_000,
        100,
    ),
    # depth
    *(
        Hostile(f"nested {start}", nested(start, end), 200_000, 8_000)
        for start, end in (
            ("<div>", "</div>"),
            ("<div>", ""),
            ("<span>", "</span>"),
            ("<b>", ""),
            ("<a href=/x>", ""),
            ("<font><p>", ""),
            ("<ul><li>", ""),
            ("<ul><li>one", "two</ul>"),
            ("<table><tr><td>", ""),
            ("<blockquote><p>x", "</blockquote>"),
            ("<section class=comment><p>x", "</section>"),
            ("<article itemscope itemtype='https://schema.org/NewsArticle' itemprop=hasPart>", "</article>"),
            ("<div typeof=NewsArticle property=hasPart>", "</div>"),
            ("<svg>", "</svg>"),
            ("<template>", "</template>"),
            ("<select>", ""),
            ("<form>", ""),
            ("<button>", ""),
            ("<figure>", "</figure>"),
            ("<x-y>", "</x-y>"),
            ("<details><summary>s</summary>", ""),
        )
    ),
    # width
    *(
        Hostile(f"many {name}", many(piece), full, small)
        for name, piece, full, small in (
            ("empty paragraphs", "<p>", 1_000_000, 30_000),
            ("short paragraphs", "<p>a b</p>", 1_000_000, 30_000),
            ("paragraphs alike", f"<p>{SENTENCE}</p>", 100_000, 5_000),
            ("line breaks", "<br>", 1_000_000, 30_000),
            ("texts between line breaks", "word<br><br>", 500_000, 20_000),
            ("inline elements", "<i>a</i> ", 500_000, 20_000),
            ("elements without end", "<b><p>a", 20_000, 3_000),
            ("comments", "<!-- a -->", 1_000_000, 30_000),
            ("links", "<a href=/@@>link @@</a> ", 200_000, 10_000),
            ("typed links", "<a rel='author tag' href=/a/@@>Ada @@</a>", 100_000, 5_000),
            ("pictures", "<img src=/p/@@.jpg width=640 height=480 alt='Ice @@'>", 100_000, 5_000),
            ("figures", "<figure><img src=/p/@@.jpg><figcaption>Ice @@</figcaption></figure>", 100_000, 5_000),
            ("one picture's renditions", "<picture><source srcset='/p-@@x9.jpg @@w, /q-@@.jpg 2x'><img src=/p-@@.jpg></picture>", 50_000, 3_000),
            ("tables", "<table><tr><td>a<td>b</table>", 100_000, 5_000),
            ("list items", "<li>item @@ of a list", 200_000, 10_000),
            ("lists", "<ul><li>a</ul>", 100_000, 5_000),
            ("headings", "<h2>Heading @@</h2>", 100_000, 5_000),
            ("first headings", "<h1>Heading @@</h1>", 100_000, 5_000),
            ("quotes", "<blockquote>so it goes @@</blockquote>", 100_000, 5_000),
            ("rules", "<hr>", 200_000, 10_000),
            ("frames", "<iframe src=https://video.example/embed/@@></iframe>", 100_000, 5_000),
            ("times", "<time datetime=2024-01-09T06:30:00Z>9 January 2024</time>", 100_000, 5_000),
            ("dates in text", "<span class=date>Published 9 January 2024, 06:@@</span>", 100_000, 5_000),
            ("bylines", "<span class='byline author'>By Ada Quill @@</span>", 100_000, 5_000),
            ("articles", "<article class=teaser><h2><a href=/@@>Story @@</a></h2><p>Lead</p></article>", 50_000, 3_000),
            ("reader comments", "<li class=comment id=comment-@@><b class=author>Jo @@</b><time>2 h</time><p>No.</p></li>", 50_000, 3_000),
            ("live entries", "<div class='live-entry post' id=e@@><time>06:30</time><h3>News @@</h3><p>It froze.</p></div>", 50_000, 3_000),
            ("microdata items", "<div itemscope itemtype='https://schema.org/Person'><b itemprop=name>Ada @@</b></div>", 50_000, 3_000),
            ("microdata comments", "<div itemprop=comment itemscope itemtype='https://schema.org/Comment'><p itemprop=text>No @@</div>", 50_000, 3_000),
            ("RDFa items", "<div typeof='schema:Person' property='schema:author'><b property='schema:name'>Ada @@</b></div>", 50_000, 3_000),
            ("forms", "<form><input name=a><textarea>t</textarea><select><option>o</select></form>", 50_000, 3_000),
            ("attribute names", "<p a@@=1 b@@=2>x</p>", 100_000, 5_000),
            ("element names", "<x@@>y</x@@>", 100_000, 5_000),
            ("ids alike", "<p id=same class=same>same</p>", 200_000, 10_000),
            ("sections", "<div class=section-@@><p>a</p></div>", 100_000, 5_000),
            ("inline pieces of one paragraph", "<b>a</b> <a href=/@@>b</a> ", 100_000, 5_000),
        )
    ),
    *(
        Hostile(f"many {name} in the head", many(piece, head=True), full, small)
        for name, piece, full, small in (
            ("metas", "<meta name=n@@ content=c@@>", 100_000, 5_000),
            ("metas alike", "<meta property=article:tag content='Tag @@'>", 100_000, 5_000),
            ("authors", "<meta name=author content='Ada @@ Quill'>", 100_000, 5_000),
            ("pictures", "<meta property=og:image content=/p/@@.jpg><meta property=og:image:width content=9>", 50_000, 3_000),
            ("dates", "<meta property=article:published_time content=2024-01-09T06:30:@@>", 100_000, 5_000),
            ("links", "<link rel=alternate hreflang=x-@@ href=/@@>", 100_000, 5_000),
            ("canonical links", "<link rel=canonical href=/@@>", 100_000, 5_000),
            ("bases", "<base href=/@@>", 100_000, 5_000),
            ("titles", "<title>Title @@</title>", 100_000, 5_000),
            ("scripts of JSON-LD", LD, 20_000, 2_000),
            ("broken scripts of JSON-LD", '<script type="application/ld+json">{"a":[{"b":</script>', 50_000, 3_000),
        )
    ),
    Hostile("attributes on one element", lambda n: article("<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x</p>"), 100_000, 5_000),
    Hostile("a long srcset", lambda n: article("<img src=/a.jpg srcset='" + ", ".join(f"/a-{i}.jpg {i}w" for i in range(n)) + "'>"), 100_000, 5_000),
    Hostile("many keywords", lambda n: article("", "<meta name=keywords content='" + ", ".join(f"word {i}" for i in range(n)) + "'>"), 200_000, 10_000),
    Hostile("many names in a byline", lambda n: article("<p class=byline>By " + ", ".join(f"Ada Quill {i}" for i in range(n)) + "</p>"), 100_000, 5_000),
    # structured data
    Hostile("white space in broken JSON-LD", lambda n: json_ld('{"a": [' + " " * n + "b,,]"), 500_000, 5_000),
    Hostile("white space behind a comment in JSON-LD", lambda n: json_ld('{"a": // --> ' + " " * n + "b,,]"), 500_000, 5_000),
    Hostile("JSON-LD: a long string", lambda n: news(articleBody=SENTENCE * (n // 98)), 10_000_000, 300_000),
    Hostile("JSON-LD: many numbers", lambda n: news(keywords=list(range(n))), 1_000_000, 50_000),
    Hostile("JSON-LD: many authors", lambda n: news(author=[PERSON] * n), 100_000, 5_000),
    Hostile("JSON-LD: many authors apart", lambda n: news(author=[{**PERSON, "name": f"Ada Quill {i}"} for i in range(n)]), 100_000, 5_000),
    Hostile("JSON-LD: many names in one", lambda n: news(author=", ".join(f"Ada Quill {i}" for i in range(n))), 100_000, 5_000),
    Hostile("JSON-LD: many pictures", lambda n: news(image=[{"@type": "ImageObject", "url": f"/p/{i}.jpg", "width": i} for i in range(n)]), 100_000, 5_000),
    Hostile("JSON-LD: many comments", lambda n: news(comment=[{"@type": "Comment", "text": f"No {i}", "author": PERSON} for i in range(n)]), 50_000, 3_000),
    Hostile("JSON-LD: many dates", lambda n: news(datePublished=[f"2024-01-09T06:30:{i % 60:02}Z" for i in range(n)]), 100_000, 5_000),
    Hostile("JSON-LD: many keys", lambda n: news(**{f"key{i}": i for i in range(n)}), 200_000, 10_000),
    Hostile("JSON-LD: many types", lambda n: news(**{"@type": [f"Type{i}" for i in range(n)]}), 100_000, 5_000),
    Hostile("JSON-LD: nested lists", lambda n: json_ld("[" * n + "]" * n), 1_000_000, 10_000),
    Hostile("JSON-LD: nested objects", lambda n: json_ld('{"@type":"NewsArticle","isPartOf":' * n + "1" + "}" * n), 100_000, 10_000),
    Hostile("JSON-LD: nested and open", lambda n: json_ld('{"@graph":[' * n), 500_000, 10_000),
    Hostile("JSON-LD: all name all", graph, 1_000, 100),
    Hostile("JSON-LD: a long chain", chain, 50_000, 3_000),
    Hostile("JSON-LD: brackets without end", lambda n: json_ld("{" * n), 1_000_000, 30_000),
    Hostile("JSON-LD: quotes without end", lambda n: json_ld('{"headline":"a' + '\\"' * n), 1_000_000, 30_000),
    Hostile("JSON-LD: raw newlines and commas", lambda n: json_ld('{"@type":"NewsArticle","headline":"a\n\tb",' + ",\n" * n + "}"), 1_000_000, 30_000),
    Hostile("JSON-LD: comments without end", lambda n: json_ld('{"headline":"a"/*' + "/*" * n), 1_000_000, 30_000),
    Hostile("JSON-LD: CDATA and comments", lambda n: json_ld("<!--\n//<![CDATA[\n" * n + '{"@type":"NewsArticle","headline":"x"}' + "//]]>\n-->" * n), 50_000, 3_000),
    Hostile("JSON-LD: entities", lambda n: json_ld('{"@type":"NewsArticle","headline":"' + "&amp;amp;&#x26;quot;" * n + '"}'), 300_000, 10_000),
    Hostile("JSON-LD: long numbers", lambda n: json_ld('{"@type":"NewsArticle","wordCount":' + "9" * n + ',"commentCount":1e' + "9" * n + "}"), 1_000_000, 30_000),
    Hostile("JSON-LD: wrong types", lambda n: news(**dict.fromkeys("headline author image publisher datePublished keywords comment url".split(), [[{"a": [None, True, n, {}]}]] * n)), 20_000, 1_000),
    Hostile("microdata: all refer to all", item_references, 1_000, 100),
    Hostile("microdata: itemref to oneself", many("<div itemscope id=a itemref=a itemprop=author><b itemprop=name>Ada</b></div>"), 50_000, 3_000),
    Hostile("microdata: many types", lambda n: article("<div itemscope itemtype='" + "https://schema.org/Person " * n + "'>x</div>"), 100_000, 5_000),
    Hostile("RDFa: many prefixes", lambda n: article("<div typeof='a:b' prefix='" + "a: https://schema.org/ " * n + "'>x</div>"), 100_000, 5_000),
    *(Hostile(f"run of {bait!a}", everywhere_after(bait), 100_000, 4_000) for bait in BAITS),
)  # fmt: skip
