"""Parts of the page that are meant to be read aloud (schema.org SpeakableSpecification)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..evidence import Evidence, Item
from ..page import Node
from ..record import Speakable
from ..text import squash
from .candidate import Candidate, Choice
from .selectors import css_texts, xpath_texts
from .subject import Subject

_MOST = 20  # selectors of one page
_LONGEST = 20_000  # characters of what one selector finds
_NAMES = (("xpath", "xpath"), ("xPath", "xpath"), ("cssSelector", "css_selector"), ("cssselector", "css_selector"))


def speakable(ev: Evidence, subject: Subject) -> Choice[tuple[Speakable, ...]]:
    """Each declared selector once, in order, with the text that it finds (None where it finds nothing and none is
    told with it). Empty where the page declares none."""
    parts: dict[tuple[str, str], Speakable] = {}
    candidates: list[Candidate[object]] = []
    root = ev.page.tree.root
    for item in _specifications(ev, subject):
        for name, kind in _NAMES:
            for value in item.values(name)[:_MOST]:
                selector = squash(value) if isinstance(value, str) else ""
                if not selector or (kind, selector) in parts or len(parts) == _MOST:
                    continue
                part = _part(root, kind, selector, item.string("text"))
                parts[kind, selector] = part
                plain = {"xpath": part.xpath, "css_selector": part.css_selector, "text": part.text}
                candidates.append(Candidate(plain, item.source, item.at(name), "declared to be read aloud"))
    return Choice(tuple(parts.values()), candidates, chosen=len(candidates), signature="declared" if parts else "none")


def _specifications(ev: Evidence, subject: Subject) -> Iterator[Item]:
    """Specifications of the article, of the page, and where neither has one, wherever one stands."""
    found = False
    for item in (subject.article, subject.webpage):
        if item is not None:
            for specification in list(item.items("speakable"))[:_MOST]:
                found = True
                yield specification
    if not found:
        yield from ev.of_type("SpeakableSpecification")[:3]


def _part(root: Node, kind: str, selector: str, told: str | None) -> Speakable:
    """What the selector finds; where it finds nothing, what is told with it (a page that shows another page's record)."""
    find: Callable[[Node, str], list[str]] = xpath_texts if kind == "xpath" else css_texts
    text = (" ".join(find(root, selector)) or told or "")[:_LONGEST] or None
    if kind == "xpath":
        return Speakable(xpath=selector[:2000], text=text)
    return Speakable(css_selector=selector[:2000], text=text)
