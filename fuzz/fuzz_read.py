"""python fuzz/fuzz_read.py [-max_total_time=SECONDS] [CORPUS...]: coverage-guided fuzzing of `read` (Atheris).

Seeds are the bundled newspaper, cut into pieces. What must hold for every page stands in cases.py. A finding is written to
`fuzz/findings/`; `python fuzz/replay.py FILE` shows it again; make a test of it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["broadsheet"]):
    import cases


def main() -> None:
    """Fuzz until the time is over or something breaks."""
    findings = cases.HERE / "findings"
    findings.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for name, data in cases.seeds():
            (Path(corpus) / name).write_bytes(data)
        defaults = ["-max_len=6000", "-timeout=20", "-rss_limit_mb=2048", f"-dict={cases.WORDS}", f"-artifact_prefix={findings}/"]
        atheris.Setup([sys.argv[0], *defaults, *sys.argv[1:], corpus], cases.one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
