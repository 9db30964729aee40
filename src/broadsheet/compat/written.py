"""A Document as text in the formats that trafilatura writes: Document, whether metadata are wanted -> str."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
from collections.abc import Callable, Iterator
from copy import deepcopy
from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec

from ..record import Block, Paragraph
from ..version import __version__
from .document import Document
from .elements import Keep, writable
from .elements import body as body_of

# The attributes of metadata, in the order of the XML and HTML forms, and in that of the header of text forms.
_ATTRIBUTES = "sitename title author date url hostname description categories tags license id fingerprint language".split()
_HEADER = "title author url hostname description sitename date categories tags fingerprint id license".split()
_RESERVED = frozenset("true false yes no on off y n null none ~".split())  # words that YAML takes for something else
_HTML = {"p": "p", "quote": "blockquote", "item": "li", "table": "table", "row": "tr", "graphic": "img", "lb": "br", "ref": "a"}
_WITHIN_A_LINE = frozenset("hi ref lb".split())
_HI = {"#b": "strong", "#i": "em", "#sub": "sub", "#sup": "sup"}


def lines(tree: Element) -> str:
    """A body as plain text, one line a block; links and pictures, where the tree has them, as Markdown writes them."""
    return "\n".join(filter(None, map(str.strip, _lines(tree))))


def unlinked(block: Block) -> Block:
    """The block without its links."""
    if not isinstance(block, Paragraph) or "<a " not in block.html:
        return block
    tree = body_of((block,), (), Keep(formatting=True))
    html = "".join(tostring(_to_html(part), encoding="unicode", method="html") for part in tree)
    return msgspec.structs.replace(block, html=html.removeprefix("<p>").removesuffix("</p>"))


def _lines(tree: Element) -> Iterator[str]:
    for block in tree:
        if block.tag == "list":
            numbered = block.get("rend") == "ol"
            for number, item in enumerate(block, 1):
                yield f"{f'{number}.' if numbered else '-'} {_inline(item)}"
        elif block.tag == "table":
            for number, row in enumerate(block):
                yield f"| {' | '.join(map(_inline, row))} |"
                if not number and len(row) and row[0].get("role"):
                    yield f"|{'---|' * len(row)}"
        elif block.tag == "quote":
            yield from map(_inline, block)
        elif block.tag == "graphic":
            yield f"![{block.get('alt', '')}]({block.get('src', '')})"
        else:
            yield _inline(block)


def _inline(element: Element) -> str:
    pieces = [element.text or ""]
    for part in element:
        inner = _inline(part)
        pieces.append("\n" if part.tag == "lb" else f"[{inner}]({part.get('target')})" if part.tag == "ref" else inner)
        pieces.append(part.tail or "")
    return "".join(pieces)


def text(document: Document, with_metadata: bool) -> str:
    """Header of metadata between `---` where wanted, text, comments."""
    header = ""
    if with_metadata:
        said = [f"{name}: {_yaml(value)}" for name in _HEADER if (value := getattr(document, name))]
        header = "\n".join(["---", *said, "---", ""])
    return f"{header}{document.text}\n{document.comments or ''}".strip()


def _yaml(value: str | list[str]) -> str:
    if not isinstance(value, str):
        return json_module.dumps(value, ensure_ascii=False)
    plain = value.strip() == value and value[:1].isalpha() and value.isprintable() and not value.endswith(":")
    if plain and ": " not in value and " #" not in value and value.lower() not in _RESERVED:
        return value
    return json_module.dumps(value, ensure_ascii=False)


def json(document: Document, with_metadata: bool) -> str:
    """One JSON object; the names of its keys are the original's."""
    if not with_metadata:
        return json_module.dumps({"text": document.text, "comments": document.comments or ""}, ensure_ascii=False)
    plain = document.as_dict()
    del plain["body"], plain["commentsbody"]
    renamed = {"source": plain.pop("url"), "source-hostname": plain.pop("sitename"), "excerpt": plain.pop("description")}
    joined = {name: ";".join(plain.pop(name) or ()) for name in ("categories", "tags")}
    return json_module.dumps({**plain, **renamed, **joined}, ensure_ascii=False)


def csv(document: Document, _: bool) -> str:
    """One line, tabs between: url, id, fingerprint, host, title, image, date, text, comments, licence, kind of page."""
    d = document
    row = (d.url, d.id, d.fingerprint, d.hostname, d.title, d.image, d.date, d.text, d.comments, d.license, d.pagetype)
    out = io.StringIO()
    csv_module.writer(out, delimiter="\t").writerow([value or "null" for value in row])
    return out.getvalue()


def xml(document: Document, _: bool) -> str:
    """<doc> with the metadata as attributes, <main> and <comments>."""
    root = Element("doc", dict(_metadata(document)))
    for part, name in ((document.body, "main"), (document.commentsbody, "comments")):
        root.append(_renamed(part, name))
    return _pretty(root)


def xmltei(document: Document, _: bool) -> str:
    """TEI P5: a header of what is known, the body in `div`s of type entry and comments."""
    root = Element("TEI", xmlns="http://www.tei-c.org/ns/1.0")
    _tei_header(SubElement(root, "teiHeader"), document)
    into = SubElement(SubElement(root, "text"), "body")
    for part, name in ((document.body, "entry"), (document.commentsbody, "comments")):
        division = _renamed(part, "div")
        division.set("type", name)
        for head in division.iter("head"):  # TEI allows a head only where a division begins
            head.tag = "ab"
            head.set("type", "header")
        for picture in division.iter("graphic"):
            picture.attrib = {"url": picture.get("src", "")}
        into.append(division)
    return _pretty(root)


def _tei_header(header: Element, d: Document) -> None:
    file = SubElement(header, "fileDesc")
    _tei_title(SubElement(file, "titleStmt"), d)
    published = SubElement(file, "publicationStmt")
    SubElement(published, "publisher").text = writable(_publisher(d))
    if d.license:
        SubElement(SubElement(published, "availability"), "p").text = writable(d.license)
    notes = SubElement(file, "notesStmt")
    for kind, note in (("id", d.id), ("fingerprint", d.fingerprint)):
        if note:
            SubElement(notes, "note", type=kind).text = writable(note)
    source = SubElement(file, "sourceDesc")
    SubElement(source, "bibl").text = writable(", ".join(filter(None, (d.title, d.sitename, d.date))))
    SubElement(source, "bibl", type="sigle").text = writable(", ".join(filter(None, (d.sitename, d.date))))
    full = SubElement(source, "biblFull")
    _tei_title(SubElement(full, "titleStmt"), d)
    again = SubElement(full, "publicationStmt")
    SubElement(again, "publisher").text = writable(_publisher(d))
    if d.url:
        SubElement(again, "ptr", type="URL", target=writable(d.url))
    SubElement(again, "date").text = d.date
    profile = SubElement(header, "profileDesc")
    SubElement(SubElement(profile, "abstract"), "p").text = writable(d.description or "")
    terms = [(name, values) for name, values in (("categories", d.categories), ("tags", d.tags)) if values]
    if terms:
        words = SubElement(SubElement(profile, "textClass"), "keywords")
        for name, values in terms:
            SubElement(words, "term", type=name).text = writable(",".join(values))
    application = SubElement(SubElement(SubElement(header, "encodingDesc"), "appInfo"), "application")
    application.attrib = {"version": __version__, "ident": "Broadsheet"}
    SubElement(application, "label").text = "Broadsheet"


def _tei_title(into: Element, d: Document) -> None:
    SubElement(into, "title", type="main").text = writable(d.title or "")
    for name in (d.author or "").split("; "):
        if name:
            SubElement(into, "author").text = writable(name)


def _publisher(d: Document) -> str:
    return f"{d.sitename} ({d.hostname})" if d.sitename and d.hostname else d.sitename or d.hostname or "N/A"


def html(document: Document, with_metadata: bool) -> str:
    """A page of its own: metadata as <meta> where wanted, the body, comments; all text escaped."""
    metas = (
        (f'\n    <meta name="{name}" content="{escape(value)}"/>' for name, value in _metadata(document)) if with_metadata else ()
    )
    head = f"  <head>{''.join(metas)}\n  </head>\n" if with_metadata else ""
    parts = [*(document.body or ()), *(document.commentsbody or ())]
    inner = "".join(tostring(_to_html(part), encoding="unicode", method="html") for part in parts)
    return f"<html>\n{head}  <body>{inner}</body>\n</html>"


def _to_html(element: Element) -> Element:
    tag = element.tag
    if tag == "head":
        made = Element(element.get("rend", "h2"))
    elif tag == "list":
        made = Element(element.get("rend", "ul"))
    elif tag == "cell":
        made = Element("th" if element.get("role") else "td")
    elif tag == "hi":
        made = Element(_HI[element.get("rend", "#i")])
    elif tag == "code":
        made = Element("pre" if "\n" in (element.text or "") else "code")
    else:
        made = Element(_HTML[tag])
    if tag == "graphic":
        made.attrib = dict(element.attrib)
    elif tag == "ref":
        made.set("href", element.get("target", ""))
    made.text, made.tail = element.text, element.tail
    made.extend(map(_to_html, element))
    return made


def _metadata(document: Document) -> Iterator[tuple[str, str]]:
    for name in _ATTRIBUTES:
        if value := getattr(document, name):
            yield name, writable(value if isinstance(value, str) else ";".join(value))


def _renamed(tree: Element | None, tag: str) -> Element:
    copy = deepcopy(tree) if tree is not None else Element(tag)
    copy.tag = tag
    return copy


def _pretty(root: Element) -> str:
    """Indented down to what holds text: white space within a line would be text."""
    _indent(root, "\n")
    return tostring(root, encoding="unicode")


def _indent(element: Element, margin: str) -> None:
    mixed = bool((element.text or "").strip()) or any((part.tail or "").strip() for part in element)
    if mixed or not len(element) or all(part.tag in _WITHIN_A_LINE for part in element):
        return
    element.text = f"{margin}  "
    for part in element:
        part.tail = f"{margin}  "
        _indent(part, f"{margin}  ")
    element[-1].tail = margin


FORMATS: dict[str, Callable[[Document, bool], str]] = {
    "csv": csv,
    "html": html,
    "json": json,
    "markdown": text,
    "txt": text,
    "xml": xml,
    "xmltei": xmltei,
}
