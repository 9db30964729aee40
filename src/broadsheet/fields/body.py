"""The body: which blocks of the page are the article's text, and how sure that is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from msgspec import Struct

from ..evidence import Evidence
from ..model import BodyModel
from ..model._blocks import Blocks, Hints, cut, likelier, promising
from ..once import once
from ..page import Node
from ..record import Block
from ..text import fold
from .alike import are_alike
from .assembly import Run, assemble
from .astray import astray, missed
from .bareteasers import bare_teasers
from .companions import companions
from .contributors import contributor_lines
from .echoes import glued, pull_quotes
from .emptybody import is_left_empty
from .ending import beyond
from .entryspans import entry_spans, entry_texts
from .furniture import ends_in_heading, furniture
from .headmatter import goes_on, without_head
from .kindsigns import kind_signs
from .laterarticles import later_articles
from .readalso import read_also
from .saidwhole import said_whole
from .scriptnotices import script_notices
from .subject import Subject
from .wholes import make_whole
from .writtendata import unread

LONG = 15  # words from which a text that stands twice is one text in two places (mobile and desktop), not a refrain
FEW = 60  # units that may well be a page's furniture, where the place for the text is empty
LOOKS = ("class", "style", "hidden", "aria-hidden")  # attributes in which versions for two screens, and hidden clones, differ
DOUBT = 1.2  # by which a block's odds are lower than the model says: on pages not seen, it takes a little too much
TWICE = 2  # words from which the same line twice in a row is one: a card's picture and its title
LEAST = 0.15  # a block less likely than this is never body, however little else there is
FOUND = 0.5  # probability of a text that only its place speaks for
BYLINE = 15  # units of a line that names the authors and says little else
LINE = 120  # letters that may stand behind a headline in its block: a line of date and byline
MOST_BLOCKS = 20_000  # longer bodies are lists and dumps; what comes behind is left out


class Placed(Struct, frozen=True):
    """A block of the body and the row of the page's tree where it begins."""

    row: int
    block: Block
    node: Node


class Known(Struct, frozen=True):
    """What other fields know of the page's text."""

    outside: Sequence[Node] = ()  # elements that hold no body: readers' comments
    names: Sequence[str] = ()  # the authors'
    standfirsts: Sequence[str] = ()  # what the page declares as its own
    headline: str | None = None  # None: the page has none, or it is not known


@dataclass(frozen=True)
class Body:
    """The chosen blocks in page order, and the span of rows they stand in."""

    placed: tuple[Placed, ...]
    container: Node | None  # smallest element around all chosen blocks; None where there are none
    first: int = 0  # row of the first chosen block
    last: int = 0  # row behind the last one
    confidence: float = 0.5  # word F1 that the model expects of its choice, 0..1
    entries: tuple[Node, ...] = ()  # the elements of a live blog's entries

    @once
    def lengths(self) -> tuple[int, ...]:
        """Characters of each block's text."""
        return tuple(_length(placed.block) for placed in self.placed)


def _length(block: Block) -> int:
    text = getattr(block, "text", None)
    if isinstance(text, str):
        return len(text)
    if (items := getattr(block, "items", None)) is not None:
        return sum(len(item) for item in items)
    if (rows := getattr(block, "rows", None)) is not None:
        return sum(len(cell) for row in rows for cell in row)
    return sum(_length(inner) for inner in getattr(block, "blocks", ()))


def hints_of(ev: Evidence, about: Subject, headline: str | None, description: str | None) -> Hints:
    """What the page says of its text and its kind: the longest articleBody of its JSON-LD, the description, the headline."""
    bodies = [item.string("articleBody") or "" for item in ev.articles if item.source == "json-ld"]
    return Hints(max(bodies, key=len, default=""), description or "", headline or "", kind_signs(ev))


def body(ev: Evidence, about: Subject, hints: Hints, known: Known, model: BodyModel) -> Body:
    """Choose and assemble the body.

    Nothing is chosen in elements that hold no body by other evidence, nor is the headline's own, nor the byline over the text,
    nor the second copy of a long text, nor what stands behind the article's end or where the headline says that it is not.
    """
    blocks, likely = weighed(ev, about, hints, known.outside, model)
    chosen, expected = _chosen(ev, about, known, blocks, likely)
    if not chosen or (sum(blocks.units()[i] for i in chosen) <= FEW and is_left_empty(blocks.tree)):
        return Body((), None, confidence=expected)
    first, last = blocks.span(chosen[0])[0], blocks.span(chosen[-1])[1]
    container, starts = _around(blocks.tree.node(first), last), blocks.starts()
    if spans := entry_spans(ev, about, container, [starts[i] for i in chosen]):
        chosen = sorted({*chosen, *entry_texts(blocks, likely, spans)})
    flags = blocks.flags()
    runs = [Run(ev.page, *blocks.span(i), blocks.text(i), flags[i]) for i in chosen[:MOST_BLOCKS]]
    runs[0] = without_head(runs[0], known.headline, known.names)
    placed = tuple(Placed(row, block, node) for row, block, node in assemble(ev.page, runs))
    return Body(placed, container, runs[0].first, runs[-1].last, expected, spans)


def _chosen(ev: Evidence, about: Subject, known: Known, blocks: Blocks, likely: list[float]) -> tuple[list[int], float]:
    """Indices of the body's blocks, and the word F1 that the model promises: its choice, without what the page says is none, and
    with what belongs to it. What is ruled out here has no probability any more."""
    chosen, expected = choose(likely, blocks.units())
    if few := missed(about, blocks, likely, chosen):
        likely[:] = [FOUND if i in few else 0.0 for i in range(blocks.count)]
        chosen, expected = choose(likely, blocks.units())
    wrong = astray(about, blocks, likely, chosen) | read_also(blocks, likely, chosen) | bare_teasers(blocks, likely, chosen)
    wrong |= furniture(blocks, likely, chosen) | beyond(ev, about, blocks, likely, chosen) | pull_quotes(ev, blocks, chosen)
    if wrong:
        for i in wrong:
            likely[i] = 0.0
        chosen, expected = choose(likely, blocks.units())
    signed_lines = bylines(blocks, chosen, known.names) | contributor_lines(blocks, chosen)
    found = companions(ev, about, blocks, likely, chosen, known.standfirsts)
    chosen = sorted({*chosen, *found} - signed_lines)
    return chosen[:-1] if ends_in_heading(blocks, likely, chosen) else chosen, expected


def choose(likely: list[float], units: tuple[int, ...]) -> tuple[list[int], float]:
    """Indices of the blocks that together promise the highest word F1, and that F1."""
    return promising(likely, units, DOUBT, LEAST)


def weighed(ev: Evidence, about: Subject, hints: Hints, outside: Sequence[Node], model: BodyModel) -> tuple[Blocks, list[float]]:
    """The blocks of the page, and how likely each is body before anybody asks where the article ends."""
    blocks = cut(ev.page.tree, hints, model.weights, unseen=unread(ev.page.tree))
    likely = model.probabilities(blocks, about.heading.row if about.heading else -1, ruled_out(blocks, about, outside))
    make_whole(blocks, likely)
    _drop_repeats(blocks, likely, about.heading)
    if (whole := glued(blocks, likely)) is not None:
        likely[whole] = 0.0
    said_whole(ev, blocks, likely)
    return blocks, likely


def bylines(blocks: Blocks, chosen: Sequence[int], names: Sequence[str]) -> set[int]:
    """Which of the short chosen blocks over the first long one are the line that names the authors."""
    units = blocks.units()
    above = takewhile(lambda i: units[i] <= BYLINE, chosen)
    return {i for i in above if any(name in blocks.text(i) for name in names)}


def ruled_out(blocks: Blocks, about: Subject, outside: Sequence[Node]) -> list[int]:
    """Indices of the blocks that other evidence speaks against: those in elements outside the article, in the headline's own
    element, in a later article behind the page's own, and in what is shown where scripts are off and says just that."""
    elements = (*outside, *later_articles(about.heading), *script_notices(blocks.tree))
    closed = sorted((node.row, node.end) for node in elements)
    starts = blocks.starts()
    found: list[int] = []
    done = 0
    for row, end in closed:
        behind = bisect_left(starts, end)
        found.extend(range(max(done, bisect_left(starts, row)), behind))
        done = max(done, behind)
    return found if about.heading is None else [*found, *_of_headline(blocks, about.heading)]


def _of_headline(blocks: Blocks, heading: Node) -> Iterator[int]:
    """The blocks that begin in the headline's element, but one that goes on behind it with more than date and byline."""
    starts = blocks.starts()
    for i in range(bisect_left(starts, heading.row), bisect_left(starts, heading.end)):
        text = blocks.text(i)
        if blocks.span(i)[1] <= heading.end or (len(text) <= len(heading.text) + LINE and not goes_on(text)):
            yield i


def _drop_repeats(blocks: Blocks, likely: list[float], heading: Node | None) -> None:
    """Set to nothing the headline told again, the less likely one of two copies of a long text, what follows such a copy as it
    followed the first (a short line of a body that stands twice), and a line printed twice in a row in elements of two kinds.
    What a reader sees twice in one column stays."""
    title = fold(heading.text) if heading else ""
    most = 2 * len(title.split()) if title.isascii() else len(title)  # units of a block that may say the same
    units = blocks.units()
    prints: dict[int, int] = {}
    for i in likelier(likely, LEAST):
        if units[i] <= most and _says(blocks.text(i), title):
            likely[i] = 0.0
        else:
            prints[i] = blocks.print(i)
    if len({*prints.values()}) == len(prints):  # nothing stands twice, as on most pages
        return
    seen: dict[int, int] = {}
    places: dict[int, int] = {}  # of the blocks looked at, one behind the other
    before = copied = -1  # the block before, and the place of what that is a copy of
    for i in prints:
        p = likely[i]
        places[i] = len(places)
        twin, above, place = seen.setdefault(prints[i], i), before, copied
        before, copied = i, -1
        if twin == i or _in_one_column(blocks.element(twin), blocks.element(i)):
            continue
        follows = place >= 0 and places[twin] == place + 1
        again = units[i] >= TWICE and prints[above] == prints[i] and not are_alike(blocks.element(above), blocks.element(i))
        if units[i] >= LONG or follows or again:
            worse = i if likely[twin] >= p - 0.2 or follows else twin
            seen[prints[i]] = twin if worse == i else i
            likely[worse] = 0.0
            copied = places[twin] if worse == i else -1


def _in_one_column(one: Node, other: Node) -> bool:
    """Whether a reader sees both: the ways up to the element that holds them look the same, so that neither is the other's
    version for another screen, or its hidden clone."""
    while one.row != other.row:
        up, across = one.parent, other.parent
        if up is None or across is None or one.tag != other.tag or any(one.get(name) != other.get(name) for name in LOOKS):
            return False
        one, other = up, across
    return True


def _says(text: str, title: str) -> bool:
    return len(text) <= 2 * len(title) and fold(text) == title


def _around(node: Node, last: int) -> Node | None:
    """The smallest element that holds the rows from `node` to `last`."""
    up = node.parent
    while up is not None and up.end < last:
        up = up.parent
    return up
