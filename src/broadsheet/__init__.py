"""Broadsheet: a news page's bytes in, the whole record out.

    import broadsheet
    article = broadsheet.read(html, url="https://...")
"""

from .errors import BroadsheetError, RecordError, SourceError
from .read import read
from .record import Article

__version__ = "0.1.0"
__all__ = ["Article", "BroadsheetError", "RecordError", "SourceError", "__version__", "read"]
