"""Which piece of structured data, and which heading, stand for the page's own article."""

from __future__ import annotations

from dataclasses import dataclass

from ..evidence import Evidence, Item
from ..page import Node


@dataclass(frozen=True, slots=True)
class Subject:
    """The page's own article as its structured data and its headings have it."""

    article: Item | None  # main item of an article type; None where there is none
    webpage: Item | None  # WebPage item of this page; None where there is none
    heading: Node | None  # the element that shows the headline (usually an h1); None where there is none


def subject(ev: Evidence) -> Subject:
    """Find the page's subject among articles, teasers and site-wide data."""
    return Subject(
        article=ev.articles[0] if ev.articles else None,
        webpage=next(iter(ev.of_type("WebPage")), None),
        heading=next((node for node in ev.headings if node.tag == "h1" and node.text), None),
    )
