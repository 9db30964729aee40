"""Whether copies are found, on a planted set: python -m benchmarks.archive_copies [--articles 2400] [--archive PLACE]

Originals in eight languages; of each third one a family of copies: cut to a half, under another headline, with paragraphs of its
own (as many as are left of it, at the worst), in another order, with other typography, gone over by a desk, and several of these
at once. Of another third, stories that are none: a report on the same event with the same names, numbers and a quotation; one that
quotes the same statement at length; one that shares its newspaper's last paragraph. A pair is right where both pages came from one
original.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from itertools import combinations

from sqlalchemy import select

from benchmarks.archive_texts import LANGUAGES, Press, Text, capture, retitled
from broadsheet.archive import Archive
from broadsheet.archive.schema import pages

_SIGNS = str.maketrans({"“": "«", "”": "»", "'": "’", "-": "—", ",": " ,", "。": "。 "})


def cut(press: Press, text: Text) -> Text:
    """Its first half; at times one paragraph more."""
    keep = max(2, (len(text.paragraphs) + 1) // 2 + press.chance.choice((0, 0, 1)))
    return replace(text, paragraphs=text.paragraphs[:keep])


def extended(press: Press, text: Text) -> Text:
    """One or two paragraphs of its own."""
    own = list(text.paragraphs)
    for _ in range(press.chance.randint(1, 2)):
        own.insert(press.chance.randrange(len(own) + 1), press.paragraph(text.language))
    return replace(text, paragraphs=tuple(own))


def reordered(press: Press, text: Text) -> Text:
    """Its paragraphs behind the first in another order."""
    rest = list(text.paragraphs[1:])
    press.chance.shuffle(rest)
    return replace(text, paragraphs=(text.paragraphs[0], *rest))


def retypeset(_: Press, text: Text) -> Text:
    """Other quotation marks, dashes and spaces, capitals at the start."""
    changed = tuple(paragraph.translate(_SIGNS).replace(" ", "\u00a0", 1) for paragraph in text.paragraphs)
    first = changed[0]
    return replace(text, paragraphs=(first[:20].upper() + first[20:], *changed[1:]))


def retold(press: Press, text: Text) -> Text:
    """Under another headline."""
    return retitled(text, press.sentence(text.language))


def all_at_once(press: Press, text: Text) -> Text:
    """Cut, with a paragraph of its own, in another typography, under another headline."""
    return retold(press, retypeset(press, extended(press, cut(press, text))))


def same_event(press: Press, text: Text) -> Text:
    """Another report of the same event: one quotation is the same, some names and numbers are; the sentences are others."""
    own = press.article(text.language, len(text.paragraphs))
    quoted = text.paragraphs[0].split(". ")[0].split("。")[0]
    facts = [word for word in text.paragraphs[1].split() if word[:1].isupper() or word[:1].isdigit()][:6]
    body = [f"{own.paragraphs[0]} “{quoted}” {' '.join(facts)}", *own.paragraphs[1:]]
    return replace(own, headline=text.headline + " – 2", paragraphs=tuple(body))


def copy_edited(press: Press, text: Text) -> Text:
    """By a desk that changes a word in every other sentence."""
    return replace(text, paragraphs=tuple(_desked(press, text.language, paragraph) for paragraph in text.paragraphs))


def _desked(press: Press, language: str, paragraph: str) -> str:
    spaceless = language in ("zh", "ja")
    units = list(paragraph) if spaceless else paragraph.split(" ")
    for at in range(press.chance.randrange(20), len(units), 40 if spaceless else 25):
        units[at] = press._draw(language, 1)[0][: 1 if spaceless else None]
    return ("" if spaceless else " ").join(units)


def half_and_half(press: Press, text: Text) -> Text:
    """Cut to a half, and between its paragraphs as many of its own."""
    kept = cut(press, text).paragraphs
    own = [press.paragraph(text.language) for _ in kept]
    return retold(press, replace(text, paragraphs=tuple(one for pair in zip(kept, own, strict=True) for one in pair)))


def one_statement(press: Press, text: Text) -> Text:
    """Another report that quotes the same statement at length: a paragraph of it, and no other sentence."""
    own = press.article(text.language, max(5, len(text.paragraphs)))
    said = min(text.paragraphs[1:4], key=len)
    return replace(own, headline=text.headline, paragraphs=(own.paragraphs[0], f"“{said}”", *own.paragraphs[1:]))


def same_template(press: Press, text: Text) -> Text:
    """Another story of the same newspaper, which says of itself at the end of each who it is and how to write to it."""
    own = press.article(text.language, len(text.paragraphs) - 1)
    return replace(own, paragraphs=(*own.paragraphs, text.paragraphs[-1]))


WAYS = (cut, extended, reordered, retypeset, retold, all_at_once, copy_edited, half_and_half)
OTHERS = (same_event, one_statement, same_template)  # what is no copy, however much it looks like one


def planted(count: int, seed: int = 7) -> list[tuple[Text, int]]:
    """At least `count` articles, each with the number of its original; shuffled."""
    press = Press(seed)
    out: list[tuple[Text, int]] = []
    original = 0
    while len(out) < count:
        text = press.article(LANGUAGES[original % len(LANGUAGES)])
        out.append((text, original))
        if original % 3 == 0:
            out += [(way(press, text), original) for way in press.chance.sample(WAYS, press.chance.randint(2, len(WAYS)))]
        elif original % 3 == 1:
            out += [(other(press, text), -len(OTHERS) * original - n) for n, other in enumerate(OTHERS)]
        original += 1
    press.chance.shuffle(out)
    return out


def main() -> None:
    """Plant, add, count."""
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=2400)
    options.add_argument("--archive")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, Archive.open(asked.archive or folder) as archive:
        texts = planted(asked.articles)
        truth = {f"https://paper{n % 97}.example/{n}": family for n, (_, family) in enumerate(texts)}
        started = time.perf_counter()
        for _ in archive.add_many(capture(text, f"https://paper{n % 97}.example/{n}") for n, (text, _) in enumerate(texts)):
            pass
        took = time.perf_counter() - started
        with archive._database.reading() as connection:
            rows = connection.execute(select(pages.c.url, pages.c.cluster)).all()
    right, found = pairs(truth), pairs({row.url: row.cluster for row in rows if row.cluster is not None})
    hit = len(right & found)
    print(
        f"{len(texts):,} articles in {len(LANGUAGES)} languages, {len(right):,} pairs of copies; {took / len(texts) * 1000:.1f} ms an article"
    )
    print(
        f"pair precision {hit / max(1, len(found)):.4f}, recall {hit / len(right):.4f} ({len(found - right)} wrong, {len(right - found)} missed)"
    )


def pairs(groups: dict[str, int]) -> set[tuple[str, str]]:
    """All pairs within groups."""
    members: defaultdict[int, list[str]] = defaultdict(list)
    for name, group in groups.items():
        members[group].append(name)
    return {pair for group in members.values() for pair in combinations(sorted(group), 2)}


if __name__ == "__main__":
    main()
