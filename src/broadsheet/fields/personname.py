"""One name: whether a piece of text is one, without its date, place and job."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain

from ..once import lately
from ..pattern import pattern
from ..text import has_digit
from .bylinewords import leads, word_list
from .foldword import fold_word, fold_words, plain_words
from .words import bylines as data
from .words.months import months

_LONGEST_NAME = 60
_MOST_WORDS = 6  # more is a sentence
_GLUED_DAY = pattern(r"(?<=[^\W\d_]{3})(?=\d{1,2}\s)")  # "Jane Doe21 March": two elements side by side
# "Kaisa Hämäläinen SV": the paper's initials behind a whole name, no degree, rank or generation.
_PAPER = pattern(r"(?<=[a-zß-ÿ]{2}) (?!(?:II|IV|VI|JR|SR|MD|MA|MS|BA|BS|RN|RD|PA|NP|DO|DC|JD|MP|QC|KC|SJ|OP)$)[A-ZÄÖÅ]{2}$")
# "Jane DoeStaff", "Jane DoePublished": the next element's first word, where it is one that no name has.
_GLUED_WORD = pattern(r"[A-ZÀ-Þ](?<=[a-zß-ÿ].)[a-zß-ÿ]+(?:\s|$)")
_LAST_CHANGE = pattern(r"\sLast [Uu]pdate.*$")
_NO_NAME = pattern(r"""[?!:;{}=<>%#_"“”©]""")
_DIGIT_ON = pattern(r"(?:^(?![^\W\d_])|\s)[^\s]*\d.*$")  # not an account's name ("Bo2man")
_INITIALS = pattern(r"(?:[^\W\d_]\. ?){2,4}$")  # "R. R." signs where its writer wants it so
_TAIL = frozenset(
    """on am at um vom le il el em den der in from for of the les um à a y updated published veroffentlicht publie publicado
    posted date und and or with as for about an the is was has über zu bei del al since von via to w на в от у о od dnia dne
    dia las ein noch""".split()
)
# "Jane Doe in Berlin", "Hans Muster aus Kiew": a place behind a name.
_PLACE = pattern(
    r"\s(?:in|aus|à|en|a|desde|w|v|из|в|i|from|at|dans|nach|für|for|For|fra|från)\s+(?:[Tt]he\s)?"
    r"(?:[A-ZÀ-ÞА-Я][\w.'’-]*)(?:[\s,/][A-ZÀ-ÞА-Я][\w.'’-]*){0,4}$"
)
_INITIAL = pattern(r"(?:^|[\s.])[^\W\d_]{1,2}$")
_EDGES = " \u00a0.,;:|/\\-–—·•*\"“”„«»()[]{}<>!?~=+#&'‘’"
_GIVEN = frozenset(
    "may april june august augusta juni juna jan maja mart marta mar julio augusto juno marzo mai maio mayo giugno marc".split()
)
_COMMON = frozenset("en de fr es it pt nl sv da nb fi pl ru tr el hu cs".split())
_DOMAIN = pattern(r"\w\.(?:com|de|net|org|info|at|ch|fr|it|es|pl|ru|eu|co|uk|nl|tv|news)$")
_TITLES = frozenset("dr prof mr mrs ms sir dame lord phd md mag ing dipl".split())
_NAME_WORD = pattern(r"[^\W_]+")


def clean_name(text: str) -> str | None:
    """One name without date, job and place; None where what is left is no name."""
    if is_one_name(text):
        return text
    text = _LAST_CHANGE.sub("", text) if "Last " in text else text
    text = bare(text)
    digits = has_digit(text)
    text = _GLUED_DAY.sub(" ", text) if digits else text
    text = _PAPER.sub("", text) if text[-1:].isupper() else text
    if " " in text and digits:
        text = _DIGIT_ON.sub("", text)
        head, _, last = text.rpartition(" ")
        if " " in head and months().get(fold_word(last)):
            text = head  # "Jane Doe April 12, 2024"
    words = _unglued(text).split()
    while words and (_is_tail(words[-1]) or (len(words) > 1 and _is_calendar(words[-1]))):
        words.pop()
    for i in range(1, len(words)):
        if i > 1 and words[i].endswith((":", "：")):
            words = words[:i]  # "Jane Doe Views: 12": the next label
            break
        folded = fold_word(words[i]).strip(".,:")
        if folded in data.LAST_NAMES and words[i][:1].isupper() and i + 1 == len(words):
            break
        if folded in data.STOPS and (i > 1 or words[i][:1].islower() or " " in text[:40]) and folded not in data.PARTICLES:
            words = words[:i]
            break
    while words and _is_tail(words[-1]):
        words.pop()  # "Jane Doe Ein Kommentar"
    text = " ".join(words)
    text = _without_job(_PLACE.sub("", text) if len(words) > 2 else text)
    text = bare(text)
    return text if is_name(text) else None


def is_one_name(text: str) -> bool:
    """Whether a text is one name at first sight: capitalised words that no rule for names and lists of names asks for."""
    words = plain_words(text) if len(text) <= _LONGEST_NAME else []
    return bool(words) and _asked_for().isdisjoint(words) and not words[0].endswith(data.JOB_ENDS)


@cache
def _asked_for() -> frozenset[str]:
    """The words that some rule for names asks for, and those of the phrases among them."""
    lists = (word_list(name) for name in ("JOBS", "REFUSED", "AGENCIES", "AND"))
    phrases = (*chain.from_iterable(lists), *leads(), *data.STOPS, *data.FURNITURE, *map(fold_word, _TAIL))
    return frozenset(" ".join(phrases).split()) | months().keys()


def _unglued(text: str) -> str:
    for match in _GLUED_WORD.finditer(text):
        tail = fold_word(text[match.start() :].partition(" ")[0])
        if " " not in text[: match.start()]:
            continue
        if tail in word_list("JOBS") or tail in word_list("REFUSED") or tail in data.STOPS or _is_calendar(tail.capitalize()):
            return text[: match.start()]
    return text


def bare(text: str) -> str:
    """`text` without marks at its ends, but with the dot of an initial or of "Jr."."""
    bare = text.strip(_EDGES)
    if len(bare) == len(text):
        return text
    at = text.find(bare) + len(bare) if bare else 0
    return bare + "." if text[at : at + 1] == "." and _INITIAL.search(bare) else bare


def _is_tail(word: str) -> bool:
    folded = word.lower().rstrip(".:")
    return folded in _TAIL and (len(word) > 1 or word.islower()) and not (folded in data.LAST_NAMES and word[0].isupper())


def _is_calendar(word: str) -> bool:
    return word[:1].isupper() and len(word) > 2 and _is_month(word)


def _is_month(word: str) -> bool:
    """Whether a word is a month and no given name, in a language in which most bylines are written."""
    folded = fold_word(word).strip(".,")
    return folded not in _GIVEN and not _COMMON.isdisjoint(months().get(folded, ()))


def _without_job(text: str) -> str:
    """`text` without a job behind the name ("Jane Doe Staff Writer") or in front of it ("Reporter Jane Doe")."""
    words = text.split()
    jobs = word_list("JOBS")
    if len(words) < 3 or words[0] == "The":  # "The Currency editors" sign as such
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


@lately(64)
def is_name(text: str) -> bool:
    """Whether `text` can be the name of a person, a group or an account."""
    if is_one_name(text):
        return True
    if not 2 <= len(text) <= _LONGEST_NAME or "http" in text or "@" in text:
        return False
    folded = fold_word(text)
    words = text.split()
    if folded in word_list("REFUSED") or fold_word(words[0]) in data.FURNITURE or (leads().get(folded) and not is_group(text)):
        return False
    if len(words) == 1:
        if _is_month(text) or folded == "august":
            return False
        return (
            any(char.isalpha() for char in text) and folded not in word_list("JOBS") and not text.startswith(("/", "#", "%", "{"))
        )
    letters = len(text) if text[0].isupper() and _INITIALS.match(text) else sum(map(str.isalpha, text))
    if not text.isascii():
        letters += sum(unicodedata.category(char)[0] == "M" for char in text)  # vowels of Indic scripts are marks
    if len(words) > _MOST_WORDS or letters * 10 < len(text.replace(" ", "")) * 7 or _NO_NAME.search(text):
        return False
    if any(len(word) > 4 and word.endswith(".") and word[:1].islower() for word in words[:-1]):
        return False
    if words[-1].islower() and fold_word(words[-1]) in data.PARTICLES:
        return False
    cased = [word for word in words if word[:1].isupper() or is_low(word)]
    low = [word for word in cased if is_low(word) and fold_word(word) not in data.PARTICLES]
    if cased and is_low(cased[-1]) and is_low(cased[0]) and len(words) > 2:
        return False
    if sum(fold_word(word).strip(".,") in word_list("JOBS") for word in words) * 2 >= len(words):
        return is_group(text)
    return len(low) * 2 < len(words) or (len(words) == 2 and (len(low) == 2 or folded.endswith(("redaktion", "team"))))


def is_low(word: str) -> bool:
    """Whether a word begins small in a script that writes names with capitals (Georgian has small letters only)."""
    first = word[:1]
    return first.islower() and first.title() != first


@lately(64)
def is_group(text: str) -> bool:
    """Whether a name is that of a group: it has a word that only groups have, or is an address."""
    folded = fold_word(text)
    words = [word.strip(".,()") for word in fold_words(text)]
    if not word_list("GROUP").isdisjoint(words) or folded in word_list("AGENCIES") or "redaktion" in folded:
        return True
    return ("team" in folded and any(word.endswith("team") for word in words)) or ("." in text and bool(_DOMAIN.search(text)))


@lately(64)  # the few names of a page are held against each other again and again
def fold_name(text: str) -> str:
    """A name for comparison: no case, no accents, no dots, no titles."""
    words = _NAME_WORD.findall(fold_word(text))
    kept = [word for word in words if word not in _TITLES]
    return " ".join(kept or words)
