"""Articles made up for measuring: text of eight languages from small grammars of our own, the same on every machine.

No two articles share a sentence unless they are meant to: what a sentence says is drawn from long lists of names, places,
numbers and deeds.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape

from broadsheet import Capture

START = datetime(2020, 1, 1, tzinfo=UTC)

# Syllables to make words of, by language: enough to look like it, and to be folded, counted and cut like it.
_SYLLABLES = {
    "en": "har bour coun cil re port win ter fer ry mar ket pa per min is ter vil lage bridge trea ty sta tion peo ple".split(),
    "fr": "por té cé lè bre mai rie gou ver ne ment é lec tion pê che hô tel châ teau rou te mi nis tre lé gis".split(),
    "de": "hafen rat schluss straße bür ger meis ter ge setz kün dig ung über gang zei tung ver wal tung müh le brük ke".split(),
    "es": "puer to go bier no ciu dad ma ña na e lec ción ni ño ca lle mon ta ña pro vin cia po li cí a".split(),
    "ru": "го род ми нис тр гор со вет но вост ь ре ка мо ст за кон вы бор ы ста рый ёл ка де ло цен тр".split(),
    "ar": "مد ينة وز ير مج لس ان تخا ب قا نون طر يق ني ل سو ق با ب شم س قم ر حك ومة".split(),
    "zh": list(
        "城市政府会议经济发展报告新闻记者昨日表示计划项目建设交通学校医院人民广场河流桥梁冬季渔业市场价格增长下降调查结果公布专家认为未来五年投资技术研究大学国际合作协议签署"
    ),
    "ja": list(
        "市役所会議経済発表記者昨日計画建設交通学校病院広場川橋冬漁業市場価格増加減少調査結果専門家今後投資技術研究大学国際協力協定署名のはがをにでとから"
    ),
}
LANGUAGES = tuple(_SYLLABLES)
_SPACELESS = {"zh", "ja"}
_STOPS = {"zh": "。", "ja": "。", "ar": ".", "ru": "."}
_COMMON = {
    "en": "the of and to in a that is for on with as by at from".split(), "fr": "le la de et à les des en un une que pour sur".split(),
    "de": "der die und in den von zu das mit sich des auf für".split(), "es": "de la que el en y a los se del las un por con".split(),
    "ru": "и в не на что он с как это по но из у за".split(), "ar": "في من على إلى أن هذا التي مع عن بعد".split(),
}  # fmt: skip


@dataclass(frozen=True)
class Text:
    """An article to be printed."""

    language: str
    headline: str
    paragraphs: tuple[str, ...]
    publisher: str = "The Made-up Times"
    at: datetime = START


class Press:
    """Prints articles. The vocabulary of a language follows Zipf's law: some words are everywhere, most are rare."""

    def __init__(self, seed: int, vocabulary: int = 20_000) -> None:
        self.chance = random.Random(seed)
        self.words: dict[str, list[str]] = {}
        self.weights = [1 / (n + 10) for n in range(vocabulary)]
        for language, syllables in _SYLLABLES.items():
            maker = random.Random(f"{language}")
            found: dict[str, None] = dict.fromkeys(_COMMON.get(language, ()))
            while len(found) < vocabulary:
                found["".join(maker.choices(syllables, k=maker.randint(2, 4)))] = None
            self.words[language] = list(found)[:vocabulary]
        self._totals: list[float] | None = None

    def _draw(self, language: str, count: int) -> list[str]:
        if self._totals is None:
            total, self._totals = 0.0, []
            for weight in self.weights:
                total += weight
                self._totals.append(total)
        return self.chance.choices(self.words[language], cum_weights=self._totals, k=count)

    def sentence(self, language: str) -> str:
        """One sentence, with a name or a number now and then."""
        words = self._draw(language, self.chance.randint(7, 22))
        if self.chance.random() < 0.4:
            words.insert(self.chance.randrange(1, len(words)), str(self.chance.randint(2, 9999)))
        if language not in _SPACELESS and self.chance.random() < 0.5:
            words.insert(self.chance.randrange(1, len(words)), self.chance.choice(words).capitalize())
        if language in _SPACELESS:
            return "".join(words) + _STOPS[language]
        return " ".join(words).capitalize() + _STOPS.get(language, ".")

    def paragraph(self, language: str) -> str:
        """Two to four sentences."""
        return ("" if language in _SPACELESS else " ").join(self.sentence(language) for _ in range(self.chance.randint(2, 4)))

    def article(self, language: str | None = None, paragraphs: int | None = None) -> Text:
        """One article; of a language drawn by chance where none is said."""
        language = language or self.chance.choice(LANGUAGES)
        count = paragraphs or self.chance.randint(5, 12)
        headline = self.sentence(language).rstrip(".。")[:90]
        at = START + timedelta(minutes=self.chance.randrange(3 * 365 * 24 * 60))
        return Text(
            language, headline, tuple(self.paragraph(language) for _ in range(count)), f"Paper {self.chance.randrange(200)}", at
        )


def page(text: Text, *, furniture: int = 12) -> bytes:
    """The article as a newspaper's page, with what else is on such a page."""
    links = "".join(f'<li><a href="/more/{n}">More from section {n}</a></li>' for n in range(furniture))
    body = "".join(f"<p>{escape(paragraph, quote=False)}</p>\n" for paragraph in text.paragraphs)
    return (
        f'<!doctype html><html lang="{text.language}"><head><meta charset="utf-8"><title>{escape(text.headline)} | {text.publisher}</title>'
        f'<meta property="og:type" content="article"><meta property="og:site_name" content="{text.publisher}">'
        f'<meta property="article:published_time" content="{text.at.isoformat()}"></head><body><nav><ul>{links}</ul></nav>'
        f"<main><article><h1>{escape(text.headline)}</h1>\n{body}</article></main><aside><ul>{links}</ul></aside>"
        f"<footer><p>© {text.publisher}</p><ul>{links}</ul></footer></body></html>"
    ).encode()


def capture(text: Text, url: str, at: datetime | None = None) -> Capture:
    """The page as it was fetched, ten minutes after it was published."""
    headers = {"content-type": "text/html; charset=utf-8"}
    return Capture(page(text), url, headers, at or text.at + timedelta(minutes=10), url)


def retitled(text: Text, headline: str) -> Text:
    """The same under another headline."""
    return replace(text, headline=headline)
