"""Which script a text is written in: those without spaces, and those from right to left, must not be read worse."""

from __future__ import annotations

import unicodedata
from collections import Counter

# The first word of a letter's Unicode name -> script. Han with kana among it is Japanese.
_NAMES = {"CJK": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana"}
KINDS = {
    "Han": "without spaces",
    "Japanese": "without spaces",
    "Thai": "without spaces",
    "Lao": "without spaces",
    "Khmer": "without spaces",
    "Myanmar": "without spaces",
    "Arabic": "right to left",
    "Hebrew": "right to left",
}
SAMPLE = 4000  # letters


def script(text: str) -> str:
    """The script of most letters of a text, by its English name; "none" where there are no letters."""
    found: Counter[str] = Counter()
    for letter in [one for one in text[: 3 * SAMPLE] if one.isalpha()][:SAMPLE]:
        name = unicodedata.name(letter, "").partition(" ")[0]
        found[_NAMES.get(name, name.capitalize())] += 1
    if not found:
        return "none"
    if found["Kana"] > 0.1 * (found["Han"] + found["Kana"]) and found["Han"] + found["Kana"] > 0.5 * found.total():
        return "Japanese"
    return found.most_common(1)[0][0]
