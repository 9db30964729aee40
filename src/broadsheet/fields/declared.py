"""The pictures that a page declares as its own in structured data and in its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from ..evidence import Evidence, Item
from ..page import Node, host_of
from ..record import Source
from ._addresses import identity, is_image_address
from ._files import is_stand_in
from .imagefiles import pixels
from .renditions import File
from .subject import Subject
from .words import images as words

_MOST = 40
_LETTERS = re.compile(r"[a-z]+")
_META_IMAGES = ("twitter:image", "twitter:image:src", "sailthru.image.full", "parsely-image-url", "thumbnail", "image")


class Declared(Struct):
    """A picture that the page says is the article's."""

    file: File
    source: Source
    path: str | Node
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    key: str = ""  # identity of the file
    objection: str | None = None  # why it is none of the article's own; None where nothing speaks against it


def declared_images(ev: Evidence, subject: Subject) -> list[Declared]:
    """The declared pictures, the most trusted first: structured data of the article, Open Graph, other metas and links."""
    found = list(_of_items(ev, () if subject.article is None else (subject.article,)))
    if subject.article is None and len(videos := ev.of_type("VideoObject")[:2]) == 1:
        found += _of_items(ev, tuple(videos), "thumbnail")
    found += _open_graph(ev)
    found += [
        Declared(File(url), "meta", meta.node)
        for name in _META_IMAGES
        for meta in ev.meta.get(name, ())[:2]
        if (url := ev.page.absolute(meta.content))
    ]
    found += [Declared(File(link.href), "html", link.node) for link in ev.links if "image_src" in link.rel][:2]
    if subject.webpage is not None:
        found += _of_items(ev, (subject.webpage,), "primaryImageOfPage")
    if not found:
        return []
    signs = {identity(url) for item in ev.of_type("Organization", "NewsMediaOrganization")[:20] for url in _logos(item)}
    found = found[:_MOST]
    for one in found:
        one.key = identity(one.file.url)
        one.objection = _objection(one.file, one.key in signs, ev)
    return found


def _of_items(ev: Evidence, items: tuple[Item, ...], *names: str) -> Iterator[Declared]:
    for item in items[:5]:
        for name in names or ("image", "thumbnailUrl"):
            values = item.values(name)[:20]
            for value in values:
                if declared := _value(ev, item, name, value):
                    yield declared
            if values:
                break


def _value(ev: Evidence, item: Item, name: str, value: object) -> Declared | None:
    if isinstance(value, str):
        url = ev.page.absolute(value)
        return Declared(File(url), item.source, item.at(name)) if url else None
    if not isinstance(value, Item):
        return None
    url = ev.page.absolute(value.string("contentUrl", "url", "contentURL", "thumbnailUrl") or value.id)
    if not url:
        return None
    credit = value.string("creditText", "copyrightNotice") or _name(value, "author", "creator", "copyrightHolder", "provider")
    file = File(url, _length(value, "width"), _length(value, "height"))
    return Declared(file, value.source, value.path, value.string("caption", "description"), credit, value.string("alternateName"))


def _name(item: Item, *names: str) -> str | None:
    for one in item.items(*names):
        if name := one.string("name"):
            return name
    return item.string(*names)


def _length(item: Item, name: str) -> int | None:
    inner = next(item.items(name), None)
    return pixels(inner.string("value") if inner is not None else item.string(name))


def _open_graph(ev: Evidence) -> list[Declared]:
    found: list[Declared] = []
    for meta in [meta for meta in ev.metas if meta.name[:8] == "og:image"]:
        part = meta.name[9:]
        if part in ("", "url", "secure_url"):
            url = ev.page.absolute(meta.content)
            if url and (not found or part == "" or identity(found[-1].file.url) != identity(url)):
                found.append(Declared(File(url), "opengraph", meta.node))
        elif found and part == "width":
            found[-1].file.width = pixels(meta.content)
        elif found and part == "height":
            found[-1].file.height = pixels(meta.content)
        elif found and part == "alt":
            found[-1].alt = meta.content
    return found


def _logos(item: Item) -> Iterator[str]:
    for value in item.values("logo")[:3]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Item) and (url := value.string("contentUrl", "url") or value.id):
            yield url


def _site(ev: Evidence) -> frozenset[str]:
    """The words of the page's host: a file of that name is the site's, not the article's."""
    return frozenset(_LETTERS.findall(host_of(ev.page.base_url)))


def _objection(file: File, is_sign: bool, ev: Evidence) -> str | None:
    path = file.url.partition("?")[0]
    if is_sign:
        return "is the publisher's logo"
    if path.lower().endswith((".svg", ".ico")):
        return "is a drawing such as logos are"
    if is_stand_in(path):
        return "is a placeholder"
    if file.width and file.height and max(file.width, file.height) <= 100 and file.width == file.height:
        return "is as small and square as an icon"
    names = _LETTERS.findall(unquote(path.rpartition("/")[2]).lower().rpartition(".")[0])
    if not words.DEFAULT_MARK.isdisjoint(names):
        site = _site(ev)
        if all(len(name) <= 2 or name in words.DEFAULT_NAME or name in site for name in names):
            return "has the name of a site's default picture"
    return None if is_image_address(file.url) or not path.endswith("/") else "is the address of a folder"
