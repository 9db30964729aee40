"""The report as one HTML file. Whatever comes of a page is escaped: the pages are hostile."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from .judge import FIELDS, Field, Judged
from .marks import marked
from .scripts import KINDS, script

CSS = Path(__file__).with_name("report.css")
LONGEST = 300  # characters of a value or a block
MOST_ROWS = 60  # blocks shown: those taken, and those that nearly were
# Nothing is loaded and nothing runs, even where an escape were missed.
HEAD = """<!doctype html><html lang=en><head><meta charset=utf-8><title>Errors</title>
<meta name=viewport content="width=device-width">
<meta http-equiv=Content-Security-Policy content="default-src 'none'; style-src 'unsafe-inline'">"""
# Where the reasons of a field stand in the record's evidence.
EVIDENCE = {"paragraphs": "text", "pieces": "text"}
OF_BLOCKS = frozenset({"text", "paragraphs", "pieces", "comments"})


def report(sets: Mapping[str, Sequence[Judged]], worst: int, said: str) -> str:
    """The whole file. `said` tells by which weights and when."""
    links = "".join(f'<a href="#{escape(name)}">{escape(name)}</a>' for name in (*sets, "scripts"))
    inner = [
        f"<h1>Where the reader is wrong</h1><p class=soft>{escape(said)}</p>",
        "<p><del>lost</del>: the gold has it, the record does not. <ins>too much</ins>: the other way round.</p>",
        f"<nav>{links}</nav>",
        _overview(sets),
        _scripts(sets),
    ]
    for name, pages in sets.items():
        inner.append(f'<h2 id="{escape(name)}">{escape(name)}</h2>')
        inner.extend(_field(name, field, pages, worst) for field in FIELDS)
    return f"{HEAD}<style>{CSS.read_text()}</style></head><body>{''.join(inner)}</body></html>\n"


def _overview(sets: Mapping[str, Sequence[Judged]]) -> str:
    """Of each set and field: mean, share of pages wholly right, and how much of the loss its worst twentieth carries."""
    rows = []
    for name, pages in sets.items():
        for field in FIELDS:
            scores = sorted(page.fields[field].score for page in pages if field in page.fields)
            if scores:
                losses = [1 - score for score in scores]
                tail = sum(losses[: max(1, len(losses) // 20)]) / (sum(losses) or 1)
                right = sum(score > 0.9999 for score in scores) / len(scores)
                rows.append([name, field, str(len(scores)), f"{statistics.mean(scores):.4f}", f"{right:.1%}", f"{tail:.0%}"])
    return _table(["set", "field", "pages", "score", "wholly right", "of the loss in the worst 5 %"], rows)


def _scripts(sets: Mapping[str, Sequence[Judged]]) -> str:
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for name, pages in sets.items():
        for page in pages:
            if page.gold:
                groups[name, script(page.gold)].append(page)
    rows = []
    for (name, of), pages in sorted(groups.items(), key=lambda pair: (pair[0][0], -len(pair[1]))):
        whole = [page.fields["paragraphs"].score for page in pages if "paragraphs" in page.fields]
        figures = [statistics.mean(page.fields["text"].score for page in pages), statistics.mean(page.exact for page in pages)]
        shown = [f"{figure:.4f}" for figure in figures] + [f"{statistics.mean(whole):.4f}" if whole else "-"]
        rows.append([name, of, KINDS.get(of, ""), str(len(pages)), *shown])
    return f"<h2 id=scripts>Scripts</h2>{_table(['set', 'script', '', 'pages', 'text F1', 'exact', 'paragraphs whole'], rows)}"


def _field(name: str, field: str, pages: Sequence[Judged], worst: int) -> str:
    wrong = [page for page in pages if field in page.fields and page.fields[field].score < 0.9999]
    if not wrong:
        return ""
    wrong.sort(key=lambda page: (page.fields[field].score, page.key))
    shown = "".join(_page(page, field) for page in wrong[:worst])
    count = f"{len(wrong)} pages wrong, the worst {min(worst, len(wrong))}"
    return f"<h3>{escape(name)}: {field} <span class=soft>{count}</span></h3>{shown}"


def _page(page: Judged, field: str) -> str:
    judged, article = page.fields[field], page.article
    reasons = EVIDENCE.get(field, field)
    sure = article.confidence.get(reasons)
    about = [article.page_type, article.completeness, article.language or "no language", f"confidence {sure:.2f}" if sure else ""]
    title = f"<b>{judged.score:.3f}</b> {escape(page.key)} <span class=soft dir=auto>{escape(page.url or '')}</span>"
    inner = [
        f"<p class=soft>{escape(', '.join(filter(None, about)))}</p>",
        _difference(page.gold, page.text) if field == "text" else _sides(judged),
        _evidence(page, reasons),
        _blocks(page) if field in OF_BLOCKS else "",
    ]
    return f"<details><summary>{title}</summary>{''.join(inner)}</details>"


def _difference(gold: str, got: str) -> str:
    tags = {"lost": "<del>{}</del>", "extra": "<ins>{}</ins>", "same": "{}", "gap": "<span class=gap> … {} … </span>"}
    return f"<div class=text dir=auto>{' '.join(tags[mark.kind].format(escape(mark.text)) for mark in marked(gold, got))}</div>"


def _sides(judged: Field) -> str:
    lost = [f"<li dir=auto><del>{escape(_cut(one))}</del>" for one in judged.wanted if one not in judged.got]
    extra = [f"<li dir=auto><ins>{escape(_cut(one))}</ins>" for one in judged.got if one and one not in judged.wanted]
    same = [f"<li dir=auto>{escape(_cut(one))}" for one in judged.got if one and one in judged.wanted]
    return f"<ul>{''.join(lost[:MOST_ROWS] + extra[:MOST_ROWS] + same[:MOST_ROWS])}</ul>"


def _evidence(page: Judged, field: str) -> str:
    items = page.article.evidence.get(field, ())
    rows = [["chosen" if i.chosen else "", i.source, _cut(str(i.value)), i.why, _cut(i.path)] for i in items[:20]]
    if not rows:
        return "<p class=soft>No evidence.</p>"
    return f"<div class='wide left'>{_table(['', 'source', 'value', 'why', 'where'], rows)}</div>"


def _blocks(page: Judged) -> str:
    """The blocks that were taken or nearly so, in page order, with what the model said and what other evidence left of it."""
    asked = sorted(range(len(page.blocks)), key=lambda i: (-page.blocks[i].likely, i))[:MOST_ROWS]
    rows = []
    for i in sorted(asked):
        block = page.blocks[i]
        ruled = "" if abs(block.at_last - block.likely) < 1e-9 else f" → {block.at_last:.2f}"
        bar = f"<span class=bar style='width:{4 * block.likely:.1f}rem'></span>"
        row = f"<td>{i}<td>{block.likely:.2f}{ruled}<td>{bar}<td dir=auto>{escape(_cut(block.text))}"
        rows.append(f"<tr{' class=taken' if block.taken else ''}>{row}")
    note = f"{len(page.blocks)} blocks; the {len(rows)} likeliest, those taken shaded"
    return f"<details><summary class=soft>{note}</summary><div class='wide left'><table>{''.join(rows)}</table></div></details>"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return f"<table><tr>{''.join(f'<th>{escape(one)}' for one in header)}{''.join(_rows(rows))}</table>"


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        yield f"<tr>{''.join(f'<td dir=auto>{escape(one)}' for one in row)}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} … ({len(text)} characters)"
