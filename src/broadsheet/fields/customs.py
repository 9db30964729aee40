"""How the page's country writes its dates, from what the page says of its language and place."""

from __future__ import annotations

from ..evidence import Evidence
from ..once import lately, once_each
from ..pattern import pattern
from .datetext import Customs

_TAG = pattern(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}))?")
# Countries that write the month first: the United States, its islands, the Philippines (CLDR's short date pattern).
_MONTH_FIRST = frozenset({"us", "ph", "pr", "gu"})
_AMERICAN = frozenset({"us", "gov", "mil", "edu", "ph"})  # top-level domains of the same
_GENERIC = frozenset(
    {"com", "org", "net", "info", "biz", "io", "co", "tv", "me", "news", "online", "site", "blog", "app", "dev", "ai"}
)
_VARIANTS = {
    "sr": ("sr", "sr-Latn", "hr"),
    "bs": ("hr", "sr-Latn", "sr"),
    "sh": ("sr-Latn", "hr"),
    "no": ("nb",),
    "nn": ("nb",),
    "tl": ("fil",),
}


@once_each
def customs(ev: Evidence) -> Customs:
    """The page's languages, likeliest first, and whether 10/7 is a day in October."""
    languages: list[str] = []
    regions: list[str] = []
    for declared in _declared(ev):
        spoken, region = _read(declared)
        languages += [one for one in spoken if one not in languages]
        regions += [region] if region else []
    return Customs(tuple(languages), _month_first(languages, regions, _domain(ev)))


@lately(64)  # of few languages and countries
def _read(tag: str) -> tuple[tuple[str, ...], str]:
    """The languages that a tag may mean, and its country; empty where it names none."""
    match = _TAG.match(tag)
    if match is None:
        return (), ""
    language = match[1].lower()
    return _VARIANTS.get(language, (language,)), (match[3] or "").lower()


def _declared(ev: Evidence) -> list[str]:
    html = ev.page.tree.root.first("html")
    found = [(html.get("lang") or html.get("xml:lang") or "") if html is not None else ""]
    found += [meta.content for meta in ev.first_metas("og:locale", "content-language", "language", "dc.language")]
    found.append(ev.page.headers.get("content-language", ""))
    return [text.strip() for text in found if text.strip()]


def _month_first(languages: list[str], regions: list[str], domain: str) -> bool | None:
    if domain in _AMERICAN:
        return True
    if languages and languages[0] not in ("en", "fil"):
        return False
    if domain not in _GENERIC and domain:
        return None if domain == "ca" else False
    if any(region not in _MONTH_FIRST and region != "ca" for region in regions):
        return False
    # "en-US" is what software writes when nobody chose: it does not decide alone
    return None


def _domain(ev: Evidence) -> str:
    return ev.page.host.rpartition(".")[2].lower()
