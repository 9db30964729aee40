"""A page's bytes to its record: the whole story on one page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from operator import itemgetter
from typing import Any

from . import rendering
from .evidence import Evidence, gather
from .fields.access import access
from .fields.authors import authors
from .fields.body import Body, Known, body, hints_of
from .fields.candidate import Candidate, Choice
from .fields.canonical import canonical_url
from .fields.comments import comments
from .fields.completeness import completeness
from .fields.copyright import copyright as copyright_of
from .fields.dates import dates
from .fields.description import description, standfirsts
from .fields.embeds import Shown, embeds
from .fields.entries import entries
from .fields.genre import genre
from .fields.headline import headline
from .fields.images import Picture, images
from .fields.keywords import keywords
from .fields.language import language
from .fields.lists import refused_on_lists
from .fields.page_type import page_type
from .fields.publisher import publisher
from .fields.rights import rights
from .fields.sections import sections
from .fields.speakable import speakable
from .fields.stated import Told, told
from .fields.subject import Subject, shown_by, subject
from .fields.surroundings import surroundings
from .model import BodyModel, shipped
from .model.confidence import confidence
from .page import open_page
from .record import Article, Block, EvidenceItem, Heading, ImageBlock, Paragraph, Reader
from .text import fold
from .version import __version__

_NOTHING = (None, ())  # what the page does not say
WALLS = frozenset({"consent_wall", "bot_wall", "error"})


def read(
    html: bytes | str, url: str | None = None, headers: Mapping[str, str] | None = None, *, evidence: bool = True
) -> Article:
    """The record of one page.

    `html` is best the bytes as they came; `url` where they came from; `headers` the HTTP response headers in any case.
    `evidence=False` leaves the record's `evidence` empty, which saves time and changes no other field.

    No I/O, no state: the same input gives the same record. Raises TypeError where `html` is neither bytes nor str, and
    nothing else: a page that is broken, empty or no article is a record that says so.
    """
    return read_with(shipped(), html, url, headers, evidence=evidence)


def read_with(
    model: BodyModel,
    html: bytes | str,
    url: str | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    evidence: bool = True,
) -> Article:
    """The same by another model of the body: for those who train one."""
    if isinstance(html, (bytearray, memoryview)):
        html = bytes(html)
    if not isinstance(html, (bytes, str)):
        raise TypeError(f"read takes a page as bytes or str, not {type(html).__name__}")
    ev = gather(open_page(html, url, headers))
    about = subject(ev)
    said = comments(ev, about)
    choices = _declared(ev, about)
    choices["comments"], choices["comment_count"] = said.comments, said.count
    title, standfirst = choices["headline"].value, choices["description"].value
    signed = [author.name for author in choices["authors"].value if author.name]
    about = shown_by(ev, about, choices["headline"])
    known = Known(said.nodes, signed, standfirsts(choices["description"]), title)
    text_body = body(ev, about, hints_of(ev, about, title, standfirst), known, model)
    hidden = told(ev, about, text_body, title)
    if hidden is not None:
        text_body = hidden.body
    choices["images"] = images(ev, about, text_body)
    choices["page_type"] = kind = page_type(ev, about, text_body, len(text_body.entries))
    choices |= refused_on_lists(about, choices)
    choices["completeness"] = completeness(ev, about, text_body, kind.value, choices["is_accessible_for_free"].value)
    shown = embeds(ev, about, text_body)
    blocks = entries(ev, about, text_body.entries, _in_order(text_body, choices["images"].value, shown, standfirst))
    if choices["completeness"].value in WALLS:  # what a wall says is nobody's article
        choices |= _of_a_wall(choices["completeness"], kind)
        blocks = ()
    text = rendering.text(blocks)
    choices["language"], choices["locale"] = language(ev, about, text)
    signatures = {name: choice.signature for name, choice in choices.items() if choice.value not in _NOTHING}
    values = {name: choice.value for name, choice in choices.items()}
    values["images"] = tuple(picture.image for picture in values["images"])
    return Article(
        url=ev.page.url,
        text=text,
        blocks=blocks,
        **values,
        evidence=_all_evidence(choices, text_body, hidden, len(blocks)) if evidence else {},
        confidence=confidence(signatures, text_body.confidence),
        reader=Reader(name="broadsheet", version=__version__, model=model.fingerprint),
    )


def _declared(ev: Evidence, about: Subject) -> dict[str, Choice[Any]]:
    """The fields that need no body: what head, structured data and the lines around the headline say."""
    title = headline(ev, about)
    around = surroundings(ev, about)
    published, modified = dates(ev, about, around)
    year, holder = copyright_of(ev, about)
    return {
        "canonical_url": canonical_url(ev, about),
        "headline": title,
        "description": description(ev, about, title.value),
        "authors": authors(ev, about, around),
        "date_published": published,
        "date_modified": modified,
        "publisher": publisher(ev, about),
        "sections": sections(ev, about, title.value),
        "keywords": keywords(ev, about),
        "genre": genre(ev, about),
        "speakable": speakable(ev, about),
        "copyright_year": year,
        "copyright_holder": holder,
        "is_accessible_for_free": access(ev, about),
        "rights": rights(ev, about),
    }


def _of_a_wall(completeness: Choice[Any], kind: Choice[Any]) -> dict[str, Choice[Any]]:
    """What a page that stands before the article, or in its place, says of one: nothing."""
    nothing: dict[str, Choice[Any]] = {
        name: Choice(None) for name in ("headline", "description", "date_published", "date_modified")
    }
    signs: list[Candidate[object]] = [
        Candidate("other", c.source, c.path, f"the page is a wall: {c.why}") for c in completeness.candidates[:1]
    ]
    other = Choice("other", [*signs, *kind.candidates], len(signs), completeness.signature)
    return {**nothing, "authors": Choice(()), "images": Choice(()), "page_type": other}


def _in_order(
    text_body: Body, pictures: tuple[Picture, ...], shown: list[Shown], standfirst: str | None
) -> list[tuple[int, Block]]:
    """Text, pictures and embeds with the row where they stand, in page order. Captions belong to their picture, a post's text to
    the post; a standfirst is no heading."""
    taken = [(node.row, node.end) for picture in pictures for node in picture.caption_nodes]
    taken += [(one.row, one.end) for one in shown]
    standfirst = fold(standfirst or "")
    blocks: list[tuple[int, Block]] = []
    for placed in text_body.placed:
        block = placed.block
        if _within(placed.row, taken):
            continue
        if isinstance(block, Heading) and standfirst and fold(block.text) == standfirst:
            block = Paragraph(text=block.text, html=escape(block.text, quote=False))
        blocks.append((placed.row, block))
    blocks += [(p.node.row, ImageBlock(index=i)) for i, p in enumerate(pictures) if p.node is not None]
    blocks += [(one.row, one.embed) for one in shown if one.embed is not None]
    return sorted(blocks, key=itemgetter(0))


def _within(row: int, spans: list[tuple[int, int]]) -> bool:
    for first, end in spans:  # noqa: SIM110 - asked of every block
        if first <= row < end:
            return True
    return False


def _all_evidence(
    choices: Mapping[str, Choice[Any]], text_body: Body, hidden: Told | None, blocks: int
) -> dict[str, tuple[EvidenceItem, ...]]:
    found = {name: _evidence(choice) for name, choice in choices.items() if choice.candidates}
    if blocks and hidden is not None:
        found["text"] = _evidence(Choice(None, [hidden.source], 1))
    elif blocks and text_body.container is not None:
        why = f"the blocks that together promise the highest word F1: {text_body.confidence:.2f}"
        found["text"] = (
            EvidenceItem(source="model", path=text_body.container.xpath, value=f"{blocks} blocks", chosen=True, why=why),
        )
    return found


def _evidence(choice: Choice[Any]) -> tuple[EvidenceItem, ...]:
    return tuple(
        [
            EvidenceItem(
                one.source, one.path if isinstance(one.path, str) else one.path.xpath, one.value, at < choice.chosen, one.why
            )
            for at, one in enumerate(choice.candidates)
        ]
    )
