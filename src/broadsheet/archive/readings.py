"""Records as the database keeps them, and who made them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache

import msgspec

from ..model import shipped
from ..record import FORM, Article
from ..version import __version__

_LEVEL = 6


class Told(msgspec.Struct, frozen=True):
    """What lists tell of an article; a tenth of what a record is. Attributes as in the record."""

    headline: str | None = None
    description: str | None = None
    text: str = ""
    date_published: str | None = None


_decoder = msgspec.json.Decoder(Article)
_teller = msgspec.json.Decoder(Told)


@cache
def reader() -> str:
    """The reader of this package: version, weights, form of the record. Another string is another reader."""
    return f"{__version__}/{shipped().fingerprint}/{FORM}"


def packed(article: Article) -> bytes:
    """`article` for the database, without its evidence."""
    return zlib.compress(msgspec.json.encode(msgspec.structs.replace(article, evidence={})), _LEVEL)


def unpacked(stored: bytes) -> Article:
    """The article that `packed` made `stored` of. Raises zlib.error or msgspec.ValidationError where it is none."""
    return _decoder.decode(zlib.decompress(stored))


def told(stored: bytes) -> Told:
    """The same, as much as lists want; quicker. Raises as `unpacked`."""
    return _teller.decode(zlib.decompress(stored))


def fields_of(article: Article) -> Mapping[str, str]:
    """The texts of `article` by field of the word index."""
    publisher = article.publisher
    return {
        "headline": article.headline or "",
        "description": article.description or "",
        "author": " . ".join(author.name for author in article.authors),
        "publisher": (publisher.name or publisher.legal_name or "") if publisher else "",
        "keyword": " . ".join(article.keywords),
        "section": " . ".join(article.sections),
        "text": article.text,
    }


def differing(old: Article, new: Article) -> tuple[str, ...]:
    """The fields of the record that differ, but for evidence and reader."""
    names = Article.__struct_fields__
    return tuple(name for name in names if name not in ("evidence", "reader") and getattr(old, name) != getattr(new, name))
