"""A plain page around a body, long enough that its paragraphs are surely the article's."""

from __future__ import annotations

from typing import Any

import broadsheet

FIRST = (
    "<p>The ferry between the islands sails again from Monday, the company said, after a winter in which the boat had lain in the "
    "harbour with a broken shaft and nobody on the far side had seen a fresh newspaper.</p>"
)
LAST = (
    "<p>Tickets are sold on board, as before. Whoever wants to take a bicycle, a goat or a piano should ring the harbour office a "
    "day ahead, because there is room for one of each and no more.</p>"
)


def blocks(
    inside: str, head: str = "", above: str = "", url: str = "https://quay.example/2024/01/09/ferry"
) -> list[dict[str, Any]]:
    """The blocks of a page with `inside` between its two paragraphs, without these."""
    return blocks_of(FIRST + inside + LAST, head, above, url)[1:-1]


def blocks_of(
    body: str, head: str = "", above: str = "", url: str = "https://quay.example/2024/01/09/ferry"
) -> list[dict[str, Any]]:
    """The blocks of a page with this body."""
    plain = broadsheet.read(page(body, head, above).encode(), url=url, evidence=False).to_dict()
    found: list[dict[str, Any]] = plain["blocks"]
    return found


def page(body: str, head: str = "", above: str = "") -> str:
    """A page with a headline and this body."""
    return (
        f"<!doctype html><html lang=en><head><title>Ferry sails again</title>{head}</head><body><nav><a href=/>The Quay</a></nav>"
        f"<article>{above}<h1>Ferry sails again from Monday</h1><div class=article-body>{body}</div></article>"
        "<footer><p>© The Quay</p></footer></body></html>"
    )
