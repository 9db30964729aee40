"""What happened during a run, for the person who started it: counts as it goes, reasons at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..capture import Failure, Note
from . import exits
from .terminal import safe

_MOST_LISTED = 200  # failures in full; the others are counted by their reason


@dataclass(slots=True)
class Report:
    """The tally of one run."""

    read: int = 0
    failed: int = 0
    listed: list[Failure] = field(default_factory=list)
    unlisted: Counter[str] = field(default_factory=Counter)  # reason -> how many more
    notes: Counter[str] = field(default_factory=Counter)  # what was passed over -> how often

    def failure(self, failure: Failure) -> None:
        """Count a page that could not be had or read."""
        self.failed += 1
        if len(self.listed) < _MOST_LISTED:
            self.listed.append(failure)
        else:
            self.unlisted[failure.error.what] += 1

    def note(self, note: Note) -> None:
        """Count what a source passed over."""
        self.notes[note.what] += 1

    @property
    def exit_code(self) -> int:
        if not self.read:
            return exits.NOTHING_READ
        return exits.SOME_FAILED if self.failed else exits.ALL_READ

    def told(self) -> dict[str, object]:
        """The end of the run for programs: failures with their reasons, how many there are, what was passed over."""
        failed = [{"name": failure.name, "reason": failure.error.what} for failure in self.listed]
        return {"failed": failed, "failed_count": self.failed, "passed_over": dict(self.notes)}

    def lines(self) -> Iterator[str]:
        """The end of the run in words; nothing where everything was read."""
        if self.notes:
            yield f"Passed over: {', '.join(f'{count:,} x {safe(what)}' for what, count in self.notes.most_common(12))}"
        if self.failed:
            yield f"{self.failed:,} of {self.read + self.failed:,} pages could not be read:"
            yield from (f"  {safe(failure.name)}: {safe(failure.error.what)}" for failure in self.listed)
            yield from (f"  {count:,} more: {safe(what)}" for what, count in self.unlisted.most_common(12))
        elif not self.read:
            yield "No pages found."
