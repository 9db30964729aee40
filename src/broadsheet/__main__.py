"""`python -m broadsheet` is the command line."""

from __future__ import annotations

from .faces.cli import main

if __name__ == "__main__":
    main(prog_name="broadsheet")
