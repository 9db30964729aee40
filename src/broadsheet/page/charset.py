"""Which encoding a page's bytes are in, found as browsers find it, and why.

The order is the HTML Standard's (13.2.3 "Determining the character encoding"): byte order mark, HTTP header, `meta`, then a guess
from letter statistics. With two steps before the labels that browsers cannot afford and an archive can: bytes that are valid
UTF-8 beyond ASCII are UTF-8, and bytes every second of which is NUL are UTF-16, whatever their label says. A text in another
encoding passes for either by chance about never. And two steps behind them: a label under which one letter in thirty does not
exist is not believed, and UTF-8 that somebody made of a page after misreading it (`misread.py`) is undone.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from ..text import whole_letters
from .misread import could_be_misread, reread

Reason: TypeAlias = Literal["bom", "utf-8 bytes", "utf-16 bytes", "misread", "http header", "meta", "statistics", "text"]

SNIFFED = 1 << 16  # bytes searched for a meta declaration; browsers stop at 1024, real pages do not
GUESSED = 1 << 20  # bytes that the statistics see

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Labels of the WHATWG Encoding Standard that Python does not know, by Python's name of the encoding.
_LABELS = {
    label: name
    for name, labels in {
        "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4",
        "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff",
        "utf-16-be": "unicodefffe",
        "cp1252": "x-user-defined",  # HTML Standard, 13.2.3.2: so in a meta
        "iso8859-6": "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i",
        "iso8859-7": "sun_eu_greek",
        "iso8859-8": "csiso88598e csiso88598i iso-8859-8-e iso-8859-8-i logical visual",
        "iso8859-15": "csisolatin9",
        "koi8-r": "koi koi8",
        "koi8-u": "koi8-ru",
        "mac-roman": "csmacintosh mac x-mac-roman",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "cp874": "dos-874 windows-874",
        "gb18030": "csgb2312 gb_2312 gb_2312-80 x-gbk",
        "big5hkscs": "cn-big5 x-x-big5",
        "euc_jis_2004": "cseucpkdfmtjapanese x-euc-jp",
        "cp932": "windows-31j x-sjis",
        "cp949": "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1989 ksc_5601 windows-949",
    }.items()
    for label in labels.split()
}
# Encodings that browsers read as a wider one (same standard), by Python's names. The `_jis_2004` holds what Japanese pages
# use beyond JIS X 0208 (circled digits, (株) in one letter), which Python's euc_jp does not.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_jp": "euc_jis_2004",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}
# Codecs that turn bytes into text and that no page is in; UTF-7 is refused by browsers, for safety.
_REFUSED = frozenset({"utf-7", "idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"})
# In these, other letters hide in ASCII bytes behind an escape sequence.
_ESCAPING = {"iso2022_jp": b"\x1b", "iso2022_jp_ext": b"\x1b", "iso2022_kr": b"\x1b", "hz": b"~{"}
# Signs that Hong Kong's Big5 has elsewhere than Microsoft's and the WHATWG's; the first parts foreign names in Taiwan.
_BIG5 = str.maketrans("•､‾∼♁☉", "‧﹑¯～⊕⊙")

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_:.\-]{2,40})"""
    rb"""|<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([a-z0-9_:.\-]{2,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_:.\-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding and what spoke for it."""

    name: str  # Python codec name; "str" where the caller handed text
    reason: Reason
    errors: int = 0  # byte sequences that do not exist in it and became U+FFFD


def decode(html: bytes | str, content_type: str | None = None, url: str | None = None) -> tuple[bytes, Encoding]:
    """The page in valid UTF-8, and the encoding it was in.

    `content_type` is the HTTP header's value; `url` tells the statistics the country. NUL bytes are gone: no text of a page
    holds them. Never raises for what the bytes are.
    """
    if isinstance(html, str):
        return _sound(_utf8(html), Encoding("str", "text"))
    for mark, name in _MARKS:
        if html.startswith(mark):
            if name == "utf-8" and whole_letters(html) == len(html):
                return _sound(html[len(mark) :], Encoding(name, "bom"))
            return _transcode(html[len(mark) :], name, "bom")
    if wide := _sixteen_bit(html):
        return _transcode(html, wide, "utf-16 bytes")
    valid = whole_letters(html)
    if valid == len(html):
        hidden, reason = _escaping(html, content_type)
        return _transcode(html, hidden, reason) if hidden else _sound(html, Encoding("utf-8", "utf-8 bytes"))
    if valid >= 0 and not html[:valid].isascii():
        return _clean(html[:valid] + "\ufffd".encode()), Encoding("utf-8", "utf-8 bytes", 1)  # cut within a letter
    return _by_label(html, *_declared(html, content_type), url)


def _sound(utf8: bytes, encoding: Encoding) -> tuple[bytes, Encoding]:
    """As `decode`, for a page in UTF-8."""
    if could_be_misread(utf8) and (meant := reread(utf8, _declared(utf8, None)[0])) is not None:
        return _clean(_utf8(meant[0])), Encoding(meant[1], "misread")
    return _clean(utf8), encoding


def _by_label(html: bytes, label: str | None, reason: Reason, url: str | None) -> tuple[bytes, Encoding]:
    """As `decode`, for bytes that are not valid UTF-8."""
    if _nearly_utf8(html, 4 if label == "utf-8" else 50):
        return _transcode(html, "utf-8", reason if label == "utf-8" else "utf-8 bytes")
    if label and label != "utf-8":
        page, encoding = _transcode(html, label, reason)
        if (encoding.errors - 2) * 30 <= _beyond_ascii(html):  # two may be a page cut at both ends
            return page, encoding
    return _transcode(html, _guess(html, url), "statistics")


def _sixteen_bit(html: bytes) -> str | None:
    """UTF-16 without a mark: markup is ASCII, so one of every two bytes at the beginning is NUL, always the same one."""
    head = html[:64]
    if head.count(0) * 4 < len(head) or len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 8 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd else None


def _escaping(html: bytes, content_type: str | None) -> tuple[str | None, Reason]:
    """The encoding in which ASCII bytes hide other letters, where a label or the switch to Japanese says so."""
    if html.isascii() and (b"\x1b" in html or b"~{" in html):
        name, reason = _declared(html, content_type)
        if name in _ESCAPING:
            return name, reason
        if b"\x1b$B" in html or b"\x1b$@" in html:
            return "iso2022_jp", "statistics"
    return None, "statistics"


def _nearly_utf8(html: bytes, sound: int) -> bool:
    """UTF-8 that is broken in places, by pieces pasted in or letters cut in two: `sound` letters or more for each broken one."""
    text = html.decode("utf-8", "replace")
    broken = text.count("\ufffd") - html.count(b"\xef\xbf\xbd")
    letters = len(text) - len(text.encode("ascii", "ignore")) - broken
    return letters > 0 and broken * sound <= letters


def _beyond_ascii(html: bytes) -> int:
    return len(html) - len(html.translate(None, bytes(range(128, 256))))


def _declared(html: bytes, content_type: str | None) -> tuple[str | None, Reason]:
    """The codec that header or meta name; None where neither names one that fits the bytes."""
    if content_type and (found := _HEADER.search(content_type)) and (name := _fitting(found[1], html)):
        return name, "http header"
    for match in _META.finditer(_COMMENT.sub(b"", html[:SNIFFED])):
        if name := _fitting((match[1] or match[2]).decode("ascii"), html):
            return name, "meta"
    return None, "statistics"


def _fitting(label: str, html: bytes) -> str | None:
    name = codec(label)
    if name and name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # a label that could be read byte by byte is in no such encoding (HTML Standard, same place)
    if name in _ESCAPING and _ESCAPING[name] not in html:
        return None
    return name


def codec(label: str) -> str | None:
    """Python's codec for an encoding label of the web; None for a label that nobody knows or that is refused (UTF-7)."""
    plain = label.strip().lower()
    if name := _LABELS.get(plain):
        return name
    for spelling in (plain, plain.removeprefix("x-"), plain.replace("iso8859", "iso8859-").replace("--", "-")):
        try:
            info = codecs.lookup(spelling)
        except (LookupError, ValueError):
            continue
        # Some codecs turn no bytes into text (base64, rot13); Python marks them by a private attribute alone.
        if info.name.replace("_", "-") in _REFUSED or not getattr(info, "_is_text_encoding", True):
            return None
        return _WIDER.get(info.name, info.name)
    return None


def _guess(html: bytes, url: str | None) -> str:
    from chardetng_py import EncodingDetector

    detector = EncodingDetector()
    detector.feed(html[:GUESSED], last=True)
    return codec(detector.guess(tld=_country(url), allow_utf8=False)) or "cp1252"


def _country(url: str | None) -> bytes | None:
    """The top-level domain of `url` as the detector wants it: lower case ASCII; None where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
        name = host.rstrip(".").rpartition(".")[2].encode("idna")
    except (ValueError, UnicodeError):
        return None
    return name if name.isalpha() or name.startswith(b"xn--") else None


def _transcode(html: bytes, name: str, reason: Reason) -> tuple[bytes, Encoding]:
    text = html.decode(name, "replace")
    if name == "big5hkscs":
        text = text.translate(_BIG5)
    return _clean(_utf8(text)), Encoding(name, reason, text.count("\ufffd"))


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:  # halves of surrogate pairs: pairs become letters, what is single U+FFFD
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")


def _clean(utf8: bytes) -> bytes:
    return utf8.replace(b"\0", b"") if b"\0" in utf8 else utf8
