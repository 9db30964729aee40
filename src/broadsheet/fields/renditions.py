"""One picture, many files: what a page offers of a picture, and how large each file is."""

from __future__ import annotations

from msgspec import Struct

from ..record import Rendition
from ._addresses import size_in_url

MAX_FILES = 100  # of one srcset


class File(Struct, gc=False):
    """One address of a picture and what the page says about its size; None where it does not."""

    url: str
    width: int | None = None
    height: int | None = None
    density: float = 0.0  # pixels a CSS pixel; 0 where not declared
    full: bool = False  # declared as the full size: the target of a link around a thumbnail, or so named


def renditions(files: list[File], most: int = 60) -> tuple[Rendition, ...]:
    """The files as renditions, each address once, the largest first; those of unknown size last, in their order, but a file
    that is declared the full one first. The same file in a second format (`.jpg.webp`) is left out.

    Sizes are those that the page declares. What an address seems to say about them only helps to put them in order.
    """
    by_url: dict[str, File] = {}
    for file in files:
        if (known := by_url.setdefault(file.url, file)) is not file:
            known.width = known.width or file.width
            known.height = known.height or file.height
            known.full = known.full or file.full
    kept = [file for url, file in by_url.items() if not (url[-5:] in _TWINS and url.rpartition(".")[0] in by_url)]
    ranked = sorted(kept, key=_rank) if len(kept) > 1 else kept
    return tuple(Rendition(url=f.url, width=f.width, height=f.height) for f in ranked[:most])


_TWINS = (".webp", ".avif")  # behind the whole name of the first file


def _rank(file: File) -> tuple[bool, int, float, int]:
    width, height = file.width, file.height
    if width is None and height is None:
        width, height = size_in_url(file.url)
    return not file.full, -width if width else 0, -file.density, -height if height else 0
