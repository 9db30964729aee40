"""Which encoding a page's bytes are in, found as browsers find it, and why.

The order is the HTML Standard's (13.2.3 "Determining the character encoding"): byte order mark, HTTP header, `meta`, then a guess; with one
step before the labels that browsers cannot afford and an archive can: bytes that are valid UTF-8 beyond ASCII are UTF-8,
whatever their label says. A text in another encoding passes for UTF-8 by chance about never.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

SNIFFED = 4096  # bytes searched for a meta declaration; browsers stop at 1024, real pages do not

# WHATWG Encoding Standard: what a label means, where Python's codec of that name is another one.
_WHATWG = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "windows-949": "cp949",
    "x-user-defined": "cp1252",
    "windows-874": "cp874",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "unicode": "utf-16-le",
    "utf8": "utf-8",
}
_META = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_:.\-]{2,40})|<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([a-zA-Z0-9_:.\-]{2,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([a-zA-Z0-9_:.\-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding and what spoke for it."""

    name: str  # Python codec name; "str" where the caller handed text
    reason: str  # one of: bom, utf-8 bytes, http header, meta, statistics, default, text
    errors: int = 0  # byte sequences that do not exist in it and became U+FFFD


def decode(html: bytes | str, content_type: str | None) -> tuple[bytes, Encoding]:
    """The page in valid UTF-8 and the encoding it was in. NUL bytes are gone: no text of a page holds them."""
    if isinstance(html, str):
        return _clean(html.encode("utf-8", "replace")), Encoding("str", "text")
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if html.startswith(mark):
            return _transcode(html[len(mark) :], name, "bom")
    declared, reason = _declared(html, content_type)
    if _is_utf8(html):
        return _clean(html), Encoding("utf-8", "utf-8 bytes" if declared != "utf-8" else reason)
    if declared and declared != "utf-8":
        return _transcode(html, declared, reason)
    if declared == "utf-8" and _nearly_utf8(html):
        return _transcode(html, "utf-8", reason)
    return _transcode(html, _guess(html), "statistics")


def _is_utf8(html: bytes) -> bool:
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(html: bytes) -> bool:
    """Labelled UTF-8 and broken in places (cut in the middle, a piece pasted in): at most one error in 50 letters beyond ASCII."""
    broken = html.decode("utf-8", "replace").count("\ufffd")
    return broken * 50 <= len(html) - len(html.translate(None, bytes(range(128, 256)))) or broken <= 2


def _declared(html: bytes, content_type: str | None) -> tuple[str | None, str]:
    if content_type and (found := _HEADER.search(content_type)) and (name := codec(found[1])):
        return name, "http header"
    for match in _META.finditer(html, 0, SNIFFED):
        if name := codec((match[1] or match[2]).decode("ascii")):
            # A meta that could be read byte by byte is in no 16-bit encoding (HTML Standard, same place).
            return ("utf-8" if name.startswith("utf-16") else name), "meta"
    return None, "default"


def codec(label: str) -> str | None:
    """Python's codec for an encoding label of the web; None for a label that nobody knows."""
    plain = label.strip().lower()
    name = _WHATWG.get(plain)
    if name is None:
        try:
            info = codecs.lookup(plain)
        except (LookupError, ValueError):
            return None
        # codecs that turn no bytes into text (base64, rot13), and UTF-7, which browsers refuse for safety
        if not getattr(info, "_is_text_encoding", True) or info.name in ("utf-7", "idna", "punycode", "undefined", "unicode_escape"):
            return None
        name = _WHATWG.get(info.name, info.name)
    return name


def _guess(html: bytes) -> str:
    from chardetng_py import EncodingDetector

    detector = EncodingDetector()
    detector.feed(html[: 1 << 20], last=True)
    return codec(detector.guess(tld=None, allow_utf8=True)) or "cp1252"


def _transcode(html: bytes, name: str, reason: str) -> tuple[bytes, Encoding]:
    text = html.decode(name, "replace")
    return _clean(text.encode("utf-8", "replace")), Encoding(name, reason, text.count("\ufffd"))


def _clean(utf8: bytes) -> bytes:
    return utf8.replace(b"\0", b"") if b"\0" in utf8 else utf8
