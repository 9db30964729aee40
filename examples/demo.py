"""python examples/demo.py [SLUG]: read the bundled newspaper and show what came out.

All pages in one table, then one record (or the one named) and the evidence behind it; then an archive of them all: a search, a
history, a set of copies.
"""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
import time
from dataclasses import replace as replace_capture
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from rich import box
from rich.console import Console, Group
from rich.json import JSON
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

import broadsheet
from broadsheet import Article
from broadsheet.archive import Archive
from broadsheet.faces import cli as commands
from broadsheet.faces import why
from broadsheet.sources import find

PAGES = Path(__file__).parent / "pages"
SHOWN = "fr-microdata-hidden"  # all of its structured data stands in hidden elements, the body glued in one string
KEPT = "agency"  # a page with an agency's byline, to be edited and copied
EXCERPT = ("headline", "authors", "date_published", "date_modified", "sections", "comment_count", "images", "confidence")
FIELDS = ("headline", "authors", "date_published", "images", "comment_count")
BEST = 4  # candidates shown of a field


def read(page: Path) -> tuple[Article, float]:
    """The record of one bundled page and the milliseconds it took, best of three."""
    html = (page / "page.html").read_bytes()
    capture = json.loads((page / "capture.json").read_text("utf-8"))
    took = []
    for _ in range(3):
        started = time.process_time()
        article = broadsheet.read(html, url=capture.get("url"), headers=capture.get("headers"))
        took.append(time.process_time() - started)
    return article, min(took) * 1000


def newspaper(records: dict[str, tuple[Article, float]]) -> Table:
    """Two lines a page."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    table.add_column("headline\n[dim]page, authors", ratio=1, no_wrap=True)
    for name in ("lang", "type", "published"):
        table.add_column(name, no_wrap=True)
    for name in ("text\nblocks", "pic-\ntures", "com-\nments", "CPU\nms"):
        table.add_column(name, justify="right", no_wrap=True)
    for slug, (article, ms) in records.items():
        kind = article.page_type if article.completeness in ("full", "not_article") else article.completeness
        signed = Text.assemble((slug, "cyan"), "  ", (", ".join(author.name for author in article.authors), "dim"))
        lines = (Text(article.headline or "-", "bold"), signed)
        for line in lines:
            line.no_wrap, line.overflow = True, "ellipsis"
        published = (article.date_published or "-").replace("T", "\n")
        counts = (str(len(part) or "-") for part in (article.blocks, article.images, article.comments))
        table.add_row(Group(*lines), article.language or "-", kind.replace("_", "\n"), published, *counts, f"{ms:.1f}")
    return table


def excerpt(article: Article) -> str:
    """The record's most telling keys as JSON; of each picture the first rendition."""
    plain = {key: value for key, value in article.to_dict().items() if key in EXCERPT}
    for image in plain["images"]:
        image["renditions"] = image["renditions"][:1]
    return json.dumps(plain, ensure_ascii=False)


def reasons(article: Article, width: int, *, color: bool) -> str:
    """What `broadsheet read --why` shows, of a few fields and their best candidates."""
    few = {field: article.evidence[field][:BEST] for field in FIELDS if field in article.evidence}
    return why.table(replace(article, evidence=few), article.url or "-", width, color=color)


def show(console: Console, slug: str) -> None:
    """The whole demonstration."""
    broadsheet.read(b"<p>warm up</p>")
    records = {page.name: read(page) for page in sorted(PAGES.iterdir()) if (page / "page.html").is_file()}
    console.rule("[bold]The bundled newspaper[/] [dim]examples/pages", style="dim")
    console.print(newspaper(records))
    article = records[slug][0]
    console.rule(f"[bold]One record[/] [dim]{slug}", style="dim")
    console.print(Padding(JSON(excerpt(article), indent=2), (1, 2)))
    console.rule(
        "[bold]Why[/] [dim]every value names its place in the page; what was rejected stays, with the reason", style="dim"
    )
    sys.stdout.write(reasons(article, console.width, color=console.is_terminal))


def kept(console: Console) -> None:
    """An archive of the newspaper: a search, what was changed on a page, who has the same text."""
    captures = [page for page in find(str(PAGES)) if isinstance(page, broadsheet.Capture)]
    page = next(capture for capture in captures if KEPT in capture.name)
    edited = page.body.replace(b"14 miles", b"17 miles")
    copied = page.body.replace(b"harborledger.example", b"copier.example")
    with tempfile.TemporaryDirectory() as folder:
        with Archive.open(folder) as archive:
            for _ in archive.add_many(captures):
                pass
            archive.add(replace_capture(page, body=edited, fetched_at=page.fetched_at + timedelta(hours=9)))
            archive.add(replace_capture(page, body=copied, url="https://copier.example/reef"))
        for arguments in (
            ["search", "--no-facets", "-n", "2", "sponge* OR Русалка"],
            ["history", page.url],
            ["copies", page.url],
        ):
            console.rule(f"[bold]broadsheet {shlex.join(arguments)}", style="dim")
            commands.main([*arguments, "--archive", folder], standalone_mode=False)


def main() -> int:
    """Show it at 100 columns at most."""
    console = Console()
    console.width = min(console.width, 100)
    slug = sys.argv[1] if len(sys.argv) > 1 else SHOWN
    if not (PAGES / slug / "page.html").is_file():
        console.print(f"no page {slug!r} in {PAGES}", style="red")
        return 2
    show(console, slug)
    kept(console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
