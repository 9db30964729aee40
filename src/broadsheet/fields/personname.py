"""Names out of bylines: "Von Anna Beispiel und Karl Muster, Berlin / dpa" is two people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from ..text import squash
from .datetext import fold_word, label_of
from .words import bylines as data
from .words.months import months

_LONGEST = 400  # characters of a byline that are looked at
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_NAMES = 20

Kind = Literal["person", "organization"]


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line of text says about who signed."""

    names: tuple[str, ...]  # people and groups in the line's order, without repeats
    agencies: tuple[str, ...] = ()  # news agencies beside them
    lead: Literal["label", "by", None] = None  # what leads to the names: "Author:", "by", nothing
    groups: frozenset[str] = field(default_factory=frozenset)  # those of `names` that are no people


# ---- pieces of a line ----

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+")
_BRACKETS = re.compile(r"[(\[（【［][^()\[\]（）【】［］]{0,80}[)\]）】］]")
_PIECES = re.compile(r"\s*[|｜•●■►▪»→\n\t\u2028<>]+\s*|\s+[-–—·―~]+\s+|\s*[·・]\s+|\s+[·・]\s*|\s*[—―]\s*")
_COMMAS = re.compile(r"\s*[,;，；、､]\s*|(?<=[^\W\d_]{2}) ?[/／] ?(?=[A-ZÀ-ÞА-ЯΑ-Ω])")
_CREDIT = re.compile(r"[\s,/|]+(?:und |and |& )?(?:fotos?|photos?|bild(?:er)?|images?|videos?|gra(?:f|ph)ik|фото)(?:\s?(?:credits?|by|von|de|di))?\s?[:：].*$", re.I | re.S)
_HANGUL_ROLE = re.compile(r"([\uac00-\ud7a3]{2,4})\s*(?:선임|수습|인턴|객원|전문)?(?:기자|특파원|논설위원|통신원|칼럼니스트|앵커)(?![\uac00-\ud7a3])")
_HAN_ROLE = re.compile(r"(?:本报|本報|本刊|特约|特約|实习|實習|专栏|財經|综合)?(?:记者|記者|通讯员|通訊員|撰稿人|责任编辑|責任編輯|责编|编辑|編輯|編集委員)\s*[:：／/]?\s*")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\u3040-\u30ff々〆ヵヶー]{1,8}(?:[ 　・·][\u3400-\u9fff\u3040-\u30ffー]{1,8})?$")
_EAST_LABEL = re.compile(r"^\s*(?:作者|撰文|撰稿|来源|來源|文|取材・文|取材|執筆|筆者|글|글쓴이|작성자|취재)\s*(?:[:：／/=＝|]|(?<=者)\s|(?<=筆)\s)\s*")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_READING_TIME = re.compile(r"\b\d+\s*(?:-?\s*)?(?:min(?:ute)?s?|minuten|мин)\b.*$", re.I)
_DIGIT_ON = re.compile(r"(?:^|\s)[^\s]*\d.*$")
_CREDENTIAL = re.compile(r"(?:ph\.?\s?d|m\.?d|m\.?sc?|b\.?sc?|m\.?a|b\.?a|mba|j\.?d|r\.?n|r\.?d|rdn|ldn|dvm|dds|dmd|esq|cpa|cfp|mph|jr|sr|ii|iii|iv|ll\.?[bm]|"
                         r"fand|d\.?o|np|bsn|msn|aprn|lmft|lcsw|pharm\.?d|ed\.?d|psy\.?d|cscs|cpt|facp|facs|obe|mbe|cbe|m\.?ed|mlitt|dphil|mfa|mpa|mpp|fnp|pa-c|"
                         r"cissp|cfa|ms|ma|md|rd)\.?$", re.I)
_TAIL = frozenset(
    """on am at um vom le il el em den der in from for of the les um à a y the, updated published veroffentlicht publie publicado posted date
    und and or with as for about an the is was has über zu bei del al since von via to w на в от у о od dnia dne dia las el""".split()
)
# "Jane Doe in Berlin", "Hans Muster aus Kiew": a place behind a name.
_PLACE = re.compile(r"\s(?:in|aus|à|en|a|desde|w|v|из|в|i|from|at|dans|nach|für|for|For|fra|från)\s+(?:[Tt]he\s)?(?:[A-ZÀ-ÞА-Я][\w.'’-]*)(?:[\s,/][A-ZÀ-ÞА-Я][\w.'’-]*){0,4}$")
_WORD = re.compile(r"[^\W\d_][\w.'’‘`´\-\u00b7\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]*", re.UNICODE)
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]{1,2}$")
_EDGES = " \u00a0.,;:|/\\-–—·•*\"“”„«»()[]{}<>!?~=+#&'‘’"


@cache
def _leads() -> dict[str, str]:
    """Folded phrase -> "by", "label" or "not"."""
    table = {fold_word(word.replace("_", " ")): "by" for word in data.BY}
    table |= {fold_word(word.replace("_", " ")): "label" for word in data.LABELS}
    table |= {fold_word(word.replace("_", " ")): "not" for word in data.NOT_AUTHOR}
    return table


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in _leads())


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold_word(word.replace("_", " ")) for word in getattr(data, name))


def read_byline(text: str) -> Byline:
    """The names in a byline or in a declared author string.

    Cut off: "by" and its like in many languages, dates, reading times, addresses, places, jobs, agencies (kept apart).
    Refused: sentences, more than six words, more than 60 characters, words of the page's furniture ("admin", "share"), what
    follows a label of somebody else's work ("Photo:"). Credentials stay with their name ("Jane Doe, PhD").
    """
    text = squash_lines(text[:_LONGEST].lstrip("([（【 "))
    if not text:
        return Byline(())
    if _EAST.search(text):
        return _eastern(text)
    names: dict[str, str] = {}
    groups: set[str] = set()
    agencies: dict[str, None] = {}
    lead: Literal["label", "by", None] = None
    for i, piece in enumerate(_PIECES.split(text)[:12]):
        rest, kind = strip_lead(piece)
        if kind == "not":
            if names:
                break
            continue
        if lead and not kind and i and names:
            break  # behind the names of "By ..." stand dates, sections, shares
        lead = lead or ("label" if kind == "label" else "by" if kind == "by" else None)
        if i and not kind and names:
            break  # a line is a list of names in its first piece; what is behind is a section, a date, a job
        for name, is_group in _names(rest, agencies):
            if len(names) < _MOST_NAMES and (key := fold_name(name)) not in names:
                names[key] = name
                if is_group:
                    groups.add(name)
    kept = list(names.values())
    if any(" " in name for name in kept):
        kept = [name for name in kept if " " in name or not name.islower() or name in groups]
    return Byline(tuple(kept), tuple(agencies), lead, frozenset(groups))


def signed_within(text: str) -> Byline:
    """The names behind the first "by" in a short line that has a date or little else before it: "Posted on 3 May by Jane"."""
    words = squash(text[:_LONGEST]).split(" ")
    for i, word in enumerate(words[:40]):
        if not i or len(word) > 12 or i + 1 == len(words):
            continue
        bare = fold_word(word).rstrip(":：")
        if len(bare) > 1 and _leads().get(bare) == "by":
            before = " ".join(words[:i])
            dated = any(char.isdigit() for char in before) or label_of(before) is not None
            if (not dated and i > 3) or len(before) > 80:
                continue
            if (found := read_byline(" ".join(words[i : i + 8]))).names and found.lead and found.names[0][:1].isalpha():
                return found
    return Byline(())


def squash_lines(text: str) -> str:
    """White space squashed within lines, addresses and remarks in brackets gone."""
    lines = (squash(line) for line in text.replace("\r", "\n").split("\n"))
    text = "\n".join(line for line in lines if line)
    if "@" in text or "http" in text or "www." in text:
        text = _ADDRESS.sub(" ", text) if not _whole_address(text) else text
    return _CREDIT.sub("", _BRACKETS.sub(" ", text)).strip()


def _whole_address(text: str) -> bool:
    return " " not in text and "@" not in text and not text.startswith("http")


_GLUED = re.compile(r"(?:Post author|Author|Autor|By|Von|Par|Por)(?=[A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ])")


_COLON = re.compile(r"([^\W\d_]{2,14}(?: [^\W\d_]{1,12}){0,2})\s?[:：]\s?(?=\w)")


def strip_lead(text: str) -> tuple[str, str | None]:
    """`text` behind the words that lead to its names, and what they were: "by", "label", "not" (photographs and so on)."""
    kind: str | None = None
    if glued_label := _GLUED.match(text):
        text = f"{glued_label[0]}: {text[glued_label.end() :]}"  # "AuthorJane Doe": a label that style hides
    for _ in range(3):
        words = text.split(" ", 6)
        found = None
        if ":" not in text and "：" not in text and fold_word(words[0]).rstrip(".-–—") not in _first_words():
            break
        for width in range(min(5, len(words)), 0, -1):
            phrase = " ".join(words[:width])
            bare = fold_word(phrase).rstrip(" :：.-–—")
            what = _leads().get(bare)
            if what == "label" and width == 1 and bare in data.SURE and _could_join(" ".join(words[1:])):
                found = (what, " ".join(words[1:]))
                break
            colon = phrase.rstrip().endswith((":", "：")) or (width < len(words) and words[width] == ":")
            if what is None or (what != "by" and width == 1 and not colon):
                continue
            if what == "by" and width == len(words) and not colon:
                continue
            found = (what, " ".join(words[width:]).lstrip(" :：-–—"))
            break
        if found is None:
            glued = _COLON.match(text)
            if glued and (what := _leads().get(fold_word(glued[1]))):
                found = (what, text[glued.end() :])
        if found is None:
            break
        kind = "not" if found[0] == "not" else "label" if "label" in (kind, found[0]) else "by"
        text = found[1]
        if kind == "not":
            break
    return text, kind


def is_lead(text: str) -> bool:
    """Whether a line is a word for the author and nothing else: "Written by", "Autor:"."""
    return _leads().get(fold_word(text).strip(" :：.-–—")) in ("by", "label")


def _could_join(text: str) -> bool:
    """Whether a later piece of a line can be one more name: two to four words, all capitalised."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and not any(char.isdigit() for char in text)


def _names(text: str, agencies: dict[str, None]) -> Iterator[tuple[str, bool]]:
    """Names in a piece without label, with whether they are groups; agencies go into `agencies`."""
    text = _READING_TIME.sub("", text)
    last: str | None = None
    whole = 0
    for part in _joined(text):
        part = _bare(part)
        if not part:
            continue
        folded = fold_word(part).rstrip(".")
        if folded in _folded("AGENCIES"):
            agencies.setdefault(part)
            last_flush, last = last, None
            if last_flush:
                yield last_flush, is_group(last_flush)
            continue
        if last and _CREDENTIAL.match(part):
            last = f"{last}, {part}"
            continue
        if not (name := clean_name(part)):
            continue
        if whole and last and ";" not in text and " " not in name and (" " in last or is_group(last)):
            continue  # "Hans Muster, Berlin"
        if whole and " " in name and any(word[:1].islower() and fold_word(word) not in data.PARTICLES for word in name.split()):
            continue  # "Hans Muster, Universität für Bodenkultur"
        if last:
            yield last, is_group(last)
        last = name
        whole += 1
    if last:
        yield last, is_group(last)


_JOINERS = frozenset(("and", "und", "et", "&", "+", "AND", "UND", "ET"))


def _joined(text: str) -> Iterator[str]:
    """The parts of a list of names: at commas, slashes, and words for "and" between whole names."""
    # "dsw/dpa" and "redaktion.de/ab" are one signature; "Anna Muster / dpa" are two
    parts: list[str] = []
    for some in text.split(";"):
        parts += _COMMAS.split(some) if " " in some.partition("/")[0].strip() or "/" not in some else [some]
    for part in parts[: 2 * _MOST_NAMES]:
        words = part.split()
        start = 0
        for i, word in enumerate(words):
            if i == start and word in _JOINERS and i + 1 < len(words):
                start = i + 1
                continue
            if 0 < i < len(words) - 1 and fold_word(word) in _folded("AND"):
                left, right = i - start, len(words) - i - 1
                short = len(word) == 1 and word not in "&+"
                if (left >= 2 and right >= 2) or (not short and left + right >= 3):
                    yield " ".join(words[start:i])
                    start = i + 1
        yield " ".join(words[start:])


def _bare(text: str) -> str:
    """`text` without marks at its ends, but with the dot of an initial or of "Jr."."""
    bare = text.strip(_EDGES)
    at = text.find(bare) + len(bare) if bare else 0
    return bare + "." if text[at : at + 1] == "." and _INITIAL.search(bare) else bare


def read_name(name: str) -> Byline:
    """The same for what the page declares to be one name: taken as it stands where it can be one ("The Travel Expert")."""
    name = _bare(squash_lines(name[:_LONGEST]))
    if name and not _EAST.search(name) and not _LISTED.search(name) and not strip_lead(name)[1] and is_name(name):
        return Byline((name,), (), None, frozenset((name,)) if is_group(name) else frozenset())
    return read_byline(name)


_LISTED = re.compile(r"[,;|/&+•\t]|\s[-–—]\s|\s(?:and|und|et|y|e|og|och|i|и|en|ja|ve)\s", re.I)


def clean_name(text: str) -> str | None:
    """One name without date, job and place; None where what is left is no name."""
    text = _bare(text)
    if " " in text and any(char.isdigit() for char in text):
        text = _DIGIT_ON.sub("", text)
    words = text.split()
    while words and (_is_tail(words[-1]) or (len(words) > 1 and _is_calendar(words[-1]))):
        words.pop()
    for i in range(1, len(words)):
        folded = fold_word(words[i]).strip(".,:")
        if folded in data.STOPS and (i > 1 or words[i][:1].islower() or " " in text[:40]) and folded not in data.PARTICLES:
            words = words[:i]
            break
    text = _without_job(_PLACE.sub("", " ".join(words)))
    text = _bare(text)
    return text if is_name(text) else None


def _is_tail(word: str) -> bool:
    return word.lower().rstrip(".:") in _TAIL and (len(word) > 1 or word.islower())


def _is_calendar(word: str) -> bool:
    return word[:1].isupper() and len(word) > 2 and _is_month(word)


_GIVEN = frozenset("may april june august augusta juni juna jan maja mart marta mar julio augusto juno marzo mai maio mayo giugno".split())
_COMMON = frozenset("en de fr es it pt nl sv da nb fi pl ru tr el hu cs".split())


def _is_month(word: str) -> bool:
    """Whether a word is a month and no given name, in a language in which most bylines are written."""
    folded = fold_word(word).strip(".,")
    return folded not in _GIVEN and not _COMMON.isdisjoint(months().get(folded, ()))


def _without_job(text: str) -> str:
    """`text` without a job behind the name ("Jane Doe Staff Writer") or in front of it ("Reporter Jane Doe")."""
    words = text.split()
    jobs = _folded("JOBS")
    if len(words) < 3:
        return text
    end = len(words)
    while end > 0 and (fold_word(words[end - 1]).strip(".,") in jobs):
        end -= 1
    if words[0].lower().endswith(data.JOB_ENDS) and "-" not in words[0]:
        return ""
    start = 0
    while start < end and fold_word(words[start]).strip(".,:") in jobs:
        start += 1
    if end - start >= 3 and "-" in words[start] and fold_word(words[start]).endswith(data.JOB_ENDS):
        start += 1  # "FOCUS-Reporter Anna Muster"
    if end - start >= 2 and (end < len(words) or start):
        return " ".join(words[start:end])
    return "" if end <= start else text


def is_name(text: str) -> bool:
    """Whether `text` can be the name of a person, a group or an account."""
    if not 2 <= len(text) <= _LONGEST_NAME or "http" in text or "@" in text:
        return False
    folded = fold_word(text)
    words = text.split()
    if folded in _folded("REFUSED") or fold_word(words[0]) in data.FURNITURE or (_leads().get(folded) and not is_group(text)):
        return False
    if len(words) == 1:
        if _is_month(text) or folded == "august":
            return False
        return any(char.isalpha() for char in text) and folded not in _folded("JOBS") and not text.startswith(("/", "#", "%", "{"))
    letters = sum(char.isalpha() for char in text)
    if len(words) > _MOST_WORDS or letters * 10 < len(text.replace(" ", "")) * 7 or any(mark in text for mark in "?!:;{}=<>%#_\"“”"):
        return False
    if any(len(word) > 4 and word.endswith(".") and word[:1].islower() for word in words[:-1]):
        return False
    cased = [word for word in words if word[:1].isupper() or word[:1].islower()]
    low = [word for word in cased if word[0].islower() and fold_word(word) not in data.PARTICLES]
    if cased and (cased[-1][0].islower() and cased[0][0].islower()) and len(words) > 2:
        return False
    if sum(fold_word(word).strip(".,") in _folded("JOBS") for word in words) * 2 >= len(words):
        return is_group(text)
    return len(low) * 2 < len(words) or (len(words) == 2 and len(low) == 2)


_DOMAIN = re.compile(r"\w\.(?:com|de|net|org|info|at|ch|fr|it|es|pl|ru|eu|co|uk|nl|tv|news)$")


def is_group(text: str) -> bool:
    """Whether a name is that of a group: it has a word that only groups have, or is an address."""
    words = [fold_word(word).strip(".,()") for word in text.split()]
    if any(word in _folded("GROUP") for word in words) or fold_word(text) in _folded("AGENCIES"):
        return True
    return bool(_DOMAIN.search(text)) or "redaktion" in fold_word(text)


def fold_name(text: str) -> str:
    """A name for comparison: no case, no accents, no dots, no titles."""
    words = _NAME_WORD.findall(fold_word(text))
    kept = [word for word in words if word not in _TITLES]
    return " ".join(kept or words)


_NAME_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset("dr prof mr mrs ms sir dame lord phd md mag ing dipl".split())


# ---- East Asia ----


def _eastern(text: str) -> Byline:
    """Bylines in Chinese, Japanese and Korean: roles stand behind or in front of the name, often without a space."""
    lead: Literal["label", "by", None] = None
    if match := _EAST_LABEL.match(text):
        text, lead = text[match.end() :], "label"
    if found := _HANGUL_ROLE.findall(text):
        return Byline(tuple(dict.fromkeys(found)), (), "label")
    names: dict[str, None] = {}
    groups: set[str] = set()
    for piece in _EAST_PIECES.split(text)[:20]:
        if piece.endswith(("報導", "报道", "電", "电")):
            continue
        if role := _HAN_ROLE.search(piece):
            lead = "label"
            before, after = piece[: role.start()].strip(), piece[role.end() :].strip()
            piece = after or before
        piece = _bare(_READING_TIME.sub("", piece))
        if any(char.isdigit() for char in piece):
            piece = _bare(_DIGIT_ON.sub("", piece))
        if not piece or fold_word(piece) in _folded("REFUSED"):
            continue
        eastern = bool(_HAN_NAME.match(piece)) or bool(re.fullmatch(r"[\uac00-\ud7a3]{2,5}(?: [\uac00-\ud7a3]{1,4})?", piece))
        if eastern and len(piece) <= 12 or (not _EAST.search(piece) and is_name(piece)):
            names.setdefault(piece)
            if len(piece) > 5 and " " not in piece and any(word in piece for word in _EAST_GROUP):
                groups.add(piece)
        elif len(piece) <= 20 and any(word in piece for word in _EAST_GROUP):
            names.setdefault(piece)
            groups.add(piece)
    return Byline(tuple(names)[:_MOST_NAMES], (), lead, frozenset(groups))


_EAST_PIECES = re.compile(r"[|｜•●\n,，、;；/／<>()（）【】\[\]＝=]|\s[-–—]\s")
_EAST_GROUP = "編集部 编辑部 編輯部 取材班 新聞 新闻 通讯社 通信社 オンライン 편집부 뉴스 온라인 취재팀 日报 日報 电视台 委員會 委员会 新华社 新華社 中央社 연합".split()
