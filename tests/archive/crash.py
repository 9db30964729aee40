"""Writers that are killed in the middle of their work, and what must be there afterwards. Used by the tests and by benchmarks/archive_crash.py."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import random
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.archive.pages import BODY, capture, html

from broadsheet import Capture, Failure
from broadsheet.archive import Archive


@dataclass
class Told:
    """What writers acknowledged: capture number, page, hash of the bytes."""

    captures: dict[tuple[str, float], str] = field(default_factory=dict)
    killed: int = 0


_MOST = 100  # pages of one writer, who then waits to be killed: none keeps the others from their turn for long


def pages(writer: int, seed: int) -> Iterator[Capture]:
    """Pages: new ones, versions of old ones, the same bytes under many addresses and at many times."""
    chance = random.Random(seed)
    for n in range(_MOST):
        kind = chance.random()
        hours = seed * 1000 + n + writer / 10
        if kind < 0.5:
            yield capture(
                html(f"Page {seed} {writer} {n}", (*BODY, f"Number {n} of {seed}.")),
                f"https://quay.example/{seed}/{writer}/{n}",
                hours,
            )
        elif kind < 0.8:
            yield capture(html(f"Edited {chance.random()}"), f"https://quay.example/shared/{chance.randrange(5)}", hours)
        else:
            yield capture(html("The same bytes everywhere"), f"https://quay.example/same/{chance.randrange(20)}", hours)


def _write(place: str, pipe: int, writer: int, seed: int) -> None:
    with Archive.open(place) as archive, os.fdopen(pipe, "wb", buffering=0) as out:
        for added in archive.add_many(pages(writer, seed)) if writer % 2 else map(archive.add, pages(writer, seed)):
            assert not isinstance(added, Failure)
            kept = archive.capture(added.capture)
            assert kept.fetched_at is not None
            told = [added.url, kept.fetched_at.timestamp(), hashlib.sha256(kept.body).hexdigest()]
            out.write(json.dumps(told).encode() + b"\n")
        signal.pause()


def one_round(place: str, seed: int, writers: int, told: Told) -> None:
    """Start writers, kill each of them after so many acknowledgements; note what they acknowledged."""
    chance = random.Random(-seed)
    context = multiprocessing.get_context("fork")
    crew = []
    for writer in range(writers):
        ours, theirs = os.pipe()
        process = context.Process(target=_write, args=(place, theirs, writer, seed), daemon=True)
        process.start()
        os.close(theirs)
        crew.append((process, os.fdopen(ours, "rb")))
    for process, pipe in crew:
        enough = chance.randrange(1, 25)
        lines = [line for line, _ in zip(pipe, range(enough), strict=False)]
        assert process.pid is not None
        assert lines, "the writer died before it was killed"
        os.kill(process.pid, signal.SIGKILL)
        lines += [line for line in pipe if line.endswith(b"\n")]
        process.join()
        pipe.close()
        told.killed += 1
        for url, at, sha256 in map(json.loads, lines):
            told.captures[(url, at)] = sha256


def missing(archive: Archive, told: Told) -> list[tuple[str, float]]:
    """What was acknowledged and is not there, or with other bytes."""
    known: dict[str, dict[float, tuple[str, int]]] = {}
    out = []
    for (url, at), sha256 in told.captures.items():
        if url not in known:
            known[url] = {seen.fetched_at.timestamp(): (seen.sha256, seen.capture) for seen in archive.captures(url)}
        if known[url].get(at, ("", 0))[0] != sha256:
            out.append((url, at))
    return out
