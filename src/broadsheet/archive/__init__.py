"""The archive: captures kept as they came, their records found, compared and read again.

archive.py is what may be asked; answers.py what comes back; query.py the language of searches. The rest is how.
"""

from .answers import (
    Added,
    Change,
    Copies,
    Copy,
    Counts,
    Found,
    History,
    Hit,
    Packed,
    Piece,
    Problem,
    Reread,
    Seen,
    Verified,
    Version,
)
from .archive import Archive, default_place
from .listing import Place
from .notes import Note
from .search import Wanted

__all__ = [
    "Added",
    "Archive",
    "Change",
    "Copies",
    "Copy",
    "Counts",
    "Found",
    "History",
    "Hit",
    "Note",
    "Packed",
    "Piece",
    "Place",
    "Problem",
    "Reread",
    "Seen",
    "Verified",
    "Version",
    "Wanted",
    "default_place",
]
