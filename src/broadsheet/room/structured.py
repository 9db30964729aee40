"""A record as schema.org JSON-LD: what a page that shows an article says about it, so that others read what we have read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..record import Article, Author, Comment, Image, Publisher, Speakable

# What schema.org calls the kinds of page. A record of another kind is told as a page of that kind.
_TYPES: dict[str, str | list[str]] = {
    "article": "NewsArticle",
    "live_blog": "LiveBlogPosting",
    "index": "CollectionPage",
    "gallery": ["NewsArticle", "ImageGallery"],
    "video": ["NewsArticle", "VideoObject"],
    "other": "WebPage",
}
_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_ld(article: Article) -> dict[str, Any]:
    """The record as a schema.org NewsArticle (or what else the page is): plain values, keys without a value left out.

    Reading a page that carries it, and shows the body, gives the record back; what a page says of its robots it says in
    metas, and its text it shows.
    """
    url = article.canonical_url
    free = article.is_accessible_for_free
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": _TYPES[article.page_type],
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "isBasedOn": article.url,
            "headline": article.headline,
            "description": article.description,
            "text" if article.page_type == "other" else "articleBody": article.text or None,
            "author": [_author(one) for one in article.authors],
            "publisher": None if article.publisher is None else _publisher(article.publisher),
            "datePublished": article.date_published,
            "dateModified": article.date_modified,
            "articleSection": list(article.sections),
            "keywords": list(article.keywords),
            "genre": article.genre,
            "inLanguage": article.language,
            "image": [said for one in article.images if one.role == "lead" for said in (_image(one), *_renditions(one))],
            "associatedMedia": [_image(one) for one in article.images if one.role == "body"],
            "comment": _threads(article.comments),
            "commentCount": article.comment_count,
            "speakable": [_speakable(one) for one in article.speakable],
            "copyrightYear": article.copyright_year,
            "copyrightHolder": _named("Organization", article.copyright_holder),
            "isAccessibleForFree": free,
            "license": article.rights.license,
        }
    )


def script(article: Article) -> str:
    """The same as text for the inside of `<script type="application/ld+json">`: nothing in it ends the element."""
    import msgspec

    return msgspec.json.encode(json_ld(article)).decode().translate(_SAFE)


def _filled(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value is not None and value != [] and value != {}}


def _named(kind: str, name: str | None) -> dict[str, Any] | None:
    return None if name is None else {"@type": kind, "name": name}


def _author(author: Author) -> dict[str, Any]:
    kind = "Person" if author.type == "person" else "Organization"
    return _filled({"@type": kind, "name": author.name, "url": author.url, "image": author.image})


def _publisher(publisher: Publisher) -> dict[str, Any]:
    logo = publisher.logo
    return _filled(
        {
            "@type": "NewsMediaOrganization",
            "name": publisher.name,
            "legalName": publisher.legal_name,
            "url": publisher.url,
            "email": publisher.email,
            "telephone": publisher.telephone,
            "logo": None
            if logo is None
            else _filled({"@type": "ImageObject", "url": logo.url, "width": logo.width, "height": logo.height}),
        }
    )


def _image(image: Image) -> dict[str, Any]:
    return _filled(
        {
            "@type": "ImageObject",
            "url": image.url,
            "width": image.width,
            "height": image.height,
            "caption": image.caption,
            "creditText": image.credit,
            "alternateName": image.alt,
        }
    )


def _renditions(image: Image) -> list[dict[str, Any]]:
    """The lead's other files behind it: schema.org has no word for one picture in several sizes."""
    others = [one for one in image.renditions if one.url != image.url]
    return [_filled({"@type": "ImageObject", "url": one.url, "width": one.width, "height": one.height}) for one in others]


def _threads(comments: Iterable[Comment]) -> list[dict[str, Any]]:
    """Comments in order, each with whom it answers."""
    return [_comment(one) for one in comments]


def _comment(comment: Comment) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Comment",
            "identifier": comment.id,
            "parentItem": None if comment.parent_id is None else {"@type": "Comment", "identifier": comment.parent_id},
            "author": _named("Person", comment.author),
            "text": comment.text,
            "dateCreated": comment.date_created,
            "upvoteCount": comment.upvotes,
            "downvoteCount": comment.downvotes,
        }
    )


def _speakable(part: Speakable) -> dict[str, Any]:
    """The selector as the original page has it, with the text that it found there: on another page it finds nothing."""
    return _filled({"@type": "SpeakableSpecification", "xpath": part.xpath, "cssSelector": part.css_selector, "text": part.text})
