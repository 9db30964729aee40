"""python -m benchmarks.memory [--pages N]: peak memory of one worker process over N pages.

A worker must not grow with what it has read: the peak after the last page stands beside that after the first hundred.
"""

from __future__ import annotations

import argparse
import resource

from . import pages, report


def peak() -> float:
    """Most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    wanted = parser.parse_args().pages
    bare = peak()
    import broadsheet

    broadsheet.read(b"<h1>warm up</h1>")
    rows = [["interpreter", f"{bare:.0f}"], ["broadsheet and its weights loaded", f"{peak():.0f}"]]
    name, loaded = pages.load()
    rows.append([f"the {len(loaded)} pages of {name} in memory", f"{peak():.0f}"])
    for number in range(wanted):
        html, url = loaded[number % len(loaded)]
        broadsheet.read(html, url=url)
        if number + 1 in (100, 1000, 5000, wanted):
            rows.append([f"{number + 1:,} pages read", f"{peak():.0f}"])
            print(*rows[-1], sep=": ", flush=True)
    text = report.table(["after", "peak MB"], rows)
    print(text)
    report.fill("docs/benchmarks.md", "memory", f"## Memory\n\nOne process, {wanted:,} pages one after the other.\n\n{text}")


if __name__ == "__main__":
    main()
