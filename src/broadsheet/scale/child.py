"""A Python process with one line to it: started, spoken to, and stopped whatever it is doing."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

_START = "from broadsheet.scale.child import main; main()"

Line = Connection


class Child:
    """A fresh interpreter that runs `target` ("module:function") with its end of the line as the only argument.

    Not multiprocessing's: a child may start children of its own, from a Ray task as from a command, and none of them imports
    the main script again.
    """

    def __init__(self, target: str) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, target, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        self.line: Line[Any, Any] = Connection(ours.detach())
        self._poll = select.poll()  # the line's own makes one for each question
        self._poll.register(self.line.fileno(), select.POLLIN)

    def speaks(self, seconds: float) -> bool:
        """Whether it says something within so many seconds, be it that it is gone."""
        return bool(self._poll.poll(seconds * 1000))

    def stop(self) -> str:
        """End it at once, in whatever state, and say how it ended in words."""
        with suppress(OSError):
            self.line.close()
        with suppress(OSError):
            self.process.kill()
        return self._ending(self.process.wait())

    def gone(self) -> str:
        """How it ended by itself, when its line is closed from either side; it is given a moment to do so."""
        with suppress(OSError):
            self.line.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        return self.stop()

    @staticmethod
    def _ending(code: int) -> str:
        return f"its process was killed by signal {-code}" if code < 0 else f"its process ended with code {code}"


def main() -> None:
    """What a child runs: its target, until the line closes."""
    from pkgutil import resolve_name

    target, line = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started it to answer
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        resolve_name(target)(Connection(int(line)))
