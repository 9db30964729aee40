"""What is worked out when first asked for, and kept with its object: `once` for a property, `once_each` for a function of one;
`lately` for a function of one text, whose last results are kept.

As `functools.cached_property`, without its lock: what is kept here follows from the page alone, so that two threads at worst
work out the same value.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Generic, Self, TypeVar, overload

P = TypeVar("P")
T = TypeVar("T")

_LONGEST = 400  # characters of a text that is kept: what pages say is not to stay in memory


class once(Generic[T]):  # noqa: N801 - reads as `property` does
    """Decorates a method without arguments; the object must have a `__dict__`."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, one: None, owner: type) -> Self: ...
    @overload
    def __get__(self, one: object, owner: type) -> T: ...
    def __get__(self, one: object | None, owner: type) -> Self | T:
        if one is None:
            return self
        value = one.__dict__[self._name] = self._work(one)
        return value


def once_each(work: Callable[[P], T]) -> Callable[[P], T]:
    """Decorates a function of one object that has a `__dict__`, for those who may not add a property to its class."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(one: P) -> T:
        known: dict[str, T] = vars(one)
        if name not in known:
            known[name] = work(one)
        return known[name]

    return kept


def lately(most: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Decorates a function of one text that nothing else changes: the results of the last `most` short texts are kept."""

    def decorated(work: Callable[[str], T]) -> Callable[[str], T]:
        known = lru_cache(maxsize=most)(work)

        @wraps(work)
        def kept(text: str) -> T:
            return known(text) if len(text) <= _LONGEST else work(text)

        return kept

    return decorated
