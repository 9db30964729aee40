"""Templates to answers: every page is rendered here, every value escaped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ...archive import snippets
from ...fields.words.embeds import POSTS
from ...rendering.direction import direction
from ...version import __version__
from ..tags import tagged
from .inline import inline, lines

if TYPE_CHECKING:
    from ...archive import Archive

_TEMPLATES = Path(__file__).parent.parent / "templates"
_LINKED = frozenset({"http", "https"})


def archive_of(request: Request) -> Archive:
    """The archive that this room shows."""
    found: Archive = request.app.state.archive
    return found


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """`template` with `values`, as an answer; one that the browser has already is not sent again."""
    common = {"request": request, "csrf": getattr(request.state, "csrf", ""), "settings": request.app.state.settings}
    html = ENVIRONMENT.get_template(template).render(common | values)
    if status == 200 and request.method in ("GET", "HEAD"):
        return tagged(request, html.encode("utf-8", "replace"), "text/html; charset=utf-8")
    return HTMLResponse(html.encode("utf-8", "replace"), status)


def address(path: str, **query: object) -> str:
    """`path` with the parts of `query` that are not None; not escaped for HTML."""
    given = {name.rstrip("_"): value for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def link(url: str | None) -> str | None:
    """`url` where a person may be sent there: http(s) only."""
    try:
        return url if url and urlsplit(url).scheme.lower() in _LINKED else None
    except ValueError:
        return None


def encoded(url: str) -> str:
    """`url` as it may stand in a list of addresses: without spaces and without a comma at its end."""
    return url.replace(" ", "%20").replace(",", "%2C") if url[-1:] == "," or " " in url else url


def post_class(provider: str | None) -> str | None:
    """What embed codes call a post of `provider`; None where they have no name for it."""
    return next((name for name, whose in POSTS.items() if whose == provider), None)


def paragraphs(text: str) -> list[str]:
    """What blank lines part."""
    return text.split("\n\n")


def host(url: str | None) -> str:
    """The host of an address, without "www."; empty where it has none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def long_day(day: date) -> str:
    """Monday, 23 November 2026."""
    return f"{day:%A}, {day.day} {day:%B %Y}"


def stamp(text: str | None, day: date | None = None) -> str:
    """A record's date for people: as precise as the page, its own offset kept; of `day` only the hour, where there is one."""
    if not text:
        return ""
    try:
        if len(text) <= 10:
            day = date.fromisoformat(text)
            return f"{day.day} {day:%B %Y}"
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    offset = f"{at:%z}"
    zone = "" if at.tzinfo is None else " UTC" if offset == "+0000" else f" {offset[:3]}:{offset[3:5]}"
    return f"{at:%H:%M}{zone}" if at.date() == day else f"{at.day} {at:%B %Y, %H:%M}{zone}"


def moment(at: datetime) -> str:
    """A time of ours: UTC, to the minute."""
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def marked(snippet: str) -> list[tuple[bool, str]]:
    """A search's snippet as pieces: whether each is what was looked for."""
    return [(bool(i % 2), piece) for i, piece in enumerate(snippet.split(snippets.MARK)) if piece]


def number(value: int) -> str:
    """12,345."""
    return f"{value:,}"


def size(count: int) -> str:
    """Bytes for people."""
    amount = float(count)
    for unit in ("bytes", "KB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return ""


def _environment(names: Mapping[str, Any]) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(address=address, release=__version__)
    made.filters.update(names)
    return made


ENVIRONMENT = _environment(
    {
        "direction": direction,
        "host": host,
        "encoded": encoded,
        "inline": inline,
        "lines": lines,
        "link": link,
        "long_day": long_day,
        "marked": marked,
        "moment": moment,
        "number": number,
        "paragraphs": paragraphs,
        "post_class": post_class,
        "size": size,
        "stamp": stamp,
    }
)
