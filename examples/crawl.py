"""python examples/crawl.py: the bundled newspaper packed as a web archive, crawled into a table, the table asked by DuckDB."""

from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
from pathlib import Path

import duckdb

from broadsheet.faces.cli import main as broadsheet

PAGES = Path(__file__).resolve().parent / "pages"

QUESTIONS = {
    "Who writes in which language": """
        select language, count(*) as articles, string_agg(authors[1].name, ', ' order by authors[1].name) as first_authors
        from news where page_type = 'article' group by 1 order by 2 desc, 1 limit 8""",
    "Where headlines stand": """
        select e.source, count(*) as chosen from (select unnest(evidence) as e from news)
        where e.chosen and e.field = 'headline' group by 1 order by 2 desc, 1""",
    "What to have a person look at": """
        select round(confidence.text, 2) as sure, language, left(headline, 50) as headline, archive || place as record
        from news where completeness = 'full' order by confidence.text, record limit 4""",
}


def pack(path: Path) -> None:
    """The newspaper as a compressed WARC file."""
    with path.open("wb") as out:
        for page in sorted(PAGES.glob("*/page.html")):
            known = json.loads(page.with_name("capture.json").read_text("utf-8"))
            headers = "".join(f"{name}: {value}\r\n" for name, value in (known.get("headers") or {}).items())
            answer = f"HTTP/1.1 200 OK\r\n{headers}\r\n".encode() + page.read_bytes()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {known.get('url') or ''}\r\n"
                f"WARC-Date: {known.get('fetched_at') or '2026-10-01T00:00:00Z'}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0))


def main() -> int:
    """Show it."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pack(Path("newspaper.warc.gz"))
        print("$ broadsheet crawl newspaper.warc.gz --output news", flush=True)
        code: int = broadsheet.main(["crawl", "newspaper.warc.gz", "--output", "news"], standalone_mode=False) or 0
        duckdb.execute("create view news as from read_parquet('news/table/**/*.parquet', hive_partitioning = true)")
        for title, question in QUESTIONS.items():
            print(f"\n{title}\n{duckdb.sql(question)}")
    return code


if __name__ == "__main__":
    sys.exit(main())
