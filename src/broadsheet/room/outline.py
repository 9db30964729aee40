"""A page's markup without anything that runs, loads or leads away, its body blocks and one place marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import nh3
from markupsafe import Markup

from ..capture import Capture
from ..page import Node, Page, open_page
from ..record import Block
from ..text import squash

_TAGS = set(
    """a abbr address article aside b blockquote body br caption cite code dd del details div dl dt em figcaption figure footer h1
    h2 h3 h4 h5 h6 header hr i img ins li main mark nav ol p pre q s section small span strong sub summary sup table tbody td
    tfoot th thead time tr u ul""".split()
)
_VOID = frozenset({"br", "hr", "img"})
_SKIPPED = frozenset(
    "audio base button canvas embed form frame frameset head iframe input link math meta noscript object option script select "
    "style svg template textarea title video".split()
)
_ATTRIBUTES = {"*": {"class", "dir", "id", "lang"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_MARKS = {"broadsheet-block", "broadsheet-place", "broadsheet-picture"}  # the only classes that stay
_MOST = 60_000  # nodes shown: a page of one huge table stays readable
_HEAD = frozenset({"/html/head", "/html"})


@dataclass(frozen=True, slots=True)
class Outlined:
    """What the frame shows."""

    html: Markup
    declared: tuple[str, ...]  # what the head says at the place, where the place is no part of what is shown
    found: bool  # whether the place is marked in `html`
    blocks: int  # body blocks that were found on the page


def outlined(capture: Capture, blocks: Sequence[Block], path: str | None) -> Outlined:
    """A capture's page; `path` is the XPath of a piece of evidence, None or of another kind where nothing is to be marked."""
    page = open_page(capture.body, capture.url, capture.headers)
    rows = _block_rows(page, blocks)
    place = _place(page, path) if path and path.startswith("/") else None
    marks = dict.fromkeys(rows, "broadsheet-block")
    shown = place is not None and _is_shown(place)
    if place is not None and shown:
        marks[place.row] = f"{marks.get(place.row, '')} broadsheet-place".strip()
    body = page.tree.root.first("body") or page.tree.root
    raw = "".join(_written(body, marks, place.row if place is not None and shown else -1))
    clean = nh3.clean(
        raw, tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes={}, url_schemes=set(), link_rel=None,
        clean_content_tags={"script", "style"}, attribute_filter=_kept,
    )  # fmt: skip
    declared = _declared(place) if place is not None and not shown else ()
    return Outlined(Markup(clean), declared, shown, len(rows))


def _kept(tag: str, name: str, value: str) -> str | None:
    """Of classes and ids only the marks of ours; the page's own would meet our style sheet."""
    if name == "class":
        return " ".join(word for word in value.split() if word in _MARKS) or None
    return value if name != "id" or value == "place" else None


def _place(page: Page, path: str) -> Node | None:
    """The element at an XPath of ours."""
    tag = path.rsplit("/", 1)[-1].partition("[")[0]
    return next((node for node in page.tree.all(tag) if node.xpath == path), None) if tag.isalnum() else None


def _is_shown(node: Node) -> bool:
    around = [node, *node.ancestors]
    return node.tag not in ("html", "body") and not any(one.tag in _SKIPPED for one in around)


def _declared(node: Node) -> tuple[str, ...]:
    said = " ".join(f'{name}="{value}"' for name, value in node.attributes.items())
    text = squash(node.raw if node.tag in ("script", "title") else "")[:4000]
    return tuple(filter(None, (f"<{node.tag}{' ' if said else ''}{said}>", text)))


def _block_rows(page: Page, blocks: Sequence[Block]) -> set[int]:
    """The elements whose text a block of the body is."""
    wanted = {text for block in blocks for text in map(squash, _texts(block)) if text}
    found: dict[str, int] = {}
    for node in page.tree.all(*_TAGS):
        if node.tag != "img" and (text := squash(node.text)) in wanted and _is_shown(node):
            found[text] = node.row  # the innermost: rows go down the tree
    return set(found.values())


def _texts(block: Block) -> Iterator[str]:
    tag = block.__struct_config__.tag
    if tag in ("heading", "paragraph", "quote", "code"):
        yield str(block.text)  # type: ignore[union-attr]
    elif tag == "list":
        yield from block.items  # type: ignore[union-attr]
    elif tag == "table":
        yield from block.header or ()  # type: ignore[union-attr]
        yield from (cell for row in block.rows for cell in row)  # type: ignore[union-attr]
    elif tag == "entry":
        yield str(getattr(block, "headline", None) or "")
        yield from (text for one in block.blocks for text in _texts(one))  # type: ignore[union-attr]


def _written(body: Node, marks: dict[int, str], place: int) -> Iterator[str]:
    """The markup of what is below `body`, element by element, without recursion: pages nest deeper than Python does."""
    waiting: list[Node | str] = list(reversed(body.children))
    for _ in range(_MOST):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "#text":
            yield escape(node.raw)
        elif node.tag in _SKIPPED:
            continue
        elif node.tag == "img":
            yield _picture(node, marks, place)
        else:
            tag = node.tag if node.tag in _TAGS else "div"
            yield f"<{tag}{_attributes(node, marks, place)}>"
            if tag not in _VOID:
                waiting.append(f"</{tag}>")
                waiting.extend(reversed(node.children))
    yield from (end for end in reversed(waiting) if isinstance(end, str))


def _attributes(node: Node, marks: dict[int, str], place: int) -> str:
    given = {name: value for name in ("dir", "lang", "colspan", "rowspan") if (value := node.get(name))}
    if node.row in marks:
        given["class"] = marks[node.row]
    if node.row == place:
        given["id"] = "place"
    return "".join(f' {name}="{escape(value)}"' for name, value in given.items())


def _picture(node: Node, marks: dict[int, str], place: int) -> str:
    """Where a picture stood; it is not loaded."""
    kind = f"broadsheet-picture {marks.get(node.row, '')}".strip()
    spot = ' id="place"' if node.row == place else ""
    return f'<span class="{kind}"{spot}>{escape(node.get("alt", "") or "picture")}</span>'
