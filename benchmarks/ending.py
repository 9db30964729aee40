"""Does the article end where we say? `python -m benchmarks.ending` counts what the step cuts (`fields/ending.py`), set by set.

Each page is weighed by a model that never saw its site. A word is rightly cut where the page's gold text does not have it at that
place, and wrongly where it has. Sets whose gold is pieces only have no row.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from training.crossval import model_for
from training.labels import align, words
from training.pages import SETS, GoldPage, load

from broadsheet.evidence import gather
from broadsheet.fields.body import choose, hints_of, weighed
from broadsheet.fields.comments import comments
from broadsheet.fields.description import description
from broadsheet.fields.ending import beyond
from broadsheet.fields.headline import headline
from broadsheet.fields.subject import shown_by, subject
from broadsheet.page import open_page


@dataclass(slots=True)
class Cut:
    """What the step did to the pages of one set."""

    pages: int = 0
    acted: int = 0
    right: float = 0.0  # words cut that the gold does not have
    wrong: float = 0.0  # words cut that it has
    hurt: list[str] = field(default_factory=list)  # pages that lost more of their text than of anything else

    def add(self, page: GoldPage) -> None:
        self.pages += 1
        texts, behind = _read(page)
        if not behind:
            return
        self.acted += 1
        shares = align([words(text) for text in texts], words(_text_of(page)))
        wrong = sum(shares[i] * len(words(texts[i])) for i in behind)
        right = sum(len(words(texts[i])) for i in behind) - wrong
        self.right += right
        self.wrong += wrong
        if wrong > right:
            self.hurt.append(page.key)


def _text_of(page: GoldPage) -> str:
    """The gold text without the headline, which some sets count as its first line and other stories' links repeat."""
    text: str = page.gold["text"]
    return text.partition("\n")[2] if page.gold.get("headline_first") else text


def _read(page: GoldPage) -> tuple[list[str], set[int]]:
    """The texts of all blocks of a page, and which of them the step cuts."""
    ev = gather(open_page(page.html, page.url, None))
    about = subject(ev)
    title = headline(ev, about)
    hints = hints_of(ev, about, title.value, description(ev, about, title.value).value)
    outside = comments(ev, about).nodes
    about = shown_by(ev, about, title)
    blocks, likely = weighed(ev, about, hints, outside, model_for(page.html))
    chosen, _ = choose(likely, blocks.units())
    return [blocks.text(i) for i in range(blocks.count)], beyond(ev, about, blocks, likely, chosen)


def main() -> None:
    """A table, one row a set, and the pages that the step hurts."""
    print("| set | pages | acted on | words rightly cut | words wrongly cut | pages hurt |\n|---|---|---|---|---|---|")
    hurt = []
    for name in SETS:
        cut = Cut()
        for page in load(name):
            if "text" in page.gold:
                cut.add(page)
        if cut.pages:
            print(f"| {name} | {cut.pages} | {cut.acted} | {cut.right:.0f} | {cut.wrong:.0f} | {len(cut.hurt)} |", flush=True)
            hurt += cut.hurt
    print("hurt:", *hurt)


if __name__ == "__main__":
    main()
