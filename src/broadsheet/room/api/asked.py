"""What may be asked: the parameters of each operation. Checked, converted and described by these types alone."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

# A NUL is in no URL and no search, and PostgreSQL takes none.
_Text = Annotated[str, Meta(max_length=4096, pattern="^[^\\u0000]*$")]
Url = Annotated[str, Meta(min_length=1, max_length=4096, pattern="^[^\\u0000]*$", description="The page's address.")]
Query = Annotated[_Text, Meta(description="What to look for, in the language of searches; empty is everything.")]
Limit = Annotated[int, Meta(ge=1, le=100, description="At most this many at once.")]
Cursor = Annotated[str, Meta(max_length=512, description="`next` of the answer before; without it, from the beginning.")]
Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything that may be asked."""


class Nothing(Asked, frozen=True):
    """No parameters."""


class OfPage(Asked, frozen=True):
    """One page of the archive."""

    url: Url


class OfArticle(Asked, frozen=True):
    """One record of the archive."""

    url: Url
    version: Annotated[int, Meta(ge=1, le=2**31 - 1, description="The version's number; without it, the current one.")] | None = (
        None
    )


class OfCapture(Asked, frozen=True):
    """One capture, by its number."""

    capture: Number


class Listed(Asked, frozen=True):
    """Pages, newest first."""

    q: Query = ""
    limit: Limit = 20
    cursor: Cursor | None = None


class Searched(Asked, frozen=True):
    """Pages, best first."""

    q: Query = ""
    sort: Literal["relevance", "date"] = "relevance"
    facets: Annotated[bool, Meta(description="Count publishers, sites, languages, sections, types and years.")] = True
    limit: Limit = 20
    cursor: Cursor | None = None


class Exported(Asked, frozen=True):
    """All pages that fit a query."""

    q: Query = ""


class ToRead(Asked, frozen=True):
    """A page that is sent along."""

    url: Annotated[_Text, Meta(description="Where the page came from; links are made absolute by it.")] | None = None
    evidence: Annotated[bool, Meta(description="Say where each field comes from.")] = True


class ToFetch(Asked, frozen=True):
    """A page to be fetched first."""

    url: Annotated[str, Meta(max_length=4096, pattern="^[Hh][Tt][Tt][Pp][Ss]?://[^\\u0000]*$", description="The page's address.")]
    evidence: Annotated[bool, Meta(description="Say where each field comes from.")] = True
