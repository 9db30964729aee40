"""python -m benchmarks.collect [--seconds N] [--delay N]: pages an hour, politely, from fifty sites, beside news-please.

The sites are on this machine. Both are given their start pages and a pause of `--delay` seconds between two requests to one
site, and `--seconds` are counted after `--warm`. Pages count as the sites saw them asked for; so do the pauses.
news-please runs one process a site, as many as its default (5) and then all fifty.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from . import report
from .collect_site import HOSTS

_PAGES = 400  # of each site: more than anyone asks for in the time
_ALMOST = 0.9  # of the pause: the site's own clock is not the asker's


def main() -> None:
    """Measure, print, and fill docs/benchmarks.md."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=180)
    options.add_argument("--warm", type=float, default=60, help="seconds before counting begins: processes start, lists are read")
    options.add_argument("--delay", type=float, default=1.0)
    given = options.parse_args()
    runs: dict[str, Callable[[Path, int, float], list[str]]] = {"broadsheet collect": _broadsheet}
    if find_spec("newsplease"):
        runs["news-please, 5 processes (its default)"] = lambda *where: _news_please(*where, processes=5)
        runs["news-please, 50 processes"] = lambda *where: _news_please(*where, processes=50)
    rows = [_measured(name, command, given.warm, given.seconds, given.delay) for name, command in runs.items()]
    table = report.table(
        ["collector", "pages", "pages an hour", "shortest pause, s", "pauses too short", "CPU s a 1,000 pages", "kept on disk"],
        rows,
    )
    print(table)
    about = report.circumstances(["broadsheet", "news-please", "Scrapy"])
    report.fill("docs/benchmarks.md", "collect", f"{about}; {given.seconds:g} s, a pause of {given.delay:g} s\n\n{table}")


def _measured(
    name: str, command: Callable[[Path, int, float], list[str]], warm: float, seconds: float, delay: float
) -> list[str]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with socket.socket() as free:
            free.bind(("0.0.0.0", 0))
            port = free.getsockname()[1]
        log = folder / "log"
        site = subprocess.Popen([sys.executable, "-m", "benchmarks.collect_site", str(port), str(_PAGES), str(log)])
        try:
            while not log.exists():
                time.sleep(0.05)
            with open(folder / "out", "wb") as out:
                process = subprocess.Popen(command(folder, port, delay), stdout=out, stderr=out, start_new_session=True)
                time.sleep(warm)
                begun = time.monotonic()
                time.sleep(seconds)
                cpu = _spent(process.pid)
                os.killpg(process.pid, signal.SIGTERM)
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
        finally:
            site.kill()
            site.wait()
        pages, all_pages, pauses = _seen(log, begun)
        said = (folder / "out").read_text(errors="replace").strip().splitlines()
        print(name, *said[-3:], sep="\n  ", file=sys.stderr)
        print(f"  {all_pages:,} pages asked for at all", file=sys.stderr)
        kept = len(list((folder / "data").rglob("*.html"))) if "news-please" in name else _archived(folder)
        return [
            name,
            f"{pages:,}",
            f"{pages * 3600 / seconds:,.0f}",
            f"{min(pauses, default=0.0):.2f}",
            f"{sum(pause < delay * _ALMOST for pause in pauses) / max(len(pauses), 1):.1%}",
            f"{cpu * 1000 / max(all_pages, 1):.0f}",
            f"{kept:,}",
        ]


def _archived(folder: Path) -> int:
    from broadsheet.archive import Archive

    with Archive.open(folder / "archive") as archive:
        return archive.counts().captures


def _spent(session: int) -> float:
    """Seconds of processor that the living processes of a session, and those they waited for, have used."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[3]) == session:
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _seen(log: Path, begun: float) -> tuple[int, int, list[float]]:
    """Pages asked for since `begun`, pages at all, and the times between two requests to a site."""
    times: dict[str, list[float]] = defaultdict(list)
    pages = {}
    for line in log.read_text().splitlines():
        at, host, path = line.split(" ")
        times[host].append(float(at))
        if path.startswith("/2025/"):
            pages.setdefault((host, path), float(at))
    counted = sum(at >= begun for at in pages.values())
    return counted, len(pages), [b - a for one in times.values() for a, b in pairwise(one)]


def _broadsheet(folder: Path, port: int, delay: float) -> list[str]:
    allowed = [part for host in HOSTS for part in ("--allow-private", host)]
    starts = [f"http://{host}:{port}/" for host in HOSTS]
    command = [sys.executable, "-m", "broadsheet", "collect", *starts, "--archive", str(folder / "archive"), *allowed]
    return [*command, "--delay", str(delay), "--every", "1h"]


def _news_please(folder: Path, port: int, delay: float, *, processes: int) -> list[str]:
    import newsplease

    shipped = Path(newsplease.__file__).parent / "config"
    config = (shipped / "config.cfg").read_text()
    for old, new in (
        ("\nnumber_of_parallel_crawlers = 5", f"\nnumber_of_parallel_crawlers = {processes}"),
        ("\nworking_path = ~/news-please-repo/", f"\nworking_path = {folder}/"),
        ("\n[Scrapy]\n", f"\n[Scrapy]\n\nDOWNLOAD_DELAY = {delay}\nRANDOMIZE_DOWNLOAD_DELAY = False\n"),
    ):
        if old not in config:
            raise SystemExit(f"news-please's configuration has no {old.strip()!r} any more")
        config = config.replace(old, new, 1)
    (folder / "config.cfg").write_text(config)
    sites = ",\n".join(f'{{"url": "http://{host}:{port}/", "crawler": "RssCrawler"}}' for host in HOSTS)
    (folder / "sitelist.hjson").write_text(f'{{"base_urls": [{sites}]}}')
    return [sys.executable, "-m", "newsplease", "-c", str(folder)]


if __name__ == "__main__":
    main()
