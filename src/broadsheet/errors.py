"""What can go wrong, as one tree.

    BroadsheetError
    ├── SourceError              a page could not be had; it is counted and listed, the others go on
    │   ├── SourceNotFound       no such file, folder, host or page (404, 410)
    │   ├── SourceRefused        refused: permission, robots, a status of 4xx or 5xx, a forbidden address
    │   ├── SourceTimeout        no complete answer within the time limit
    │   ├── SourceTooLarge       more bytes than the limit
    │   └── SourceDamaged        bytes that are not what they should be: a cut WARC record, a bad gzip member
    ├── ReadFailed               a page that the reader broke on: out of memory, a killed process, a fault of ours
    ├── RecordError              a dict or JSON text that is no record of this version
    ├── ModelError               the weights shipped with the package are missing or damaged
    ├── ArchiveError             an archive cannot be opened or written, or is damaged
    │   └── NotArchived          the archive holds nothing under this address or number
    └── QueryError               a search that cannot be understood; says where in the query

`broadsheet.read` raises none of them: a page that is broken, empty or no article is a record that says so. `read_many`
hands SourceErrors and ReadFailed over as `Failure` values, in the place of the page.
"""


class BroadsheetError(Exception):
    """Base of all errors raised on purpose. `where` names the file, URL or record; None when there is none."""

    def __init__(self, what: str, *, where: str | None = None) -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.what = what
        self.where = where

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between worker processes; the keyword argument must survive pickling.
        return _rebuild, (type(self), self.what, self.where)


def _rebuild(kind: type[BroadsheetError], what: str, where: str | None) -> BroadsheetError:
    return kind(what, where=where)


class SourceError(BroadsheetError):
    """A page could not be had from its source."""


class SourceNotFound(SourceError):
    """There is nothing under this name."""


class SourceRefused(SourceError):
    """The source, or a rule of ours, refuses to hand the page out."""


class SourceTimeout(SourceError):
    """The source did not answer completely within the time limit."""


class SourceTooLarge(SourceError):
    """The source sends more bytes than the limit allows."""


class SourceDamaged(SourceError):
    """The bytes are not in the form that they claim."""


class ReadFailed(BroadsheetError):
    """The reader broke on this page: no memory left, its process was killed, or a fault of ours (please report it)."""


class RecordError(BroadsheetError):
    """A dict or JSON text that is no record of a version this package knows."""


class ModelError(BroadsheetError):
    """The model's weights are missing or damaged: the package is not installed whole."""


class ArchiveError(BroadsheetError):
    """An archive cannot be opened or written, or is not what it should be."""


class NotArchived(ArchiveError):
    """The archive holds nothing under this address or number."""


class QueryError(BroadsheetError):
    """A search that cannot be understood. `query` is what was asked, `at` the first letter of the mistake, `length` its
    letters."""

    def __init__(self, what: str, *, where: str | None = None, query: str = "", at: int = 0, length: int = 1) -> None:
        super().__init__(what, where=where)
        self.query = query
        self.at = at
        self.length = length

    @property
    def pointer(self) -> str:
        """The query and, below it, a line that points at the mistake."""
        return f"{self.query}\n{' ' * self.at}^{'~' * (self.length - 1)}"

    def __reduce__(self) -> tuple[object, ...]:
        return *super().__reduce__(), {"query": self.query, "at": self.at, "length": self.length}
