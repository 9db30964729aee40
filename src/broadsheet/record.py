"""The record: what a page says, and nothing else.

The form is a contract; `FORM` goes up when a key is added or changes its meaning. The vocabulary is schema.org's in
snake_case. Records are values: frozen, comparable, the same after a round trip through `to_dict` and `from_dict`.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from . import rendering
from .errors import RecordError

FORM = 1

PageType = Literal["article", "live_blog", "index", "gallery", "video", "other"]
Completeness = Literal["full", "teaser", "consent_wall", "bot_wall", "error", "not_article"]
Source = Literal["json-ld", "microdata", "rdfa", "opengraph", "meta", "html", "url", "http", "model"]


class Value(msgspec.Struct, frozen=True, gc=False):  # a value holds no cycle: nothing for the collector
    """Base of everything in a record: immutable, compared by content."""


class Author(Value, frozen=True):
    """One person or organisation that signed the article."""

    name: str  # without "By", job, agency, date
    url: str | None = None  # absolute
    image: str | None = None  # portrait, absolute URL
    type: Literal["person", "organization"] = "person"


class Logo(Value, frozen=True):
    """The publisher's logo; sizes in pixels, None when not declared."""

    url: str
    width: int | None = None
    height: int | None = None


class Publisher(Value, frozen=True):
    """Who publishes the page, as it declares itself."""

    name: str | None = None
    legal_name: str | None = None
    url: str | None = None
    email: str | None = None
    telephone: str | None = None
    logo: Logo | None = None


class Rendition(Value, frozen=True):
    """One file of a picture; sizes in pixels, None when the page does not say."""

    url: str
    width: int | None = None
    height: int | None = None


class Image(Value, frozen=True):
    """A picture of the article, all its renditions together."""

    url: str  # the largest rendition
    width: int | None = None
    height: int | None = None
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    role: Literal["lead", "body"] = "body"
    renditions: tuple[Rendition, ...] = ()  # largest first, `url` among them


class Comment(Value, frozen=True, kw_only=True):
    """A reader's comment."""

    id: str | None = None
    parent_id: str | None = None  # id of the comment answered; None for a first one
    author: str | None = None
    text: str
    date_created: str | None = None  # ISO 8601, as precise as the page
    upvotes: int | None = None
    downvotes: int | None = None


class Speakable(Value, frozen=True):
    """A part meant to be read aloud (SpeakableSpecification); one of the two selectors is set."""

    xpath: str | None = None
    css_selector: str | None = None
    text: str | None = None  # what the selector finds; None when it finds nothing


class Rights(Value, frozen=True):
    """What the page declares on indexing, text-and-data mining and licence."""

    robots: str | None = None
    tdm_reservation: str | None = None  # "0" or "1" (W3C TDMRep)
    license: str | None = None


class Reader(Value, frozen=True):
    """What read the page, so that an archive knows what to read again."""

    name: str
    version: str
    model: str  # fingerprint of the weights


class Heading(Value, frozen=True, tag_field="type", tag="heading"):
    """A heading within the body, not the headline."""

    level: int  # 1 to 6
    text: str


class Paragraph(Value, frozen=True, tag_field="type", tag="paragraph"):
    """A paragraph: what one `<p>` holds, or what stands between two line breaks. Its text has a line where one break stands."""

    text: str
    html: str  # inline markup only: a[href], strong, em, sub, sup, code, br


class Quote(Value, frozen=True, tag_field="type", tag="quote"):
    """A quotation set apart as a block."""

    text: str
    cite: str | None = None


class ListBlock(Value, frozen=True, tag_field="type", tag="list"):
    """A list; an item is its text."""

    ordered: bool
    items: tuple[str, ...]


class Table(Value, frozen=True, kw_only=True, tag_field="type", tag="table"):
    """A table of data; `header` is None where no row heads it."""

    header: tuple[str, ...] | None = None
    rows: tuple[tuple[str, ...], ...]


class ImageBlock(Value, frozen=True, tag_field="type", tag="image"):
    """Where one of the record's pictures stands."""

    index: int  # into the record's `images`


class Embed(Value, frozen=True, tag_field="type", tag="embed"):
    """Something shown from elsewhere: a video, a post, a map."""

    provider: str | None = None
    url: str | None = None
    text: str | None = None


class Code(Value, frozen=True, tag_field="type", tag="code"):
    """Preformatted text, with its line breaks."""

    text: str


class Separator(Value, frozen=True, tag_field="type", tag="separator"):
    """A rule or asterisks between two parts."""


class Entry(Value, frozen=True, tag_field="type", tag="entry"):
    """One entry of a live blog, in page order."""

    headline: str | None = None
    date: str | None = None  # ISO 8601, as precise as the page
    blocks: tuple[Block, ...] = ()


Block = Heading | Paragraph | Quote | ListBlock | Table | ImageBlock | Embed | Code | Entry | Separator


class EvidenceItem(Value, frozen=True):
    """One candidate for a field: where it stands, what it says, and why it was chosen or not."""

    source: Source
    path: str  # JSON path, XPath, itemprop chain: leads a person to the place
    value: Any  # JSON-ready
    chosen: bool
    why: str


class Article(Value, frozen=True):
    """The record of one page. None or an empty tuple: the page does not say."""

    url: str | None = None
    canonical_url: str | None = None
    page_type: PageType = "other"
    completeness: Completeness = "not_article"
    headline: str | None = None
    description: str | None = None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    authors: tuple[Author, ...] = ()
    publisher: Publisher | None = None
    date_published: str | None = None
    date_modified: str | None = None
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    genre: str | None = None
    language: str | None = None
    locale: str | None = None
    images: tuple[Image, ...] = ()
    comments: tuple[Comment, ...] = ()
    comment_count: int | None = None
    speakable: tuple[Speakable, ...] = ()
    copyright_year: int | None = None
    copyright_holder: str | None = None
    is_accessible_for_free: bool | None = None
    rights: Rights = Rights()
    evidence: dict[str, tuple[EvidenceItem, ...]] = {}
    confidence: dict[str, float] = {}
    reader: Reader | None = None

    @property
    def markdown(self) -> str:
        """The body as CommonMark with GitHub tables."""
        return rendering.markdown(self.blocks, self.images)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready dict: str, int, float, bool, None, list and dict only; keys in the record's order."""
        plain: dict[str, Any] = msgspec.json.decode(self.to_json())
        return plain

    def to_json(self) -> bytes:
        """The same as compact JSON in UTF-8."""
        return msgspec.json.encode(self)

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Article:
        """The record that `to_dict` made `plain` of. Raises RecordError where it is none."""
        try:
            return msgspec.convert(plain, cls)
        except msgspec.ValidationError as error:
            raise RecordError(f"not a Broadsheet record: {error}", where=_name(plain)) from error


def _name(plain: object) -> str | None:
    url = plain.get("url") if isinstance(plain, dict) else None
    return url if isinstance(url, str) else None
