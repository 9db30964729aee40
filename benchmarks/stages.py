"""python -m benchmarks.stages [--rounds N]: where the time of a record goes, step by step, into docs/speed.md.

The functions that `broadsheet.read` calls are timed where it calls them: a step's time is its own and that of all below it.
The quickest round counts for each step: a busy machine only ever adds.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import time
from collections import defaultdict
from types import ModuleType

from . import pages, report

FEWEST = 0.005  # milliseconds a page from which a step has a row of its own


def timed(module: ModuleType) -> dict[str, float]:
    """Wrap every function that the module has from below it; what comes back grows by the seconds that each takes."""
    seconds: dict[str, float] = defaultdict(float)

    def wrap(name: str, step: object) -> None:
        def kept(*given: object, **named: object) -> object:
            started = time.perf_counter()
            try:
                return step(*given, **named)  # type: ignore[operator]
            finally:
                seconds[name] += time.perf_counter() - started

        setattr(module, name, kept)

    for name, step in list(vars(module).items()):
        if inspect.isroutine(step) and step.__module__ != module.__name__ and step.__module__.startswith("broadsheet."):
            wrap(name, step)
    return seconds


def measure(rounds: int) -> tuple[str, dict[str, float], float]:
    """The name of the page set, the milliseconds a page of each step, and of all with the record's JSON."""
    name, loaded = pages.load()
    module = importlib.import_module("broadsheet.read")
    seconds = timed(module)
    best: dict[str, float] = {}
    whole = float("inf")
    for turn in range(rounds + 1):  # the first warms up and does not count
        seconds.clear()
        started = time.perf_counter()
        for html, url in loaded:
            module.read(html, url=url).to_json()
        if turn:
            whole = min(whole, time.perf_counter() - started)
            for step, took in seconds.items():
                best[step] = min(best.get(step, took), took)
    return name, {step: took / len(loaded) * 1000 for step, took in best.items()}, whole / len(loaded) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    name, steps, whole = measure(parser.parse_args().rounds)
    shown = sorted(((took, step) for step, took in steps.items() if took >= FEWEST), reverse=True)
    rows = [[step, f"{took:.3f}", f"{took / whole:.0%}"] for took, step in shown]
    rest = whole - sum(took for took, _ in shown)
    rows += [["all else, with the JSON", f"{rest:.3f}", f"{rest / whole:.0%}"], ["**a page**", f"**{whole:.2f}**", ""]]
    text = report.table(["step", "ms a page", "share"], rows)
    print(text)
    report.fill("docs/speed.md", "stages", f"{name}, the quickest round. {report.circumstances(['broadsheet'])}.\n\n{text}")


if __name__ == "__main__":
    main()
