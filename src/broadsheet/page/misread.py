"""Pages that some program read in the wrong encoding, and wrote down in UTF-8 as it had read them ("donâ€™t", "Íîâîñòè").

HTTP clients take a page whose header names no encoding for Latin-1 (RFC 2616, 3.7.1, as many still have it), and hand that to
whoever saves it. Nothing is lost by it: every byte became a letter, and the letters give the bytes back.
"""

from __future__ import annotations

import re

_TRIED = 8  # places where such letters could stand that are looked at
_WRONG = ("cp1252", "iso8859-15")  # what pages are taken for; the first has all that pages use of Latin-1
# Codecs in which nearly every letter of a text is beyond ASCII. Where letters with accents stand alone among others, as they do
# in all of Europe's Latin codecs, nobody can tell which letter a byte was.
_OTHER_SCRIPTS = frozenset(
    "cp1251 koi8-r koi8-u iso8859-5 mac-cyrillic cp1253 iso8859-7 cp1255 iso8859-8 cp1256 iso8859-6 cp874 "
    "gb18030 big5hkscs cp932 euc_jis_2004 cp949".split()
)
_TOGETHER, _FEWEST = 0.8, 20  # share of such letters that stand beside another one, and number of them
_ENOUGH = 4  # letters that come out of a misreading; of fewer, one must be a usual one
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_ASCII = bytes(range(128))  # what a wrong reading leaves as it is
_BEYOND_BYTES = re.compile(rb"[\x80-\xff]+")
# The byte that a letter beyond Latin-1 was. Windows-1252 leaves five bytes out; they stand for themselves, as Latin-1's do.
_BYTES = {
    name: {ord(letter): byte for byte in range(128, 256) if (letter := bytes([byte]).decode(name, "ignore")) > "\xff"}
    for name in _WRONG
}
_NO_BYTE = {name: re.compile(f"[^\\x00-\xff{''.join(map(chr, letters))}]") for name, letters in _BYTES.items()}


def could_be_misread(utf8: bytes) -> bool:
    """Whether a letter from À to ÿ stands right before others beyond ASCII, each a byte once: the least that a misread page has.

    Hardly any other page has this among its first accents, so that the rest need not be asked.
    """
    at = -1
    for _ in range(_TRIED):
        at = utf8.find(b"\xc3", at + 1)
        if at < 0 or at + 2 >= len(utf8):
            return False
        if letters := _BEYOND_BYTES.match(utf8, at + 2):
            run = letters[0].decode("utf-8", "replace")
            return any(not no_byte.search(run) for no_byte in _NO_BYTE.values())
    return False


def reread(utf8: bytes, label: str | None) -> tuple[str, str] | None:
    """The text of a page that was misread, and the codec it is in; None where it was not, or not as a whole.

    `label` is the codec that the page itself names. A text counts as misread where all its letters stand for bytes that
    are valid UTF-8, or a text of another script in `label`. A name in capitals with a sign behind it ("CAFÉ®") is no such text.
    """
    text = utf8.decode("utf-8", "replace")
    beyond = utf8.translate(None, _ASCII).decode("utf-8", "replace")
    for wrong in _WRONG:
        meant = _read(beyond, wrong, "utf-8")
        if meant and _is_likely(meant) and (page := _read(text, wrong, "utf-8")) is not None:
            return page, "utf-8"
    if label in _OTHER_SCRIPTS and _is_other_script(text):
        for wrong in _WRONG:
            if (page := _read(text, wrong, label)) is not None:
                return page, label
    return None


def _read(text: str, wrong: str, right: str) -> str | None:
    """What was taken for `wrong`, read as `right`; None where it cannot have been."""
    if _NO_BYTE[wrong].search(text):  # a letter that no byte was
        return None
    try:
        return text.translate(_BYTES[wrong]).encode("latin-1").decode(right)
    except UnicodeDecodeError:
        return None


def _is_likely(letters: str) -> bool:
    """Whether letters that come out are many, or one of them is Latin-1's, or behind the alphabets, as quotation marks are."""
    return len(letters) >= _ENOUGH or any("\xa0" <= letter <= "\xff" or letter >= "\u0800" for letter in letters)


def _is_other_script(text: str) -> bool:
    """Whether the letters beyond ASCII mostly stand together, as they do where they are a text's every letter."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return sum(len(run) for run in _BEYOND.findall(text) if len(run) > 1) >= max(_FEWEST, _TOGETHER * beyond)
