"""What an article shows from elsewhere: players, posts, charts, maps; and what stands in their place until a reader consents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..evidence import Evidence
from ..page import Node, Page, host_of, words
from ..record import Embed
from .body import Body
from .subject import Subject
from .words.embeds import PLACEHOLDERS, POSTS, PROVIDERS

_MOST = 200  # embeds of one page
_MOST_TRIED = 2_000  # elements that may be one
_MOST_ROWS = 120  # of the tree that a placeholder may take
_ALONE = 4  # rows of a paragraph that holds an address: itself, a link, a text
_ABOVE = 60  # rows over the headline where a player may stand
_NOTICE = 600  # characters of a text that can be a placeholder's
_PLAYERS = (
    "iframe amp-youtube amp-twitter amp-instagram amp-video amp-iframe amp-audio amp-vimeo amp-facebook amp-tiktok lite-youtube"
    " lite-vimeo audio video blockquote"
).split()
_SOURCES = (
    "src data-src data-lazy-src data-original data-url data-href data-embed-url data-embed-src data-iframe-src data-src-cmplz"
    " data-cookieblock-src data-cmp-src data-consent-src data-opt-in-src"
).split()
_LINKS = ("cite", "data-instgrm-permalink", "data-text-post-permalink", "data-href", "data-url")
_IDS = {  # some elements give a thing by its number alone
    "amp-youtube": ("data-videoid", "youtube", "https://www.youtube.com/embed/"),
    "lite-youtube": ("videoid", "youtube", "https://www.youtube.com/embed/"),
    "amp-vimeo": ("data-videoid", "vimeo", "https://player.vimeo.com/video/"),
    "lite-vimeo": ("videoid", "vimeo", "https://player.vimeo.com/video/"),
    "amp-twitter": ("data-tweetid", "twitter", "https://twitter.com/i/status/"),
    "amp-instagram": ("data-shortcode", "instagram", "https://www.instagram.com/p/"),
}
_HOLDERS = frozenset(
    "div figure button section span template".split()
)  # what waits for a reader's consent, with the address at hand
_FILES = frozenset({"audio", "video", "amp-video", "amp-audio"})  # players of the page's own
_CARDS = words("fb-post fb-video")  # Facebook's own elements, with the address in an attribute
_QUIET = frozenset({"instagram", "tiktok", "facebook"})  # their quotations hold the machine's words, not the author's
_AWAY = words("ad ads advert advertisement adslot sidebar related newsletter recommended recommendations outbrain taboola")
_PIECE = re.compile(
    r"/(?:status|watch|p|reels?|tv|videos?|posts?|embed|track|episode|shorts|live)[/?]|//youtu\.be/|//vimeo\.com/\d"
)
_ADDRESS = re.compile(r"https?://\S{8,300}")


@dataclass(frozen=True, slots=True)
class Shown:
    """An embed and the rows it takes; None where a placeholder does not say what it stands for. No text stands there."""

    row: int
    end: int
    embed: Embed | None


def embeds(ev: Evidence, subject: Subject, body: Body) -> list[Shown]:
    """What stands between the headline and the end of the body, in page order.

    Frames count where a known provider's, since the others are advertisements and forms more often than not.
    """
    if not body.placed or body.container is None:
        return []
    first = _first(subject, body)
    around = body.placed[-1].node.parent
    last = body.last if around is None or around.tag == "body" else max(body.last, around.end)
    found = [*_players(ev.page, first, last), *_addresses(ev.page, body)]
    found += _placeholders(ev.page, body, found)
    found.sort(key=lambda shown: (shown.row, -shown.end))
    kept: list[Shown] = []
    for shown in found[:_MOST]:
        if not kept or shown.row >= kept[-1].end:
            kept.append(shown)
    return kept


def _first(subject: Subject, body: Body) -> int:
    """The row from which on players are the article's: some stand above the headline, in the element that holds both."""
    heading = subject.heading
    if heading is None or heading.row >= body.first:
        return body.first
    up = heading.parent
    while up is not None and up.end <= body.first:
        up = up.parent
    return max(up.row if up is not None else 0, heading.row - _ABOVE)


def provider_of(url: str) -> str | None:
    """Whose an address is; None for a host that is in no list."""
    host = host_of(url)
    while "." in host:
        if host in PROVIDERS:
            return PROVIDERS[host]
        host = host.partition(".")[2]
    return None


def _players(page: Page, first: int, last: int) -> Iterator[Shown]:
    waiting = [node for node in page.tree.having(*_SOURCES[1:]) if node.tag in _HOLDERS]
    others = [node for node in (*page.tree.worded(_CARDS), *waiting) if first <= node.row < last]
    nodes = [*page.tree.all(*_PLAYERS, first=first, end=last), *others]
    for node in nodes[:_MOST_TRIED]:
        if (embed := _embed(page, node)) is not None and not _is_away(node, first, last):
            yield Shown(node.row, node.end, embed)


def _is_away(node: Node, first: int, last: int) -> bool:
    """Whether it stands in an advertisement or beside the article."""
    for up in node.ancestors[:8]:
        if up.row < first and up.end >= last:
            return False
        if up.tag in ("aside", "nav", "footer") or up.has_word(_AWAY):
            return True
    return False


def _embed(page: Page, node: Node) -> Embed | None:
    tag = node.tag
    if tag == "blockquote":
        return _post(page, node)
    if tag in _IDS:
        attribute, provider, start = _IDS[tag]
        number = (node.get(attribute) or "").strip()
        return Embed(provider=provider, url=start + number) if number and len(number) < 64 and "/" not in number else None
    url = _source(page, node)
    if tag in _FILES:
        url = url or next((address for source in node.all("source") if (address := _source(page, source))), None)
        return Embed(provider=provider_of(url), url=url) if url else None
    if url and (known := provider_of(url) or _map(url)) and node.get("width") not in ("0", "1"):
        return Embed(provider=known, url=url)
    return None


def _source(page: Page, node: Node) -> str | None:
    return next((url for name in _SOURCES if (url := page.absolute(node.get(name)))), None)


def _map(url: str) -> str | None:
    return "google" if re.match(r"https?://(?:www|maps|docs)\.google\.[a-z.]{2,6}/(?:maps|forms|spreadsheets)", url) else None


def _post(page: Page, node: Node) -> Embed | None:
    """The post that a script puts in the place of a quotation."""
    provider = next((POSTS[token] for token in (node.get("class") or "").split() if token in POSTS), None)
    if provider is None:
        return None
    links = [node.get(name) for name in _LINKS]
    links += [link.get("href") for link in reversed(node.all("a"))]
    urls = [url for link in links if link and (url := page.absolute(link))]
    url = next((url for url in urls if provider_of(url) == provider), None)
    said = "" if provider in _QUIET else "\n".join(text for part in node.all("p")[:8] if (text := part.text))
    return Embed(provider=provider, url=url, text=said or None) if url or said else None


def _addresses(page: Page, body: Body) -> Iterator[Shown]:
    """Paragraphs that are nothing but the address of something to show: WordPress leaves them where it could not ask."""
    if not page.tree.says("http", body.first, body.last):
        return
    for node in page.tree.all("p", first=body.first, end=body.last):
        if node.end - node.row > _ALONE:
            continue
        text = node.text
        if text.startswith("http") and _ADDRESS.fullmatch(text) and _PIECE.search(text) and (provider := provider_of(text)):
            yield Shown(node.row, node.end, Embed(provider=provider, url=text))


def _placeholders(page: Page, body: Body, found: list[Shown]) -> Iterator[Shown]:
    notices = [placed for placed in body.placed if _asks(getattr(placed.block, "text", ""))][:_MOST]
    if not notices:
        return
    rows = {placed.row for placed in notices}
    others = sorted(placed.row for placed in body.placed if placed.row not in rows)
    done = 0
    for placed in notices:
        if placed.row < done:
            continue
        holder = placed.node
        for up in holder.ancestors[:5]:
            alone = bisect_left(others, up.row) == bisect_left(others, up.end)
            if up.end - up.row > _MOST_ROWS or up.tag in ("article", "main", "body") or not alone:
                break
            holder = up
        done = holder.end
        if any(holder.row <= shown.row < holder.end for shown in found):
            yield from (Shown(one.row, one.end, None) for one in (p.node for p in notices) if holder.contains(one))
        else:
            yield Shown(min(holder.row, placed.row), max(holder.end, placed.row + 1), _address_in(page, holder))


_BEGINNINGS = frozenset(form for two in (notice[:2] for notice in PLACEHOLDERS) for form in (two, two.capitalize(), two.upper()))


def _asks(text: str) -> bool:
    return text[:2] in _BEGINNINGS and len(text) <= _NOTICE and text[:120].casefold().startswith(PLACEHOLDERS)


def _address_in(page: Page, holder: Node) -> Embed | None:
    """The address that a placeholder would load."""
    for node in (holder, *holder.all("div", "button", "template", "a", "img", "iframe", "blockquote", "figure")[:60]):
        for name in (*_SOURCES, *_LINKS, "href"):
            value = node.get(name)
            if value and (url := page.absolute(value)) and (provider := provider_of(url)) and len(urlsplit(url).path) > 3:
                return Embed(provider=provider, url=url)
    return None
