"""What stands under a picture: its caption, and apart from it whose picture it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

from msgspec import Struct

from ..page import Node
from ..pattern import pattern
from ..text import holds_any, visible
from .words import credits
from .words import images as words

MAX_CAPTION = 3000  # characters; longer text beside a picture is no caption of it
_MAX_CREDIT = 160
_MAX_TAIL = 128  # characters at a caption's end that the longest of the rules below takes
_MAX_MARK = 8  # with the space behind it
_MAX_NAME = 80
_MAX_LABEL = 40

_LABELS = "|".join(map(re.escape, credits.phrases(credits.LABELS)))
_AGENCIES = "|".join(map(re.escape, credits.phrases(credits.AGENCIES)))
# What stands before a name: "Foto: X", "写真=X", "Photo by X", "Fot. X", "© X".
_LABEL = rf"(?:(?:{_LABELS})\s?(?:[:：=＝/／]|\bby\b)|(?:fot|nuotr|ph)\.(?=\s)|©|\(c\)\s|ⓒ)"
_LABELS_BY_TIP: dict[str, list[str]] = {}  # by their last two letters, the longest first
for _label in credits.phrases(credits.LABELS):
    _LABELS_BY_TIP.setdefault(_label[-2:], []).append(_label)
_BEFORE_LABEL = frozenset(' ([（【|/–—-:;.!?»”"。）」…、，')
# What stands between a label and a name, and the signs that are a label by themselves.
_MARK = pattern(
    r"[:：=＝/／՝]|\bby\b|(?<=courtesy )of\b|(?<=[(（]foto )(?:di|de|von|av|af|par|door)\b"
    r"|[©ⓒ]|\(c\)(?=\s)|\b(?:fot|nuotr|ph)\.(?=\s)",
    re.I,
)
_SIGN = pattern("[:：=＝/／՝©ⓒⒸ]")  # those of one letter, which the engine skips to
_SPELLED = ("by", "(c)", "fot.", "nuotr.", "ph.", "courtesy of", "(foto ", "（foto ")  # one is in all others
_LABELS_ALONE = frozenset(("©", "ⓒ", "(c)", "fot.", "nuotr.", "ph."))
_TAKEN_BY = pattern(
    r"(?P<before>[。！？\s）」=＝])\s?(?P<credit>[^。！？\s（）「」=＝]{2,20}?)(?:\s?/?\s?(?:摄影?|攝影?|撮影|供图|供圖|提供))$"
)
_KOREAN = pattern(r"(?P<before>[.\s])\s?(?P<credit>[\uac00-\ud7a3]{2,4} (?:기자|통신원))$")
_BRACKETS = pattern(r"(?P<before>)[(\[（【](?P<credit>[^()\[\]（）【】]{2,120})[)\]）】]\.?$")
_AFTER_SENTENCE = pattern(r"(?P<before>[.!?»”\"。」…])\s?[(\[（【](?P<credit>[^\W\d_][^()\[\]（）【】\d,;:]{2,60})[)\]）】]\.?$")
_DASHES = "|–—.=＝"  # stand before a credit, and in none
_BEHIND_DASH = pattern(rf"(?P<before>)(?:\s[|–—-]\s|\s?/\s?|\.\s|\s—\s|[=＝])(?P<credit>[^{_DASHES}]{{2,80}})$")
_CAPITALS = pattern(r"(?P<before>)(?:\s[/|–—-]\s?)(?P<credit>[^\W\d_a-z][^\d_a-zà-þ,;:.!?]{4,60})$")
_AGENCY = pattern(rf"(?<!\w)(?:{_AGENCIES})(?!\w)", re.I)
_SURE = (_TAKEN_BY, _KOREAN, _BRACKETS)
_LIKELY = (_AFTER_SENTENCE, _BEHIND_DASH, _CAPITALS)
_RULES = (*_SURE, *_LIKELY)
_NEED_AGENCY = (_BRACKETS, _BEHIND_DASH)
_SHUT = pattern(r"[)\]）】]")
_CLOSED = (")", "]", "）", "】", ").", "].")
_ENDS = {
    _TAKEN_BY: ("摄", "摄影", "攝", "攝影", "撮影", "供图", "供圖", "提供"),
    _KOREAN: ("기자", "통신원"),
    _BRACKETS: _CLOSED,
    _AFTER_SENTENCE: _CLOSED,
}  # as well
_NO_END = {_BEHIND_DASH: _DASHES, _CAPITALS: f"{ascii_lowercase},;:.!?"}  # ... and no credit by these rules ends so
_BRACKETED = pattern(r"[(\[（【].{2,100}[)\]）】]")
_PREFIX = pattern(r"^(?:\d{1,3}\s?/\s?\d{1,3}\s+|(?:caption|legende|légende|bildunterschrift|bildtext)\s?:\s?)", re.I)
# "Photo Ann Lee / AFP", "Beeld ANP": a label without a sign behind it, before a name.
_BARE_LABEL = pattern(r"^(?:photo|foto|beeld)\s(?:by\s|de\s|di\s|credit\s|courtesy\s(?:of\s)?)?(?=[A-ZÀ-Þ]\w)", re.I)
_LABEL_ONLY = pattern(rf"^[(\[（【]?\s?(?:{_LABEL}|copyright\b:?)\s?", re.I)
_CLOSING = str.maketrans("", "", "()[]（）【】")


class Caption(Struct, frozen=True):
    """The words of one picture; None where the page has none. `nodes` are the elements that hold them."""

    text: str | None = None
    credit: str | None = None
    nodes: tuple[Node, ...] = ()


def caption_of(holders: Sequence[Node], beside: Sequence[Node]) -> Caption:
    """Caption and credit of the elements that hold a picture's words: its captions, and credits that stand beside them."""
    inside = [node for holder in holders for node in _credits_in(holder)]
    text = " ".join(dict.fromkeys(visible(holder.text) for holder in holders))
    said = [visible(node.text) for node in (*inside, *beside)]
    for words_of_it in said:
        text = _without(text, words_of_it)
    if said:
        text = text[: _label_at(text.rstrip(" :：=＝/／"))].rstrip()
    caption, found = split_credit(text)
    credit = "; ".join(dict.fromkeys(clean for one in said if (clean := clean_credit(one)))) or found
    prefix = _PREFIX.match(caption)
    return Caption(caption[prefix.end() if prefix else 0 :] or None, credit or None, (*holders, *beside))


def _credits_in(holder: Node) -> list[Node]:
    """Elements inside a caption that say whose picture it is: by their class name, or as a last piece of its own."""
    whole = visible(holder.text)
    named = [
        node for node in holder.worded(words.CREDIT) if (said := visible(node.text)) and (said != whole or is_labelled(said))
    ]
    named = [node for i, node in enumerate(named) if not any(other.contains(node) for other in named[:i])][:3]
    if named:
        return named
    inner = holder
    while len(pieces := inner.elements) == 1 and visible(pieces[0].text) == visible(inner.text):
        inner = pieces[0]
    last = next((piece for piece in reversed(pieces) if piece.text), None)
    if last is None or last.tag in ("a", "p") or not visible(inner.text).endswith(text := visible(last.text)):
        return []
    if text == visible(inner.text) or not (last.tag == "cite" or _BRACKETED.fullmatch(text) or _names(text)):
        return []
    return [last]


def _names(text: str) -> bool:
    """Whether a piece that stands apart at the end of a caption is a name: a few words in capitals, or an agency."""
    if len(text) > _MAX_NAME or text[-1] in ".!?…:":
        return False
    parts = text.replace("/", " ").split()
    return _AGENCY.search(text) is not None or (2 <= len(parts) <= 5 and all(part[:1].isupper() for part in parts))


def _without(text: str, piece: str) -> str:
    if not piece or piece not in text:
        return text
    before, _, after = text.rpartition(piece)
    return visible(f"{before} {after}")


def is_labelled(text: str) -> bool:
    """Whether the text says at its end who made the picture, with a label or by the name of an agency."""
    text = visible(text)[:MAX_CAPTION]
    return _labelled(text) is not None or any(_credit_by(rule, text) is not None for rule in _SURE)


def split_credit(text: str) -> tuple[str, str | None]:
    """A caption in one run of text as caption and credit: "Rain in Rome. Foto: Ana Lima/ANSA" is two things."""
    text = visible(text)[:MAX_CAPTION]
    if not text:
        return text, None
    found = _labelled(text)
    for rule in _RULES:
        if found is not None:
            break
        found = _credit_by(rule, text)
    if found is None:
        return text, None
    return text[: found[0]].rstrip(" /|-–—([=＝"), clean_credit(found[1])


def _labelled(text: str) -> tuple[int, str] | None:
    """Where a label begins near the end of the text ("Foto:", "写真=", "Photo by", "©"), and what stands behind it."""
    marks = _MARK if holds_any(text.lower(), _SPELLED) else _SIGN
    for found in marks.finditer(text, max(0, len(text) - _MAX_CREDIT - _MAX_MARK)):
        cut = found.start()
        if found[0].lower() not in _LABELS_ALONE:
            head = text[:cut].rstrip()
            cut = _label_at(head)
            if cut == len(head):
                continue
        elif cut and text[cut - 1].isalnum():
            continue
        if 0 < len(credit := text[found.end() :].strip()) <= _MAX_CREDIT:
            return _in_brackets(text, cut, credit)
    return None


def _in_brackets(text: str, cut: int, credit: str) -> tuple[int, str]:
    """The same where the label stands in the brackets that end the text: they are the credit, an agency before the label
    included ("(AP Photo/Ann Lee)")."""
    opened = max(text.rfind(mark, 0, cut) for mark in "([（【")
    if opened < 0 or not text.endswith(_CLOSED) or _SHUT.search(text, opened, cut):
        return cut, credit
    return opened, text[opened + 1 :] if text[opened + 1 : cut].strip() else credit


def _label_at(text: str) -> int:
    """Where the label begins that the text ends with; the text's length where it ends with none."""
    tail = text[-_MAX_LABEL:].lower()
    for label in (*_LABELS_BY_TIP.get(tail[-2:], ()), *_LABELS_BY_TIP.get(tail[-1:], ())):
        if tail.endswith(label):
            at = len(text) - len(label)
            return max(0, at) if at <= 0 or text[at - 1] in _BEFORE_LABEL else len(text)
    return len(text)


def _credit_by(rule: re.Pattern[str], text: str) -> tuple[int, str] | None:
    """Where the credit begins that the rule finds at the end of the text, and the credit."""
    if rule in _ENDS and not text.endswith(_ENDS[rule]):
        return None
    if rule in _NO_END and text[-1:] in _NO_END[rule]:
        return None
    first = max(0, len(text) - _MAX_TAIL)
    if rule is _BEHIND_DASH:
        first = max(first, *(text.rfind(dash) - 1 for dash in _DASHES))
    found = rule.search(text, first)
    if found is None:
        return None
    credit = found["credit"]
    if rule in _NEED_AGENCY and not _AGENCY.search(credit):
        return None
    if rule is _AFTER_SENTENCE and not _signs(credit):
        return None
    return found.start() + len((found["before"] or "").strip()), credit


def _signs(credit: str) -> bool:
    """Whether the words in brackets behind a caption's last sentence are whose picture it is, not what kind of picture."""
    parts = credit.replace("/", " ").split()
    return len(parts) <= 6 and not any(part.casefold().strip(".,") in credits.KINDS for part in parts)


def clean_credit(text: str) -> str:
    """A credit without its label, brackets and the sign of copyright."""
    text = visible(text)[: 2 * _MAX_CREDIT]
    for _ in range(3):
        label = _LABEL_ONLY.match(text)
        if label is None:
            break
        text = text[label.end() :]
    if bare := _BARE_LABEL.match(text):
        text = text[bare.end() :]
    if text.count("(") != text.count(")") or text.count("（") != text.count("）") or text[:1] in "([（【":
        text = text.translate(_CLOSING)
    return text.strip(" .,;:|/–—-©")
