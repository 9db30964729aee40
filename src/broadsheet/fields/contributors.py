"""The line that says who reported, wrote, edited or asked, behind a text or, in Chinese, over it: a byline, and no text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model._blocks import Blocks
from ..pattern import joined, pattern
from .words.bylines import CONTRIBUTED

_LAST = 3  # blocks of the end in which such a line stands
_LONGEST = 60  # units of one: agencies name everybody
# "（責任編輯 王小明）", "(王小明 編輯)" behind a text; "記者王小明／台北報導" over it.
_EDITED = pattern(
    "[（(【]?(?:实习|實習|本文)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯)[:：\\s/／]*[\u3400-\u9fff][^。，]{1,10}[)）】]?"
    "|[（(【][\u3400-\u9fff]{2,4}\\s?(?:编辑|編輯)[)）】]"
)
_REPORTED = pattern(
    "(?:[\u3400-\u9fff]{0,2}(?:记者|記者)|[\u3400-\u9fff]{1,4}中心)[^。，]{0,20}[／/][\u3400-\u9fff]{1,6}(?:报道|報導|報道)"
)
_FIRST, _SHORT = 3, 24  # blocks of the beginning, and units of these
_LINE = pattern(f'[^\\w"“„«\\n]*(?:{joined(CONTRIBUTED)}):? (?=[^\\W\\d_])', re.IGNORECASE)


def contributor_lines(blocks: Blocks, chosen: Sequence[int]) -> set[int]:
    """Which of the last chosen blocks begin with what somebody did for the article, and a name; and Chinese bylines."""
    units = blocks.units()
    behind = {i for i in chosen[-_LAST:] if units[i] <= _LONGEST and _is_line(blocks.text(i))}
    edited = {i for i in chosen[-_LAST:] if units[i] <= _SHORT and _EDITED.fullmatch(blocks.text(i).strip()) is not None}
    return behind | edited | {i for i in chosen[:_FIRST] if units[i] <= _SHORT and _REPORTED.fullmatch(blocks.text(i).strip())}


def _is_line(text: str) -> bool:
    found = _LINE.match(text)
    return found is not None and not text[found.end()].islower()
