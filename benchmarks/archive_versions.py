"""Whether edits are found and noise is not: python -m benchmarks.archive_versions [--pairs 600] [--show]

Pairs of captures of one page. Some have one to three planted edits of known kinds, some have template noise alone, some both. Found: a planted
kind is among the version's changes. False: a change of a kind that was not planted, or a version where there was only noise.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape
from tempfile import TemporaryDirectory

from benchmarks.archive_texts import Press
from broadsheet import Capture
from broadsheet.archive import Archive

_START = datetime(2024, 3, 1, 8, tzinfo=UTC)
_LANGUAGES = ("en", "fr", "de", "es", "ru", "zh")


@dataclass(frozen=True)
class State:
    """An article, and what its template shows around it."""

    language: str
    headline: str
    standfirst: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...] = ("Ada Quill",)
    published: datetime = _START
    modified: datetime | None = None
    images: tuple[tuple[str, str], ...] = (("harbour-ice", "The harbour at seven in the morning"),)
    comments: int = 3
    minutes: int = 5
    views: int = 120
    links: int = 0
    host: str = "cdn1.quay.example"
    size: str = "800x600"
    between: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)


def page(state: State) -> bytes:
    """The state as HTML."""
    metas = f'<meta property="article:published_time" content="{state.published.isoformat()}">'
    if state.modified:
        metas += f'<meta property="article:modified_time" content="{state.modified.isoformat()}">'
    figures = [
        f'<figure><img src="https://{state.host}/i/{name}-{state.size}.jpg?v={state.views}" width="800" height="600" alt="">'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
        for name, caption in state.images
    ]
    paragraphs = [f"<p>{escape(text, quote=False)}</p>\n" for text in state.paragraphs]
    for n, text in enumerate(state.between):
        told = text.format(minutes=state.minutes, views=state.views, comments=state.comments)
        paragraphs.insert(2 + 2 * n, told)
    body = "".join(paragraphs)
    related = "".join(f'<li><a href="/r/{state.links + n}">Another story number {state.links + n}</a></li>' for n in range(5))
    byline = ", ".join(f'<a rel="author" href="/p/{name.split()[0].lower()}">{escape(name)}</a>' for name in state.authors)
    return f"""<!doctype html><html lang="{state.language}"><head><meta charset="utf-8"><title>{escape(state.headline)} - The Quay</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="The Quay">
<meta name="description" content="{escape(state.standfirst)}">{metas}<meta name="keywords" content="a{state.links}, b"></head>
<body class="t{state.views}"><header><nav><a href="/">The Quay</a> <span class="clock">{state.minutes % 24}:{state.views % 60:02}</span></nav></header>
<main><article><h1>{escape(state.headline)}</h1><p class="standfirst">{escape(state.standfirst)}</p>
<p class="byline">By {byline}</p><p class="meta"><span>{state.minutes} minutes ago</span> · <span>{state.views} views</span></p>
{figures[0] if figures else ""}{body}{"".join(figures[1:])}{state.extra.get("body", "")}</article>
<section class="comments"><h2>{state.comments} comments</h2></section><aside><h2>Read more</h2><ul>{related}</ul></aside></main>
<footer><p>© {2024} The Quay</p></footer></body></html>""".encode()


class Editor:
    """Edits of known kinds."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.press = Press(seed)

    def fresh(self, language: str) -> State:
        """A new article; some of its paragraphs hold a number, a name or a quotation."""
        p = self.press
        numbered = p.paragraph(language) + (" 4711 。" if language == "zh" else " In all 4711 of them.")
        named = p.paragraph(language) + " It was Edda Moor who said so on Friday."
        quoted = p.paragraph(language) + " “" + p.sentence(language) + "” " + p.sentence(language)
        plain = [p.paragraph(language) for _ in range(self.chance.randint(3, 7))]
        body = [*plain[:2], numbered, named, quoted, *plain[2:]]
        return State(language, p.sentence(language).rstrip(".。"), p.sentence(language), tuple(body))

    def headline(self, s: State) -> State:
        return replace(s, headline=self.press.sentence(s.language).rstrip(".。"))

    def standfirst(self, s: State) -> State:
        return replace(s, standfirst=self.press.sentence(s.language))

    def paragraph_added(self, s: State) -> State:
        at = self.chance.randrange(1, len(s.paragraphs) + 1)
        return replace(s, paragraphs=(*s.paragraphs[:at], self.press.paragraph(s.language), *s.paragraphs[at:]))

    def paragraph_removed(self, s: State) -> State:
        at = self.chance.choice((0, 1, len(s.paragraphs) - 1))
        return replace(s, paragraphs=s.paragraphs[:at] + s.paragraphs[at + 1 :])

    def paragraph_edited(self, s: State) -> State:
        at = self.chance.choice((0, 1, len(s.paragraphs) - 1))
        words = list(s.paragraphs[at]) if s.language == "zh" else s.paragraphs[at].split(" ")
        k = self.chance.randrange(2, len(words) - 2)
        words[k] = self.press._draw(s.language, 1)[0] + "x" * (s.language != "zh")
        return self._with(s, at, ("" if s.language == "zh" else " ").join(words))

    def number(self, s: State) -> State:
        return self._replaced(s, "4711", str(self.chance.randint(4712, 9999)))

    def name(self, s: State) -> State:
        return self._replaced(s, "Edda Moor", self.chance.choice(("Edda Moore", "Ida Moor", "Jo Brine")))

    def quotation(self, s: State) -> State:
        at = next((i for i, text in enumerate(s.paragraphs) if "“" in text or "„" in text), None)
        if at is None:  # the paragraph with the quotation was removed: there is nothing to change
            raise LookupError
        mark = "“" if "“" in s.paragraphs[at] else "„"
        before, _, rest = s.paragraphs[at].partition(mark)
        said, _, behind = rest.partition("”")
        words = list(said) if s.language == "zh" else said.split(" ")
        del words[self.chance.randrange(1, len(words) - 1)]
        return self._with(s, at, f"{before}{mark}{('' if s.language == 'zh' else ' ').join(words)}”{behind}")

    def date_published(self, s: State) -> State:
        return replace(s, published=s.published - timedelta(hours=self.chance.randint(1, 90)))

    def authors(self, s: State) -> State:
        return replace(s, authors=self.chance.choice((("Ada Quill", "Jo Brine"), ("Edda Moor",))))

    def images(self, s: State) -> State:
        return replace(s, images=(("ferry-pier", s.images[0][1]),))

    @staticmethod
    def _replaced(s: State, old: str, new: str) -> State:
        if not any(old in text for text in s.paragraphs):
            raise LookupError
        return replace(s, paragraphs=tuple(text.replace(old, new) for text in s.paragraphs))

    @staticmethod
    def _with(s: State, at: int, text: str) -> State:
        return replace(s, paragraphs=(*s.paragraphs[:at], text, *s.paragraphs[at + 1 :]))

    def noise(self, s: State) -> State:
        """What a template does between two visits."""
        c = self.chance
        s = replace(
            s, comments=s.comments + c.randint(1, 40), minutes=s.minutes + c.randint(1, 50), views=s.views + c.randint(1, 900)
        )
        s = replace(
            s, links=s.links + c.randint(0, 9), host=f"cdn{c.randint(1, 9)}.quay.example", size=c.choice(("800x600", "1600x1200"))
        )
        if c.random() < 0.3:  # typography
            s = replace(s, paragraphs=tuple(text.replace("“", "„").replace(" ", "\u00a0", 1) for text in s.paragraphs))
        if c.random() < 0.3:
            s = replace(s, extra={"body": f'<p><a href="/r/{c.randint(1, 99)}">Read also: another story</a></p>'})
        if c.random() < 0.3:
            s = replace(s, modified=_START + timedelta(days=1, minutes=s.minutes))  # a clock, not an edit
        if c.random() < 0.5:
            s = replace(s, between=c.sample(BETWEEN, 2), views=s.views + 1)
        if c.random() < 0.2:
            s = self._reset(s)
        return s

    def _reset(self, s: State) -> State:
        """A long paragraph set as two: the same words."""
        at = max(range(len(s.paragraphs)), key=lambda i: len(s.paragraphs[i]))
        mark = "。" if s.language == "zh" else ". "
        first, _, rest = s.paragraphs[at].partition(mark)
        if not rest.strip() or "“" in first or "„" in first:
            return s
        return replace(s, paragraphs=(*s.paragraphs[:at], first + mark.strip(), rest.strip(), *s.paragraphs[at + 1 :]))


# What templates put between the paragraphs of one visit and not of the next.
BETWEEN = (
    '<p class="ad">Advertisement</p>',
    '<div class="ad-slot"><span>Advertisement</span><p>Article continues below this advertisement</p></div>',
    "<p>{minutes} minutes ago</p>",
    "<p>{views} views · {comments} comments</p>",
    "<p>Updated {minutes} minutes ago</p>",
    '<aside class="newsletter"><h3>Our newsletter</h3><p>Sign up for the morning letter of The Quay.</p></aside>',
    '<aside class="related"><h3>Most read</h3><ul><li><a href="/r/1">Another story</a></li><li><a href="/r/2">One more</a></li></ul></aside>',
    '<p><strong>Read more:</strong> <a href="/r/{views}">A story that is read just now</a></p>',
    '<div class="share"><a href="https://share.example/?u={views}">Share</a> <span>{views}</span></div>',
    '<figure class="video-promo"><a href="/v/{views}">Watch: the day in a minute</a></figure>',
    "<p>{comments} people are reading this now</p>",
)
KINDS = "headline standfirst paragraph_added paragraph_removed paragraph_edited number name quotation date_published authors images".split()
# What a planted edit brings along of itself.
_ALONG = {kind: {"paragraph_edited"} for kind in ("number", "name", "quotation")} | {
    "headline": {"number", "name"}, "standfirst": {"number", "name"}, "paragraph_edited": {"name", "number", "quotation"},
}  # fmt: skip


def main() -> None:
    """Plant, add, count."""
    options = argparse.ArgumentParser()
    options.add_argument("--pairs", type=int, default=600)
    options.add_argument("--show", action="store_true")
    asked = options.parse_args()
    editor = Editor(3)
    planted_total = found_total = false_total = changes_total = 0
    missed: Counter[str] = Counter()
    silent_wrong = 0
    with TemporaryDirectory() as folder, Archive.open(folder) as archive:
        for n in range(asked.pairs):
            before = editor.fresh(_LANGUAGES[n % len(_LANGUAGES)])
            planted = set(editor.chance.sample(KINDS, editor.chance.choice((0, 1, 1, 1, 2, 3))))
            after = editor.noise(before) if not planted or editor.chance.random() < 0.7 else before
            for kind in sorted(planted, key=KINDS.index):  # copied: some may not be possible
                edit: Callable[[State], State] = getattr(editor, kind)
                try:
                    after = edit(after)
                except LookupError:
                    planted.discard(kind)
            url = f"https://quay.example/{n}"
            for hours, state in ((0, before), (5, after)):
                archive.add(Capture(page(state), url, {}, _START + timedelta(days=1, hours=hours), url))
            versions = archive.history(url).versions
            changes = versions[1].changes if len(versions) > 1 else ()
            found = {change.kind for change in changes} | {touch for change in changes for touch in change.touches}
            allowed = planted | {"date_modified"} | {along for kind in planted for along in _ALONG.get(kind, ())}
            false = found - allowed
            planted_total, found_total = planted_total + len(planted), found_total + len(planted & found)
            changes_total, false_total = changes_total + len(changes), false_total + len(false)
            missed.update(planted - found)
            if changes:
                silent_wrong += versions[1].silent != (after.modified is None)
            if asked.show and (planted - found or false):
                print(url, before.language, "missed", sorted(planted - found), "false", sorted(false))
                for change in changes:
                    print("   ", change.kind, change.touches, repr(change.before)[:150], repr(change.after)[:150])
    print(
        f"{asked.pairs} pairs, {planted_total} planted edits: {found_total / planted_total:.4f} found with their kind",
        dict(missed),
    )
    print(
        f"{changes_total} changes reported, {false_total} false ({false_total / max(1, changes_total):.4f}); silent wrongly said {silent_wrong} x"
    )


if __name__ == "__main__":
    main()
