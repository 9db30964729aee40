"""What stands under a picture: its caption, and apart from it whose picture it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..page import Node
from ..pattern import pattern
from ..text import visible
from .words import credits
from .words import images as words

MAX_CAPTION = 3000  # characters; longer text beside a picture is no caption of it
_MAX_CREDIT = 160
_MAX_ROWS = 250  # of an element that is taken for a picture with its caption

_LABELS = "|".join(map(re.escape, credits.phrases(credits.LABELS)))
_AGENCIES = "|".join(map(re.escape, credits.phrases(credits.AGENCIES)))
# "Foto: X", "写真=X", "Photo by X", "© X" with what follows, at the start of the text or behind something that ends a sentence.
_LABELLED = pattern(
    rf"(?P<before>^|[\s.!?(\[|/–—\-:;»”\"。）」…])(?P<open>[(\[（【]?\s?)"
    rf"(?:(?:{_LABELS})\s?(?:[:：=＝/／]|\bby\b)|©|\(c\)\s|ⓒ)\s?(?P<credit>\S.*)$",
    re.I,
)
_BRACKETS = pattern(r"[(\[（【]([^()\[\]（）【】]{2,120})[)\]）】]\.?$")
_BEHIND_DASH = pattern(r"(?:\s[|–—-]\s|\s?/\s?|\.\s|\s—\s)([^|–—.]{2,80})$")
_AGENCY = pattern(rf"(?<!\w)(?:{_AGENCIES})(?!\w)", re.I)
_LABEL_ONLY = pattern(rf"^[(\[（【]?\s?(?:(?:{_LABELS})\s?(?:[:：=＝/／]|\bby\b)|©|\(c\)\s|ⓒ|copyright\b:?)\s?", re.I)
_CLOSING = str.maketrans("", "", "()[]（）【】")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of one picture; None where the page has none. `nodes` are the elements that hold them."""

    text: str | None = None
    credit: str | None = None
    nodes: tuple[Node, ...] = ()


def caption_of(unit: Node, picture: Node) -> Caption:
    """The caption and the credit in `unit`, the element that belongs to `picture` alone."""
    holders = _holders(unit, picture)
    owners = [node for node in unit.worded(words.CREDIT) if _says_something(node, picture)]
    owners = [node for i, node in enumerate(owners) if not any(other.contains(node) for other in owners[:i])]
    owners = [node for node in owners if not any(node.contains(holder) for holder in holders)][:3]
    loose = [node for node in owners if not any(holder.contains(node) for holder in holders)]
    text = " ".join(dict.fromkeys(visible(holder.text) for holder in holders)) if holders else ""
    said = [visible(node.text) for node in owners]
    for words_of_it in said:
        text = _without(text, words_of_it)
    caption, found = split_credit(text)
    credit = "; ".join(dict.fromkeys(clean for one in said if (clean := clean_credit(one)))) or found
    return Caption(caption or None, credit or None, (*holders, *loose))


def _holders(unit: Node, picture: Node) -> list[Node]:
    found = unit.all("figcaption") or unit.worded(words.CAPTION)
    found = [node for node in found if _says_something(node, picture)]
    return [node for i, node in enumerate(found) if not any(other.contains(node) for other in found[:i])][:4]


def _says_something(node: Node, picture: Node) -> bool:
    if node.end - node.row > _MAX_ROWS or node.contains(picture) or node.tag in ("img", "source", "picture"):
        return False
    return 0 < len(node.text) <= MAX_CAPTION


def _without(text: str, piece: str) -> str:
    if not piece or piece not in text:
        return text
    before, _, after = text.rpartition(piece)
    return visible(f"{before} {after}")


def split_credit(text: str) -> tuple[str, str | None]:
    """A caption in one run of text as caption and credit: "Rain in Rome. Foto: Ana Lima/ANSA" is two things."""
    text = visible(text)[:MAX_CAPTION]
    tail_at = max(0, len(text) - 2 * _MAX_CREDIT)
    for rule in (_LABELLED, _BRACKETS, _BEHIND_DASH):
        found = rule.search(text, tail_at)
        if found is None:
            continue
        labelled = rule is _LABELLED
        credit = found["credit"] if labelled else found[1]
        if len(credit) > _MAX_CREDIT or not (labelled or _AGENCY.search(credit)):
            continue
        cut = found.start() + (len(found["before"]) if labelled and found["before"] in '.!?»”"。）」…' else 0)
        return text[:cut].rstrip(" /|-–—(["), clean_credit(credit)
    return text, None


def clean_credit(text: str) -> str:
    """A credit without its label, brackets and the sign of copyright."""
    text = visible(text)[: 2 * _MAX_CREDIT]
    for _ in range(3):
        shorter = _LABEL_ONLY.sub("", text)
        if shorter == text:
            break
        text = shorter
    if text.count("(") != text.count(")") or text[:1] in "([（【":
        text = text.translate(_CLOSING)
    return text.strip(" .,;:|/–—-©")
