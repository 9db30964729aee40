"""A paragraph's inline HTML as CommonMark.

Where Markdown's own sign would not be understood (`**` beside a letter inside other emphasis, a sign beside a sign), the HTML
tag stands instead: CommonMark allows it, and no reading of the rules can turn it into something else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SIGNS = re.compile(r"[\\`*_\[\]<>~]|&(?=#?\w{1,32};)")
_BACKTICKS = re.compile("`+")
_IGNORABLE = re.compile(r"[\x00-\x20\x7f]+")  # browsers drop these from an address before they look at its scheme
_SCHEME = re.compile(r"[^/?#:]*:")
_SAFE_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:"})
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C", "`": "%60", '"': "%22", "(": "\\(", ")": "\\)"})
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")

_EMPHASIS = {"strong": "**", "em": "*"}
_EDGES = {"strong": "*", "em": "*", "code": "`"}  # what an element shows at either end
_ALIASES = {"b": "strong", "i": "em"}
_KEPT = frozenset({"a", "strong", "em", "code", "sub", "sup"})


def escape(text: str) -> str:
    """`text` with a backslash before every inline sign of Markdown."""
    return _SIGNS.sub(r"\\\g<0>", text)


def destination(url: str) -> str | None:
    """`url` as the address of a Markdown link; None where it is empty or of a scheme that may run a program."""
    bare = _IGNORABLE.sub(lambda run: "%20" if run.group() == " " else "", url.strip())
    scheme = _SCHEME.match(bare)
    if not bare or (scheme and scheme.group().lower() not in _SAFE_SCHEMES):
        return None
    return _ENTITY.sub("&amp;", bare.translate(_IN_ADDRESS))


def from_html(html: str) -> str:
    """`html` (inline markup) as CommonMark; `<br>` as a line break, unknown tags as what is in them."""
    parser = _Tokens()
    parser.feed(html)
    parser.close()
    parser.end()
    return "".join(_written(parser.tokens))


@dataclass(slots=True)
class _Token:
    """A run of text (`tag` empty), or one end of an element."""

    tag: str = ""
    text: str = ""  # of a text: escaped; of a link: its address
    partner: int = -1  # of an opening tag: where its closing tag stands
    opens: bool = False
    nested: bool = False  # an emphasis within another one

    @property
    def first(self) -> str:
        """The character that the token shows to its left."""
        if self.tag == "a":
            return "[" if self.opens else "]"
        return _EDGES.get(self.tag, "<") if self.tag else self.text[:1]

    @property
    def last(self) -> str:
        if self.tag == "a":
            return "[" if self.opens else ")"
        return _EDGES.get(self.tag, ">") if self.tag else self.text[-1:]


@dataclass(slots=True)
class _Element:
    """An element that is open while the parser runs."""

    tag: str
    address: str = ""
    token: int = -1  # its opening token; -1 while nothing has stood in it


@dataclass
class _State:
    tokens: list[_Token] = field(default_factory=list)
    stack: list[_Element] = field(default_factory=list)
    space: str = ""  # white space that waits for the next word: "", " " or a line break


class _Tokens(HTMLParser):
    """Text and tags in order. White space at the inner edges of an element moves out of it, and empty elements go."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.state = _State()

    @property
    def tokens(self) -> list[_Token]:
        return self.state.tokens

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.state.space = " " if self._inside("code") else "\n"
            return
        tag = _ALIASES.get(tag, tag)
        if tag not in _KEPT or self._inside(tag) or self._inside("code"):
            return
        address = ""
        if tag == "a" and not (address := destination(dict(attrs).get("href") or "") or ""):
            return
        self.state.stack.append(_Element(tag, address))

    def handle_endtag(self, tag: str) -> None:
        tag = _ALIASES.get(tag, tag)
        if self._inside(tag):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        state = self.state
        words = data.split()
        if not words:
            state.space = state.space or " " if data else state.space
            return
        if data[0].isspace():
            state.space = state.space or " "
        if state.space and state.tokens:
            self._text(state.space)
        for element in state.stack:
            if element.token < 0:
                self._open(element)
        text = " ".join(words)
        self._text(text if self._inside("code") else escape(text))
        state.space = " " if data[-1].isspace() else ""

    def end(self) -> None:
        while self.state.stack:
            self._close()

    def _inside(self, tag: str) -> bool:
        return any(element.tag == tag for element in self.state.stack)

    def _text(self, text: str) -> None:
        tokens = self.state.tokens
        if tokens and not tokens[-1].tag:
            tokens[-1].text += text
        else:
            tokens.append(_Token(text=text))

    def _open(self, element: _Element) -> None:
        tokens = self.state.tokens
        element.token = len(tokens)
        nested = element.tag in _EMPHASIS and any(e.tag in _EMPHASIS and e is not element for e in self.state.stack)
        tokens.append(_Token(element.tag, element.address, opens=True, nested=nested))

    def _close(self) -> str:
        element = self.state.stack.pop()
        if element.token >= 0:
            tokens = self.state.tokens
            tokens[element.token].partner = len(tokens)
            tokens.append(_Token(element.tag, element.address))
        return element.tag


def _written(tokens: list[_Token]) -> list[str]:
    out = [token.text for token in tokens]
    for at, token in enumerate(tokens):
        if token.opens:
            close = token.partner
            before = tokens[at - 1].last if at else ""
            after = tokens[close + 1].first if close + 1 < len(tokens) else ""
            if token.tag == "code":
                out[at], out[at + 1], out[close] = _code(tokens[at + 1].text, before, after)
            elif token.tag == "a":
                out[at], out[close] = "[", f"]({token.text})"
                if before == "!":  # or the link becomes a picture
                    out[at - 1] = f"{out[at - 1][:-1]}\\!"
            elif token.tag in _EMPHASIS and _understood(token, before, tokens[at + 1].first, tokens[close - 1].last, after):
                out[at] = out[close] = _EMPHASIS[token.tag]
            else:
                out[at], out[close] = f"<{token.tag}>", f"</{token.tag}>"
    return out


def _code(text: str, before: str, after: str) -> tuple[str, str, str]:
    if "`" in (before, after):
        return "<code>", escape(text), "</code>"
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return fence + pad, text, pad + fence


def _understood(token: _Token, before: str, first: str, last: str, after: str) -> bool:
    """Whether `*` or `**` opens and closes here, by CommonMark's rules of flanking, with no other sign to meet."""
    if "*" in (before, first, last, after):
        return False
    if token.nested and not (_apart(before) and _apart(after)):
        return False
    return (not _sign(first) or _apart(before)) and (not _sign(last) or _apart(after))


def _apart(char: str) -> bool:
    return not char or char.isspace() or _sign(char)


def _sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


__all__ = ["destination", "escape", "from_html"]
