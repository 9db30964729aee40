"""Which way a language is written."""

from __future__ import annotations

# Right to left by default (CLDR's script metadata: Arabic, Hebrew, Syriac, Thaana, N'Ko, Adlam).
_RIGHT_TO_LEFT = frozenset("ar arc az-arab ckb dv fa ff-adlm he iw ks ku-arab nqo pa-arab ps sd syr ug ur yi".split())


def direction(language: str | None) -> str:
    """`rtl`, `ltr`, or `auto` where the language is not known: the browser then goes by the letters."""
    if not language:
        return "auto"
    tag = language.lower()
    return "rtl" if tag in _RIGHT_TO_LEFT or tag.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
