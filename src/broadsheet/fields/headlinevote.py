"""One vote for a headline: a heading of the page, or a declaration."""

from __future__ import annotations

from msgspec import Struct

from .candidate import Candidate

MOST_CHARACTERS = 600  # of a headline
OF_THE_SITE, LEADS_HOME = "the name of the site", "a link to the front page"  # what speaks against a vote
_DATA = ("json-ld", "microdata", "rdfa")


class Vote(Struct, gc=False):
    """What one place says the headline is, and how much that weighs."""

    text: str
    weight: float
    candidate: Candidate[object]
    shown: str = ""  # tag of the heading, empty for a declaration
    key: str = ""

    @property
    def of_item(self) -> bool:
        """Whether the article's structured data says so."""
        return self.candidate.source in _DATA
