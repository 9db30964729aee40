"""Regular expressions that are compiled when first used.

Compiling is slow in Python: the long ones of the field files (word lists of many languages) took longer than all else that
importing the package does. A pattern made here costs nothing until a page needs it, and then no more than any other.
"""

from __future__ import annotations

import re
from typing import Any, cast

_PARTS = tuple("search match fullmatch finditer findall split sub subn pattern flags groups groupindex".split())


class _Compiled:
    """Has all methods of a compiled expression."""


class _Pattern(_Compiled):
    """Stands in for one until a method was asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _PARTS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({part: getattr(compiled, part) for part in _PARTS})
        object.__setattr__(self, "__class__", _Compiled)  # with a `__getattr__`, every look-up is slower
        return self.__dict__[name]


def joined(alternatives: str) -> str:
    """Alternatives that are written over several lines, each of which ends in `|`, as one source."""
    return alternatives.replace("|\n", "|")


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`; a broken `source` raises `re.error` on first use."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
