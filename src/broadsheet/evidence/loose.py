"""Broken JSON to the values that can still be read from it.

Only for text that the standard library refuses. One pass, linear in the text, no deeper than `DEPTH`, no more than `VALUES`
values; it never raises. What it forgives, it names in `repairs`.
"""

from __future__ import annotations

import re
from typing import Any

DEPTH = 64  # deeper objects and arrays are passed over
VALUES = 20_000  # what comes behind is left out

_BLANK = re.compile(r"[\s\ufeff\u200b]*")
_MARK = {'"': re.compile(r'["\\]'), "'": re.compile(r"['\\]")}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?(?=[\s,\]}/]|$)")
_BARE = re.compile(r"[^,\]}\n]{0,2000}")
_BARE_KEY = re.compile(r"[^\s\"':,{}\[\]]{1,100}(?=\s{0,100}:)")
_KEY_AHEAD = re.compile(r"""["'][@\w.:/-]{1,80}["']\s{0,100}:""")
_COMMA_KEY = re.compile(r"""\s*,[\s,]{0,200}(?:["']?[@\w.:/-]{1,80}["']?\s{0,100}:|\}|//|/\*|$)""")
_COMMA_VALUE = re.compile(r"""\s*,[\s,]{0,200}(?:["'{\[\]]|-?\d|true|false|null|//|/\*|$)""")
_LINE_KEY = re.compile(r"""[^\S\n]*+\n\s{0,200}+["'][@\w.:/-]{1,80}["']\s{0,100}:""")
_LINE_VALUE = re.compile(r"""[^\S\n]*+\n\s{0,200}+["'{\[]""")
_CLOSE = re.compile(r"\s*(?:[}\]]|$|//|/\*)")
_COLON = re.compile(r"\s*:")
_WORD_KEY = re.compile(r"[@\w.:/-]{1,80}\Z")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.)|\Z)", re.DOTALL)
_LETTER = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "None": None, "NaN": None, "": None}
_SKIP = re.compile(r"""["'{}\[\]]""")
_ABSENT = object()


def read(text: str) -> tuple[list[Any], list[str]]:
    """The JSON values that stand in `text` one behind the other, and what had to be forgiven (each kind once)."""
    reader = _Reader(text)
    values = []
    while (value := reader.document()) is not _ABSENT:
        values.append(value)
    if len(values) > 1:
        reader.note("several values in one block")
    return values, list(reader.repairs)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.values = 0
        self.opened = {"}": 0, "]": 0}
        self.repairs: dict[str, None] = {}

    def note(self, what: str) -> None:
        self.repairs[what] = None

    def blank(self) -> str:
        """Pass over white space and comments; the character that follows, empty at the end."""
        text = self.text
        while True:
            self.at = _BLANK.match(text, self.at).end()  # type: ignore[union-attr]  # it always matches
            if text.startswith("//", self.at):
                close = text.find("\n", self.at)
            elif text.startswith("/*", self.at):
                close = text.find("*/", self.at) + 1 or -1
            elif text.startswith("<!--", self.at):
                close = self.at + 3
            elif text.startswith("-->", self.at):
                close = self.at + 2
            else:
                return text[self.at : self.at + 1]
            self.note("comment")
            self.at = close + 1 if close >= 0 else len(text)

    def document(self) -> Any:
        """The next object or array at the top; `_ABSENT` where there is none."""
        while (char := self.blank()) and self.values < VALUES:
            if char in "{[":
                return self.value("")
            opener = _OPENER.search(self.text, self.at + 1)
            if char not in ";,":
                self.note("stray text around the value")
            self.at = opener.start() if opener else len(self.text)
        return _ABSENT

    def value(self, closer: str) -> Any:
        """The value that begins here, inside something that ends with `closer`."""
        char = self.blank()
        self.values += 1
        if self.values >= VALUES:
            self.note(f"more than {VALUES} values")
            self.at = len(self.text)
            return None
        if char and char in "{[":
            return self.nested(char)
        if char == '"':
            return self.string(char, closer)
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return float(number[0]) if set(".eE") & set(number[0]) else int(number[0])
        if char == "'":
            self.note("single quotes")
            return self.string(char, closer)
        bare = _BARE.match(self.text, self.at)
        word = bare[0].partition("//")[0].strip() if bare else ""
        self.at += len(bare[0]) if bare else 0
        if word not in ("true", "false", "null"):
            self.note("value without quotes" if word else "missing value")
        return _WORDS.get(word, word)

    def nested(self, char: str) -> Any:
        closer = "}" if char == "{" else "]"
        if self.depth >= DEPTH:
            self.note(f"nested deeper than {DEPTH}")
            self.skip()
            return None
        self.at += 1
        self.depth += 1
        self.opened[closer] += 1
        found = self.object() if char == "{" else self.array()
        self.depth -= 1
        self.opened[closer] -= 1
        return found

    def ends(self, closer: str) -> bool:
        """Whether what is open ends here: by its own closer, by that of something around it, or by the end of the text."""
        while (char := self.blank()) and char in ",;:}]":
            if char == closer:
                self.at += 1
                return True
            if char in "}]":
                if self.opened[char]:
                    self.note("missing bracket")
                    return True
                self.note("bracket too many")
            self.at += 1
        if not char:
            self.note("cut off")
        return not char

    def object(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not self.ends("}"):
            key = self.key()
            if key is None:
                continue
            if self.blank() == ":":
                self.at += 1
                if (char := self.blank()) and char in ",}]":
                    self.note("missing value")
                else:
                    found[key] = self.value("}")
            else:
                self.note("key without a value")
        return found

    def key(self) -> str | None:
        """The key that begins here; None, one step on, where there is none."""
        char = self.text[self.at]
        if char in "\"'":
            quoted = _KEY_AHEAD.match(self.text, self.at)
            if quoted:
                self.at = quoted.end() - 1
                return quoted[0][1:-1].rstrip().rstrip("\"'")
            key = self.string(char, ":")
            return key if self.blank() == ":" else None
        if bare := _BARE_KEY.match(self.text, self.at):
            self.note("key without quotes")
            self.at = bare.end()
            return bare[0]
        self.note("stray text")
        if char in "{[":
            self.value("}")
        else:
            self.at += 1
        return None

    def array(self) -> list[Any]:
        found: list[Any] = []
        while not self.ends("]"):
            before = self.at
            found.append(self.value("]"))
            if self.at == before:
                self.at += 1
        return found

    def string(self, quote: str, closer: str) -> str:
        """The string that begins here. A quote ends it only where the JSON around could go on behind it."""
        text, start = self.text, self.at + 1
        at, previous = start, start - 1
        while mark := _MARK[quote].search(text, at):
            at = mark.end()
            if mark[0] == "\\":
                at += 1
            elif mark[0] == quote:
                if self.closes(at, closer):
                    self.at = at
                    return _unescape(text[start : mark.start()])
                if closer != ":" and previous >= start and self.is_key(previous, mark.start()):
                    break
                previous = mark.start()
        else:
            mark = None
        self.note("string without an end")
        end = self.at = previous if mark else len(text)
        return _unescape(text[start:end].rstrip().rstrip(",").rstrip())

    def is_key(self, start: int, end: int) -> bool:
        """Whether the quotes at `start` and `end` hold a key, so that an earlier string must have ended before."""
        if end - start > 82 or not _COLON.match(self.text, end + 1) or not _WORD_KEY.match(self.text[start + 1 : end]):
            return False
        return self.text[max(0, start - 100) : start].rstrip(" \t")[-1:] in (",", "\n")

    def closes(self, at: int, closer: str) -> bool:
        """Whether a string may end before `at`, inside something that ends with `closer`."""
        text = self.text
        if closer == ":":
            return bool(_COLON.match(text, at))
        if _CLOSE.match(text, at):
            return True
        if (_COMMA_KEY if closer == "}" else _COMMA_VALUE).match(text, at):
            return True
        if (_LINE_KEY if closer == "}" else _LINE_VALUE).match(text, at):
            self.note("missing comma")
            return True
        self.note("quote inside a string")
        return False

    def skip(self) -> None:
        """Pass over the object or array that begins here, however deep."""
        open_ = 0
        while mark := _SKIP.search(self.text, self.at):
            self.at = mark.end()
            if mark[0] in "{[":
                open_ += 1
            elif mark[0] in "}]":
                open_ -= 1
                if open_ <= 0:
                    return
            elif mark[0] == '"':
                close = _STRING_END.match(self.text, self.at)
                self.at = close.end() if close else len(self.text)
        self.at = len(self.text)


_OPENER = re.compile(r"[{\[]|//|/\*")
_STRING_END = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _LETTER.get(match[2], match[2]) if match[2] else ""
