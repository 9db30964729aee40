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
    └── ModelError               the weights shipped with the package are missing or damaged

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
