"""Texts that the page's scripts would show: the state of an application, as JSON in the source of its scripts.

Nobody needs this where the text stands in elements, and it is costly beside all other evidence; so it is read only on demand.
Known by their shapes are documents in `<script type="application/json">` (Next.js, Nuxt, SvelteKit), assignments
(`window.__INITIAL_STATE__ = {...}`, `Fusion.globalContent = {...}`), `JSON.parse("...")`, and the stream of React's server
components (`self.__next_f.push([1, "..."])`), whose long texts stand apart from the objects that refer to them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from ..page import Node, Page

_MOST_TEXT = 4_000_000  # characters of scripts that are read
_SMALLEST = 300  # characters of a script with a story in it
_MOST_VALUES = 100_000  # of one page
_MOST_STARTS = 400  # places in one script where JSON may begin
_DEPTH = 48
_LEAST = 200  # characters of a story
_MOST_STORIES = 50

_DECODER = json.JSONDecoder(strict=False)
_START = re.compile(r"[=(]\s*(?=[{\[\"'])")
_UNDEFINED = re.compile(r"(?<=[:,\[])(?:undefined|void 0|NaN)(?=[,}\]])")
_ROW = re.compile(r"([0-9a-f]{1,6}):(?:T([0-9a-f]{1,6}),|[A-Z]{0,2}(?=[\[{\"]))")
_REFERENCE = re.compile(r"\$[0-9a-f]{1,6}")
_TAG = re.compile(r"<[^>]{0,500}>")

# Keys in lower case without underscores. A story is what one of the second kind holds beside one of the first.
_TITLES = frozenset("headline headlines title webtitle basic name articletitle storytitle seotitle shorttitle subject".split())
_BODIES = frozenset(
    """body bodyhtml bodytext articlebody articlebodyhtml content contenthtml contents contentelements html text fulltext maintext
    articletext articlecontent story storybody storytext rendered richtext copy paragraphs blocks components elements sections
    document markup detailcontent newscontent bodycontent bodyelements textbody""".split()
)
# What holds the words of an element of such a list, most telling first.
_INNER = ("html", "content", "text", "value", "children", "items", "body", "data", "attrs", "paragraph", "nodes", "json", "list")
_KINDS = ("type", "nodetype", "kind", "tag", "component", "style", "typename", "blocktype")
_SILENT = re.compile(
    r"image|photo|picture|video|gallery|embed|iframe|advert|^ad$|ad_|newsletter|related|promo|caption|social|tweet|audio|oembed|interstitial"
)
_WRAPPED = (
    (re.compile(r"head(?:er|ing)|title|^h[2-6]$"), "h2"),
    (re.compile(r"list.?item|^li$"), "li"),
    (re.compile(r"list|^[ou]l$"), "ul"),
    (re.compile(r"quote"), "blockquote"),
    (re.compile(r"paragraph|text|unstyled|^p$|^block$"), "p"),
)


class Stated(NamedTuple):
    """A story in the state of the page's application."""

    titles: tuple[str, ...]  # what it and the things around it are called
    html: str  # its text, in elements
    script: Node
    path: str  # from the value of the script to the text: "$.props.pageProps.article.body"


def stories(page: Page) -> list[Stated]:
    """Stories of all scripts, in page order. Bounded in text, values and depth; broken JSON is passed over."""
    room = _MOST_TEXT
    found: list[Stated] = []
    stream: list[tuple[Node, str]] = []
    walk = _Walk()
    for script in page.tree.all("script"):
        if "ld+json" in (script.get("type") or ""):
            continue
        source = script.raw
        room -= len(source)
        if len(source) < _SMALLEST or room < 0:
            continue
        for value in _values(source):
            if isinstance(value, list) and len(value) == 2 and value[0] == 1 and isinstance(value[1], str):
                stream.append((script, value[1]))
            else:
                found += walk.stories(value, script)
    if stream:
        texts, values = _rows("".join(piece for _, piece in stream))
        walk.texts = texts
        for value in values:
            found += walk.stories(value, stream[0][0])
    return found[:_MOST_STORIES]


def _values(source: str) -> Iterator[Any]:
    """The JSON values in the source of a script: all of it, else what is assigned or passed to a function."""
    stripped = source.strip()
    if stripped[0] in "{[":
        try:
            yield _DECODER.decode(stripped)
            return
        except (ValueError, RecursionError):
            pass
    if "undefined" in source or "void 0" in source:
        source = _UNDEFINED.sub("null", source)
    scanned, done = 0, 0
    for number, match in enumerate(_START.finditer(source)):
        if match.end() < done:
            continue
        if number > _MOST_STARTS or scanned > 4 * len(source):
            return
        try:
            value, done = _DECODER.raw_decode(source, match.end())
        except json.JSONDecodeError as error:
            scanned += max(0, error.pos - match.end())
            continue
        except (ValueError, RecursionError):  # numbers of thousands of digits, brackets in thousands
            return
        if isinstance(value, str) and value[:1] in ("{", "["):
            value = _inner(value)
        if isinstance(value, (dict, list)):
            yield value


def _inner(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _rows(stream: str) -> tuple[dict[str, str], list[Any]]:
    """A stream of React's server components: texts by the reference to them, and values."""
    raw = stream.encode("utf-8", "replace")
    texts: dict[str, str] = {}
    values: list[Any] = []
    at = 0
    while at < len(raw):
        end = raw.find(b"\n", at)
        end = len(raw) if end < 0 else end
        match = _ROW.match(raw[at : at + 24].decode("ascii", "replace"))
        if match and match[2]:
            first = at + match.end()
            texts[f"${match[1]}"] = raw[first : first + int(match[2], 16)].decode("utf-8", "replace")
            at = first + int(match[2], 16)
            continue
        if match:
            values.append(_inner(raw[at + match.end() : end].decode("utf-8", "replace")))
        at = end + 1
    return texts, values


class _Walk:
    """Looks through values for stories, within one bound for the page."""

    def __init__(self) -> None:
        self.left = _MOST_VALUES
        self.texts: dict[str, str] = {}

    def stories(self, value: Any, script: Node) -> Iterator[Stated]:
        stack: list[tuple[Any, str, tuple[str, ...], int]] = [(value, "$", (), 0)]
        while stack and self.left > 0:
            one, path, titles, depth = stack.pop()
            self.left -= 1
            below: list[tuple[Any, str]] = []
            if isinstance(one, dict):
                named = tuple(text for key, text in one.items() if _plain(key) in _TITLES for text in _strings(text))[:6]
                titles = (*named, *titles)[:12]
                key, html = (self.told(one) if titles else None) or ("", "")
                if html:
                    yield Stated(titles, html, script, f"{path}.{key}")
                below = [(inner, f"{path}.{name}") for name, inner in one.items() if not html or name != key]
            elif isinstance(one, list):
                below = [(inner, f"{path}[{at}]") for at, inner in enumerate(one)]
            if depth < _DEPTH:
                kept = [(inner, where, titles, depth + 1) for inner, where in below if isinstance(inner, (dict, list))]
                stack.extend(reversed(kept))

    def told(self, thing: dict[str, Any]) -> tuple[str, str] | None:
        """The longest text that `thing` holds under a key for bodies, as markup, with the key; None where it is short."""
        best: tuple[str, str] | None = None
        for key, value in thing.items():
            if _plain(key) not in _BODIES:
                continue
            if isinstance(value, str) and _REFERENCE.fullmatch(value):
                value = self.texts.get(value, "")
            html = self.markup(value, 0) if isinstance(value, (str, list, dict)) else ""
            if len(html) >= _LEAST and (best is None or len(html) > len(best[1])) and len(_TAG.sub("", html)) >= _LEAST:
                best = (key, html)
        return best

    def markup(self, value: Any, depth: int) -> str:
        """A string as it is or in paragraphs, a list of elements in order, an element in the tag that its kind calls for."""
        self.left -= 1
        if self.left <= 0 or depth > _DEPTH:
            return ""
        if isinstance(value, str):
            if "</" in value or "<br" in value or "<p>" in value:
                return value
            if depth > 0:
                return escape(value, quote=False)
            return "".join(f"<p>{escape(line, quote=False)}</p>" for line in value.splitlines() if line.strip())
        if isinstance(value, list):
            return "".join(
                f"<p>{self.markup(one, depth + 1)}</p>" if isinstance(one, str) and " " in one else self.markup(one, depth + 1)
                for one in value
            )
        if not isinstance(value, dict):
            return ""
        named = {_plain(key): inner for key, inner in value.items()}
        kind = next((str(named[key]).lower() for key in _KINDS if isinstance(named.get(key), str)), "")
        if _SILENT.search(kind):
            return ""
        tag = next((tag for form, tag in _WRAPPED if form.search(kind)), "")
        if tag == "ul" and isinstance(items := next((named[key] for key in _INNER if named.get(key)), None), list):
            return f"<ul>{''.join(f'<li>{self.markup(item, depth + 1)}</li>' for item in items)}</ul>"
        inner = next((text for key in _INNER if named.get(key) and (text := self.markup(named[key], depth + 1))), "")
        if not inner:
            return ""
        inline = kind in ("text", "span", "textnode", "link", "hyperlink", "a", "strong", "em") and not inner.startswith("<p")
        if not tag or (inline and depth > 2) or inner.startswith(("<p", "<h", "<ul", "<ol", "<block", "<div")):
            return inner
        return f"<{tag}>{inner}</{tag}>"


def _plain(key: str) -> str:
    return key.replace("_", "").lower()


def _strings(value: Any) -> list[str]:
    """A title, or those of an object of titles (`headlines: {basic: ...}`)."""
    if isinstance(value, dict):
        return [text for text in value.values() if isinstance(text, str) and 0 < len(text) < 400][:3]
    return [value] if isinstance(value, str) and 0 < len(value) < 400 else []
