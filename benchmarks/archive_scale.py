"""How an archive grows: python -m benchmarks.archive_scale [--articles 200000] [--archive PLACE] [--floor] [--output FILE]

Generated articles in eight languages go in through the same door as all others (read, written to WARC files, compared, indexed). At each
checkpoint: articles a second (wall and processor), bytes an article, searches of two words with facets, what looking for copies costs an
arrival. `--floor` puts the same texts into a plain FTS5 table and asks it the same, without facets, snippets or anything kept.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.archive_texts import Press, Text, capture
from broadsheet.archive import Archive, clusters
from broadsheet.archive.words import words

CHECKPOINTS = (1_000, 5_000, 20_000, 50_000, 100_000, 150_000, 200_000)
_SEARCHES = 100


def queries(seed: int = 11) -> list[str]:
    """Two words of one article each, neither the commonest: what a person remembers of it."""
    press = Press(seed)
    press.words = {language: found[20:] for language, found in press.words.items()}
    press.weights = press.weights[20:]
    out = []
    for n in range(_SEARCHES):
        language = ("en", "fr", "de", "es", "ru", "ar", "zh", "ja")[n % 8]
        out.append(" ".join(press._draw(language, 2)))
    return out


def used(archive: Archive | None = None) -> float:
    """Seconds of processor time so far: this process's, and those of the database server's that work for it."""
    spent = time.process_time()
    if archive is None or archive._database.engine.dialect.name == "sqlite":
        return spent
    with archive._database.reading() as connection:
        found = connection.exec_driver_sql("SELECT pid FROM pg_stat_activity WHERE datname = current_database()").scalars().all()
    return spent + sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in found) / 1e9


def percentiles(ask: Callable[[str], Any], wanted: list[str], archive: Archive | None = None) -> dict[str, float]:
    """Milliseconds of one search, by the clock and of processors: median and 95th percentile, after a round that warms up."""
    for query in wanted[:10]:
        ask(query)
    took, cpu = [], []
    for query in wanted:
        before, started = used(archive), time.perf_counter()
        ask(query)
        took.append((time.perf_counter() - started) * 1000)
        cpu.append((used(archive) - before) * 1000)
    by_clock, by_processor = statistics.quantiles(took, n=20), statistics.quantiles(cpu, n=20)
    return {
        "p50": round(by_clock[9], 2), "p95": round(by_clock[18], 2),
        "cpu_p50": round(by_processor[9], 2), "cpu_p95": round(by_processor[18], 2),
    }  # fmt: skip


class Watch:
    """Counts the time that looking for copies takes, article by article: by the clock, and of this processor."""

    def __init__(self) -> None:
        self.spent = self.used = 0.0
        self.calls = 0
        place = clusters.place

        def timed(connection: Any, texts: Any, article_of: Any) -> set[int]:
            started, before = time.perf_counter(), time.process_time()
            found = place(connection, texts, article_of)
            self.spent += time.perf_counter() - started
            self.used += time.process_time() - before
            self.calls += len(texts)
            return found

        clusters.place = timed


def texts(press: Press, watch: list[int]) -> Iterator[Text]:
    """Articles; every twentieth is a copy of an earlier one, cut and retitled."""
    last: list[Text] = []
    while True:
        watch[0] += 1
        if watch[0] % 20 == 0 and last:
            old = press.chance.choice(last)
            yield Text(
                old.language, press.sentence(old.language), old.paragraphs[: max(3, len(old.paragraphs) // 2)], "A copier", old.at
            )
            continue
        text = press.article()
        last = [*last[-50:], text]
        yield text


def measured(place: str, count: int) -> Iterator[dict[str, Any]]:
    """Fill an archive, and say at each checkpoint how it does."""
    press, wanted, watch = Press(5), queries(), Watch()
    stream = texts(press, [0])
    with Archive.open(place) as archive:
        done = 0
        for checkpoint in [*(n for n in CHECKPOINTS if n < count), count]:
            captures = (
                capture(text, f"https://paper{n % 500}.example/{n}")
                for n, text in zip(range(done, checkpoint), stream, strict=False)
            )
            watch.spent = watch.used = watch.calls = 0
            started, cpu = time.perf_counter(), used(archive)
            for _ in archive.add_many(captures):
                pass
            took, cpu = time.perf_counter() - started, used(archive) - cpu
            added, done = checkpoint - done, checkpoint
            counts = archive.counts()
            archive._database.tidy()
            yield {
                "articles": done, "a_second": round(added / took, 1), "cpu_ms": round(cpu / added * 1000, 2),
                "warc_bytes": counts.warc_bytes // done, "database_bytes": counts.database_bytes // done,
                "search": percentiles(lambda query: archive.search(query), wanted, archive),
                "copies_ms": round(watch.spent / max(1, watch.calls) * 1000, 2),
                "copies_cpu_ms": round(watch.used / max(1, watch.calls) * 1000, 2),
                "hits": round(statistics.mean(archive.search(query).total for query in wanted), 1),
            }  # fmt: skip


def floor(count: int) -> Iterator[dict[str, Any]]:
    """The same texts in a plain FTS5 table: the least that any archive on SQLite costs."""
    press, wanted = Press(5), [" ".join(f'"{word}"' for word in words(query)) for query in queries()]
    stream = texts(press, [0])
    with tempfile.TemporaryDirectory() as folder, sqlite3.connect(Path(folder) / "floor.sqlite3") as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE VIRTUAL TABLE pages USING fts5(headline, text)")
        done = 0
        for checkpoint in [*(n for n in CHECKPOINTS if n < count), count]:
            started, cpu = time.perf_counter(), time.process_time()
            for n, text in zip(range(done, checkpoint), stream, strict=False):
                connection.execute(
                    "INSERT INTO pages VALUES (?, ?)", (text.headline, " ".join(words("\n".join(text.paragraphs))))
                )
                if n % 64 == 63:
                    connection.commit()
            connection.commit()
            took, cpu = time.perf_counter() - started, time.process_time() - cpu
            added, done = checkpoint - done, checkpoint
            size = (Path(folder) / "floor.sqlite3").stat().st_size
            query = "SELECT rowid, snippet(pages, 1, '', '', '', 30) FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT 20"
            yield {
                "articles": done, "a_second": round(added / took, 1), "cpu_ms": round(cpu / added * 1000, 2), "database_bytes": size // done,
                "search": percentiles(lambda words, query=query: connection.execute(query, (words,)).fetchall(), wanted),
            }  # fmt: skip


def main() -> None:
    """Measure, and write a line a checkpoint."""
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=200_000)
    options.add_argument("--archive")
    options.add_argument("--floor", action="store_true")
    options.add_argument("--output", type=Path)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in floor(asked.articles) if asked.floor else measured(asked.archive or folder, asked.articles):
            print(json.dumps(line), flush=True)
            if asked.output:
                with asked.output.open("a") as file:
                    file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
