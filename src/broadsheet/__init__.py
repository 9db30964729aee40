"""Broadsheet: a news page's bytes in, the whole record out.

import broadsheet
article = broadsheet.read(html, url="https://...")
for result in broadsheet.read_many(pages, jobs=4):  # Article, or Failure with its reason
    ...
"""

from .capture import Capture, Failure
from .errors import (
    ArchiveError,
    BroadsheetError,
    ModelError,
    NotArchived,
    QueryError,
    ReadFailed,
    RecordError,
    SourceDamaged,
    SourceError,
    SourceNotFound,
    SourceRefused,
    SourceTimeout,
    SourceTooLarge,
)
from .many import read_many
from .read import read
from .record import Article
from .version import __version__

__all__ = [
    "ArchiveError",
    "Article",
    "BroadsheetError",
    "Capture",
    "Failure",
    "ModelError",
    "NotArchived",
    "QueryError",
    "ReadFailed",
    "RecordError",
    "SourceDamaged",
    "SourceError",
    "SourceNotFound",
    "SourceRefused",
    "SourceTimeout",
    "SourceTooLarge",
    "__version__",
    "read",
    "read_many",
]
