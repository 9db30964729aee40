"""Bylines in Chinese, Japanese and Korean: roles stand behind or in front of the name, often without a space."""

from __future__ import annotations

import re
from typing import Literal

from ..pattern import pattern
from .bylinewords import Byline, word_list
from .foldword import fold_word
from .personname import bare, is_name

_MOST_NAMES = 20
_EAST = pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # kana, Han, Hangul
_HANGUL_ROLE = pattern(
    r"([\uac00-\ud7a3]{2,4})\s*(?:선임|수습|인턴|객원|전문)?(?:기자|특파원|논설위원|통신원|칼럼니스트|앵커)(?![\uac00-\ud7a3])"
)
_HANGUL_ROLE_BEFORE = pattern(r"^(?:기자|특파원|글)\s([\uac00-\ud7a3]{2,4})$")
_HAN_REPORTED = pattern("([\u3400-\u9fff]{2,3}[^\\W社报報])\\s(?:报道|報導|報道)$")
# Where somebody reported from, behind a name: "／台北報導", " 北京报道".
_FROM = pattern("(?<=[^者員员辑輯\\s／/╱])[\\s／/╱]+[\u3400-\u9fff]{1,6}(?:報導|报道|報道|报导)(?=[\\s\\d（(]|$)")
_DESK = "中心"  # "國際中心", the foreign desk
_SIGNED = pattern("((?:记者|記者)\\s*[\u3400-\u9fff]{2,3})(?:报道|報導|報道|报导)$")  # "记者王小明报道"
_HAN_ROLE = pattern(
    r"(?:本报|本報|本刊|特约|特約|实习|實習|专栏|財經|综合)?(?:记者|記者|通讯员|通訊員|撰稿人|责任编辑|責任編輯|责编|编辑|編輯|編集委員)\s*[:：／/]?\s*"
)
_HAN_NAME = pattern(r"[\u3400-\u9fff\u3040-\u30ff々〆ヵヶー]{1,8}(?:[ 　・·][\u3400-\u9fff\u3040-\u30ffー]{1,8})?$")
_EAST_LABEL = pattern(
    r"^\s*(?:作者|撰文|撰稿|来源|來源|文|取材・文|取材|執筆|筆者|글|글쓴이|작성자|취재)\s*(?:[:：／/=＝|]|(?<=者)\s|(?<=筆)\s|(?<=文)[・･])\s*"
)
# Behind "记者", names stand with spaces between them; a space within one name leaves a family name of one sign.
_CHINESE_LIST = pattern("[\u3400-\u9fff]{2,4}(?:\\s[\u3400-\u9fff]{2,4}){1,7}")
_EAST_PIECES = pattern(r"[|｜•●\n,，、;；/／<>()（）【】\[\]＝=]|\s[-–—]\s")
_EAST_GROUP = tuple(
    """編集部 编辑部 編輯部 取材班 新聞 新闻 通讯社 通信社 オンライン 편집부 뉴스 온라인 취재팀 日报 日報 电视台
    委員會 委员会 新华社 新華社 中央社 연합""".split()
)
_READING_TIME = pattern(r"\b\d+\s*(?:-?\s*)?(?:min(?:ute)?s?|minuten|мин)\b.*$", re.I)
_DIGIT_ON = pattern(r"(?:^|\s)[^\s]*\d.*$")


def is_eastern(text: str) -> bool:
    """Whether a text has letters of Chinese, Japanese or Korean."""
    return not text.isascii() and _EAST.search(text) is not None


def read_eastern(text: str) -> Byline:
    """Bylines in Chinese, Japanese and Korean: roles stand behind or in front of the name, often without a space."""
    lead: Literal["label", "by", None] = None
    if match := _EAST_LABEL.match(text):
        text, lead = text[match.end() :], "label"
    if found := _HANGUL_ROLE.findall(text) or _HANGUL_ROLE_BEFORE.findall(text.strip()):
        return Byline(tuple(dict.fromkeys(found)), (), "label")
    names: dict[str, None] = {}
    groups: set[str] = set()
    text = _SIGNED.sub(r"\1", _FROM.sub("", text))
    for piece in _EAST_PIECES.split(text)[:20]:
        if reported := _HAN_REPORTED.match(piece.strip()):
            names.setdefault(reported[1])
            continue
        if piece.endswith(("報導", "报道", "電", "电")):
            continue
        if role := _HAN_ROLE.search(piece):
            lead = "label"
            before, after = piece[: role.start()].strip(), piece[role.end() :].strip()
            piece = after or before
            if role.end() and not before and _CHINESE_LIST.fullmatch(after):
                for name in after.split():
                    names.setdefault(name)
                continue
        piece = bare(_READING_TIME.sub("", piece))
        if any(char.isdigit() for char in piece):
            piece = bare(_DIGIT_ON.sub("", piece))
        if len(piece) < 2 or fold_word(piece) in word_list("REFUSED"):
            continue
        eastern = bool(_HAN_NAME.match(piece)) or bool(re.fullmatch(r"[\uac00-\ud7a3]{2,5}(?: [\uac00-\ud7a3]{1,4})?", piece))
        if (eastern and len(piece) <= 12) or (not is_eastern(piece) and is_name(piece)):
            names.setdefault(piece)
            if (
                piece in _EAST_GROUP
                or piece.endswith(_DESK)
                or (len(piece) > 5 and " " not in piece and any(word in piece for word in _EAST_GROUP))
            ):
                groups.add(piece)
        elif len(piece) <= 20 and any(word in piece for word in _EAST_GROUP):
            names.setdefault(piece)
            groups.add(piece)
    return Byline(tuple(names)[:_MOST_NAMES], (), lead, frozenset(groups))
