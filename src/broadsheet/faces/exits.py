"""How a run ends: the exit codes, for scripts to rely on."""

from __future__ import annotations

ALL_READ = 0  # every source gave its pages; a page that is no article is read all the same
SOME_FAILED = 1  # records were written, but some pages could not be had or read
USAGE = 2  # the command line was not understood; nothing was read
NOTHING_READ = 3  # not one record
INTERRUPTED = 130  # Ctrl-C, as shells say it
PIPE_CLOSED = 141  # the reader of our output went away, as shells say it
