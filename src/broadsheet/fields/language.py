"""The language of the text (BCP 47) and the locale that the page declares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain

from msgspec import Struct

from ..evidence import Evidence, Item
from ..page import Node
from ..pattern import pattern
from ..record import Source
from ..text import has_share, letter_count, letter_words
from .candidate import Candidate, Choice
from .subject import Subject
from .words.languages import ALSO_LATIN, LETTERS, MEANT, SCRIPTS, STOP_WORDS, WRITTEN_IN

_INDIC = pattern("[\u0900-\u0dff]")
_SPACED = pattern(r"[^\s.,;:!?।॥…\"'“”‘’()\[\]–—-]+")
_TAG = pattern(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)$")
_SCRIPT = pattern(r"[-_]([A-Z][a-z]{3}|[a-z]{4}|[A-Z]{4})(?=[-_]|$)")
_REGION = pattern(r"[-_](?:[A-Za-z]{2}|\d{3})(?=[-_]|$)")
_METAS = ("content-language", "language", "dc.language", "dcterms.language", "lang", "og:locale")
_LOCALE_SOURCES = frozenset(("opengraph", "html", "json-ld", "microdata", "rdfa"))
_FOR_SCRIPT, _FOR_WORDS = 500, 1400  # characters of the text that decide
_FEW_LETTERS = 40  # below, the text decides nothing
_CLEAR_SCRIPT = 0.6  # share of the letters in one script from which on the text is written in it
_FEW_WORDS, _CLEAR, _FAINT = 60, 0.16, 0.04  # words needed; share of function words that proves a language, or disproves it

# The same where there is next to none of the declared language's, and how many different ones.
_LIKELY, _HARDLY, _SEVERAL = 0.08, 0.012, 8

_OTHERWISE_WRITTEN = frozenset(chain.from_iterable(WRITTEN_IN.values()))  # languages of other scripts than the Latin
_LETTER_RUNS = {name: re.compile(f"[{letters}]+") for name, letters in SCRIPTS}


class _Stated(Struct):
    tag: str  # as written
    language: str  # BCP 47: primary subtag, and the script where it is named
    source: Source
    path: str | Node


def language(ev: Evidence, subject: Subject, text: str) -> tuple[Choice[str | None], Choice[str | None]]:
    """The language of `text` and the locale as declared ("fr_FR").

    The language is what the page declares, unless the text surely is not in it: another script, or the small words of another
    language and hardly one of its own. Where nothing is declared the text decides, if it is long enough; else None.
    """
    stated = list(_stated(ev, subject))
    sample = text[:_FOR_WORDS]
    candidates: list[Candidate[object]] = []
    chosen = stated[0].language if stated else None
    read = _contradicted(chosen, sample) if chosen else _read(sample)
    for one in stated[:8]:
        why = "declared" if one.language == chosen else "another declaration stands first"
        candidates.append(Candidate(one.language, one.source, one.path, why))
    if read is not None:
        agreed = next((one for one in stated if one.language.partition("-")[0] == read), None)
        chosen = agreed.language if agreed else read
        for candidate in candidates:
            candidate.why = "declared, and the text is in it" if candidate.value == chosen else "the text is in another language"
        why = "the script and the small words of the text"
        candidates.insert(0, Candidate(chosen, "html", "text", why))
    signature = "text" if read is not None else f"{stated[0].source}" if stated else "none"
    if read is not None and stated:
        signature = "text against declaration"
    found = Choice(chosen, candidates, chosen=1 if chosen else 0, signature=signature)
    return found, _locale(stated, chosen)


def _locale(stated: list[_Stated], chosen: str | None) -> Choice[str | None]:
    """The first declared tag with a region, those of the chosen language first, Open Graph's before others; in Open Graph's
    form ("fr_FR") however the page writes it. `content-language` names an audience, not the page's locale."""
    primary = (chosen or "").partition("-")[0]
    regional = [one for one in stated if one.source in _LOCALE_SOURCES and _REGION.search(one.tag)]
    regional.sort(key=lambda one: (one.language.partition("-")[0] != primary, one.source != "opengraph"))
    if not regional:
        return Choice(None)
    candidates: list[Candidate[object]] = []
    for one in regional[:8]:
        why = "another declaration" if candidates else "declared with a region"
        candidates.append(Candidate(_as_locale(one.tag), one.source, one.path, why))
    return Choice(_as_locale(regional[0].tag), candidates, chosen=1, signature=regional[0].source)


def _as_locale(tag: str) -> str:
    primary, *rest = tag.replace("-", "_").split("_")
    return "_".join([primary.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])


# ---- what is declared ----


def _stated(ev: Evidence, subject: Subject) -> Iterator[_Stated]:
    for tag, source, path in _tags(ev, subject):
        if normal := _normal(tag):
            yield _Stated(tag.strip(), normal, source, path)


def _tags(ev: Evidence, subject: Subject) -> Iterator[tuple[str, Source, str | Node]]:
    for root in ev.page.tree.all("html", "body")[:2]:
        for name in ("lang", "xml:lang"):
            if tag := root.get(name):
                yield tag, "html", root
                break
    for item in (subject.article, subject.webpage, *ev.of_type("WebSite")[:1]):
        if item is not None:
            for value in item.values("inLanguage")[:2]:
                said = value.string("alternateName", "name") if isinstance(value, Item) else value
                if isinstance(said, str):
                    yield said, item.source, item.at("inLanguage")
    for name in _METAS:
        for meta in ev.meta.get(name, ())[:1]:
            yield meta.content, meta.source, meta.node
    if header := ev.page.headers.get("content-language"):
        yield header, "http", "content-language"


def _normal(tag: str) -> str | None:
    """The language of a declared tag: primary subtag and script, None where it is no tag."""
    tag = tag.strip()[:40].partition(",")[0].strip()
    if meant := MEANT.get(tag.lower()):
        return meant
    match = _TAG.match(tag)
    if match is None:
        return None
    primary = MEANT.get(match[1].lower(), match[1].lower())
    script = _SCRIPT.search(match[2])
    return f"{primary}-{script[1].title()}" if script else primary


# ---- what the text says ----


def _contradicted(declared: str, sample: str) -> str | None:
    """The language that the text surely has against the declared one; None where nothing contradicts."""
    primary = declared.partition("-")[0]
    script = _script(sample)
    if script is None:
        return None
    if not _may_be_written(primary, script):
        return _read(sample)
    if script != "Latin" or primary not in _small_words():
        return None
    if has_share(sample.lower(), _small_words()[primary], _FAINT, _FEW_WORDS):
        return None
    shares = _shares(sample)
    best = max(shares, key=lambda name: shares[name], default=None)
    if best is None or best == primary or shares[best] < _LIKELY:
        return None
    if shares[best] >= _CLEAR:
        return best
    if shares.get(primary, 0.0) <= _HARDLY and len(_small_words()[best].intersection(_words(sample))) >= _SEVERAL:
        return best
    return None


def _may_be_written(primary: str, script: str) -> bool:
    if script == "Latin":
        return primary in ALSO_LATIN or primary not in _OTHERWISE_WRITTEN
    return primary in WRITTEN_IN[script]


def _read(sample: str) -> str | None:
    """The language of the text by script, letters and small words; None where they leave doubt."""
    script = _script(sample)
    if script is None:
        return None
    if script != "Latin":
        languages = WRITTEN_IN[script]
        if len(languages) == 1 or script not in ("Cyrillic", "Arabic", "Devanagari"):
            return languages[0]
        shares = {name: share for name, share in _shares(sample).items() if name in languages}
    else:
        shares = _shares(sample)
    for name, letters in LETTERS.get(script, {}).items() if not sample.isascii() else ():
        if script != "Latin" or name in shares:  # letters alone are what a wrong encoding makes of others
            shares[name] = shares.get(name, 0.0) + sum(map(sample.count, letters)) / len(sample) * 4
    ranked = sorted(shares, key=lambda name: -shares[name])
    if not ranked or shares[ranked[0]] < 0.08:
        return None
    if len(ranked) > 1 and shares[ranked[1]] > shares[ranked[0]] * 0.9:
        return None
    return ranked[0]


def _script(sample: str) -> str | None:
    """The script most letters are in; None where there are few letters or no clear majority."""
    part = sample[:_FOR_SCRIPT]
    total, latin = letter_count(part)
    if total < _FEW_LETTERS:
        return None
    if total == latin:
        return "Latin"
    if _letters("Kana", part) * 12 > total:
        return "Kana"
    return next((name for name in _LETTER_RUNS if _letters(name, part) >= _CLEAR_SCRIPT * total), None)


def _letters(script: str, part: str) -> int:
    return sum(map(len, _LETTER_RUNS[script].findall(part)))


def _shares(sample: str) -> dict[str, float]:
    """Share of each language's small words among the words of the text; empty where these are too few."""
    words = _words(sample)
    if len(words) < _FEW_WORDS:
        return {}
    found: dict[str, int] = {}
    by_word = _languages_of_word()
    for word, count in Counter(words).items():
        for name in by_word.get(word, ()):
            found[name] = found.get(name, 0) + count
    return {name: count / len(words) for name, count in found.items()}


def _words(sample: str) -> list[str]:
    """The words of a text in small letters. Vowels of Indic scripts are marks, which part no word."""
    if _INDIC.search(sample):
        return _SPACED.findall(sample)
    return letter_words(sample.lower())


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in STOP_WORDS.items()}


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    by_word: dict[str, list[str]] = {}
    for name, words in _small_words().items():
        for word in words:
            by_word.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in by_word.items()}
