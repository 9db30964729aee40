"""Names out of bylines: "Von Anna Beispiel und Karl Muster, Berlin / dpa" is two people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from ..once import lately
from ..pattern import pattern
from ..text import squash
from .bylinewords import Byline, first_words, inner_words, lead_widths, leads, word_list
from .datetext import label_of
from .easternbyline import is_eastern, read_eastern
from .foldword import fold_word, fold_words, has_word
from .personname import bare, clean_name, fold_name, is_group, is_low, is_name, is_one_name
from .words import bylines as data

_LONGEST = 400  # characters of a byline that are looked at
_MOST_NAMES = 20
_LONGEST_AND = 6  # characters of a word for "and"
_ADDRESS = pattern(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+")
_BRACKETS = pattern(r"[(\[（【［][^()\[\]（）【】［］]{0,80}[)\]）】］]")
_SPACES = pattern(r" {2,}")
# A look ahead at what a piece can end with spares most letters the rest of the question; so in what follows.
_PIECES = pattern(
    r"(?=[\s|｜•●■►▪»→⋅∙‧⸱<>·・—―])"
    r"(?:\s*[|｜•●■►▪»→⋅∙‧⸱\n\t\u2028<>]+\s*|\s+[-–—·―~]+\s+|\s*[·・]\s+|\s+[·・]\s*|\s*[—―]\s*)"
)
_MARK = pattern(r"[|｜•●■►▪»→⋅∙‧⸱\n\t\u2028<>–—·・―~-]")  # that some piece ends with
_COMMA = pattern(r"[,;，；、､/／]")  # that some name of a list ends with
_COMMAS = pattern(r"(?=[\s,;，；、､/／])(?:\s*[,;，；、､]\s*|(?<=[^\W\d_]{2}) ?[/／] ?(?=[A-ZÀ-ÞА-ЯΑ-Ω]))")
_CREDIT = pattern(
    r"[\s,/|][\s,/|]*(?:und |and |& )?(?:fotos?|photos?|bild(?:er)?|images?|videos?|gra(?:f|ph)ik|фото)"
    r"(?:\s?(?:credits?|by|von|de|di))?\s?[:：].*$",
    re.I | re.S,
)
# "Text von Anna Beispiel Illustration von Karl Muster"; small letters only.
_OTHER_WORK = pattern(
    r"\s(?:(?:und|and|&)\s)?(?:illustrations?|illustrationen|fotos?|photos?|photography|bilder|übersetzung|translation|videos?)\s"
    r"(?:by|von|de|di|par)\s"
)
_READING_TIME = pattern(r"\b\d+\s*(?:-?\s*)?(?:min(?:ute)?s?|minuten|мин)\b.*$", re.I)
_CREDENTIAL = pattern(
    r"(?:ph\.?\s?d|m\.?d|m\.?sc?|b\.?sc?|m\.?a|b\.?a|mba|j\.?d|r\.?n|r\.?d|rdn|ldn|dvm|dds|dmd|esq|cpa|cfp|mph|jr|sr|ii|iii|iv|ll\.?[bm]|"
    r"fand|d\.?o|np|bsn|msn|aprn|lmft|lcsw|pharm\.?d|ed\.?d|psy\.?d|cscs|cpt|facp|facs|obe|mbe|cbe|m\.?ed|mlitt|dphil|mfa|mpa|mpp|fnp|pa-c|"
    r"cissp|cfa|ms|ma|md|rd)\.?$",
    re.I,
)
_GLUED = pattern(
    r"(?:Post author|Author|Autor|Written by|By|Von|Par|Por)(?=[A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ]|[A-ZÀ-Þ]{2,4} [A-ZÀ-Þ][a-z]|[A-Z]\.)"
)
_COLON = pattern(r"([^\W\d_]{2,14}(?: [^\W\d_]{1,12}){0,2})\s?[:：]\s?(?=\w)")
_JOINERS = frozenset(("and", "und", "et", "&", "+", "AND", "UND", "ET"))
_BEFORE = "([（【 -–—·•|."  # marks that may stand in front of a lead
_BEHIND = ":：.-–—՝"  # marks that may stand behind one
_LISTED = pattern(r"[,;|/&+•⋅∙‧⸱\t]|\s[-–—]\s|\s(?:and|und|et|y|e|og|och|i|и|en|ja|ve)\s", re.I)


@lately(16)  # the same name is data's, a link's and a line's
def read_byline(text: str) -> Byline:
    """The names in a byline or in a declared author string.

    Cut off: "by" and its like in many languages, dates, reading times, addresses, places, jobs, agencies (kept apart).
    Refused: sentences, more than six words, more than 60 characters, words of the page's furniture ("admin", "share"), what
    follows a label of somebody else's work ("Photo:"). Credentials stay with their name ("Jane Doe, PhD").
    """
    if is_one_name(text):
        return _one(text)
    text = _trimmed(text)
    if not text:
        return Byline(())
    if is_eastern(text):
        return read_eastern(text)
    if company := _company(text):
        return company
    names: dict[str, str] = {}
    groups: set[str] = set()
    agencies: dict[str, None] = {}
    lead: Literal["label", "by", None] = None
    for i, piece in enumerate(_pieces(text)):
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
        for name, group in _names(rest, agencies):
            if len(names) < _MOST_NAMES and (key := fold_name(name)) not in names:
                names[key] = name
                if group:
                    groups.add(name)
    kept = list(names.values())
    if any(" " in name for name in kept):
        kept = [name for name in kept if " " in name or not name.islower() or name in groups]
    return Byline(tuple(kept), tuple(agencies), lead, frozenset(groups))


def is_led(text: str) -> bool:
    """Whether a word for the author may lead to the names that `read_byline` finds in a text: a quick look, as it cuts it."""
    text = _trimmed(text)
    return is_eastern(text) or any(strip_lead(piece)[1] for piece in _pieces(text))


def _trimmed(text: str) -> str:
    return squash_lines(text[:_LONGEST].lstrip("([（【 -–—·•|"))


def _pieces(text: str) -> Sequence[str]:
    """The pieces of a byline, in which labels, names, dates and sections stand."""
    return _PIECES.split(text)[:12] if _MARK.search(text) else (text,)


@lately(16)
def read_name(name: str) -> Byline:
    """The same for what the page declares to be one name: taken as it stands where it can be one ("The Travel Expert")."""
    if is_one_name(name):
        return _one(name)
    name = bare(squash_lines(name[:_LONGEST]))
    if name and not is_eastern(name) and not _LISTED.search(name) and not strip_lead(name)[1] and is_name(name):
        return _one(name)
    found = read_byline(name)
    if not found.names and not found.agencies and _is_desk(name):
        return Byline((name,), (), None, frozenset((name,)))
    return found


def _one(name: str) -> Byline:
    """A byline that is one name and nothing else."""
    return Byline((name,), (), None, frozenset((name,)) if is_group(name) else frozenset())


def _is_desk(name: str) -> bool:
    """Whether a declared name is that of a desk or of a blog, which no byline is searched for: "Our Editors", "Harbour
    Contributor", "Your Sailing Teacher"."""
    words = fold_word(name).split()
    if not 2 <= len(words) <= 5 or words[0] in data.FURNITURE - data.OURS or fold_word(name) in word_list("REFUSED"):
        return False
    return name.replace(" ", "").isalpha() and not any(map(is_low, (name.split()[0], name.split()[-1])))


def _company(text: str) -> Byline | None:
    """A text that is one body's name: "Noviny, s.r.o.", with its form behind a comma; "Center for Boats and Ferries"."""
    if len(text) > 80:
        return None
    words = fold_word(text).split()
    if 3 <= len(words) <= 9 and words[0] in word_list("GROUP") and words[1] in data.OF and "," not in text:
        return Byline((text,), (), None, frozenset((text,)))
    name, comma, form = text.partition(",")
    if not comma or fold_word(form).strip(" .").replace(" ", "") not in data.COMPANY or strip_lead(name)[1]:
        return None
    return Byline((text,), (), None, frozenset((text,)))


def signed_within(text: str) -> Byline:
    """The names behind the first "by" in a short line that has a date or little else before it: "Posted on 3 May by Jane"."""
    line = squash(text[:_LONGEST])
    words, folded, known = line.split(" "), fold_words(line), leads()
    for i, word in enumerate(words[:40]):
        if not i or len(word) > 12 or i + 1 == len(words):
            continue
        bare = folded[i].rstrip(":：")
        what = known.get(bare)
        if what is None or bare in data.BY_OF:
            continue
        if what == "by" and known.get(f"{folded[i - 1]} {bare}") == "not":
            return Byline(())  # "Edited by Jane Doe"
        if bare in data.OF and folded[i - 1] in word_list("GROUP"):
            continue  # "Instituto da Cortiça": a body's name, in which the word for "by" means "of"
        if len(bare) > 1 and (
            what == "by" or (what == "label" and "\n" not in text and words[0][0].isdigit() and word.endswith((":", "：")))
        ):
            before = " ".join(words[:i])
            dated = any(char.isdigit() for char in before) or (i < 7 and label_of(before) is not None)
            if (not dated and i > 3) or len(before) > 80:
                continue
            if (found := read_byline(" ".join(words[i : i + 8]))).names and found.lead and found.names[0][:1].isalpha():
                return found
    return Byline(())


def squash_lines(text: str) -> str:
    """White space squashed within lines, addresses and remarks in brackets gone."""
    lines = [squash(line) for line in text.replace("\r", "\n").split("\n")]
    text = lines[0] if len(lines) == 1 else "\n".join(filter(None, lines))
    if "@" in text or "http" in text or "www." in text:
        text = _ADDRESS.sub(" ", text) if not _whole_address(text) else text
    if " " in text and (other := _OTHER_WORK.search(text.replace("İ", "i").lower())):  # letter by letter
        text = text[: other.start()]
    text = _BRACKETS.sub(" ", text)
    text = _SPACES.sub(" ", text) if "  " in text else text
    return (_CREDIT.sub("", text) if ":" in text or "：" in text else text).strip()


def _whole_address(text: str) -> bool:
    return " " not in text and "@" not in text and not text.startswith("http")


@lately(64)  # asked of a line by each who looks for a byline in it
def strip_lead(text: str) -> tuple[str, str | None]:
    """`text` behind the words that lead to its names, and what they were: "by", "label", "not" (photographs and so on)."""
    kind: str | None = None
    if glued_label := _GLUED.match(text):
        text = f"{glued_label[0]}: {text[glued_label.end() :]}"  # "AuthorJane Doe": a label that style hides
    for _ in range(3):
        words = text.split(" ", 6)
        found = None
        longest = lead_widths().get(_first_word(words[0]), 0)
        if not longest and ":" not in text and "：" not in text:
            break
        folded = [fold_word(word) for word in words[:5]] if longest else []
        while longest < len(folded) and not folded[longest].strip(_BEHIND):
            longest += 1  # "by : Jane Doe"
        for width in range(min(longest, len(folded)), 0, -1):
            bare = " ".join(folded[:width]).rstrip(" :：.-–—՝")
            what = leads().get(bare)
            if what is None:
                continue
            if what == "label" and width == 1 and bare in data.SURE and _could_join(" ".join(words[1:])):
                found = (what, " ".join(words[1:]))
                break
            colon = " ".join(words[:width]).rstrip().endswith((":", "：", "՝")) or (width < len(words) and words[width] == ":")
            if what != "by" and width == 1 and not colon:
                continue
            if what == "by" and not colon and (width == len(words) or (width == 1 and _is_first_name(words))):
                continue
            if colon and _is_label_of_its_own(bare):
                continue
            found = (what, " ".join(words[width:]).lstrip(" :：-–—՝"))
            break
        if found is None:
            glued = _COLON.match(text)
            if glued and (what := leads().get(fold_word(glued[1]))) and not _is_label_of_its_own(fold_word(glued[1])):
                found = (what, text[glued.end() :])
        if found is None:
            break
        kind = "not" if found[0] == "not" else "label" if "label" in (kind, found[0]) else "by"
        text = found[1]
        if kind == "not":
            break
    return text, kind


def _is_first_name(words: list[str]) -> bool:
    """Whether the first of a line's words is a name's, though it is a word for "by" as well."""
    first, folded = words[0], fold_word(words[0])
    if not first[:1].isupper() or first.isupper():
        return False
    if folded in data.BY_OF or first.lower() in data.ACCENTED:
        return True
    return folded in data.FIRST_NAMES and len(words) == 2 and not is_group(words[1])


def _is_label_of_its_own(folded: str) -> bool:
    """Whether with a colon behind it a short word of one language says something else: "NA: ..."."""
    return len(folded) < 4 and folded in data.BY_OF


def has_lead(text: str) -> bool:
    """Whether a word that may lead to a name stands anywhere in `text`: a quick look before it is read."""
    return is_eastern(text) or has_word(fold_word(text), first_words(), inner_words()) or _GLUED.search(text) is not None


def may_begin(text: str) -> bool:
    """Whether a line may begin with words that lead to a name: a quick look before it is read."""
    text = text.lstrip(_BEFORE)
    if ":" in text or "：" in text or _GLUED.match(text):
        return True
    return _first_word(text.partition(" ")[0]) in first_words()


def _first_word(word: str) -> str:
    return fold_word(word).rstrip(_BEHIND)


def is_lead(text: str) -> bool:
    """Whether a line is a word for the author and nothing else: "Written by", "Autor:"."""
    return leads().get(fold_word(text).strip(" :：.-–—")) in ("by", "label")


def _could_join(text: str) -> bool:
    """Whether what is left of a line can be names: two to four words each, all capitalised."""
    names = [name.split() for name in _joined(text)]
    return (
        0 < len(names) <= 4
        and all(2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) for words in names)
        and not any(char.isdigit() for char in text)
    )


def _names(text: str, agencies: dict[str, None]) -> Iterator[tuple[str, bool]]:
    """Names in a piece without label, with whether they are groups; agencies go into `agencies`."""
    if is_one_name(text):
        yield text, is_group(text)
        return
    if "min" in (folded := text.lower()) or "мин" in folded:
        text = _READING_TIME.sub("", text)
    last: str | None = None
    whole, cut = 0, False
    for place, part in enumerate(_joined(text)):
        part = bare(part)
        if not part:
            continue
        if place and not whole and part[0].islower():
            part = strip_lead(part)[0]  # "5 de mayo de 2026, por Ana Lima"
        folded = fold_word(part).rstrip(".")
        if folded in word_list("AGENCIES"):
            agencies.setdefault(part)
            last_flush, last = last, None
            if last_flush:
                yield last_flush, is_group(last_flush)
            continue
        if last and _CREDENTIAL.match(part):
            last = f"{last}, {part}"
            continue
        if whole and folded.startswith("in "):
            break  # "By Jane Doe, in News, Sport": the sections
        if not (name := clean_name(part)):
            continue
        if whole and last and ";" not in text and " " not in name and (" " in last or cut or is_group(last)):
            continue  # "Hans Muster, Berlin"; "Hans in Berlin, Kultur"
        if whole and " " in name and any(word[:1].islower() and fold_word(word) not in data.PARTICLES for word in name.split()):
            continue  # "Hans Muster, Universität für Bodenkultur"
        if last:
            yield last, is_group(last)
        last = name
        cut = len(part) > len(name) + 3
        whole += 1
    if last:
        yield last, is_group(last)


def _joined(text: str) -> Iterator[str]:
    """The parts of a list of names: at commas, slashes, and words for "and" between whole names."""
    # "dsw/dpa" and "redaktion.de/ab" are one signature; "Anna Muster / dpa" are two
    parts: list[str] = []
    for some in text.split(";"):
        listed = _COMMA.search(some) and (" " in some.partition("/")[0].strip() or "/" not in some)
        parts += _COMMAS.split(some) if listed else [some]
    for part in parts[: 2 * _MOST_NAMES]:
        words = part.split()
        start = 0
        for i, word in enumerate(words):
            if i == start and word in _JOINERS and i + 1 < len(words):
                start = i + 1
                continue
            if 0 < i < len(words) - 1 and len(word) <= _LONGEST_AND and fold_word(word) in word_list("AND"):
                left, right = i - start, len(words) - i - 1
                short = len(word) == 1 and word not in "&+"
                if (left >= 2 and right >= 2) or (not short and left + right >= 3):
                    yield " ".join(words[start:i])
                    start = i + 1
        yield " ".join(words[start:])
