"""Whether anything is lost: python -m benchmarks.archive_crash [--rounds 200] [--store sqlite|postgresql]

Each round starts three writers and kills each with SIGKILL somewhere within its work; every twentieth round all of PostgreSQL is
stopped as by pulling the plug. At the end everything that was acknowledged must be there, with its bytes, and `verify` must find nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time

from tests.archive import crash
from tests.archive.server import Server

from broadsheet.archive import Archive

_PLUG = 20  # rounds
_LOOK = 50


def main() -> int:
    """Run the rounds; 1 where something is lost."""
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    asked = options.parse_args()
    server = Server("synchronous_commit=on") if asked.store == "postgresql" else None
    with tempfile.TemporaryDirectory() as folder:
        place = folder
        if server:
            server.start()
            place = f"{server.database('crash')}&captures={folder}/captures"
        try:
            return rounds(place, asked.rounds, server)
        finally:
            if server:
                server.stop()


def rounds(place: str, count: int, server: Server | None) -> int:
    """Kill, and look."""
    with Archive.open(place):
        pass
    told = crash.Told()
    started = time.perf_counter()
    lost: list[tuple[str, float]] = []
    for seed in range(1, count + 1):
        crash.one_round(place, seed, 3, told)
        if server and seed % _PLUG == 0:
            server.stop("immediate")
            server.resume()
        if seed % _LOOK == 0:
            with Archive.open(place) as archive:
                lost = crash.missing(archive, told)
                print(
                    f"round {seed}: {told.killed} writers killed, {len(told.captures):,} acknowledged, {len(lost)} lost",
                    flush=True,
                )
    with Archive.open(place) as archive:
        lost = crash.missing(archive, told)
        found = archive.verify()
    for problem in found.problems:
        print(problem)
    took = time.perf_counter() - started
    said = f"{count} rounds, {told.killed} writers killed in {took:.0f} s: {len(told.captures):,} acknowledged captures"
    print(f"{said}, {len(lost)} lost; verify {'clean' if found.clean else 'NOT CLEAN'}")
    return int(bool(lost) or not found.clean)


if __name__ == "__main__":
    sys.exit(main())
