"""What the publication calls itself: the names that are cut off titles and that are no headline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from ..evidence import Evidence
from ..once import once, once_each
from ..page import Node, host_of
from ..pattern import pattern
from ..text import fold
from ._separators import separators
from .plain import plain

# Types whose name is the publication's.
_SITE_TYPES = ("WebSite", "NewsMediaOrganization", "Newspaper", "Organization", "Periodical", "Corporation")
# Metas that carry the publication's name.
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher", "cre")
# Labels of host names that name no publication.
_COMMON_LABELS = frozenset(
    "www m amp mobile com co org net gov edu ac news blog blogs de en fr es it web online site wordpress blogspot".split()
)
_MOST_NAMES = 12
_FRONT_PAGES = frozenset(("", "index.html", "index.php", "index.htm", "default.aspx"))

_BARE = frozenset(("-", "--", "---", "_"))
_EAST_ASIAN = pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STRONG = frozenset("|｜ㅣ│»›•«‹")  # separators that hardly ever stand in a headline
_MOST_SEGMENTS = 9
# How letters of names are written in host names.
_LATIN = str.maketrans(dict(zip("äöüßéèàñçåø", "ae oe ue ss e e a n c a o".split(), strict=True)))


@dataclass(frozen=True)
class Site:
    """Names of the publication as the page declares them, and what its address says."""

    names: tuple[str, ...] = ()  # as declared, the most trusted first
    keys: frozenset[str] = frozenset()  # the same folded, without spaces
    hosts: frozenset[str] = frozenset()  # pieces of the host name that may be a name: "lemonde", "lemondefr"

    def also(self, keys: Iterable[str]) -> Site:
        """The same with more names, given folded."""
        more = {squeezed for key in keys if len(squeezed := key.replace(" ", "")) > 1}
        return Site(self.names, self.keys | more, self.hosts) if more else self

    def is_name(self, text: str) -> bool:
        """Whether `text` is a name of the publication and nothing else."""
        return self.is_key(fold(text))

    def is_key(self, folded: str) -> bool:
        """The same for text that is folded already."""
        if not folded or len(folded) > 2 * self._longest:  # at most every second letter is a space between words
            return False
        key = folded.replace(" ", "")
        if key in self.keys:
            return True
        return (key if key.isascii() else key.translate(_LATIN)).removeprefix("www") in self.hosts

    @once
    def _longest(self) -> int:
        """Letters of the longest name; as hosts spell it no letter becomes fewer."""
        return max(map(len, (*self.keys, *self.hosts)), default=0) + len("www")

    def is_like(self, text: str) -> bool:
        """Whether `text`, a piece at the end of a title, names the publication in some form ("Mirror Online")."""
        folded = fold(text)
        if self.is_key(folded):
            return True
        key = folded.replace(" ", "")
        key = key if key.isascii() else key.translate(_LATIN)
        if not key or len(key) > 48:
            return False
        words = folded.split()
        for name in (*self.keys, *self.hosts):
            if len(name) >= 4 and name in key and len(key) <= len(name) + 16:
                return True
            if len(key) >= 4 and len(words) <= 3 and name.startswith(key):
                return True
            if len(words) <= 3 and name in words:
                return True
        return False


@once_each
def site(ev: Evidence) -> Site:
    """The publication's names. Empty where the page declares none and has no address."""
    names: dict[str, None] = {}
    for meta_name in _SITE_METAS:
        for meta in ev.meta.get(meta_name, ())[:2]:
            names.setdefault(plain(meta.content)[:120])
    for item in ev.of_type(*_SITE_TYPES)[:_MOST_NAMES]:
        for value in item.values("name", "alternateName")[:3]:
            if isinstance(value, str) and len(value) < 60:  # longer ones are the page's title in the wrong place
                names.setdefault(plain(value)[:120])
    for meta in ev.first_metas("twitter:site"):
        names.setdefault(meta.content.removeprefix("@")[:40])
    titles = {plain(meta.content) for meta in ev.meta.get("og:title", ())}  # templates put them into the wrong place
    declared = tuple(n for n in names if n and (n not in titles or n.count(" ") < 4) and len(n.split()) < 9 and "://" not in n)[
        :_MOST_NAMES
    ]
    keys = frozenset(key for name in declared if len(key := fold(name).replace(" ", "")) > 1)
    return Site(declared, keys, frozenset(_host_names(ev)))


def without_site(title: str, site: Site, known: Collection[str]) -> str:
    """`title` (of a document or a card) without the publication's name and section.

    `known` are folded headlines found elsewhere: a run of pieces that is one of them is taken as it stands.
    """
    front, colon, rest = title.partition(": ")  # "Der Sektor: …", as blogs write it
    if colon and rest and site.is_name(front):
        title = rest.strip()
    cuts = separators(title)
    if not 0 < len(cuts) < _MOST_SEGMENTS:
        return title
    pieces = _between(title, cuts)
    marks = [title[start:end].strip() for start, end in cuts]
    if known:
        runs = (title[pieces[first][0] : pieces[last][1]].strip() for first, last in _runs(len(pieces)))
        if found := max((run for run in runs if fold(run) in known), key=len, default=""):
            return found
    first, last = _trimmed([title[start:end] for start, end in pieces], marks, site)
    return title[pieces[first][0] : pieces[last][1]].strip() or title


def title_pieces(title: str) -> list[str]:
    """What stands between the separators of a document's title."""
    title = title[:1000]
    cuts = separators(title)
    if not 0 < len(cuts) < _MOST_SEGMENTS:
        return []
    return [piece for start, end in _between(title, cuts) if (piece := title[start:end].strip())]


def _between(title: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the pieces between the separators begin and end."""
    return [(left[1], right[0]) for left, right in pairwise([(0, 0), *cuts, (len(title), len(title))])]


def _width(text: str) -> int:
    """Columns that `text` takes: two for a character of East Asia, which says as much as two letters."""
    return len(text := text.strip()) + len(_EAST_ASIAN.findall(text))


@once_each
def is_front_page(ev: Evidence) -> bool:
    """Whether the caller's address is the site's front page."""
    try:
        parts = urlsplit(ev.page.url or "")
    except ValueError:
        return False
    return bool(parts.hostname) and not parts.query and parts.path.strip("/") in ("", "index.html", "index.php", "index.htm")


def leads_home(node: Node) -> bool:
    """Whether a heading is a link to the site's front page, as logos are: in it, or right around it."""
    link = node.first("a") or _link_around(node)
    href = (link.get("href") or "").strip().split("?")[0] if link is not None else ""
    if not href or href.startswith("#"):
        return False
    path = href.rpartition("://")[2].partition("/")[2] if "://" in href else href  # the last, in an archive's copy of a page
    return path.strip("./") in _FRONT_PAGES


def _link_around(node: Node) -> Node | None:
    """The link that is the node's parent, or the parent's."""
    up = node.parent
    if up is not None and up.tag != "a":
        up = up.parent
    return up if up is not None and up.tag == "a" else None


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Runs of pieces, longest first."""
    for size in range(count, 0, -1):
        for first in range(count - size + 1):
            yield first, first + size - 1


def _trimmed(pieces: list[str], marks: list[str], site: Site) -> tuple[int, int]:
    """First and last piece of what is left when names are cut off both ends."""
    first, last = 0, len(pieces) - 1
    named = None
    while last > first and site.is_like(pieces[last]):
        named = marks[last - 1]
        last -= 1
    while first < last and named is None and site.is_like(pieces[first]):
        first += 1
    while last > first and _is_section(pieces, marks, first, last, named):
        last -= 1
    return first, last


def _is_section(pieces: list[str], marks: list[str], first: int, last: int, named: str | None) -> bool:
    """Whether the last piece is a section or an unknown name: short beside the rest, behind the mark that sites use."""
    mark, size = marks[last - 1], _width(pieces[last])
    rest = sum(map(_width, pieces[first:last]))
    if size > 40 or rest < 2 * size or rest < 16:
        return False
    if mark in _BARE and _EAST_ASIAN.match(pieces[last].strip()) and not pieces[last][:1].isspace() and size <= 16:
        return True
    if mark == named or (named and size <= 16) or "." in pieces[last].strip()[1:-1]:
        return True
    return mark[:1] in _STRONG or mark.startswith("--") or mark == "::"


def _host_names(ev: Evidence) -> Iterator[str]:
    """Pieces of the host name that may be a name: of `www.n-tv.de` "ntvde" and "ntv"."""
    for host in {host_of(url) for url in (ev.page.url, *(meta.content for meta in ev.first_metas("og:url")))}:
        labels = host[:120].replace("-", "").split(".")
        for start in range(len(labels) - 1):
            if labels[start] not in _COMMON_LABELS:
                pieces = ("".join(labels[start:]), "".join(labels[start:-1]), labels[start])
                yield from (piece for piece in pieces if len(piece) > 2)
